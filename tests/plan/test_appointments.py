"""What stands in a calendar, and when its sequence grows."""

from dataclasses import dataclass, field
from datetime import date

from msgspec import structs

from tests.plan.shelves import CREATED, TODAY, Shelves, a_follow_up, a_plan
from workbook.journal.called_off import Cancelled
from workbook.journal.records import FollowUp, Meeting, Record
from workbook.plan.appointments import Appointment, appointments, told_of
from workbook.plan.recurrence import every, passed

NOW = "2026-11-21T14:05:00.000000+01:00"


@dataclass
class Kept(Shelves):
    thrown: list[Record] = field(default_factory=list)
    gone: list[Cancelled] = field(default_factory=list)

    def trashed(self) -> list[Record]:
        return self.thrown

    def called_off(self) -> list[Cancelled]:
        return self.gone


def shown(kept: Kept, today: date = TODAY, now: str = NOW) -> list[Appointment]:
    return appointments(kept, lambda record: record.title, now, today)


def noted(record: FollowUp, kept: Kept) -> FollowUp:
    """The record as it is after a file held it."""
    (one,) = shown(kept)
    return structs.replace(record, published=one.published)


def test_what_waits_has_an_event_and_what_ended_before_has_none() -> None:
    kept = Kept([a_plan(study_dato="2026-12-01")], [a_follow_up("later", "2026-11-24"), a_follow_up(status="dropped")])
    assert [(one.record, one.day, one.cancelled) for one in shown(kept)] == [
        ("later", date(2026, 11, 24), False),
        ("plan", date(2026, 12, 1), False),
    ]


def test_a_meeting_has_one_on_the_day_on_which_it_is_prepared() -> None:
    trio = Meeting(id="m", created=CREATED, updated=CREATED, kind="trio", number=1, date="2026-12-03")
    assert [one.day for one in shown(Kept(kept_meetings=[trio]))] == [date(2026, 11, 30)]
    assert shown(Kept(kept_meetings=[structs.replace(trio, status="held")])) == []
    assert shown(Kept(kept_meetings=[structs.replace(trio, date="2026-11-20")])) == []


def test_without_a_change_nothing_is_new() -> None:
    kept = Kept(kept_followups=[a_follow_up()])
    (first,) = shown(kept)
    assert (first.new, first.published.sequence, first.published.at) == (True, 0, CREATED)
    kept.kept_followups[0].published = first.published
    (again,) = shown(kept, date(2026, 11, 22), "2026-11-22T08:00:00.000000+01:00")
    assert not again.new
    assert again.published == first.published


def test_a_new_date_grows_the_sequence_at_the_moment_of_the_change() -> None:
    kept = Kept(kept_followups=[a_follow_up()])
    before = noted(kept.kept_followups[0], kept)
    changed = "2026-11-21T13:00:00.000000+01:00"
    kept.kept_followups[0] = structs.replace(before, due="2026-11-30", status="moved", updated=changed)
    (one,) = shown(kept)
    assert (one.published.sequence, one.published.at, one.day) == (1, changed, date(2026, 11, 30))


def test_another_hour_grows_it_at_the_moment_of_the_file() -> None:
    kept = Kept(kept_followups=[a_follow_up()])
    kept.kept_followups[0] = noted(kept.kept_followups[0], kept)
    kept.intervals = structs.replace(kept.intervals, calendar_time="12:30")
    (one,) = shown(kept)
    assert (one.published.sequence, one.published.at, one.time) == (1, NOW, "12:30")


def test_words_are_said_only_when_she_wants_them_and_a_new_title_is_a_change() -> None:
    kept = Kept(kept_followups=[a_follow_up("Ring til TR")])
    assert [one.words for one in shown(kept)] == [""]
    kept.intervals = structs.replace(kept.intervals, calendar_words=True)
    kept.kept_followups[0] = noted(kept.kept_followups[0], kept)
    assert [(one.words, one.new) for one in shown(kept)] == [("Ring til TR", False)]
    kept.kept_followups[0].title = "Ring til AMR"
    assert [(one.words, one.published.sequence) for one in shown(kept)] == [("Ring til AMR", 1)]


