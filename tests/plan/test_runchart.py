"""The run chart's rules, on charts that were judged by hand."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.plan.runchart import ENOUGH, Pattern, Point, read, words


def chart(*values: float) -> list[Point]:
    return [Point(date(2026, 1, 5) + timedelta(days=7 * place), value) for place, value in enumerate(values)]


BY_HAND: dict[str, tuple[tuple[float, ...], list[Pattern]]] = {
    # The median of the twelve is 5.5; six below it in a row, then six above.
    "shift down, then up": (
        (5, 4, 5, 3, 5, 4, 6, 7, 6, 8, 7, 6),
        [Pattern("shift", False, 0, 5, 6), Pattern("shift", True, 6, 11, 6)],
    ),
    # Five below and five above with the median between: one too few on either side.
    "five are no shift": ((4, 5, 4, 5, 4, 7, 8, 7, 8, 7, 4, 8), []),
    # The median is 6; values on it are left out, and neither break nor lengthen the run of six above.
    "values on the median are left out": (
        (6, 5, 7, 6, 8, 7, 6, 9, 7, 8, 5, 4, 6, 5, 3),
        [Pattern("shift", True, 2, 9, 6)],
    ),
    # 3 4 5 6 7: five values that rise are a trend, though they take only four steps.
    "five that rise": ((6, 5, 6, 3, 4, 5, 6, 7, 5, 6, 5, 6), [Pattern("trend", True, 3, 7, 5)]),
    "four that rise are none": ((6, 5, 6, 4, 5, 6, 7, 5, 6, 5, 6, 5), []),
    # 8 7 7 6 5 4: a value like the one before it does not break the trend.
    "a value like the one before is left out": (
        (6, 7, 6, 8, 7, 7, 6, 5, 4, 6, 7, 6),
        [Pattern("trend", False, 3, 8, 5)],
    ),
    "all the same": ((5,) * 14, []),
    "up and down": ((4, 6, 4, 6, 4, 6, 4, 6, 4, 6, 4, 6), []),
}


@pytest.mark.parametrize("name", BY_HAND)
def test_a_chart_is_read_as_it_was_by_hand(name: str) -> None:
    values, patterns = BY_HAND[name]
    assert list(read(chart(*values)).patterns) == patterns


@pytest.mark.parametrize("count", [0, 1, 2, 11])
def test_under_twelve_nothing_is_claimed(count: int) -> None:
    reading = read(chart(*range(count)))
    assert (reading.enough, reading.patterns) == (False, ())
    assert "for få målinger" in words(reading).lower()


def test_at_twelve_it_is_claimed() -> None:
    assert words(read(chart(*range(ENOUGH)))).startswith("Et skift: 6 målinger i træk ligger under medianen.")


def test_the_order_is_that_of_the_days() -> None:
    late, early = Point(date(2026, 2, 2), 7), Point(date(2026, 1, 5), 3)
    assert read([late, early]).points == (early, late)


@given(st.lists(st.integers(1, 10), max_size=60))
def test_no_pattern_is_shorter_than_its_rule_or_outside_the_chart(values: list[int]) -> None:
    reading = read(chart(*values))
    for pattern in reading.patterns:
        part = [point.value for point in reading.points[pattern.first : pattern.last + 1]]
        assert len(values) >= ENOUGH
        assert reading.median is not None
        if pattern.kind == "shift":
            beside = [value for value in part if value != reading.median]
            assert len(beside) >= 6
            assert {value > reading.median for value in beside} == {pattern.up}
        else:
            steps = {b > a for a, b in pairwise(part) if a != b}
            assert steps == {pattern.up}
            assert len(set(part)) >= 5
