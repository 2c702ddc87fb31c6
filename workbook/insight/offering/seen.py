"""What a rule may look at, and what it gives."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from workbook.curriculum.conditions import rows_of
from workbook.curriculum.model import Band, Exercise, Field, PageHead, Value
from workbook.curriculum.sample import History, mean, numbers_in
from workbook.curriculum.team import TeamNumbers, team_numbers

Way = Literal["help", "outcome", "answer", "page", "pause"]
"""What taking an offer does: open the way to help, choose under "what does it lead to?", answer a question of this
page, open another page, let reminders rest."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One suggestion."""

    way: Way
    why: str
    """One sentence to the leader."""
    target: str = ""
    """The outcome's id, the option's id, or the page's id."""
    field: str = ""
    """The question that is answered; on another page the one that the text goes to, empty for none."""
    carried: str = ""
    """The question of this page whose text goes along."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A page as it stands, and what was answered before."""

    exercise: Exercise
    values: Mapping[str, Value]
    history: History
    """Stored answers, without those of the form itself."""
    bands: Sequence[Band]
    shown: frozenset[str]
    """The questions that are asked now."""
    heads: Mapping[str, PageHead]

    def computed(self, *functions: str) -> Iterator[Field]:
        """The computed values of the page that use one of these functions."""
        return (field for field in self.exercise.fields if field.params.get("as") in functions)

    def named(self, name: str) -> Field | None:
        """The page's own question of that id."""
        return next((field for field in self.exercise.fields if field.id == name), None)

    def has_outcome(self, outcome: str) -> bool:
        """Whether the tail asks what it leads to, and nothing was chosen there that leads elsewhere."""
        return any(field.id == "udkomme" for field in self.exercise.tail) and self.values.get("udkomme") != outcome


def numbers_now(seen: Seen, field: Field) -> Mapping[str, float]:
    """The numbers of a question as they may be looked at; those of a team only as they may be shown."""
    numbers = _asked(seen, field)
    if not field.params.get("floor"):
        return numbers
    team = _team(seen, field, numbers)
    return team.numbers if team is not None else {}


def average_now(seen: Seen, field: Field) -> float:
    """The average whose band is shown; of a team with what everybody answered alike, of which no number is shown."""
    numbers = _asked(seen, field)
    if not field.params.get("floor"):
        return average(numbers)
    team = _team(seen, field, numbers)
    return team.average if team is not None else math.nan


def _asked(seen: Seen, field: Field) -> Mapping[str, float]:
    """The numbers of the rows that are asked now."""
    rows = {row.id for row in rows_of(field, seen.values)} if field.kind == "ratings" else {""}
    return {row: value for row, value in numbers_in(seen.values.get(field.id)).items() if row in rows}


def numbers_before(seen: Seen, page: str, field_id: str) -> Mapping[str, float]:
    """The newest stored numbers of a question."""
    return numbers_in(last_answer(seen, page, field_id))


def last_answer(seen: Seen, page: str, field_id: str) -> Value | None:
    """The newest stored answer to a question."""
    answers = (values[field_id] for _day, values in reversed(seen.history.filled(page)) if field_id in values)
    return next(answers, None)


def average(numbers: Mapping[str, float]) -> float:
    """Not a number when there are none."""
    return mean(numbers.values())


def _team(seen: Seen, field: Field, numbers: Mapping[str, float]) -> TeamNumbers | None:
    counter = field.params["floor"]
    return team_numbers(numbers, seen.values.get(counter), last_answer(seen, seen.exercise.id, counter))