def test_what_ends_is_cancelled_on_the_day_it_stood_and_goes_after_two_months() -> None:
    kept = Kept(kept_followups=[a_follow_up(due="2026-12-01")])
    before = noted(kept.kept_followups[0], kept)
    ended = structs.replace(before, status="done", updated=NOW)
    kept.kept_followups[0] = ended
    (one,) = shown(kept)
    assert (one.cancelled, one.day, one.published.sequence) == (True, date(2026, 12, 1), 1)
    kept.kept_followups[0] = structs.replace(ended, published=one.published)
    assert [again.new for again in shown(kept, date(2027, 1, 19))] == [False]
    assert shown(kept, date(2027, 1, 21)) == []


def test_what_ends_long_after_it_was_told_is_cancelled_all_the_same() -> None:
    """The last file may be half a year old: what it held still stands in the calendar."""
    kept = Kept(kept_followups=[a_follow_up(due="2027-07-01")])
    before = noted(kept.kept_followups[0], kept)
    kept.kept_followups[0] = structs.replace(before, status="dropped", updated="2027-05-03T09:00:00.000000+02:00")
    (one,) = shown(kept, date(2027, 5, 4), "2027-05-04T08:00:00.000000+02:00")
    assert (one.cancelled, one.new, one.day) == (True, True, date(2027, 7, 1))


def test_another_hour_calls_nothing_off_again_after_two_months() -> None:
    kept = Kept(kept_followups=[a_follow_up(due="2026-12-01")])
    ended = structs.replace(noted(kept.kept_followups[0], kept), status="done", updated=NOW)
    kept.kept_followups[0] = ended
    kept.kept_followups[0] = structs.replace(ended, published=shown(kept)[0].published)
    kept.intervals = structs.replace(kept.intervals, calendar_time="12:30")
    assert shown(kept, date(2027, 1, 21)) == []


def test_what_is_deleted_for_good_is_called_off_and_then_let_go() -> None:
    kept = Kept(kept_followups=[a_follow_up(due="2026-12-01")])
    before = noted(kept.kept_followups[0], kept).published
    assert before is not None
    kept.kept_followups, kept.gone = [], [Cancelled(id="c", record="later", published=before)]
    late = date(2027, 7, 1)
    (one,) = shown(kept, late, "2027-07-01T08:00:00.000000+02:00")
    assert (one.record, one.cancelled, one.words, one.day) == ("later", True, "", date(2026, 12, 1))
    assert (one.published.sequence, one.new, told_of(kept, late)) == (1, True, [])
    kept.gone[0].published = one.published
    assert [again.new for again in shown(kept, date(2027, 8, 30))] == [False]
    assert told_of(kept, date(2027, 8, 30)) == []
    assert (shown(kept, date(2027, 8, 31)), told_of(kept, date(2027, 8, 31))) == ([], ["later"])


def test_what_is_here_is_not_called_off_because_another_journal_deleted_it() -> None:
    kept = Kept(kept_followups=[a_follow_up(due="2026-12-01")])
    before = noted(kept.kept_followups[0], kept).published
    assert before is not None
    kept.gone = [Cancelled(id="c", record="later", published=before)]
    assert [one.cancelled for one in shown(kept)] == [False]


def test_what_lies_in_the_trash_is_cancelled_and_comes_back_with_it() -> None:
    kept = Kept(kept_followups=[a_follow_up(due="2026-12-01")])
    before = noted(kept.kept_followups[0], kept)
    kept.kept_followups, kept.thrown = [], [structs.replace(before, trashed=NOW, updated=NOW)]
    (one,) = shown(kept)
    assert one.cancelled
    kept.thrown, kept.kept_followups = [], [structs.replace(before, published=one.published)]
    assert [(back.cancelled, back.published.sequence) for back in shown(kept)] == [(False, 2)]


def test_a_rule_stands_with_the_event_while_it_falls_on_the_rules_own_day() -> None:
    repeats = every(1, "week", date(2026, 11, 23))
    on_its_day = structs.replace(a_follow_up("a", "2026-11-23"), repeats=repeats)
    moved = structs.replace(a_follow_up("b", "2026-11-24"), repeats=repeats)
    assert [one.rule for one in shown(Kept(kept_followups=[on_its_day, moved]))] == [
        "FREQ=WEEKLY;BYDAY=MO;UNTIL=20270322T225959Z",
        "",
    ]
    on_its_day.repeats, on_its_day.due = passed(repeats, date(2026, 11, 23)), "2026-11-30"
    assert [one.rule for one in shown(Kept(kept_followups=[on_its_day]))] == [
        "FREQ=WEEKLY;BYDAY=MO;UNTIL=20270322T225959Z"
    ]
