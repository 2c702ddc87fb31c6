"""A team's averages as they may leave: no finer than they are shown, so that nobody's own answer can be worked out."""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from workbook.curriculum.library import Library
from workbook.curriculum.model import Exercise, Field, Scalar, Value
from workbook.curriculum.scales import from_ten, on_ten
from workbook.curriculum.team import TeamNumbers, team_numbers
from workbook.dates import parse_stamp
from workbook.errors import NotFoundError
from workbook.journal.journal import Journal
from workbook.journal.records import Answer, Record

_COUNTED = ("rating", "number")


def leaving(journal: Journal, library: Library, record: Record, answers: Mapping[str, Answer]) -> Mapping[str, Answer]:
    """The answers of an entry; of a team's averages what may be shown, and none of them when nothing may.

    What everybody answered alike is left out; halves are taken where one or two more or fewer answered than before.
    """
    changed: dict[str, Answer | None] = {}
    values = {name: answer.value for name, answer in record.answers.items()}
    for field in _floored(library, record.exercise):
        if field.id in answers:
            counter = field.params["floor"]
            before = _before(journal, record, counter)
            changed[field.id] = _as_shown(field, answers[field.id], values, values.get(counter), before)
    if not changed:
        return answers
    told = {name: changed.get(name, answer) for name, answer in answers.items()}
    return {name: answer for name, answer in told.items() if answer is not None}


def _floored(library: Library, page: str) -> Iterator[Field]:
    try:
        exercise: Exercise | None = library.exercise(page) if page in library.heads else None
    except NotFoundError:
        exercise = None
    for field in exercise.fields if exercise is not None else ():
        if field.params.get("floor"):
            yield field


def _before(journal: Journal, record: Record, counter: str) -> Value | None:
    """How many answered the time before this one."""
    made = parse_stamp(record.created)
    earlier = [
        (parse_stamp(entry.created), entry.answers[counter].value)
        for entry in journal.entries()
        if entry.exercise == record.exercise and counter in entry.answers
    ]
    return max((one for one in earlier if one[0] < made), key=lambda one: one[0], default=(made, None))[1]


def _as_shown(
    field: Field, answer: Answer, values: Mapping[str, Value], answered: Value | None, before: Value | None
) -> Answer | None:
    cells = dict(_cells(field, answer.value))
    found = team_numbers({key: on_ten(field, cell, values) for key, cell in cells.items()}, answered, before)
    if found is None:
        return None
    if found.how == "exact":
        shown = {key: cells[key] for key in found.numbers}
    else:
        shown = {key: round(from_ten(field, half, values), 1) for key, half in found.numbers.items()}
    return replace(answer, value=_with(field, answer.value, shown, found))


def _cells(field: Field, value: Value) -> Iterator[tuple[str, float]]:
    """The averages of an answer: by row of ratings, by place in a table."""
    if isinstance(value, dict):
        yield from ((row, float(number)) for row, number in value.items())
    column = _column(field)
    for place, row in enumerate(value if isinstance(value, list) else ()):
        cell = row.get(column) if isinstance(row, dict) else None
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            yield str(place), float(cell)


def _with(field: Field, value: Value, shown: Mapping[str, float], found: TeamNumbers) -> Value:
    """The answer with these numbers; a row whose number may not be shown is left out."""
    if not isinstance(value, list):
        return dict(shown)
    column, rows = _column(field), list[str | dict[str, Scalar]]()
    for place, row in enumerate(value):
        if isinstance(row, dict) and str(place) not in found.hidden:
            rows.append({**row, column: shown[str(place)]} if str(place) in shown else row)
    return rows


def _column(field: Field) -> str:
    return next((each.id for each in field.options if each.kind in _COUNTED), "")
