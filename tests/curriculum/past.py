"""Stored answers and bands for tests of computed values."""

from collections.abc import Mapping, Sequence
from datetime import date
from math import inf

from workbook.curriculum.computed import Computed, compute
from workbook.curriculum.model import Band, Exercise, Value

BANDS = (
    Band("lav", "Lav", 3.5, "Det koster."),
    Band("svag", "Kan styrkes", 5.5),
    Band("ok", "Ok", 7.5),
    Band("god", "Rigtig god", inf),
)


class Past:
    """Stored answers, `page.field` to (day, value)."""

    def __init__(self, **answers: Sequence[tuple[date, Value]]) -> None:
        self.answers = {key.replace("__", "."): series for key, series in answers.items()}

    def series(self, page: str, field: str) -> Sequence[tuple[date, Value]]:
        return self.answers.get(f"{page}.{field}", ())


def told(exercise: Exercise, field: str, values: Mapping[str, Value], past: Past | None = None) -> Computed | None:
    return compute(exercise.field(field), exercise, values, past or Past(), BANDS)


def text(exercise: Exercise, field: str, values: Mapping[str, Value], past: Past | None = None) -> str:
    found = told(exercise, field, values, past)
    assert found is not None
    return found.text
