"""Stored answers and bands for tests of computed values."""

from collections.abc import Mapping, Sequence
from datetime import date
from math import inf

from workbook.curriculum.computed import Computed, compute
from workbook.curriculum.model import Band, Exercise, Field, Option, Value

TODAY = date(2026, 11, 21)
BANDS = (
    Band("lav", "Lav", 3.5, "Det koster."),
    Band("svag", "Kan styrkes", 5.5),
    Band("ok", "Ok", 7.5),
    Band("god", "Rigtig god", inf),
)


class Past:
    """Stored answers, `page__field` to (day, value); what was stored on the same day in the same place is one form."""

    def __init__(self, **answers: Sequence[tuple[date, Value]]) -> None:
        self.answers = {tuple(key.split("__")): series for key, series in answers.items()}

    def filled(self, page: str) -> Sequence[tuple[date, Mapping[str, Value]]]:
        forms: dict[tuple[date, int], dict[str, Value]] = {}
        for (of_page, field), series in self.answers.items():
            for place, (day, value) in enumerate(series) if of_page == page else ():
                same_day = sum(other == day for other, _value in series[:place])
                forms.setdefault((day, same_day), {})[field] = value
        return [(day, values) for (day, _place), values in sorted(forms.items())]

    def question(self, page: str, field: str) -> Field | None:
        """A question of the kind and the rows that its answers have."""
        series = self.answers.get((page, field))
        if not series:
            return None
        rows = [row for _day, value in series if isinstance(value, dict) for row in value]
        if rows:
            return Field(field, "ratings", field, options=tuple(Option(row, row) for row in dict.fromkeys(rows)))
        return Field(field, "rating", field)


def told(exercise: Exercise, field: str, values: Mapping[str, Value], past: Past | None = None) -> Computed | None:
    return compute(exercise.field(field), exercise, values, past or Past(), BANDS, TODAY)


def text(exercise: Exercise, field: str, values: Mapping[str, Value], past: Past | None = None) -> str:
    found = told(exercise, field, values, past)
    assert found is not None
    return found.text
