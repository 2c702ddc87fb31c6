"""The date that is set for training and tests."""

from datetime import date

import pytest

from workbook.clock import clock_from


@pytest.mark.parametrize("day", ["1900-01-01", "2026-11-21", "2028-02-29", "2199-12-31"])
def test_a_day_that_can_be_answered_can_be_chosen(day: str) -> None:
    clock = clock_from({"LEDERBOG_TODAY": day})
    assert clock.today() == clock.now().date() == date.fromisoformat(day)


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "2200-01-01", "9999-12-31", "2027-02-29", "i dag"])
def test_a_day_at_the_end_of_the_calendar_is_refused_before_anything_counts_from_it(day: str) -> None:
    with pytest.raises(ValueError, match=r"day|month|isoformat|[0-9]{4}"):
        clock_from({"LEDERBOG_TODAY": day})
