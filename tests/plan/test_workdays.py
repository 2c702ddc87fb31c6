from datetime import date

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook import i18n
from workbook.plan.workdays import is_workday, next_workday

OFF = [
    "2026-01-01", "2026-04-02", "2026-04-03", "2026-04-06", "2026-05-14", "2026-05-25", "2026-06-05",
    "2026-12-24", "2026-12-25", "2026-12-31", "2026-11-21", "2026-11-22",
]  # fmt: skip


@pytest.mark.parametrize("day", OFF)
def test_days_off(day: str) -> None:
    assert not is_workday(date.fromisoformat(day))


@pytest.mark.parametrize("day", ["2026-05-01", "2026-05-15", "2026-11-20", "2026-12-23", "2026-12-30", "2027-01-04"])
def test_days_at_work(day: str) -> None:
    assert is_workday(date.fromisoformat(day))


def test_the_great_prayer_day_was_given_up_in_2024() -> None:
    assert not is_workday(date(2023, 5, 5))
    assert is_workday(date(2024, 4, 26))


@pytest.mark.parametrize(
    ("day", "after"),
    [("2026-11-20", "2026-11-20"), ("2026-11-21", "2026-11-23"), ("2026-12-24", "2026-12-28"),
     ("2026-12-31", "2027-01-04"), ("2026-04-02", "2026-04-07")],
)  # fmt: skip
def test_the_next_working_day(day: str, after: str) -> None:
    assert next_workday(date.fromisoformat(day)) == date.fromisoformat(after)


@given(st.dates(date(2020, 1, 1), date(2099, 1, 1)))
def test_it_is_a_working_day_and_never_far(day: date) -> None:
    found = next_workday(day)
    assert is_workday(found)
    assert 0 <= (found - day).days <= 5


def test_every_public_holiday_of_three_centuries_is_a_day_off() -> None:
    """The library is asked for the seasons alone in which there can be one."""
    days = sorted(holidays.country_holidays("DK", years=range(1800, 2101)))
    assert len(days) > 2500
    assert [day for day in days if is_workday(day)] == []


def test_the_language_changes_no_holiday() -> None:
    i18n.use("en")
    assert not is_workday(date(2026, 5, 14))
