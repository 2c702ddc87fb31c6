from datetime import date
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.errors import AnswerError
from workbook.journal.records import Recurrence
from workbook.plan.recurrence import UNITS, current, days, due, every, passed, understood
from workbook.plan.workdays import is_workday

MONDAY = date(2026, 11, 2)


def test_every_second_week_keeps_its_weekday() -> None:
    found = list(islice(days(every(2, "week", MONDAY)), 3))
    assert found == [date(2026, 11, 2), date(2026, 11, 16), date(2026, 11, 30)]


def test_a_day_that_a_month_does_not_have_is_its_last() -> None:
    found = list(islice(days(every(1, "month", date(2027, 1, 31))), 4))
    assert found == [date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 31), date(2027, 4, 30)]


def test_the_29th_of_february_is_the_28th_in_a_year_that_has_none() -> None:
    found = list(islice(days(every(1, "year", date(2028, 2, 29))), 5))
    assert found == [date(2028, 2, 29), date(2029, 2, 28), date(2030, 2, 28), date(2031, 2, 28), date(2032, 2, 29)]


def test_the_waiting_day_is_the_first_that_is_not_behind() -> None:
    repeats = every(1, "week", MONDAY)
    assert current(repeats) == MONDAY
    after = passed(repeats, MONDAY)
    assert after.done == ["2026-11-02"]
    assert current(after) == date(2026, 11, 9)


def test_weeks_that_were_missed_are_asked_for_once() -> None:
    after = passed(every(1, "week", MONDAY), date(2026, 11, 25))
    assert after.done == ["2026-11-23"]
    assert due(after) == date(2026, 11, 30)


def test_days_that_fall_on_the_same_working_day_are_one() -> None:
    saturday = every(1, "day", date(2026, 11, 21))
    assert due(saturday) == date(2026, 11, 23)
    assert due(passed(saturday, date(2026, 11, 23))) == date(2026, 11, 24)


def test_a_rule_with_an_end_ends() -> None:
    repeats = every(1, "week", MONDAY, until=date(2026, 11, 10))
    repeats = passed(passed(repeats, MONDAY), date(2026, 11, 9))
    assert current(repeats) is None
    assert due(repeats) is None
    assert passed(repeats, date(2026, 12, 1)) == repeats


@pytest.mark.parametrize(
    ("count", "until"), [(0, None), (-1, None), (100, None), (1, date(2026, 11, 1))], ids=["0", "-1", "100", "end"]
)
def test_what_is_no_rule_is_refused_in_a_sentence(count: int, until: date | None) -> None:
    with pytest.raises(AnswerError):
        every(count, "week", MONDAY, until=until)


@pytest.mark.parametrize(
    "rule",
    ["", "FREQ=SECONDLY", "FREQ=DAILY;INTERVAL=0", "FREQ=WEEKLY;COUNT=1\nRRULE:FREQ=DAILY", "FREQ=DAILY;BYHOUR=2"],
)
def test_a_rule_that_is_not_ours_is_not_guessed_at(rule: str) -> None:
    with pytest.raises(AnswerError):
        current(Recurrence(rule=rule, first="2026-11-02"))


@pytest.mark.parametrize(("first", "done"), [("i morgen", []), ("2026-11-02", ["i går"])])
def test_a_day_that_is_none_is_told(first: str, done: list[str]) -> None:
    with pytest.raises(AnswerError):
        current(Recurrence(rule="FREQ=DAILY", first=first, done=done))


@pytest.mark.parametrize(
    ("count", "unit", "said"),
    [(1, "week", "hver uge"), (2, "week", "hver 2. uge"), (3, "month", "hver 3. måned"), (1, "year", "hvert år")],
)
def test_the_rule_in_words(count: int, unit: str, said: str) -> None:
    assert understood(every(count, next(one for one in UNITS if one == unit), MONDAY)) == said


@given(
    count=st.integers(1, 30),
    unit=st.sampled_from(UNITS),
    first=st.dates(date(2024, 1, 1), date(2034, 12, 31)),
    looks=st.lists(st.integers(0, 500), max_size=8),
)
def test_it_goes_on_and_never_asks_twice_for_one_day(count: int, unit: str, first: date, looks: list[int]) -> None:
    repeats = every(count, next(one for one in UNITS if one == unit), first)
    today = first
    seen: list[date] = []
    for ahead in looks:
        day = due(repeats)
        assert day is not None
        assert is_workday(day)
        assert not seen or day > seen[-1]
        seen.append(max(day, today))
        today = date.fromordinal(today.toordinal() + ahead)
        repeats = passed(repeats, today)
        following = due(repeats)
        assert following is not None
        assert following > today or following > day
    assert len(repeats.done) == len(looks)


@pytest.mark.parametrize(
    "stored",
    [
        Recurrence(rule="FREQ=WEEKLY", first="0001-01-01"),
        Recurrence(rule="FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31", first="2026-11-01"),
        Recurrence(rule="FREQ=YEARLY;BYMONTH=99;BYMONTHDAY=1", first="2026-11-02"),
        Recurrence(rule="FREQ=WEEKLY", first="2026-11-21T08:00"),
        Recurrence(rule="FREQ=WEEKLY", first="2026-11-21T08:00:00+01:00"),
        Recurrence(rule="FREQ=WEEKLY", first="9999-10-31", done=["9999-12-31"]),
    ],
    ids=lambda stored: stored.first,
)
def test_days_that_cannot_be_counted_are_a_sentence(stored: Recurrence) -> None:
    with pytest.raises(AnswerError):
        current(stored)
