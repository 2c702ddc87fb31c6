"""What was measured, as the rows of a table, and the bars that some of them must reach."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal

Unit = Literal["ms", "MB"]


@dataclass(frozen=True)
class Row:
    """One measurement beside another; `ours / beside` must not be above the bar, where there is one."""

    what: str
    ours: float
    """In seconds or in bytes."""
    beside: float
    against: str
    """What stands beside ours."""
    bar: float | None = None
    unit: Unit = "ms"

    @property
    def ratio(self) -> float:
        """How many times the other."""
        return self.ours / self.beside

    @property
    def fallen(self) -> bool:
        """Whether there is a bar and it is missed."""
        return self.bar is not None and self.ratio > self.bar


def alternately(rounds: int, *measures: Callable[[], float]) -> list[float]:
    """The median of each, measured in turns, so that a busy moment falls on all of them."""
    taken = [[measure() for measure in measures] for _round in range(rounds)]
    return [median(column) for column in zip(*taken, strict=True)]


def table(rows: Sequence[Row]) -> str:
    """The rows below each other, with a cross where a bar falls."""
    widths = max(len(row.what) for row in rows), max(len(row.against) for row in rows)
    head = f"{'':{widths[0]}}  {'ours':>11}  {'beside':>11}     {'':{widths[1]}}  {'ratio':>8}  {'bar':>6}\n"
    return head + "".join(f"{_line(row, *widths)}\n" for row in rows)


def _line(row: Row, first: int, second: int) -> str:
    factor = 1e3 if row.unit == "ms" else 1e-6
    ours, beside = (f"{value * factor:8.2f} {row.unit}" for value in (row.ours, row.beside))
    bar = "" if row.bar is None else f"{row.bar:.2f}"
    mark = "" if row.bar is None else "✗ fallen" if row.fallen else "✓"
    return (
        f"{row.what:{first}}  {ours}  {beside}  ←  {row.against:{second}}  {row.ratio:7.3f}×  {bar:>6}  {mark}".rstrip()
    )
