"""What the tail leads to: each outcome makes its record in the same transaction and opens its form."""

from pathlib import Path

import pytest

from tests.forms.conftest import again, chosen
from workbook.clock import FixedClock
from workbook.context import Workbook
from workbook.forms.filled import Saved
from workbook.forms.opening import open_form
from workbook.forms.session import FormSession
from workbook.journal.records import FollowUp, Meeting

SCALE, FEEDBACK = "tryghedsskala", "feedback-modtaget"


def filled(workbook: Workbook, outcome: str, page: str = SCALE, field: str = "op") -> tuple[FormSession, Saved]:
    """A page with one text and that outcome, saved."""
    session = open_form(workbook, page)
    session.answer(field, "Jeg spørger de stille først")
    session.answer("udkomme", outcome)
    return session, session.commit()


def lines(workbook: Workbook) -> int:
    """How many lines the journal's file has, its header included."""
    return len(Path(workbook.journal.home / "journal.lederbog").read_bytes().splitlines())


def test_nothing_now_makes_only_the_entry(workbook: Workbook) -> None:
    _session, saved = filled(workbook, "intet")
    assert [record.exercise for record in saved.records if record.exercise] == [SCALE]
    assert saved.target is None
    assert chosen(workbook) == []
    assert workbook.journal.plans() == []


def test_a_micro_action_is_due_on_the_next_working_day_and_comes_with_the_entry(workbook: Workbook) -> None:
    before = lines(workbook)
    _session, saved = filled(workbook, "mikrohandling")
    assert lines(workbook) == before + 1
    (action,) = chosen(again(workbook))
    assert (action.kind, action.status, action.title) == ("micro_action", "open", "Jeg spørger de stille først")
    assert (action.due, action.again) == ("2026-11-23", "2026-12-07")
    assert action.source == saved.records[0].id
    assert action.answers["handling"].value == "Jeg spørger de stille først"
    assert saved.target is not None
    assert (saved.target.page, saved.target.record_id) == ("mikrohandlinger", action.id)


def test_saving_again_makes_no_second_micro_action(workbook: Workbook) -> None:
    session, _saved = filled(workbook, "mikrohandling")
    session.answer("score", 5)
    saved = session.commit()
    assert saved.target is None
    assert len(chosen(workbook)) == 1


def test_a_carried_answer_is_never_less_sensitive_than_it_was(workbook: Workbook) -> None:
    session = open_form(workbook, FEEDBACK)
    session.answer("budskab", "En kollega sagde, at jeg afbryder")
    session.answer("udkomme", "mikrohandling")
    session.commit()
    (action,) = workbook.journal.followups()
    assert action.answers["handling"].sensitivity == "others"


def test_a_new_plan_begins_with_the_text_and_a_study_date(workbook: Workbook) -> None:
    _session, saved = filled(workbook, "ny_plan")
    (plan,) = again(workbook).journal.plans()
    cycle = plan.cycles[0]
    assert cycle.answers["plan_tiltag"].value == "Jeg spørger de stille først"
    assert cycle.answers["study_dato"].value == "2026-12-14"
    assert plan.source == saved.records[0].id
    assert saved.target is not None
    assert (saved.target.page, saved.target.record_id) == ("handleplan", plan.id)


def test_adding_to_a_plan_opens_the_check_in_with_the_text(workbook: Workbook) -> None:
    _session, saved = filled(workbook, "foej_til_plan")
    assert saved.target is not None
    form = open_form(workbook, saved.target.page, context=saved.target.context)
    assert form.values["gjort"] == "Jeg spørger de stille først"


@pytest.mark.parametrize(("outcome", "page"), [("trio", "trio-moede"), ("mus", "mus-forberedelse")])
def test_a_point_for_a_meeting_shares_the_carried_answer_and_nothing_else(
    workbook: Workbook, outcome: str, page: str
) -> None:
    session = open_form(workbook, SCALE)
    session.answer("hvorfor", "Kun for mig")
    session.answer("op", "En fælles runde")
    session.answer("udkomme", outcome)
    saved = session.commit()
    entry = saved.records[0]
    assert entry.answers["op"].share == [outcome]
    assert entry.answers["hvorfor"].share is None
    assert entry.share == []
    assert saved.target is not None
    assert saved.target.page == page


def test_the_agenda_for_trio_holds_what_was_marked(workbook: Workbook) -> None:
    filled(workbook, "trio")
    agenda = open_form(workbook, "trio-moede").values["dagsorden"]
    assert agenda == [{"punkt": "Jeg spørger de stille først", "kilde": "Tryghed 1-10 lige nu"}]


