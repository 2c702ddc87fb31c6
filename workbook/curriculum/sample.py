"""The numbers that a computed field works on, as they may be shown."""

import dataclasses
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from workbook.curriculum.conditions import rows_of
from workbook.curriculum.functions import NEEDS
from workbook.curriculum.model import Band, Exercise, Field, Value
from workbook.curriculum.scales import on_ten
from workbook.curriculum.team import Shown, floor_reason, team_numbers

Filled = tuple[date, Mapping[str, Value]]
"""A stored form: its day, and field id to value."""


class History(Protocol):
    """The answers of stored entries."""

    def filled(self, page: str) -> Sequence[Filled]:
        """What was stored of a page, oldest first; without the record whose form is open."""

    def question(self, page: str, field: str) -> Field | None:
        """The question on another page; None when it is not there any more."""


@dataclass(frozen=True, slots=True)
class Case:
    """All that a computed field may look at."""

    field: Field
    exercise: Exercise
    values: Mapping[str, Value]
    history: History
    bands: Sequence[Band]
    today: date

    def param(self, name: str) -> str:
        """An argument of the function, empty when it is not given."""
        return self.field.params.get(name, "")

    def names(self, key: str) -> list[str]:
        """The questions that an argument names."""
        return NEEDS[self.param("as")].names(self.field.params, key)

    def place(self, name: str) -> tuple[str, str]:
        """The page and the field of a name; a field alone is one of this page."""
        page, dot, field = name.rpartition(".")
        return (page if dot else self.exercise.id), field

    def question(self, name: str) -> Field | None:
        """The question that a name stands for."""
        page, field_id = self.place(name)
        if page != self.exercise.id:
            return self.history.question(page, field_id)
        return next((field for field in (*self.exercise.fields, *self.exercise.tail) if field.id == field_id), None)

    def is_here(self, name: str) -> bool:
        """Whether the question stands on this page."""
        return self.place(name)[0] == self.exercise.id

    def forms(self, name: str) -> list[tuple[Filled, Sequence[Filled]]]:
        """The stored forms in which a question was answered, oldest first, each with those of the page before it."""
        page, field_id = self.place(name)
        filled = self.history.filled(page)
        return [(one, filled[:place]) for place, one in enumerate(filled) if field_id in one[1]]

    def newest(self, name: str) -> tuple[Mapping[str, Value], Sequence[Filled]]:
        """The form that a name is read from, and those before it: the open one, else the newest that answers it."""
        if self.is_here(name):
            return self.values, self.history.filled(self.exercise.id)
        forms = self.forms(name)
        return (forms[-1][0][1], forms[-1][1]) if forms else ({}, ())

    def value(self, name: str) -> Value | None:
        """The answer to a question: of this page as it stands, of another page the newest."""
        return self.newest(name)[0].get(self.place(name)[1])


@dataclass(frozen=True, slots=True)
class Sample:
    """The numbers of a field: by row, or one under the empty id for a rating."""

    numbers: Mapping[str, float]
    labels: Mapping[str, str]
    """Row id to its short name, in the page's order."""
    average: float
    team: bool = False
    """Averages of a team, written with one decimal."""
    how: Shown = "exact"
    hidden: Mapping[str, float] = dataclasses.field(default_factory=dict)
    """Rows of a team whose number is not shown, because everybody gave the same end of the scale."""
    reason: str = ""
    """Why nothing may be shown."""


def sample_of(case: Case, key: str) -> Sample | None:
    """The numbers of the question that an argument names; None when there are none yet."""
    return sample_named(case, case.param(key)) if case.param(key) else None


def sample_named(case: Case, name: str) -> Sample | None:
    """The numbers of a question: of this page as they stand, of another page the newest; None when there are none."""
    field = case.question(name)
    return None if field is None else sample_in(field, *case.newest(name))


def sample_in(field: Field, values: Mapping[str, Value], earlier: Sequence[Filled]) -> Sample | None:
    """The numbers of a question in one form; `earlier` are those of its page before it."""
    value = values.get(field.id)
    labels = _labels(field, value, values)
    numbers = {row: on_ten(field, number, values) for row, number in _numbers(field, value).items() if row in labels}
    if field.params.get("floor"):
        return _team_sample(field, numbers, labels, values, earlier)
    return Sample(numbers, labels, mean(numbers.values()), team=field.decimals) if numbers else None


def _team_sample(
    field: Field,
    numbers: Mapping[str, float],
    labels: Mapping[str, str],
    values: Mapping[str, Value],
    earlier: Sequence[Filled],
) -> Sample | None:
    counter = field.params["floor"]
    reason = floor_reason(field, values)
    if reason is not None:
        return Sample({}, labels, math.nan, team=True, reason=reason) if counter in values else None
    before = next((filled[counter] for _day, filled in reversed(earlier) if counter in filled), None)
    found = team_numbers(numbers, values.get(counter), before)
    if found is None:
        return None
    return Sample(found.numbers, labels, found.average, team=True, how=found.how, hidden=found.hidden)


def _labels(field: Field, value: Value | None, values: Mapping[str, Value]) -> dict[str, str]:
    if field.kind == "ratings":
        return {row.id: row.short for row in rows_of(field, values)}
    if field.kind == "table":
        return {key: name for key, name, _number in _keyed(table_rows(field, value))}
    return {"": field.label}


def _numbers(field: Field, value: Value | None) -> dict[str, float]:
    if field.kind == "table":
        return {key: number for key, _name, number in _keyed(table_rows(field, value)) if number is not None}
    if field.kind == "choice":
        return {"": float(value)} if isinstance(value, str) and value.isdecimal() else {}
    return numbers_in(value)


def _keyed(rows: Sequence[tuple[str, float | None]]) -> list[tuple[str, str, float | None]]:
    """The rows by their names, so that they are known again in another form; of one name by how many were before."""
    names = [name for name, _number in rows]
    return [(f"{name} {names[:place].count(name)}", name, number) for place, (name, number) in enumerate(rows)]


def table_rows(field: Field, value: Value | None, column: str = "") -> list[tuple[str, float | None]]:
    """The first cell of each row of a table, and its number in a column: the named one, else the first with numbers."""
    if not isinstance(value, list) or not field.options:
        return []
    first = field.options[0]
    names = dict(first.choices)
    counted = column or next((each.id for each in field.options if each.kind in ("rating", "number")), "")
    found: list[tuple[str, float | None]] = []
    for row in value:
        if isinstance(row, dict) and first.id in row:
            cell = row.get(counted)
            number = float(cell) if isinstance(cell, int | float) and not isinstance(cell, bool) else None
            found.append((names.get(str(row[first.id]), str(row[first.id])), number))
    return found


def numbers_in(value: Value | None) -> dict[str, float]:
    """The numbers of a stored answer: of a rating under the empty id."""
    if isinstance(value, dict):
        return {row: float(number) for row, number in value.items()}
    if isinstance(value, int | float) and not isinstance(value, bool):
        return {"": float(value)}
    return {}


def mean(numbers: Iterable[float]) -> float:
    """The average; not a number when there is nothing to take it of."""
    found = list(numbers)
    return math.fsum(found) / len(found) if found else math.nan
