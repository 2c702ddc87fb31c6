"""Earlier versions of a record, and one of them made the newest again."""

import pytest
from msgspec import structs

from workbook.clock import FixedClock
from workbook.context import Workbook
from workbook.errors import AnswerError
from workbook.forms.opening import open_form
from workbook.forms.versions import make_newest, versions
from workbook.journal.records import Entry, FollowUp, Plan
from workbook.plan.followups import decide, make_follow_up
from workbook.plan.keeping import keep


def _write(workbook: Workbook, clock: FixedClock, *titles: str) -> str:
    journal = workbook.journal
    entry = Entry(id=journal.new_id(), created="2026-11-01T10:00:00+01:00", updated="")
    for title in titles:
        clock.moment = clock.moment.replace(hour=clock.moment.hour + 1)
        (stored,) = journal.commit(structs.replace(entry, title=title))
        assert isinstance(stored, Entry)
        entry = stored
    return entry.id


def test_each_is_told_once_newest_first(workbook: Workbook, clock: FixedClock) -> None:
    record_id = _write(workbook, clock, "et", "to", "tre")
    workbook.journal.trash(record_id)
    workbook.journal.recover(record_id)
    assert [one.title for one in versions(workbook, record_id)] == ["tre", "to", "et"]


def test_one_becomes_the_newest_and_nothing_is_lost(workbook: Workbook, clock: FixedClock) -> None:
    record_id = _write(workbook, clock, "et", "to", "tre")
    stored = make_newest(workbook, versions(workbook, record_id)[-1])
    assert (stored.title, stored.revision, stored.created) == ("et", 4, "2026-11-01T10:00:00+01:00")
    assert [one.title for one in versions(workbook, record_id)] == ["et", "tre", "to", "et"]


def test_what_another_window_wrote_meanwhile_is_an_earlier_version(workbook: Workbook, clock: FixedClock) -> None:
    record_id = _write(workbook, clock, "et", "to")
    oldest = versions(workbook, record_id)[-1]
    now = workbook.journal.get(record_id)
    workbook.journal.commit(structs.replace(now, title="fra et andet vindue"))
    make_newest(workbook, oldest)
    assert [one.title for one in versions(workbook, record_id)] == ["et", "fra et andet vindue", "to", "et"]
    assert workbook.journal.conflicts() == []


def test_a_follow_up_says_again_what_it_said_and_keeps_its_decisions(workbook: Workbook, clock: FixedClock) -> None:
    journal, today = workbook.journal, clock.today()
    (made,) = journal.commit(make_follow_up(journal, clock, "promise", "Ring til TR"))
    (named,) = journal.commit(structs.replace(made, title="Ring til AMR"))
    assert isinstance(named, FollowUp)
    keep(journal, today, decide(named, "dropped", clock, reason="løst"))
    again = make_newest(workbook, versions(workbook, made.id)[-1])
    assert isinstance(again, FollowUp)
    assert (again.title, again.status, again.decisions[-1].reason) == ("Ring til TR", "dropped", "løst")


def test_a_plan_does_not_go_back_behind_a_decision(workbook: Workbook) -> None:
    form = open_form(workbook, "handleplan")
    form.answer("plan_tiltag", "Kort runde")
    form.commit()
    form.answer("act_naeste", "Det virker ikke her")
    form.answer("act_valg", "laeg_vaek")
    form.commit()
    (plan,) = workbook.journal.plans()
    with pytest.raises(AnswerError, match="beslutning"):
        make_newest(workbook, versions(workbook, plan.id)[-1])
    (same,) = workbook.journal.plans()
    assert isinstance(same, Plan)
    assert same.ended == "closed"
