"""After a meeting: decisions become tasks, plans and promises in one transaction, once."""

from datetime import date

import pytest
from msgspec import structs

from workbook.context import Workbook
from workbook.dates import stamp
from workbook.errors import AnswerError
from workbook.forms.after_meeting import Decision, add, begin, meeting_to_close, rows, save, take_back
from workbook.forms.opening import open_form
from workbook.journal.records import Meeting

DAY = date(2026, 12, 1)


def _meeting(workbook: Workbook, day: str, **more: object) -> Meeting:
    now = stamp(workbook.clock.now())
    made = Meeting(id=workbook.journal.new_id(), created=now, updated=now, kind="trio", date=day)
    workbook.journal.commit(structs.replace(made, **more))
    return made


def test_it_is_all_one_transaction_and_comes_once(workbook: Workbook) -> None:
    meeting = _meeting(workbook, "2026-11-20", number=2)
    session = begin(workbook)
    add(session, Decision("Runde om støj", "AMR", DAY, "task"))
    add(session, Decision("Spørg først\u200b", "", DAY, "cycle"))
    add(session, Decision("Brev til nye", "TR", DAY))
    saved = save(session)
    assert [type(one).__name__ for one in saved.records] == ["Meeting", "FollowUp", "Plan", "FollowUp"]
    stored = workbook.journal.get(meeting.id)
    assert isinstance(stored, Meeting)
    assert (stored.status, stored.date) == ("held", "2026-11-20")
    again = open_form(workbook, "trio-moede", record_id=meeting.id)
    again.answer("faelles_fokus", "Noget andet")
    assert [type(one).__name__ for one in again.commit().records] == ["Meeting"]
    assert len(workbook.journal.plans()) == 1
    assert {one.kind for one in workbook.journal.followups()} == {"follow_up", "promise"}


def test_a_refused_save_stores_nothing_and_can_be_tried_again(
    workbook: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    _meeting(workbook, "2026-11-20")
    session = begin(workbook)
    add(session, Decision("Runde", "AMR", DAY, "cycle"))

    def refuse(*_records: object) -> None:
        raise AnswerError("nej")

    with monkeypatch.context() as patched:
        patched.setattr(workbook.journal, "commit", refuse)
        with pytest.raises(AnswerError):
            save(session)
    assert not workbook.journal.plans()
    save(session)
    assert len(workbook.journal.plans()) == 1


def test_a_meeting_that_lay_ahead_was_held_today(workbook: Workbook) -> None:
    meeting = _meeting(workbook, "2026-12-24")
    session = begin(workbook)
    add(session, Decision("Runde"))
    save(session)
    stored = workbook.journal.get(meeting.id)
    assert isinstance(stored, Meeting)
    assert (stored.status, stored.date) == ("held", workbook.clock.today().isoformat())


def test_without_a_meeting_it_is_an_extra_one_and_without_a_day_her_interval(workbook: Workbook) -> None:
    assert meeting_to_close(workbook) is None
    session = begin(workbook)
    add(session, Decision("Runde"))
    save(session)
    (meeting,) = workbook.journal.meetings()
    assert (meeting.number, meeting.status) == (0, "held")
    (promise,) = workbook.journal.followups()
    assert promise.due > workbook.clock.today().isoformat()


def test_the_newest_that_is_behind_is_the_one(workbook: Workbook) -> None:
    _meeting(workbook, "2026-11-02", number=1)
    newest = _meeting(workbook, "2026-11-19", number=2)
    _meeting(workbook, "2026-12-10", number=3)
    found = meeting_to_close(workbook)
    assert found is not None
    assert found.id == newest.id


def test_a_row_is_changed_and_taken_back(workbook: Workbook) -> None:
    _meeting(workbook, "2026-11-20")
    session = begin(workbook)
    place = add(session, Decision("Ru", "", DAY, "cycle"))
    assert add(session, Decision("Runde", "TR", DAY, "task"), at=place) == place
    assert [row["beslutning"] for row in rows(session)] == ["Runde"]
    assert [key for key in session.draft.context if key.startswith("becomes:")] == ["becomes:Runde"]
    take_back(session, place)
    assert rows(session) == []


@pytest.mark.parametrize("decision", [Decision("  "), Decision("Runde", day=date(2020, 1, 1))])
def test_what_cannot_be_kept_is_refused(workbook: Workbook, decision: Decision) -> None:
    _meeting(workbook, "2026-11-20")
    session = begin(workbook)
    with pytest.raises(AnswerError):
        add(session, decision)
    assert rows(session) == []
