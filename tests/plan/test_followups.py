from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from tests.plan.shelves import TODAY, Shelves, a_follow_up, clock_on
from workbook.errors import AnswerError
from workbook.journal.records import FollowUp
from workbook.plan.followups import What, decide, make_follow_up, next_date, repeat
from workbook.plan.recurrence import every
from workbook.plan.workdays import is_workday

CLOCK = clock_on(TODAY)
LATER = date(2026, 12, 7)


def test_a_micro_action_is_due_on_the_next_working_day_and_looked_at_again() -> None:
    made = make_follow_up(Shelves(), CLOCK, "micro_action", "Spørg først")
    assert (made.id, made.due, made.again) == ("new-1", "2026-11-23", "2026-12-07")
    assert (made.status, made.revision, made.created) == ("open", 0, made.updated)


def test_all_else_is_due_after_the_leaders_interval() -> None:
    shelves = Shelves()
    assert make_follow_up(shelves, CLOCK, "follow_up", "Se efter").due == "2026-12-14"
    shelves.intervals.follow_up_days = 3
    assert make_follow_up(shelves, CLOCK, "promise", "Svar AMR").due == "2026-11-24"


def test_a_chosen_date_is_taken_as_it_is() -> None:
    made = make_follow_up(Shelves(), CLOCK, "promise", "Svar AMR", TODAY, source="x", share=["trio"], tags=["møder"])
    assert (made.due, made.again, made.source, made.share, made.tags) == ("2026-11-21", "", "x", ["trio"], ["møder"])


def test_done_is_the_end_of_a_promise() -> None:
    done = decide(a_follow_up(kind="promise"), "done", CLOCK)
    assert (done.status, next_date(done)) == ("done", None)
    assert [(one.what, one.reason) for one in done.decisions] == [("done", "")]


def test_a_micro_action_that_is_done_comes_back_once() -> None:
    done = decide(a_follow_up(kind="micro_action", again="2026-12-07"), "done", CLOCK)
    assert (done.status, next_date(done)) == ("done", LATER)
    looked = decide(done, "done", clock_on(LATER))
    assert (looked.status, next_date(looked)) == ("done", None)


@pytest.mark.parametrize("day", [TODAY, LATER])
def test_its_second_look_can_be_moved_and_dropped_without_undoing_it(day: date) -> None:
    done = decide(a_follow_up(kind="micro_action", again="2026-12-07"), "done", CLOCK)
    moved = decide(done, "moved", clock_on(day), reason="syg", due=date(2026, 12, 9))
    assert (moved.status, next_date(moved)) == ("done", date(2026, 12, 9))
    dropped = decide(moved, "dropped", clock_on(day), reason="ikke nødvendigt")
    assert (dropped.status, next_date(dropped)) == ("done", None)


def test_done_after_the_second_look_is_the_end() -> None:
    done = decide(a_follow_up(kind="micro_action", again="2026-11-21"), "done", CLOCK)
    assert next_date(done) is None


def test_a_move_takes_its_date_and_reason() -> None:
    moved = decide(a_follow_up(), "moved", CLOCK, reason=" ferie\n", due=LATER)
    assert (moved.status, next_date(moved)) == ("moved", LATER)
    assert [(one.what, one.reason, one.due) for one in moved.decisions] == [("moved", "ferie", "2026-12-07")]


def test_what_had_ended_is_opened_by_a_new_date() -> None:
    dropped = decide(a_follow_up(), "dropped", CLOCK, reason="nej")
    assert next_date(dropped) is None
    assert next_date(decide(dropped, "moved", CLOCK, reason="jo alligevel", due=LATER)) == LATER


@pytest.mark.parametrize(
    ("what", "reason", "due", "sentence"),
    [
        ("moved", "ferie", None, "Vælg den nye dato"),
        ("moved", "", LATER, "hvorfor"),
        ("moved", "ferie", date(2026, 11, 20), "passeret"),
        ("dropped", " \t", None, "hvorfor"),
    ],
)
def test_without_its_reason_or_date_nothing_is_decided(
    what: What, reason: str, due: date | None, sentence: str
) -> None:
    with pytest.raises(AnswerError, match=sentence):
        decide(a_follow_up(), what, CLOCK, reason=reason, due=due)


@pytest.mark.parametrize("what", ["done", "dropped"])
def test_what_has_ended_is_not_ended_again(what: What) -> None:
    done = decide(a_follow_up(), "done", CLOCK)
    with pytest.raises(AnswerError, match="allerede afsluttet"):
        decide(done, what, CLOCK, reason="nej")


def test_a_follow_up_without_a_date_still_comes_back() -> None:
    assert next_date(a_follow_up(due="")) == date(2026, 11, 23)


WHATS: list[What] = ["done", "moved", "dropped"]
DECISIONS = st.lists(
    st.tuples(st.sampled_from(WHATS), st.text(max_size=4), st.integers(-3, 40) | st.none(), st.integers(0, 30))
)


