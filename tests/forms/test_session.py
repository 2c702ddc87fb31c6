"""A page being filled in: drafts, revisions, sharing, and what a commit stores."""

import pytest

from tests.forms.conftest import again
from workbook.clock import FixedClock
from workbook.context import Workbook
from workbook.errors import AnswerError, NotFoundError, PlaceError
from workbook.forms.opening import draft_of, fresh_entry, open_form, resume
from workbook.journal.records import Entry

SCALE = "tryghedsskala"


def test_a_form_that_is_only_looked_at_leaves_nothing(workbook: Workbook) -> None:
    session = open_form(workbook, SCALE)
    session.place_cursor("hvorfor", 0, 0)
    session.flush(durable=True)
    assert session.commit().records == ()
    assert workbook.journal.entries() == []
    assert workbook.journal.drafts.all() == []


def test_an_answer_is_kept_with_what_it_was_asked_with(workbook: Workbook) -> None:
    session = open_form(workbook, SCALE)
    session.answer("score", 7)
    session.answer("hvorfor", "Vi siger det højt")
    entry, *_call = session.commit().records
    stored = again(workbook).journal.get(entry.id)
    assert isinstance(stored, Entry)
    assert (stored.exercise, stored.title, stored.revision) == (SCALE, "Tryghed 1-10 lige nu", 1)
    score = stored.answers["score"]
    assert (score.value, score.kind, score.pack) == (7, "rating", session.exercise.pack)
    assert score.question == session.exercise.field("score").label
    assert stored.share == []
    assert score.share is None


def test_a_refused_answer_leaves_the_old_one(workbook: Workbook) -> None:
    session = open_form(workbook, SCALE)
    session.answer("score", 7)
    for wrong in (0, 11, 7.5, "x"):
        with pytest.raises(AnswerError, match="Skriv et tal fra 1 til 10"):
            session.answer("score", wrong)
    assert session.values["score"] == 7


def test_a_draft_comes_back_with_field_and_cursor(workbook: Workbook) -> None:
    session = open_form(workbook, SCALE)
    session.answer("hvorfor", "Midt i en sæt")
    session.place_cursor("hvorfor", 0, 13)
    session.flush(durable=False)
    assert not session.unsaved
    later = again(workbook)
    draft = draft_of(later, SCALE)
    assert draft is not None
    resumed = resume(later, draft.id)
    assert resumed.values["hvorfor"] == "Midt i en sæt"
    assert (resumed.draft.focus, resumed.draft.cursor) == ("hvorfor", (0, 13))
    assert open_form(later, SCALE).draft.id == draft.id
    assert later.journal.entries() == []


def test_a_commit_takes_the_draft_away_and_the_next_change_revises(workbook: Workbook) -> None:
    session = open_form(workbook, SCALE)
    session.answer("score", 4)
    session.flush(durable=True)
    session.commit()
    assert workbook.journal.drafts.all() == []
    session.answer("score", 5)
    (second,) = session.commit().records
    assert second.revision == 2
    assert [one.answers["score"].value for one in workbook.journal.history(second.id)] == [4, 5]
    assert session.commit().records == ()


def test_a_commit_that_changes_nothing_writes_nothing(workbook: Workbook) -> None:
    session = open_form(workbook, SCALE)
    session.answer("score", 4)
    entry, *_call = session.commit().records
    session.answer("score", 6)
    session.answer("score", 4)
    session.commit()
    assert workbook.journal.get(entry.id).revision == 1


def test_a_page_that_comes_again_makes_a_new_entry_and_a_page_for_once_is_revised(workbook: Workbook) -> None:
    for score in (3, 5):
        session = open_form(workbook, SCALE)
        session.answer("score", score)
        session.commit()
    assert len(workbook.journal.entries()) == 2
    for unit in ("Solsikken", "Mælkebøtten"):
        session = open_form(workbook, "min-ramme")
        session.answer("enhed", unit)
        session.commit()
    frames = [one for one in workbook.journal.entries() if one.exercise == "min-ramme"]
    assert [one.answers["enhed"].value for one in frames] == ["Mælkebøtten"]


def test_only_an_entry_younger_than_a_day_is_offered_for_correction(workbook: Workbook, clock: FixedClock) -> None:
    assert fresh_entry(workbook, SCALE) is None
    session = open_form(workbook, SCALE)
    session.answer("score", 3)
    session.commit()
    fresh = fresh_entry(workbook, SCALE)
    assert fresh is not None
    assert fresh.answers["score"].value == 3
    clock.moment = clock.moment.replace(day=22, hour=14, minute=4)
    assert fresh_entry(workbook, SCALE) is not None
    clock.moment = clock.moment.replace(minute=5)
    assert fresh_entry(workbook, SCALE) is None
    assert fresh_entry(workbook, "min-ramme") is None


def test_two_windows_on_one_record_keep_both(workbook: Workbook) -> None:
    first = open_form(workbook, "min-ramme")
    first.answer("enhed", "Solsikken")
    (entry,) = first.commit().records
    other = again(workbook)
    theirs, mine = open_form(other, "min-ramme"), open_form(workbook, "min-ramme")
    theirs.answer("enhed", "Mælkebøtten")
    theirs.commit()
    mine.answer("enhed", "Smørblomsten")
    saved = mine.commit()
    assert saved.conflict
    stored = {one.answers["enhed"].value: one for one in again(workbook).journal.entries()}
    assert set(stored) == {"Mælkebøtten", "Smørblomsten"}
    assert stored["Smørblomsten"].conflict_of == entry.id
    assert stored["Smørblomsten"].status == "conflict"


