"""Two or three numbers of the same row on one line, and two profiles back to back."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from workbook.curriculum.pictures.paper import (
    CELLS,
    DIAMOND,
    EMPTY,
    FULL,
    LINE,
    MARK,
    RING,
    cell,
    clip,
    columns,
    cut,
    fit,
    labelled,
    legend,
    said,
    signed,
)  # fmt: skip

STEPS = 19
"""Half points from 1 to 10."""
_RULE = "¦"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two values of one row."""

    label: str
    mark: float
    ring: float


@dataclass(frozen=True, slots=True)
class Three:
    """What one row has from up to three sides; None where nobody answered."""

    label: str
    mark: float
    others: tuple[float | None, ...]


def spans(pairs: Sequence[Pair], width: int, *, mark: str, ring: str, rule: str = "") -> tuple[str, ...]:
    """One line of the scale 1-10 for each pair: ● and ○ where the values are, and their difference after them.

    A first line says what the two stand for. With `rule` a ¦ stands 20 % above ○, and the word for it in that line.
    """
    rows = []
    for pair in pairs:
        numbers = f"{said(pair.mark)} {MARK} {RING} {said(pair.ring)}"
        rows.append((pair.label, f"{_span(pair, with_rule=bool(rule))}  {numbers}  {signed(pair.mark - pair.ring)}"))
    signs = [(MARK, mark), (RING, ring), *([(_RULE, rule)] if rule else [])]
    return (*legend(signs, width), *labelled(rows, width))


def arrows(pairs: Sequence[Pair], width: int, *, now: str, before: str) -> tuple[str, ...]:
    """One line of the scale for each pair, with an arrow from ○ before to ● now."""
    rows = []
    for pair in pairs:
        numbers = f"{said(pair.ring)} → {said(pair.mark)}"
        rows.append((pair.label, f"{_span(pair, with_rule=False)}  {numbers}  {signed(pair.mark - pair.ring)}"))
    return (clip(f"{RING} {before} → {MARK} {now}", width), *labelled(rows, width))


def _span(pair: Pair, *, with_rule: bool) -> str:
    mark, ring = step(pair.mark), step(pair.ring)
    cells = [" "] * STEPS
    for place in range(min(mark, ring), max(mark, ring)):
        cells[place] = LINE
    if with_rule and pair.ring * 1.2 <= CELLS:
        cells[step(pair.ring * 1.2)] = _RULE
    cells[ring] = RING
    cells[mark] = MARK
    return "".join(cells)


def step(value: float) -> int:
    """Where a value of the scale 1-10 stands among its half points."""
    return min(max(int((value - 1) * 2 + 0.5), 0), STEPS - 1)


def sides(rows: Sequence[Three], width: int, *, names: Sequence[str]) -> tuple[str, ...]:
    """One line of the scale for each row with ● ○ ◊ for the three sides, and the numbers after it."""
    signs = (MARK, RING, DIAMOND)
    drawn = []
    for row in rows:
        values = (row.mark, *row.others)
        known = [(sign, value) for sign, value in zip(signs, values, strict=False) if value is not None]
        cells = ["·"] * STEPS
        for sign, value in reversed(known):
            cells[step(value)] = sign
        numbers = "  ".join(f"{sign} {said(value)}" for sign, value in known)
        drawn.append((row.label, f"{''.join(cells)}  {numbers}"))
    return (*legend(list(zip(signs, names, strict=False)), width), *labelled(drawn, width))


def mirrored(
    left: Sequence[tuple[str, float]], right: Sequence[tuple[str, float]], width: int, *, titles: tuple[str, str]
) -> tuple[str, ...]:
    """Two lists back to back, their bars growing from the middle, each number at the bar's outer end."""
    half = (min(width, 64) - 1) // 2
    lines = [_facing(*titles, half, " "), LINE * half + "┬" + LINE * half]
    for one, other in zip_longest(left, right):
        lines.append(_facing(one[0] if one else "", other[0] if other else "", half, "│"))
        lines.append(f"{_left(one, half)}│{_right(other)}".rstrip())
    return tuple(lines)


def _facing(one: str, other: str, half: int, between: str) -> str:
    text = cut(one, half - 1)
    return f"{' ' * (half - 1 - columns(text))}{text} {between} {fit(other, half - 1)}".rstrip()


def _left(row: tuple[str, float] | None, half: int) -> str:
    if row is None:
        return " " * half
    filled = cell(row[1])
    return f"{said(row[1])}  {EMPTY * (CELLS - filled)}{FULL * filled}".rjust(half)


def _right(row: tuple[str, float] | None) -> str:
    if row is None:
        return ""
    filled = cell(row[1])
    return f"{FULL * filled}{EMPTY * (CELLS - filled)}  {said(row[1])}"
