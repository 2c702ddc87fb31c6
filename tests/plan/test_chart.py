"""The run chart drawn in text, against charts that were drawn by hand."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.curriculum.pictures.paper import columns
from workbook.plan.chart import draw
from workbook.plan.runchart import Point, read

FIRST = date(2026, 11, 2)


def points(*values: float, cycles: tuple[int, ...] = ()) -> list[Point]:
    return [
        Point(FIRST + timedelta(days=7 * place), value, cycles[place] if cycles else 1)
        for place, value in enumerate(values)
    ]


def test_values_stand_around_their_median_and_cycles_are_marked() -> None:
    reading = read(points(1, 3, 4, 7, 5, 6, cycles=(1, 1, 1, 2, 2, 2)))
    assert draw(reading, 60) == (
        "  7 ┼      ●",
        "    │          ●",
        "    │        ●",
        "4,5 ┼────●───────",
        "    │  ●",
        "    │",
        "  1 ┼●",
        "    └────────────",
        "     2/11    7/12",
        "     ▲1    ▲2",
    )


def test_nothing_is_drawn_of_nothing() -> None:
    assert draw(read([]), 60) == ()


def test_values_that_are_all_alike_are_one_line() -> None:
    assert draw(read(points(5, 5, 5)), 60)[0] == "5 ┼●─●─●─"


@given(
    st.lists(st.floats(-1e6, 1e6).map(lambda one: round(one, 1)), min_size=1, max_size=80),
    st.integers(10, 120),
)
def test_no_line_is_wider_than_the_room_and_every_value_that_fits_has_a_mark(values: list[float], width: int) -> None:
    lines = draw(read(points(*values)), width)
    edge = lines[0].index("┼") if "┼" in lines[0] else lines[0].index("│")
    assert all(columns(line) == len(line) <= max(width, 20, edge + 6) for line in lines)
    signs = sum(line.count("●") for line in lines)
    assert signs == min(len(values), max((max(width, 20) - edge - 1) // 2, 2))


@pytest.mark.parametrize("count", [1, 11, 12, 40])
def test_the_newest_are_shown_when_there_is_too_little_room(count: int) -> None:
    lines = draw(read(points(*range(count))), 24)
    assert lines[0].rstrip("─").endswith("●")