@given(st.sampled_from(["follow_up", "micro_action", "promise"]), DECISIONS)
def test_after_any_decisions_it_has_a_date_or_an_end_that_was_decided(
    kind: str, decisions: list[tuple[What, str, int | None, int]]
) -> None:
    today = TODAY
    follow_up = a_follow_up(kind=kind, again="2026-12-07" if kind == "micro_action" else "")
    for what, reason, ahead, passed in decisions:
        today += timedelta(days=passed)
        due = None if ahead is None else today + timedelta(days=ahead)
        before = follow_up
        try:
            follow_up = decide(follow_up, what, clock_on(today), reason=reason, due=due)
        except AnswerError:
            assert follow_up is before
            continue
        assert len(follow_up.decisions) == len(before.decisions) + 1
    if follow_up.status in ("open", "moved"):
        assert next_date(follow_up) is not None
    else:
        assert follow_up.decisions[-1].what in ("done", "dropped", "moved")
    assert all(one.reason for one in follow_up.decisions if one.what != "done")


@given(st.dates(date(2026, 1, 1), date(2030, 12, 31)), st.sampled_from(["follow_up", "micro_action", "promise"]))
def test_a_date_that_nobody_chose_is_a_working_day_ahead(today: date, kind: str) -> None:
    made = make_follow_up(Shelves(), clock_on(today), "micro_action" if kind == "micro_action" else "promise", "x")
    due = next_date(made)
    assert due is not None
    assert due > today
    assert is_workday(due)


WEEKLY = every(1, "week", date(2026, 11, 16))


def coming_back(due: str = "2026-11-16") -> FollowUp:
    return structs.replace(a_follow_up(due=due), repeats=WEEKLY)


@pytest.mark.parametrize("what", ["done", "skipped"])
def test_what_comes_back_goes_on_to_its_next_day(what: What) -> None:
    after = decide(coming_back(), what, CLOCK)
    assert (after.status, next_date(after), [one.what for one in after.decisions]) == (
        "open",
        date(2026, 11, 23),
        [what],
    )
    assert after.repeats is not None
    assert after.repeats.done == ["2026-11-16"]


def test_what_comes_back_ends_when_it_is_dropped_or_its_rule_ends() -> None:
    dropped = decide(coming_back(), "dropped", CLOCK, reason="unødvendigt")
    assert (dropped.status, next_date(dropped)) == ("dropped", None)
    last = structs.replace(coming_back(), repeats=every(1, "week", date(2026, 11, 16), until=date(2026, 11, 20)))
    done = decide(last, "done", CLOCK)
    assert (done.status, next_date(done)) == ("done", None)


def test_a_day_that_was_moved_does_not_move_the_rule() -> None:
    moved = decide(coming_back(), "moved", CLOCK, reason="ferie", due=date(2026, 11, 26))
    assert next_date(moved) == date(2026, 11, 26)
    after = decide(moved, "done", clock_on(date(2026, 11, 26)))
    assert (after.status, next_date(after)) == ("open", date(2026, 11, 30))


def test_only_what_comes_back_can_be_skipped() -> None:
    with pytest.raises(AnswerError):
        decide(a_follow_up(), "skipped", CLOCK)


def test_it_is_put_off_further_each_time_and_then_wants_a_decision() -> None:
    follow_up, clock = a_follow_up(), CLOCK
    for day in (date(2026, 11, 23), date(2026, 11, 26), date(2026, 12, 3), date(2026, 12, 17)):
        follow_up = decide(follow_up, "snoozed", clock)
        assert (next_date(follow_up), follow_up.status) == (day, "moved")
        clock = clock_on(day)
    with pytest.raises(AnswerError, match="4"):
        decide(follow_up, "snoozed", clock)
    assert next_date(follow_up) == date(2026, 12, 17)
    moved = decide(follow_up, "moved", clock, reason="ferie", due=date(2027, 1, 4))
    assert next_date(decide(moved, "snoozed", clock_on(date(2027, 1, 4)))) == date(2027, 1, 5)


def test_a_second_look_is_put_off_as_a_second_look() -> None:
    done = decide(a_follow_up(kind="micro_action", again="2026-12-07"), "done", CLOCK)
    put_off = decide(done, "snoozed", clock_on(LATER))
    assert (put_off.status, next_date(put_off)) == ("done", date(2026, 12, 8))


def test_how_often_it_comes_back_is_a_decision() -> None:
    chosen = repeat(a_follow_up(due="2026-12-01"), every(2, "week", date(2026, 12, 5)), CLOCK)
    assert (chosen.due, next_date(chosen)) == ("2026-12-07", date(2026, 12, 7))
    assert [(one.what, one.due) for one in chosen.decisions] == [("repeats", "2026-12-07")]
    with pytest.raises(AnswerError, match="hvorfor"):
        repeat(chosen, None, CLOCK)
    once = repeat(chosen, None, CLOCK, reason="nu kører det selv")
    assert (once.repeats, next_date(once), once.decisions[-1].reason) == (
        None,
        date(2026, 12, 7),
        "nu kører det selv",
    )
    with pytest.raises(AnswerError, match="allerede afsluttet"):
        repeat(decide(once, "done", CLOCK), WEEKLY, CLOCK)


def test_putting_off_what_lies_ahead_puts_it_further_ahead() -> None:
    assert next_date(decide(a_follow_up(due="2026-12-01"), "snoozed", CLOCK)) == date(2026, 12, 2)
