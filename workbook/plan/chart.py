"""A run chart in text: one sign a measurement, the median as a line, the cycles below."""

from collections.abc import Sequence
from typing import Final

from workbook.curriculum.pictures.paper import LINE, MARK, said
from workbook.plan.runchart import Point, Reading

HEIGHT: Final = 7
_GAP: Final = 2
"""Columns for each measurement."""
_NARROWEST: Final = 20


def draw(reading: Reading, width: int) -> tuple[str, ...]:
    """The newest measurements that fit in so many columns, from left to right; nothing when there are none.

    The median is that of all measurements, drawn as `─`. Below stands each cycle's number where it begins.
    """
    if reading.median is None:
        return ()
    values = [point.value for point in reading.points]
    top, bottom = max(values), min(values)
    edge = max(len(said(number)) for number in (top, bottom, reading.median))
    room = max((max(width, _NARROWEST) - edge - 2) // _GAP, 2)
    shown = reading.points[-room:]
    height = 1 if top == bottom else HEIGHT
    middle = _row(reading.median, top, bottom, height)
    names = {0: said(top), height - 1: said(bottom)} | {middle: said(reading.median)}
    lines = []
    for row in range(height):
        filling = LINE if row == middle else " "
        signs = [(MARK if _row(point.value, top, bottom, height) == row else filling) + filling for point in shown]
        lines.append(f"{names.get(row, ''):>{edge}} {'┼' if row in names else '│'}{''.join(signs)}".rstrip())
    lines.append(" " * edge + " └" + LINE * (_GAP * len(shown)))
    return (*lines, *_days(shown, edge), *_cycles(shown, edge))


def _row(value: float, top: float, bottom: float, height: int) -> int:
    """The line, counted from above."""
    if height == 1:
        return 0
    return int((top - value) / (top - bottom) * (height - 1) + 0.5)


def _days(shown: Sequence[Point], edge: int) -> tuple[str, ...]:
    """The first and the last day, as far apart as there is room."""
    first, last = (f"{point.day.day}/{point.day.month}" for point in (shown[0], shown[-1]))
    room = _GAP * len(shown)
    between = room - len(first) - len(last)
    return (" " * (edge + 2) + (first + " " * between + last if between > 0 else first),)


def _cycles(shown: Sequence[Point], edge: int) -> tuple[str, ...]:
    """`▲1` under the first measurement of each cycle; nothing when all are of one cycle."""
    if len({point.cycle for point in shown}) < 2:
        return ()
    line, before = "", None
    for place, point in enumerate(shown):
        at = place * _GAP
        if point.cycle != before and len(line) <= at:
            line = line.ljust(at) + f"▲{point.cycle}"
        before = point.cycle
    return (" " * (edge + 2) + line,)