def test_seeking_help_opens_the_page_with_contacts_and_forces_no_date(workbook: Workbook) -> None:
    session, saved = filled(workbook, "hjaelp")
    assert saved.target is not None
    assert saved.target.page == "hjaelp-og-kontakter"
    assert "foelg_op" not in session.values
    assert chosen(workbook) == []


def test_a_date_of_its_own_makes_a_follow_up_and_moves_it(workbook: Workbook) -> None:
    session = open_form(workbook, SCALE)
    session.answer("score", 4)
    session.answer("foelg_op", "om 14 dage")
    session.commit()
    (item,) = chosen(workbook)
    assert (item.kind, item.due, item.title) == ("follow_up", "2026-12-07", "Tryghed 1-10 lige nu")
    session.answer("foelg_op", "8/12")
    session.commit()
    (item,) = chosen(workbook)
    assert item.due == "2026-12-08"
    assert item.decisions[-1].what == "moved"
    assert item.decisions[-1].reason


def test_the_suggested_date_follows_the_outcome_until_she_chooses_one(workbook: Workbook) -> None:
    session = open_form(workbook, SCALE)
    assert session.answer("udkomme", "mikrohandling") == ("foelg_op",)
    assert session.values["foelg_op"] == "2026-12-07"
    session.answer("udkomme", "ny_plan")
    assert session.values["foelg_op"] == "2026-12-14"
    session.answer("foelg_op", "2/12")
    assert session.answer("udkomme", "mikrohandling") == ()
    assert session.values["foelg_op"] == "2026-12-02"
    session.answer("udkomme", "intet")
    assert session.values["foelg_op"] == "2026-12-02"


def test_trio_and_mus_suggest_the_day_of_that_meeting(workbook: Workbook) -> None:
    workbook.journal.commit(
        Meeting(
            id=workbook.journal.new_id(),
            created="2026-11-20T10:00:00+01:00",
            updated="2026-11-20T10:00:00+01:00",
            kind="trio",
            number=1,
            date="2026-11-26",
        )
    )
    session = open_form(workbook, SCALE)
    session.answer("udkomme", "trio")
    assert session.values["foelg_op"] == "2026-11-26"


def test_a_page_with_a_question_for_the_next_day_comes_back_then(workbook: Workbook) -> None:
    session = open_form(workbook, FEEDBACK)
    assert session.values["foelg_op"] == "2026-11-23"
    assert session.commit().records == ()
    session.answer("budskab", "Du afbryder")
    (entry, item) = session.commit().records
    assert isinstance(item, FollowUp)
    assert (item.due, item.source) == ("2026-11-23", entry.id)


def test_the_day_of_the_later_question_gives_way_to_the_outcome_and_comes_back(workbook: Workbook) -> None:
    session = open_form(workbook, FEEDBACK)
    session.answer("udkomme", "mikrohandling")
    assert session.values["foelg_op"] == "2026-12-07"
    session.answer("udkomme", "intet")
    assert session.values["foelg_op"] == "2026-11-23"


def test_text_about_others_stays_about_others_wherever_it_is_carried(workbook: Workbook) -> None:
    session = open_form(workbook, FEEDBACK)
    session.answer("budskab", "En kollega sagde, at jeg afbryder")
    session.set_share("budskab", ["trio"])
    session.answer("udkomme", "foej_til_plan")
    saved = session.commit()
    assert saved.target is not None
    check_in = open_form(workbook, saved.target.page, context=saved.target.context)
    check_in.answer("gjort", check_in.values["gjort"])
    check_in.answer("gjort", "Kollegaen sagde det igen")
    assert check_in.draft.answers["gjort"].sensitivity == "others"
    agenda = open_form(workbook, "trio-moede").draft.answers["dagsorden"]
    assert agenda.sensitivity == "others"


def test_what_has_moved_is_offered_for_mus_with_what_plans_taught(workbook: Workbook, clock: FixedClock) -> None:
    for score, day in ((4, 21), (7, 23)):
        clock.moment = clock.moment.replace(day=day)
        scale = open_form(workbook, SCALE)
        scale.answer("score", score)
        scale.commit()
    plan = open_form(workbook, "handleplan")
    plan.answer("plan_tiltag", "Runder")
    (stored,) = plan.commit().records
    check_in = open_form(workbook, "handleplan-opfoelgning", context={"plan": stored.id})
    check_in.answer("gjort", "De stille kom med")
    check_in.answer("beslutning", "laeg_vaek")
    check_in.commit()
    text = open_form(workbook, "mus-forberedelse").values["udvikling"]
    assert text == "Tryghed 1-10 lige nu: 4 (21.11.2026), nu 7 (23.11.2026)\nRunder: De stille kom med"
