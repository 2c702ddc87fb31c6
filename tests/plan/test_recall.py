from datetime import date

import pytest
from msgspec import structs

from tests.plan.shelves import TODAY, Shelves, a_follow_up, clock_on
from workbook.journal.records import FollowUp, Recurrence
from workbook.plan.followups import decide, next_date, repeat
from workbook.plan.recall import recalled
from workbook.plan.recurrence import every, restarted, understood

CLOCK = clock_on(TODAY)
PAGE, TITLE = "tryghedsskala", "Tryghed 1-10 lige nu"


def filled(known: list[FollowUp], after: str = "10 weeks", day: date = TODAY) -> FollowUp | None:
    return recalled(known, PAGE, TITLE, after, Shelves(), clock_on(day))


def begun(after: str = "10 weeks") -> FollowUp:
    made = filled([], after)
    assert made is not None
    return made


@pytest.mark.parametrize(
    ("after", "rule", "due"),
    [
        ("10 weeks", "hver 10. uge", date(2027, 2, 1)),
        ("3 months", "hver 3. måned", date(2027, 2, 22)),
        ("1 day", "hver dag", date(2026, 11, 23)),
    ],
)
def test_the_first_filling_begins_it(after: str, rule: str, due: date) -> None:
    made = begun(after)
    assert (made.title, made.calls, made.exercise, made.source) == (TITLE, PAGE, "", "")
    assert made.repeats is not None
    assert (understood(made.repeats), next_date(made)) == (rule, due)


def test_each_filling_counts_it_anew_whenever_it_comes() -> None:
    made = begun()
    early = filled([made], day=date(2026, 12, 1))
    assert early is not None
    assert (early.id, next_date(early)) == (made.id, date(2027, 2, 9))
    late = filled([early], day=date(2027, 6, 1))
    assert late is not None
    assert next_date(late) == date(2027, 8, 10)
    assert late.repeats is not None
    assert late.repeats.done == ["2026-11-21", "2026-12-01", "2027-06-01"]
    assert [decision.what for decision in late.decisions] == ["done", "done"]


def test_twice_on_one_day_is_once() -> None:
    made = begun()
    assert filled([made]) is None


def test_her_own_interval_counts_instead_of_the_pages() -> None:
    chosen = repeat(begun(), every(8, "week", date(2027, 1, 18)), CLOCK)
    after = filled([chosen], day=date(2027, 1, 18))
    assert after is not None
    assert after.repeats is not None
    assert (understood(after.repeats), next_date(after)) == ("hver 8. uge", date(2027, 3, 15))


def test_one_that_was_ended_or_thrown_away_is_never_made_anew() -> None:
    made = begun()
    assert filled([decide(made, "dropped", CLOCK, reason="Vi måler på en anden måde")]) is None
    assert filled([structs.replace(made, trashed=made.created)]) is None
    assert filled([decide(repeat(made, None, CLOCK, reason="nok"), "done", CLOCK)]) is None
    assert filled([a_follow_up(calls="taenkeboks")]) is not None


def test_one_that_comes_no_more_is_done_with_the_filling() -> None:
    once = repeat(begun(), None, CLOCK, reason="en gang til er nok")
    after = filled([once], day=date(2027, 2, 1))
    assert after is not None
    assert (after.status, next_date(after)) == ("done", None)


def test_a_rule_with_an_end_ends_with_the_filling_after_it() -> None:
    ending = repeat(begun(), every(10, "week", date(2027, 2, 1), until=date(2027, 3, 1)), CLOCK)
    after = filled([ending], day=date(2027, 2, 1))
    assert after is not None
    assert (after.status, next_date(after)) == ("done", None)


def test_a_rule_or_an_interval_that_cannot_be_read_changes_nothing() -> None:
    odd = structs.replace(begun(), repeats=Recurrence(rule="FREQ=SECONDLY", first="2026-11-02"))
    assert filled([odd]) is None
    assert filled([], "engang imellem") is None


def test_a_month_counted_anew_keeps_to_the_months_that_are_there() -> None:
    anew = restarted(every(1, "month", date(2026, 11, 21)), date(2027, 1, 31))
    assert (anew.first, anew.done) == ("2027-02-28", ["2027-01-31"])
