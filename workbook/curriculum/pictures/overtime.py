"""Numbers over time, bands of the scale, counts, and the quarters of two years."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from workbook.curriculum.model import Band
from workbook.curriculum.pictures.paper import LINE, MARK, RING, clip, cut, fit, labelled
from workbook.i18n import _
from workbook.text import number

HIGHEST = 10
_COLUMN = 6
"""Columns for each measurement: a day such as `24/11`."""
_MOST_DOTS = 12
_QUARTERS = 4


@dataclass(frozen=True, slots=True)
class Point:
    """One measurement."""

    day: date
    value: float
    said: str
    """The number as it may be shown."""
    note: str = ""
    """What happened at that time, in the leader's words."""


def curve(
    points: Sequence[Point],
    width: int,
    *,
    bands: Sequence[Band] = (),
    others: Sequence[tuple[date, float]] = (),
    highest: int = HIGHEST,
) -> tuple[str, ...]:
    """The newest measurements from left to right on the scale from 1, day and number below, bands at the right edge.

    `others` are numbers of somebody else: each is a ○ at the last measurement of ours on or before its day.
    """
    names = {_top(bands, place): band.title for place, band in enumerate(bands)}
    edge = min(max((len(name) for name in names.values()), default=-2) + 2, 18)
    shown = points[-max((width - 4 - edge) // _COLUMN, 2) :]
    rings = {max((place for place, one in enumerate(shown) if one.day <= day), default=-1): at for day, at in others}
    lines = []
    for level in range(highest, 0, -1):
        cells = "".join(_cell(one, rings.get(place), level) for place, one in enumerate(shown))
        name = cut(names[level], edge - 2) if level in names else ""
        lines.append(f"{level:>2} {'┼' if level in names else '┤'}{cells}  {name}".rstrip())
    lines.append("   └" + LINE * (_COLUMN * len(shown)))
    lines.append("    " + "".join(fit(f"{one.day.day}/{one.day.month}", _COLUMN) for one in shown).rstrip())
    lines.append("    " + "".join(fit(one.said, _COLUMN) for one in shown).rstrip())
    return (*lines, *_notes(shown, width))


def _cell(point: Point, ring: float | None, level: int) -> str:
    sign = MARK if _level(point.value) == level else " "
    other = RING if ring is not None and _level(ring) == level else " "
    return f" {sign}{other}".ljust(_COLUMN)


def _level(value: float) -> int:
    return min(max(int(value + 0.5), 1), HIGHEST)


def _top(bands: Sequence[Band], place: int) -> int:
    """The highest whole number of a band."""
    below = bands[place].below
    return HIGHEST if below > HIGHEST else max(int(below + 0.5) - 1, 1)


def _notes(points: Sequence[Point], width: int) -> list[str]:
    return [cut(f"{one.day.day}/{one.day.month}: {one.note}", width) for one in points if one.note]


def band_scale(bands: Sequence[Band], width: int, *, current: Band) -> tuple[str, ...]:
    """The bands from the highest to the lowest, with a mark at the current one."""
    rows = []
    for place in range(len(bands) - 1, -1, -1):
        band = bands[place]
        low = bands[place - 1].below if place else 1.0
        high = _("{high} and below").format(high=number(band.below - 0.1))
        if place == len(bands) - 1:
            limits = _("{low} and above").format(low=number(low)) if place else number(low)
        elif place == 0:
            limits = high
        else:
            limits = f"{number(low)}-{number(band.below - 0.1)}"
        rows.append((f"{MARK if band is current else RING} {band.title}", limits))
    return labelled(rows, width)


def counts(rows: Sequence[tuple[str, int]], width: int) -> tuple[str, ...]:
    """A dot for each time, and how many in all."""
    return labelled([(label, f"{MARK * min(times, _MOST_DOTS)} {times}".strip()) for label, times in rows], width)


def quarters(days: Sequence[date], width: int) -> tuple[str, ...]:
    """The quarters of the newest year and of the one before: ● where something was written, ○ where not yet."""
    if not days:
        return ()
    written = {(day.year, (day.month - 1) // 3) for day in days}
    newest = max(days).year
    lines = []
    for year in (newest - 1, newest):
        if any(one == year for one, _quarter in written):
            signs = (MARK if (year, quarter) in written else RING for quarter in range(_QUARTERS))
            lines.append(clip(f"{year}  " + "  ".join(f"{place} {sign}" for place, sign in enumerate(signs, 1)), width))
    return tuple(lines)
