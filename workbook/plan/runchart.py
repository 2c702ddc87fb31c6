"""A run chart: values over time around their median, and what may be said of them.

The rules are those of Perla, Provost and Murray (BMJ Quality & Safety 2011): a shift is six or more values in a row on
one side of the median, values on it left out; a trend is five or more in a row that all rise or all fall, a value like
the one before it left out. With fewer than twelve values nothing is claimed: chance alone often looks like a pattern.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median
from typing import Final, Literal

from workbook.i18n import _, n_

ENOUGH: Final = 12
SHIFT: Final = 6
TREND: Final = 5


@dataclass(frozen=True)
class Point:
    """One measurement."""

    day: date
    value: float
    cycle: int = 0
    """The cycle in which it was taken; 0 before the first."""


@dataclass(frozen=True)
class Pattern:
    """A run that chance alone rarely makes."""

    kind: Literal["shift", "trend"]
    up: bool
    """Above the median, or rising."""
    first: int
    last: int
    """Places of its first and last point among all points, counted from 0."""
    count: int
    """Points that count: without those on the median, or like the one before."""


@dataclass(frozen=True)
class Reading:
    """What the points say."""

    points: tuple[Point, ...]
    """By day; points of one day in the order in which they came."""
    median: float | None
    """None without points."""
    patterns: tuple[Pattern, ...]
    """None while there are too few."""

    @property
    def enough(self) -> bool:
        """Whether anything may be claimed."""
        return len(self.points) >= ENOUGH


def read(points: Sequence[Point]) -> Reading:
    """The chart of these points."""
    ordered = tuple(sorted(points, key=lambda point: point.day))
    values = [point.value for point in ordered]
    if not values:
        return Reading((), None, ())
    middle = float(median(values))
    patterns = (*_shifts(values, middle), *_trends(values)) if len(values) >= ENOUGH else ()
    return Reading(ordered, middle, patterns)


def words(reading: Reading) -> str:
    """What may be said, in one or a few sentences; too few measurements claim nothing."""
    count = len(reading.points)
    if not reading.enough:
        have = n_("{n} measurement", "{n} measurements", count).format(n=count)
        return _("Too few measurements to say anything ({have} of {enough}).").format(have=have, enough=ENOUGH)
    if not reading.patterns:
        return _("No pattern beyond what chance makes.")
    return " ".join(_sentence(one) for one in reading.patterns)


def _sentence(pattern: Pattern) -> str:
    sentences = {
        ("shift", True): _("A shift: {n} measurements in a row lie above the median."),
        ("shift", False): _("A shift: {n} measurements in a row lie below the median."),
        ("trend", True): _("A trend: {n} measurements in a row rise."),
        ("trend", False): _("A trend: {n} measurements in a row fall."),
    }
    return sentences[pattern.kind, pattern.up].format(n=pattern.count)


def _shifts(values: Sequence[float], middle: float) -> list[Pattern]:
    sides = [(place, value > middle) for place, value in enumerate(values) if value != middle]
    return [Pattern("shift", run[0][1], run[0][0], run[-1][0], len(run)) for run in _runs(sides) if len(run) >= SHIFT]


def _trends(values: Sequence[float]) -> list[Pattern]:
    """Steps between values; a step of nothing is left out, and so many steps join one value more."""
    steps = [(place, later > earlier) for place, (earlier, later) in enumerate(pairwise(values), 1) if later != earlier]
    return [
        Pattern("trend", run[0][1], run[0][0] - 1, run[-1][0], len(run) + 1)
        for run in _runs(steps)
        if len(run) >= TREND - 1
    ]


def _runs(marks: Sequence[tuple[int, bool]]) -> list[list[tuple[int, bool]]]:
    """Neighbours that say the same, together."""
    found: list[list[tuple[int, bool]]] = []
    for one in marks:
        if found and found[-1][-1][1] == one[1]:
            found[-1].append(one)
        else:
            found.append([one])
    return found
