"""What a page itself says that an empty answer begins as: `default=`, and the `rows=` of a table."""

from workbook.curriculum.model import Field, Option, Scalar, Value


def given_start(field: Field) -> Value | None:
    """The answer that a new form starts with; None when the page names none."""
    if (default := field.params.get("default")) is not None:
        return _default(field, default)
    if (rows := field.params.get("rows")) is not None and field.options:
        first = field.options[0]
        return [{first.id: _cell(first, text.strip())} for text in rows.split("|")]
    return None


def _default(field: Field, text: str) -> Value:
    if field.kind in ("choices", "checklist"):
        return [part.strip() for part in text.split("|")]
    return text if field.kind == "choice" else int(text)


def _cell(column: Option, text: str) -> Scalar:
    return int(text) if column.kind in ("number", "rating") else text
