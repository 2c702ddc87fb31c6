"""Which words a calendar may say: none of what is about others, about health, or for nobody."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from msgspec import structs

from tests.share.conftest import asked
from workbook.clock import FixedClock
from workbook.context import Workbook
from workbook.dates import stamp
from workbook.journal.journal import Journal
from workbook.journal.records import Answer, Cycle, FollowUp, Meeting, Person, Plan
from workbook.plan.followups import make_follow_up
from workbook.share.calendar import calendar_export, note_exported, sayable
from workbook.share.wording import Wording

WORDING = Wording([], (), {})


def kept(workbook: Workbook, **answers: Answer) -> FollowUp:
    made = make_follow_up(
        workbook.journal, workbook.clock, "follow_up", "Ring til medlemmet", date(2026, 12, 1), answers=answers
    )
    (stored,) = workbook.journal.commit(made)
    assert isinstance(stored, FollowUp)
    return stored


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (asked("x"), "Ring til medlemmet"),
        (asked("x", sensitivity="shareable"), "Ring til medlemmet"),
        (asked("x", sensitivity="others"), ""),
        (asked("x", sensitivity="health"), ""),
        (asked("x", sensitivity="a word of a later version"), ""),
        (asked("x", share_never=True), ""),
    ],
    ids=["own", "shareable", "others", "health", "unknown", "never"],
)
def test_the_strictest_answer_decides_about_the_title(workbook: Workbook, answer: Answer, said: str) -> None:
    assert sayable(workbook, kept(workbook, frit=asked("y"), senere=answer), WORDING) == said


def test_a_meeting_is_called_by_its_kind_alone(workbook: Workbook) -> None:
    meeting = Meeting(id="m", created="", updated="", kind="trio", number=2, title="Om medlemmet")
    assert sayable(workbook, meeting, WORDING) == "TRIO-møde 2"


def test_one_of_two_versions_is_not_named(workbook: Workbook) -> None:
    assert sayable(workbook, structs.replace(kept(workbook), conflict_of="another"), WORDING) == ""


def test_a_file_with_words_holds_only_what_may_be_said(workbook: Workbook) -> None:
    journal = workbook.journal
    journal.commit(structs.replace(journal.settings(), calendar_words=True))
    kept(workbook, andre=asked("x", sensitivity="others"))
    assert b"medlemmet" not in calendar_export(workbook).data
    kept(workbook)
    assert b"medlemmet" in calendar_export(workbook).data


def test_what_was_noted_keeps_what_another_window_wrote(workbook: Workbook) -> None:
    made = kept(workbook)
    leaving = calendar_export(workbook)
    workbook.journal.commit(structs.replace(made, title="Skrev imens"))
    note_exported(workbook, leaving.events)
    after = workbook.journal.get(made.id)
    assert isinstance(after, FollowUp)
    assert (after.title, after.published, workbook.journal.conflicts()) == (
        "Skrev imens",
        leaving.events[0].published,
        [],
    )
    assert calendar_export(replace(workbook)).events[0].new is False


def test_taking_back_a_change_does_not_forget_what_the_calendar_was_told(workbook: Workbook) -> None:
    made = kept(workbook)
    workbook.journal.commit(structs.replace(made, title="Andet", due="2026-12-08"))
    note_exported(workbook, calendar_export(workbook).events)
    workbook.journal.undo(made.id)
    (again,) = calendar_export(workbook).events
    assert (again.day, again.published.sequence) == (date(2026, 12, 1), 1)


def test_a_title_that_may_name_somebody_is_not_said(workbook: Workbook) -> None:
    for title in ("Ring til Birthe", "Ring 12 34 56 78"):
        assert sayable(workbook, structs.replace(kept(workbook), title=title), WORDING) == ""


def test_a_registered_name_is_its_alias_in_a_calendar_too(workbook: Workbook) -> None:
    kirstine = Person(id="p", created="", updated="", name="Kirstine Holm", alias="medarbejder K")
    named = structs.replace(kept(workbook), title="Kirstine ringer")
    assert sayable(workbook, named, Wording([kirstine], (), {})) == "medarbejder K ringer"


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (asked("Ring til medlemmet"), "Ring til medlemmet"),
        (asked("Ring til medlemmet", sensitivity="health"), ""),
        (asked("Ring til medlemmet", sensitivity="others"), ""),
        (asked("Ring til medlemmet", share_never=True), ""),
    ],
    ids=["own", "health", "others", "never"],
)
def test_a_title_that_was_taken_from_a_plan_says_no_more_than_the_plan_may(
    workbook: Workbook, answer: Answer, said: str
) -> None:
    journal, now = workbook.journal, stamp(workbook.clock.now())
    plan = Plan(
        id=journal.new_id(),
        created=now,
        updated=now,
        title="Ring til medlemmet",
        exercise="plan",
        cycles=[Cycle(answers={"aendring": answer})],
    )
    next_plan = structs.replace(
        plan,
        id=journal.new_id(),
        title="Efter: Ring til medlemmet",
        source=plan.id,
        cycles=[Cycle(answers={"aendring": asked("Noget nyt")})],
    )
    journal.commit(plan, next_plan)
    assert sayable(workbook, plan, WORDING) == said
    assert sayable(workbook, structs.replace(kept(workbook), source=plan.id), WORDING) == said
    assert bool(sayable(workbook, next_plan, WORDING)) is bool(said)


def test_a_promise_is_judged_by_the_decision_that_it_was_made_of(workbook: Workbook) -> None:
    journal, now = workbook.journal, stamp(workbook.clock.now())
    meeting = Meeting(id=journal.new_id(), created=now, updated=now, kind="trio", number=1)
    decided = asked([{"beslutning": "Ring til medlemmet"}], kind="table", labels={"beslutning": "Beslutning"})
    secret = asked("x", sensitivity="health")
    journal.commit(structs.replace(meeting, answers={"beslutninger": decided, "andet": secret}))
    promise = structs.replace(kept(workbook), source=meeting.id)
    assert sayable(workbook, promise, WORDING) == "Ring til medlemmet"
    decided = structs.replace(decided, sensitivity="others")
    stored = journal.get(meeting.id)
    journal.commit(structs.replace(stored, answers={"beslutninger": decided, "andet": secret}))
    assert sayable(workbook, promise, WORDING) == ""


def test_a_title_that_was_taken_from_what_is_gone_is_not_said(workbook: Workbook) -> None:
    gone = workbook.journal.new_id()
    assert sayable(workbook, structs.replace(kept(workbook), source=gone), WORDING) == ""
    assert sayable(workbook, structs.replace(kept(workbook, frit=asked("x")), source=gone), WORDING) != ""


def test_what_is_deleted_for_good_is_still_called_off_without_a_word(workbook: Workbook, clock: FixedClock) -> None:
    made = kept(workbook)
    note_exported(workbook, calendar_export(workbook).events)
    workbook.journal.trash(made.id)
    workbook.journal.purge([made.id], now=clock.now())
    reopened = replace(workbook, journal=Journal.open(workbook.journal.home, clock))
    leaving = calendar_export(reopened)
    (one,) = leaving.events
    assert (one.record, one.cancelled, one.published.sequence) == (made.id, True, 1)
    assert f"UID:{made.id}@lederbog".encode() in leaving.data
    note_exported(reopened, leaving.events)
    assert calendar_export(reopened).data == leaving.data
    home = workbook.journal.home
    assert not [path for path in home.rglob("*") if path.is_file() and b"medlemmet" in path.read_bytes()]
    clock.moment += timedelta(days=61)
    note_exported(reopened, calendar_export(reopened).events)
    assert (calendar_export(reopened).events, reopened.journal.called_off()) == ([], [])


def test_what_was_called_off_before_it_was_deleted_is_not_called_off_anew(
    workbook: Workbook, clock: FixedClock
) -> None:
    made = kept(workbook)
    note_exported(workbook, calendar_export(workbook).events)
    workbook.journal.trash(made.id)
    told = calendar_export(workbook)
    note_exported(workbook, told.events)
    workbook.journal.purge([made.id], now=clock.now())
    assert calendar_export(workbook).data == told.data


def test_what_no_calendar_held_is_gone_without_a_trace(workbook: Workbook, clock: FixedClock) -> None:
    made = kept(workbook)
    workbook.journal.purge([made.id], now=clock.now())
    assert (workbook.journal.called_off(), calendar_export(workbook).events) == ([], [])


def test_a_file_that_was_worked_out_before_a_purge_is_noted_after_it(workbook: Workbook, clock: FixedClock) -> None:
    """Another window may delete for good between the two."""
    made = kept(workbook)
    note_exported(workbook, calendar_export(workbook).events)
    workbook.journal.trash(made.id)
    leaving = calendar_export(workbook)
    workbook.journal.purge([made.id], now=clock.now())
    note_exported(workbook, leaving.events)
    assert calendar_export(workbook).data == leaving.data
