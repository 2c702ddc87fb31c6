from datetime import date

import pytest

from tests.plan.shelves import TODAY, a_meeting
from workbook.journal.records import Meeting
from workbook.plan.meetings import named_days
from workbook.plan.when import day_meant, echo

MEETINGS: list[Meeting] = [
    a_meeting("a", "2026-12-10", kind="trio", number=2),
    a_meeting("b", "2027-02-04", kind="trio", number=3),
    a_meeting("c", "2027-01-14", kind="module", number=2),
    a_meeting("d", "2026-11-25", kind="trio", number=1, status="held"),
    a_meeting("e", "", kind="mus"),
]


def test_a_meeting_is_called_by_its_kind_and_its_number() -> None:
    days = named_days(MEETINGS, TODAY)
    assert days["trio"] == days["trio 2"] == date(2026, 12, 10)
    assert days["trio 3"] == date(2027, 2, 4)
    assert days["modul"] == days["modul 2"] == days["module"] == date(2027, 1, 14)
    assert days["mus"] is days["opstart"] is None
    assert "trio 1" not in days


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("om 3 uger", date(2026, 12, 14)),  # from a Saturday
        ("14 dage før TRIO", date(2026, 11, 26)),
        ("4 dage før TRIO", date(2026, 12, 4)),  # a Sunday, so the Friday before
        ("om 33 dage", date(2026, 12, 28)),  # Christmas Eve, and the days off after it
        ("2 dage efter TRIO", date(2026, 12, 14)),
        ("lørdag", date(2026, 11, 28)),
        ("24/12", date(2026, 12, 24)),
    ],
)
def test_what_is_counted_falls_on_a_working_day_and_what_is_named_does_not_move(text: str, day: date) -> None:
    assert day_meant(text, TODAY, MEETINGS) == day


def test_the_echo_says_that_it_is_a_day_off() -> None:
    assert echo(date(2026, 12, 24), TODAY) == "torsdag 24. december 2026 (om 33 dage), en fridag"
    assert echo(date(2026, 12, 14), TODAY) == "mandag 14. december 2026 (om 23 dage)"
