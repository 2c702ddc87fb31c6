from datetime import date, timedelta

from tests.conftest import NOW
from workbook.journal import rotation
from workbook.journal.rotation import Generation, fitting, kept, ordered


def daily(days: list[date]) -> list[Generation]:
    return ordered([rotation.name_of_day(day) for day in days])


def test_ten_days_eight_weeks_and_twelve_months_are_kept_of_every_day_for_two_years() -> None:
    today = date(2026, 11, 21)
    there: list[Generation] = []
    for age in range(800, -1, -1):
        day = today - timedelta(days=age)
        there = ordered([*(one.name for one in there), rotation.name_of_day(day)])
        wanted = kept(there, day)
        there = [one for one in there if one in wanted]
    days = [one.day for one in there]
    assert days[:10] == [today - timedelta(days=age) for age in range(10)]
    sunday = today + timedelta(days=1)
    assert {sunday - timedelta(weeks=age) for age in range(2, 8)} <= set(days)
    months = {(day.year, day.month) for day in days}
    assert {(2026, month) for month in range(1, 12)} | {(2025, 12)} == months
    assert {day.replace(day=1) for day in days if (day + timedelta(days=1)).day == 1} >= {
        date(2026, month, 1) for month in range(1, 11)
    }
    assert len(days) <= 30


def test_days_that_are_far_apart_all_count() -> None:
    days = [date(2020, 1, 1) + timedelta(days=100 * number) for number in range(12)]
    assert len(kept(daily(days), date(2026, 11, 21))) == 12


def test_a_journal_that_was_replaced_is_kept_for_a_year() -> None:
    there = ordered(["replaced-2026-11-20-080000.lederbog", "replaced-2025-01-01-080000-2.lederbog"])
    assert [one.name for one in kept(there, date(2026, 11, 21))] == ["replaced-2026-11-20-080000.lederbog"]


def test_only_generations_count_and_the_newest_comes_first() -> None:
    given = [
        "journal-2026-01-02.lederbog",
        "journal-2026-02-30.lederbog",
        ".journal-2026-01-02.lederbog.12345678.tmp",
        "notes.txt",
        "replaced-2026-01-02-100000.lederbog",
        "journal-2026-01-03.lederbog",
    ]
    assert [one.name for one in ordered(given)] == [given[5], given[4], given[0]]


def test_a_replaced_one_has_a_name_of_its_own() -> None:
    first = rotation.name_of_replaced(NOW, [])
    second = rotation.name_of_replaced(NOW, [first])
    third = rotation.name_of_replaced(NOW, [first, second])
    assert len({first, second, third}) == 3
    assert len(ordered([first, second, third])) == 3


def test_together_they_have_their_room_and_the_newest_always_stays() -> None:
    there = daily([date(2026, 11, day) for day in (21, 20, 19, 18)])
    size = rotation.TOGETHER // 2
    assert fitting(there, dict.fromkeys(there, size)) == set(there[:2])
    assert fitting(there, dict.fromkeys(there, 1)) == set(there)
    assert fitting(there, dict.fromkeys(there, rotation.TOGETHER + 1)) == {there[0]}
    assert rotation.TOGETHER <= 300_000_000
