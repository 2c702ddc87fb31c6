"""What a form remembers of the dates that it was opened with: one that she left alone is not set back.

Such a date lives in a record of its own, which may be moved elsewhere while the form is a draft.
"""

from collections.abc import Mapping

from workbook.journal.records import Answer, Value

_BEGAN = "began:"
"""Context keys: the date of a field, or of a row of a table, when the form was opened or last stored."""


def with_dates(context: Mapping[str, str], answers: Mapping[str, Answer]) -> dict[str, str]:
    """The context of a draft that begins with these answers."""
    found = {key: text for key, text in context.items() if not key.startswith(_BEGAN)}
    for name, answer in answers.items():
        found |= {_BEGAN + place: day for place, day in _days(name, answer.kind, answer.value)}
    return found


def left_alone(context: Mapping[str, str], place: str, day: str) -> bool:
    """Whether the date of a place, a field or `field.row`, is the one that the form was opened with; none is empty."""
    return context.get(_BEGAN + place, "") == day


def _days(name: str, kind: str, value: Value) -> list[tuple[str, str]]:
    if kind == "date" and isinstance(value, str):
        return [(name, value)]
    rows = [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []
    return [(f"{name}.{row['hvad']}", str(row.get("dato", ""))) for row in rows if "hvad" in row]
