"""When a team's averages may be kept and how they may be shown, so that nobody's own answer can be worked out.

Fewer than five answers: neither kept nor shown. One or two answers more or fewer than the last time: rounded to
halves, for the difference of two averages would tell what those one or two said. An average at an end of the scale
means that everybody gave that answer: its number is not shown, and if all are so, only the band is.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from workbook.curriculum.model import Exercise, Field, Value
from workbook.i18n import _

FEWEST = 5
_SMALL_CHANGE = 2
_ENDS = (1.0, 10.0)

Shown = Literal["exact", "halves", "band"]
"""How a team's numbers may be shown."""


@dataclass(frozen=True, slots=True)
class TeamNumbers:
    """The averages as they may be shown."""

    numbers: Mapping[str, float]
    """Row id to average, the extreme ones left out."""
    average: float
    """Of all rows, for the band; shown as a number only when `how` is not `band`."""
    how: Shown
    hidden: Mapping[str, float]
    """The rows whose average is at an end of the scale: only their band may be shown."""


def team_average_allowed(answered: Value | None) -> bool:
    """Whether so many answered that their average may be kept and shown."""
    return isinstance(answered, int | float) and not isinstance(answered, bool) and answered >= FEWEST


def floor_reason(field: Field, values: Mapping[str, Value]) -> str | None:
    """Why a team's averages (`floor=`) are not taken now; None when they are, and for every other field."""
    counter = field.params.get("floor")
    if not counter or team_average_allowed(values.get(counter)):
        return None
    if counter not in values:
        return _("Write first how many answered: averages are only kept when at least five did.")
    return _("Fewer than five answered, so averages are neither kept nor shown: one could work out who said what.")


def not_kept(exercise: Exercise, values: Mapping[str, Value]) -> tuple[str, ...]:
    """The answers that must go before anything is stored: averages of fewer than five."""
    return tuple(
        field.id for field in exercise.fields if field.id in values and floor_reason(field, values) is not None
    )


def team_numbers(
    numbers: Mapping[str, float], answered: Value | None, last_answered: Value | None
) -> TeamNumbers | None:
    """The averages as they may be shown; None when there are none, or none may be.

    `answered` is how many the averages stand for, `last_answered` the same of the measurement before.
    """
    if not numbers or not team_average_allowed(answered):
        return None
    average = math.fsum(numbers.values()) / len(numbers)
    ends = {row: value for row, value in numbers.items() if value in _ENDS}
    shown = {row: value for row, value in numbers.items() if row not in ends}
    if not shown:
        return TeamNumbers({}, average, "band", ends)
    if not _is_small_change(answered, last_answered):
        return TeamNumbers(shown, average, "exact", ends)
    return TeamNumbers({row: to_half(value) for row, value in shown.items()}, to_half(average), "halves", ends)


def to_half(value: float) -> float:
    """The value rounded to the nearest half, upwards when between two."""
    return math.floor(value * 2 + 0.5) / 2


def _is_small_change(answered: Value | None, last: Value | None) -> bool:
    if not isinstance(answered, int | float) or not isinstance(last, int | float):
        return False
    return 0 < abs(answered - last) <= _SMALL_CHANGE