def test_a_draft_that_was_stored_before_the_program_died_is_not_stored_twice(workbook: Workbook) -> None:
    session = open_form(workbook, SCALE)
    session.answer("score", 8)
    session.flush(durable=True)
    draft = workbook.journal.drafts.get(session.draft.id)
    session.commit()
    assert draft is not None
    workbook.journal.drafts.write(draft, durable=True)
    later = again(workbook)
    resume(later, draft.id).commit()
    assert len(later.journal.entries()) == 1
    assert later.journal.drafts.all() == []


def test_a_failed_write_leaves_the_form_unsaved_and_can_be_tried_again(
    workbook: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = open_form(workbook, SCALE)
    session.answer("hvorfor", "Står på skærmen")

    def full(*_arguments: object, **_named: object) -> None:
        raise PlaceError("fuld")

    with monkeypatch.context() as broken:
        broken.setattr(workbook.journal.drafts, "write", full)
        with pytest.raises(PlaceError):
            session.flush(durable=False)
        assert session.unsaved
        broken.setattr(workbook.journal, "commit", full)
        with pytest.raises(PlaceError):
            session.commit()
    assert session.values["hvorfor"] == "Står på skærmen"
    entry, *_call = session.commit().records
    assert entry.answers["hvorfor"].value == "Står på skærmen"


def test_who_may_see_is_nobody_then_the_page_then_the_answers_own(workbook: Workbook) -> None:
    session = open_form(workbook, SCALE)
    session.answer("score", 7)
    session.answer("hvorfor", "Tonen er god")
    assert session.share_of("score") == frozenset()
    session.set_share(None, ["trio"])
    session.set_share("hvorfor", ["mus", "leder"])
    assert session.share_of("score") == {"trio"}
    assert session.share_of("hvorfor") == {"mus", "leder"}
    assert session.seen_by == {"trio", "mus", "leder"}
    entry, *_call = session.commit().records
    assert entry.share == ["trio"]
    assert entry.answers["hvorfor"].share == ["mus", "leder"]


def test_a_field_may_be_shared_before_it_is_answered_and_keeps_it_when_it_is_cleared(workbook: Workbook) -> None:
    session = open_form(workbook, SCALE)
    session.set_share("hvorfor", ["mus"])
    session.answer("hvorfor", "Tonen")
    assert session.share_of("hvorfor") == {"mus"}
    session.answer("hvorfor", None)
    session.answer("hvorfor", "En anden tone")
    assert session.share_of("hvorfor") == {"mus"}


def test_the_tails_sharing_is_that_of_the_whole_page(workbook: Workbook) -> None:
    session = open_form(workbook, SCALE)
    session.answer("score", 7)
    session.answer("deling", ["mus"])
    assert session.share_of("score") == {"mus"}
    assert session.values["deling"] == ["mus"]
    entry, *_call = session.commit().records
    assert entry.share == ["mus"]
    assert "deling" not in entry.answers


def test_what_is_never_shared_stays(workbook: Workbook) -> None:
    session = open_form(workbook, "mus-forberedelse")
    session.answer("tryghed_med_chef", 6)
    session.set_share(None, ["mus"])
    assert session.share_of("tryghed_med_chef") == frozenset()
    with pytest.raises(AnswerError):
        session.set_share("tryghed_med_chef", ["mus"])


def test_an_answer_that_went_out_of_sight_is_kept_and_shared_with_nobody(workbook: Workbook) -> None:
    session = open_form(workbook, "feedback-modtaget")
    session.answer("trigger", "sandhed")
    session.answer("sandhed_fakta", "Mødet begyndte for sent")
    session.set_share(None, ["mus"])
    session.answer("trigger", "identitet")
    assert "sandhed_fakta" not in {field.id for field in session.visible}
    entry, *_others = session.commit().records
    assert entry.answers["sandhed_fakta"].value == "Mødet begyndte for sent"
    assert entry.answers["sandhed_fakta"].share == []


def test_only_the_chosen_triggers_questions_are_asked(workbook: Workbook) -> None:
    session = open_form(workbook, "feedback-modtaget")
    session.answer("trigger", "identitet")
    asked = {field.id for field in session.visible}
    assert {"identitet_afsender", "identitet_billede", "identitet_laer"} <= asked
    assert not {"sandhed_forkert", "relation_budskab"} & asked
    assert "intensitet_efter" not in asked
    assert "intensitet_efter" in {field.id for field, _day in session.waiting}


def test_an_unknown_draft_or_page_is_a_sentence(workbook: Workbook) -> None:
    with pytest.raises(NotFoundError):
        resume(workbook, "0190aaaa-0000-7000-8000-000000000000")
    with pytest.raises(NotFoundError):
        open_form(workbook, "findes-ikke")


def test_a_new_form_does_not_take_the_draft_of_another_record(workbook: Workbook) -> None:
    first = open_form(workbook, "handleplan")
    first.answer("plan_tiltag", "Den første plan")
    (plan,) = first.commit().records
    revising = open_form(workbook, "handleplan", record_id=plan.id)
    revising.answer("plan_udbytte", "Flere taler")
    revising.flush(durable=True)
    fresh = open_form(workbook, "handleplan")
    assert "plan_udbytte" not in fresh.values
    assert open_form(workbook, "handleplan", record_id=plan.id).draft.id == revising.draft.id
