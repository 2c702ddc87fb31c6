"""The numbers that a computed field works on, as they may be shown."""

import dataclasses
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from workbook.curriculum.conditions import rows_of
from workbook.curriculum.model import Band, Exercise, Field, Value
from workbook.curriculum.team import Shown, floor_reason, last_of, team_numbers


class History(Protocol):
    """The answers of stored entries."""

    def series(self, page: str, field: str) -> Sequence[tuple[date, Value]]:
        """The answers to a field, oldest first; without the record whose form is open."""


@dataclass(frozen=True, slots=True)
class Case:
    """All that a computed field may look at."""

    field: Field
    exercise: Exercise
    values: Mapping[str, Value]
    history: History
    bands: Sequence[Band]

    def param(self, name: str) -> str:
        """An argument of the function, empty when it is not given."""
        return self.field.params.get(name, "")

    def page_and_field(self, name: str) -> tuple[str, str]:
        """The page and the field that an argument names; a field alone is one of this page."""
        page, dot, field = self.param(name).rpartition(".")
        return (page if dot else self.exercise.id), field

    def local(self, name: str) -> Field | None:
        """The field of this page that an argument names."""
        page, field_id = self.page_and_field(name)
        if page != self.exercise.id:
            return None
        return next((field for field in (*self.exercise.fields, *self.exercise.tail) if field.id == field_id), None)


@dataclass(frozen=True, slots=True)
class Sample:
    """The numbers of a field: by row, or one under the empty id for a rating."""

    numbers: Mapping[str, float]
    labels: Mapping[str, str]
    """Row id to text, in the page's order."""
    average: float
    team: bool = False
    """Averages of a team, written with one decimal."""
    how: Shown = "exact"
    hidden: Mapping[str, float] = dataclasses.field(default_factory=dict)
    """Rows of a team whose number is not shown, because everybody gave the same end of the scale."""
    reason: str = ""
    """Why nothing may be shown."""


def sample_of(case: Case, name: str) -> Sample | None:
    """The numbers that an argument names: of this page as they stand, of another page the newest.

    None when there are none yet.
    """
    field = case.local(name)
    page, field_id = case.page_and_field(name)
    if field is None:
        numbers = numbers_in(last_of(case.history.series(page, field_id)))
        return Sample(numbers, {}, mean(numbers.values())) if numbers else None
    labels = {row.id: row.text for row in rows_of(field, case.values)} if field.kind == "ratings" else {"": field.label}
    numbers = {row: value for row, value in numbers_in(case.values.get(field.id)).items() if row in labels}
    if field.params.get("floor"):
        return _team_sample(case, field, numbers, labels)
    return Sample(numbers, labels, mean(numbers.values()), team=field.decimals) if numbers else None


def _team_sample(case: Case, field: Field, numbers: Mapping[str, float], labels: Mapping[str, str]) -> Sample | None:
    counter = field.params["floor"]
    reason = floor_reason(field, case.values)
    if reason is not None:
        return Sample({}, labels, math.nan, team=True, reason=reason) if counter in case.values else None
    before = last_of(case.history.series(case.exercise.id, counter))
    found = team_numbers(numbers, case.values.get(counter), before)
    if found is None:
        return None
    return Sample(found.numbers, labels, found.average, team=True, how=found.how, hidden=found.hidden)


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
