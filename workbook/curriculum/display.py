"""A stored value as plain text: in lists, exports and beside other fields."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from workbook.curriculum.model import Field, Scalar, Value
from workbook.text import number, spoken

_SEPARATOR = " · "
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def labels_of(field: Field, value: Value) -> dict[str, str]:
    """The words behind the ids in a value, so that it can be read when the page is gone.

    The choices of a table's column are keyed `column.id`.
    """
    known = {option.id: option.text for option in field.options}
    match field.kind:
        case "choice":
            return {value: known[value]} if isinstance(value, str) and value in known else {}
        case "choices" | "checklist":
            chosen = value if isinstance(value, list) else []
            return {each: known[each] for each in chosen if isinstance(each, str) and each in known}
        case "ratings":
            return {row: known[row] for row in value if row in known} if isinstance(value, dict) else {}
        case "table":
            return _table_labels(field, value)
        case _:
            return {}


def display(kind: str, value: Value, labels: Mapping[str, str]) -> str:
    """The value in words; lists and tables one line for each part, people by alias. Needs no page."""
    return spoken(_in_words(kind, value, labels))


def _in_words(kind: str, value: Value, labels: Mapping[str, str]) -> str:
    if kind == "date" and isinstance(value, str):
        return _date(value)
    if isinstance(value, dict):
        return "\n".join(f"{labels.get(row, row)}: {_scalar(number_)}" for row, number_ in value.items())
    if isinstance(value, list):
        return "\n".join(_row(part, labels) if isinstance(part, dict) else labels.get(part, part) for part in value)
    if kind == "choice" and isinstance(value, str):
        return labels.get(value, value)
    return _scalar(value)


def _table_labels(field: Field, value: Value) -> dict[str, str]:
    rows = [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []
    labels = {}
    for column in field.options:
        cells = [row[column.id] for row in rows if column.id in row]
        if not cells:
            continue
        labels[column.id] = column.text
        if column.kind == "choice":
            labels |= {f"{column.id}.{key}": text for key, text in column.choices if key in cells}
    return labels


def _row(row: Mapping[str, Scalar], labels: Mapping[str, str]) -> str:
    parts = []
    for column, content in row.items():
        text = labels.get(f"{column}.{content}") or (_date(content) if isinstance(content, str) else _scalar(content))
        parts.append(f"{labels.get(column, column)}: {text}")
    return _SEPARATOR.join(parts)


def _scalar(value: Scalar) -> str:
    """Whole numbers and text as they are; other numbers with the decimals that they have, at least one."""
    if not isinstance(value, float):
        return str(value)
    exponent = Decimal(repr(value)).normalize().as_tuple().exponent
    return number(value, max(-exponent, 1) if isinstance(exponent, int) else 1)


def _date(text: str) -> str:
    """An ISO date in words; any other text as it is."""
    if not _ISO.fullmatch(text):
        return text
    # Imported here: the words for dates are not needed to read a page.
    from workbook.dates import long

    try:
        return long(date.fromisoformat(text))
    except ValueError:
        return text
