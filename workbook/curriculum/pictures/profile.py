"""Numbers side by side: bars, upright pillars, boxes in a row, one line between two words."""

from collections.abc import Sequence
from dataclasses import dataclass

from workbook.curriculum.pictures.paper import (
    CELLS,
    EMPTY,
    FULL,
    LINE,
    MARK,
    POINTER,
    RING,
    bar,
    cell,
    centred,
    cut,
    fit,
    labelled,
    said,
    wrapped,
)  # fmt: skip

_ARROW = "→"
_EDGES, _NUMBER = 4, 3
"""Columns of a box besides its text; of the number after a bar."""
_SLIDE = 19
"""Columns of a slider: the half points from 1 to 10."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of a profile."""

    label: str
    value: float | str
    """A word stands where a number must not be shown."""
    last: float | None = None
    """What it was the last time."""


def bars(rows: Sequence[Bar], width: int, *, decimals: int | None = None) -> tuple[str, ...]:
    """One bar of ten squares for each row, its number after it, and ○ where it was the last time."""
    return labelled([(row.label, _drawing(row, decimals)) for row in rows], width)


def _drawing(row: Bar, decimals: int | None) -> str:
    if isinstance(row.value, str):
        return cut(row.value, CELLS)
    drawn = f"{bar(row.value, row.last)}  {said(row.value, decimals)}"
    return drawn if row.last is None else f"{drawn}  {RING} {said(row.last, decimals)}"


def pillars(rows: Sequence[Bar], width: int) -> tuple[str, ...]:
    """Upright pillars of five blocks, two points each, with number and name below; half a block is one point."""
    room = max(min((width + 1) // max(len(rows), 1) - 1, 16), 3)
    values = [cell(row.value) if not isinstance(row.value, str) else 0 for row in rows]
    lines = []
    for top in range(CELLS, 0, -2):
        blocks = ("███" if value >= top else "▄▄▄" if value == top - 1 else "   " for value in values)
        lines.append(" ".join(centred(block, room) if block.strip() else " " * room for block in blocks))
    lines.append(" ".join(LINE * room for _row in rows))
    lines.append(" ".join(centred(row.value if isinstance(row.value, str) else said(row.value), room) for row in rows))
    names = [wrapped(row.label, room) for row in rows]
    for place in range(max((len(name) for name in names), default=0)):
        lines.append(" ".join(centred(name[place] if place < len(name) else "", room) for name in names))
    return tuple(line.rstrip() for line in lines)


def boxes(rows: Sequence[Bar], width: int, *, chosen: str = "") -> tuple[str, ...]:
    """The rows as boxes from left to right, each with its bar and number; ► at the chosen one.

    Where there is little room, each square of a bar stands for two points.
    """
    room = min((width - len(rows) + 1) // max(len(rows), 1) - _EDGES, 18)
    titles = [wrapped(f"{POINTER} {row.label}" if row.label == chosen else row.label, room) for row in rows]
    height = max((len(title) for title in titles), default=0)
    bodies = []
    for row, title in zip(rows, titles, strict=True):
        shown = row.value if isinstance(row.value, str) else _short_bar(row.value, halved=room < CELLS + _NUMBER)
        bodies.append([*title, *[""] * (height - len(title)), shown])
    lines = [" ".join(f"┌{LINE * (room + 2)}┐" for _row in rows)]
    for place in range(height + 1):
        between = _ARROW if place == 0 else " "
        lines.append(between.join(f"│ {fit(body[place], room)} │" for body in bodies))
    return (*lines, " ".join(f"└{LINE * (room + 2)}┘" for _row in rows))


def _short_bar(value: float, *, halved: bool) -> str:
    if not halved:
        return f"{bar(value)} {said(value)}"
    filled = (cell(value) + 1) // 2
    return f"{FULL * filled}{EMPTY * (CELLS // 2 - filled)} {said(value)}"


def slider(value: float, width: int, *, low: str, high: str, last: float | None = None) -> tuple[str, ...]:
    """One line from 1 to 10 with ● where the value is and ○ where it was; the words of the ends below."""
    cells = [LINE] * _SLIDE
    if last is not None:
        cells[_place(last)] = RING
    cells[_place(value)] = MARK
    numbers = f"  {MARK} {said(value)}" + (f"  {RING} {said(last)}" if last is not None else "")
    lines = [f"1 ├{''.join(cells)}┤ 10{numbers}"]
    lines += [
        part for number, words in ((1, low), (10, high)) if words for part in wrapped(f"{number} = {words}", width)
    ]
    return tuple(lines)


def _place(value: float) -> int:
    return min(max(int((value - 1) * 2 + 0.5), 0), _SLIDE - 1)
