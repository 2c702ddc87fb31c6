"""Which fields of a page are asked: by the other answers, by the calendar, by a choice of rows."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from itertools import chain

from workbook.curriculum.model import Condition, Exercise, Field, Option, Value

_NOT_DIGITS = re.compile(r"[^0-9]+")


def holds(condition: Condition | None, values: Mapping[str, Value]) -> bool:
    """Whether a condition is met; one on an unanswered field is not."""
    if condition is None:
        return True
    value = values.get(condition.field)
    if value is None:
        return False
    if condition.relation == "=":
        given = value if isinstance(value, list) else [value]
        return any(str(each) in condition.values for each in given)
    return any((number >= condition.limit) == (condition.relation == ">=") for number in _measured(condition, value))


def _measured(condition: Condition, value: Value) -> list[int | float]:
    """What is held against the limit: a number, the numbers of the named rows, or how many a list holds."""
    if isinstance(value, dict):
        return [value[row] for row in condition.rows if row in value]
    if isinstance(value, list):
        return [len(value)]
    return [] if isinstance(value, bool | str) else [value]


def visible(exercise: Exercise, values: Mapping[str, Value], created: date, today: date) -> tuple[Field, ...]:
    """The fields to show now, the tail's last.

    A field is hidden when its condition does not hold or the condition's field is hidden itself, when its day
    has not come, and when what it is computed `after` is not answered.
    """
    shown = _asked(exercise, values)
    return tuple(
        field
        for field in (*exercise.fields, *exercise.tail)
        if field.id in shown and not _is_early(field, values, created, today) and _is_due(field, values)
    )


def waiting(
    exercise: Exercise, values: Mapping[str, Value], created: date, today: date
) -> tuple[tuple[Field, date], ...]:
    """The fields that are asked on a later day, and that day; one whose day is not known yet is left out."""
    shown = _asked(exercise, values)
    found = []
    for field in (*exercise.fields, *exercise.tail):
        day = opening_day(field, values, created)
        if field.id in shown and day is not None and day > today:
            found.append((field, day))
    return tuple(found)


def opening_day(field: Field, values: Mapping[str, Value], created: date) -> date | None:
    """The day on which a field is first asked; None when it has none, or none yet."""
    if not field.opens:
        return None
    if field.opens.startswith("+"):
        return created + timedelta(days=int(field.opens[1:]))
    value = values.get(field.opens)
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def opens_by_itself(field: Field, values: Mapping[str, Value]) -> bool:
    """Whether a pause is begun without being asked for (`at="intensitet>=8"`)."""
    # Imported here: a condition's text is only read for pauses.
    from workbook.curriculum.attributes import read_condition

    condition = read_condition(field.params.get("at", ""))
    return condition is not None and holds(condition, values)


def rows_of(field: Field, values: Mapping[str, Value]) -> tuple[Option, ...]:
    """The rows or options that are asked: with `rows_by` only those of the answer there.

    While that is missing, a list has all its options and a rating set no rows.
    """
    chooser = field.params.get("rows_by")
    if not chooser:
        return field.options
    value = values.get(chooser)
    if value is None:
        return () if field.kind == "ratings" else field.options
    wanted = tuple(chain.from_iterable(row_prefixes(each) for each in (value if isinstance(value, list) else [value])))
    return tuple(row for row in field.options if row.id.startswith(wanted))


def row_prefixes(answer: object) -> tuple[str, ...]:
    """How the ids of the rows of an answer begin: `m2_` for `2` and for `modul-2`, `modul-2_` for the latter too."""
    digits = only_digits(answer)
    return (f"{answer}_", f"m{digits}_") if digits else (f"{answer}_",)


def only_digits(value: object) -> str:
    """The digits of an answer: `1` of `modul-1`."""
    return _NOT_DIGITS.sub("", str(value))


def _asked(exercise: Exercise, values: Mapping[str, Value]) -> set[str]:
    """The ids of the fields whose conditions hold, all the way up."""
    fields = {field.id: field for field in (*exercise.fields, *exercise.tail)}
    known: dict[str, bool] = {}
    for start in fields.values():
        trail: dict[str, Field] = {}
        at: Field | None = start
        while at is not None and at.id not in known and at.id not in trail:
            trail[at.id] = at
            at = fields.get(at.show.field) if at.show else None
        for field in reversed(trail.values()):
            parent = field.show.field if field.show else ""
            known[field.id] = field.show is None or (known.get(parent, False) and holds(field.show, values))
    return {field_id for field_id, is_shown in known.items() if is_shown}


def _is_early(field: Field, values: Mapping[str, Value], created: date, today: date) -> bool:
    if not field.opens:
        return False
    day = opening_day(field, values, created)
    return day is None or day > today


def _is_due(field: Field, values: Mapping[str, Value]) -> bool:
    after = field.params.get("after")
    return not after or after in values
