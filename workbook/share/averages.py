"""A team's averages as they may leave: no finer than they are shown, so that nobody's own answer can be worked out."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from operator import itemgetter

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


@dataclass(frozen=True)
class Averages:
    """Knows how many answered each time; made for one note, for the journal is looked through once for each page."""

    journal: Journal
    library: Library
    _known: dict[tuple[str, str], Sequence[tuple[datetime, Value]]] = field(default_factory=dict, repr=False)
    """By page and question: the moment and how many answered, oldest first."""

    def leaving(self, record: Record, answers: Mapping[str, Answer]) -> Mapping[str, Answer]:
        """The answers of an entry; of a team's averages what may be shown, and none of them when nothing may.

        What everybody answered alike is left out; halves are taken where one or two more or fewer answered than before.
        """
        changed: dict[str, Answer | None] = {}
        values = {name: answer.value for name, answer in record.answers.items()}
        for question in _floored(self.library, record.exercise):
            if question.id in answers:
                counter = question.params["floor"]
                before = self._before(record, counter)
                changed[question.id] = _as_shown(question, answers[question.id], values, values.get(counter), before)
        if not changed:
            return answers
        told = {name: changed.get(name, answer) for name, answer in answers.items()}
        return {name: answer for name, answer in told.items() if answer is not None}

    def _before(self, record: Record, counter: str) -> Value | None:
        """How many answered the time before this one."""
        times = self._times(record.exercise, counter)
        place = bisect_left(times, parse_stamp(record.created), key=itemgetter(0))
        return times[place - 1][1] if place else None

    def _times(self, page: str, counter: str) -> Sequence[tuple[datetime, Value]]:
        if (page, counter) not in self._known:
            found = [
                (parse_stamp(entry.created), entry.answers[counter].value)
                for entry in self.journal.entries_naming(page)
                if entry.exercise == page and counter in entry.answers
            ]
            self._known[page, counter] = sorted(found, key=itemgetter(0))
        return self._known[page, counter]


def _floored(library: Library, page: str) -> Iterator[Field]:
    try:
        exercise: Exercise | None = library.exercise(page) if page in library.heads else None
    except NotFoundError:
        exercise = None
    for question in exercise.fields if exercise is not None else ():
        if question.params.get("floor"):
            yield question


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
