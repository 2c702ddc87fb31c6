"""Where each page's answers live: plans and their cycles, check-ins, micro-actions, meetings, the course's dates."""

import pytest

from tests.forms.conftest import again
from workbook.clock import FixedClock
from workbook.context import Workbook
from workbook.errors import AnswerError
from workbook.forms.opening import open_form
from workbook.journal.records import Meeting, Plan
from workbook.plan.phase import current, phase

PLAN, CHECK_IN, ACTION, TRIO, FRAME = (
    "handleplan",
    "handleplan-opfoelgning",
    "mikrohandlinger",
    "trio-moede",
    "min-ramme",
)


def a_plan(workbook: Workbook) -> Plan:
    """A plan that begins today and is looked at on 14 December."""
    form = open_form(workbook, PLAN)
    form.answer("plan_tiltag", "Runde før beslutninger")
    form.answer("start", "i dag")
    form.answer("study_dato", "14/12")
    form.commit()
    return workbook.journal.plans()[-1]


def test_a_plan_keeps_its_own_answers_apart_from_the_cycles(workbook: Workbook) -> None:
    form = open_form(workbook, PLAN)
    form.answer("arena", "team")
    form.answer("plan_tiltag", "Runde før beslutninger\nogså på onsdage")
    form.commit()
    (plan,) = again(workbook).journal.plans()
    assert plan.title == "Runde før beslutninger også på onsdage"
    assert set(plan.answers) == {"arena"}
    assert current(plan).answers["plan_tiltag"].value == "Runde før beslutninger\nogså på onsdage"
    assert current(plan).answers["study_dato"].value == "2026-12-14"
    assert workbook.journal.entries() == []


def test_opening_a_plan_shows_plan_and_current_cycle_and_revises_it(workbook: Workbook) -> None:
    plan = a_plan(workbook)
    form = open_form(workbook, PLAN, record_id=plan.id)
    assert form.values["plan_tiltag"] == "Runde før beslutninger"
    form.answer("titel", "Runder")
    form.commit()
    (stored,) = workbook.journal.plans()
    assert (stored.id, stored.title, stored.revision) == (plan.id, "Runder", 2)


def test_a_choice_under_act_is_decided_once_and_drafts_the_next_cycle(workbook: Workbook, clock: FixedClock) -> None:
    plan = a_plan(workbook)
    clock.moment = clock.moment.replace(month=12, day=14)
    form = open_form(workbook, PLAN, record_id=plan.id)
    form.answer("study_effekt", 6)
    form.answer("act_valg", "juster")
    form.commit()
    form.answer("study_forloeb", "De stille kom med")
    form.commit()
    (stored,) = workbook.journal.plans()
    assert [cycle.number for cycle in stored.cycles] == [1, 2]
    first, second = stored.cycles
    assert first.ended
    assert first.answers["study_forloeb"].value == "De stille kom med"
    assert second.answers["plan_tiltag"].value == "Runde før beslutninger"
    assert "study_effekt" not in second.answers


def test_a_pause_without_a_reason_leaves_the_plan_open_and_says_so(workbook: Workbook, clock: FixedClock) -> None:
    plan = a_plan(workbook)
    clock.moment = clock.moment.replace(month=12, day=14)
    form = open_form(workbook, PLAN, record_id=plan.id)
    form.answer("act_valg", "pause")
    saved = form.commit()
    assert saved.notes
    assert workbook.journal.plans()[0].ended == ""
    form.answer("act_naeste", "Vi mangler to kolleger")
    form.commit()
    (stored,) = workbook.journal.plans()
    assert (stored.ended, stored.reason) == ("paused", "Vi mangler to kolleger")


def test_a_check_in_stands_in_the_plans_cycle_and_moves_its_date(workbook: Workbook, clock: FixedClock) -> None:
    plan = a_plan(workbook)
    clock.moment = clock.moment.replace(day=30)
    form = open_form(workbook, CHECK_IN, context={"plan": plan.id})
    form.answer("gjort", "To møder med runde")
    form.answer("effekt", 5)
    form.answer("ny_dato", "om 3 uger")
    form.commit()
    form.answer("gjort", "Tre møder med runde")
    form.commit()
    (stored,) = again(workbook).journal.plans()
    (checkin,) = current(stored).checkins
    assert checkin.answers["gjort"].value == "Tre møder med runde"
    assert "plan" not in checkin.answers
    assert "ny_dato" not in checkin.answers
    assert current(stored).answers["study_dato"].value == "2026-12-21"
    assert workbook.journal.entries() == []


def test_study_begins_with_what_the_check_in_said(workbook: Workbook) -> None:
    plan = a_plan(workbook)
    form = open_form(workbook, CHECK_IN, context={"plan": plan.id})
    form.answer("gjort", "To møder med runde")
    form.commit()
    study = open_form(workbook, PLAN, record_id=plan.id)
    assert study.values["study_forloeb"] == "To møder med runde"
    assert study.commit().records == ()


def test_a_check_in_decides_once(workbook: Workbook) -> None:
    plan = a_plan(workbook)
    form = open_form(workbook, CHECK_IN, context={"plan": plan.id})
    form.answer("gjort", "Det gik godt")
    form.answer("beslutning", "udvid")
    form.commit()
    form.answer("effekt", 8)
    form.commit()
    (stored,) = workbook.journal.plans()
    assert [cycle.number for cycle in stored.cycles] == [1, 2]
    assert [len(cycle.checkins) for cycle in stored.cycles] == [1, 0]
    assert stored.cycles[0].checkins[0].answers["effekt"].value == 8
    assert phase(stored, workbook.clock.today()) == "plan"


def test_a_check_in_without_a_plan_is_a_sentence_and_stays_a_draft(workbook: Workbook) -> None:
    form = open_form(workbook, CHECK_IN)
    form.answer("gjort", "Noget skete")
    form.flush(durable=True)
    with pytest.raises(AnswerError):
        form.commit()
    assert [draft.answers["gjort"].value for draft in again(workbook).journal.drafts.all()] == ["Noget skete"]


def test_a_micro_action_lives_in_a_follow_up(workbook: Workbook) -> None:
    form = open_form(workbook, ACTION)
    assert form.values["senest"] == "2026-11-23"
    form.answer("handling", "Ros én kollega")
    form.answer("senest", "på onsdag")
    form.commit()
    (action,) = again(workbook).journal.followups()
    assert (action.kind, action.due, action.title) == ("micro_action", "2026-11-25", "Ros én kollega")
    assert "senest" not in action.answers
    assert workbook.journal.entries() == []


def test_done_and_not_yet_are_decisions(workbook: Workbook) -> None:
    form = open_form(workbook, ACTION)
    form.answer("handling", "Ros én kollega")
    form.commit()
    (action,) = workbook.journal.followups()
    later = open_form(workbook, ACTION, record_id=action.id)
    later.answer("gjort", "nej")
    later.answer("senest", "1/12")
    later.commit()
    (action,) = workbook.journal.followups()
    assert (action.due, action.decisions[-1].what) == ("2026-12-01", "moved")
    done = open_form(workbook, ACTION, record_id=action.id)
    done.answer("gjort", "ja")
    done.commit()
    (action,) = workbook.journal.followups()
    assert (action.status, len(action.decisions)) == ("done", 2)
    done.answer("laering", "Hun blev glad")
    done.commit()
    assert len(workbook.journal.followups()[0].decisions) == 2


def test_the_course_dates_live_in_meetings(workbook: Workbook) -> None:
    form = open_form(workbook, FRAME)
    form.answer("enhed", "Solsikken")
    form.answer("forloebsdatoer", [{"hvad": "modul-1", "dato": "1/12"}, {"hvad": "trio-1", "dato": "10/12"}])
    form.answer("mus_dato", "15/1")
    form.commit()
    fresh = again(workbook)
    (entry,) = fresh.journal.entries()
    assert "forloebsdatoer" not in entry.answers
    assert "mus_dato" not in entry.answers
    found = {(one.kind, one.number): one.date for one in fresh.journal.meetings()}
    assert found == {("module", 1): "2026-12-01", ("trio", 1): "2026-12-10", ("mus", 0): "2027-01-15"}
    form = open_form(fresh, FRAME)
    assert form.values["mus_dato"] == "2027-01-15"
    form.answer("forloebsdatoer", [{"hvad": "modul-1", "dato": "2/12"}])
    form.commit()
    found = {(one.kind, one.number): one.date for one in again(workbook).journal.meetings()}
    assert found == {("module", 1): "2026-12-02", ("trio", 1): "", ("mus", 0): "2027-01-15"}


def test_the_trio_page_fills_the_planned_meeting_and_promises_what_was_decided(workbook: Workbook) -> None:
    frame = open_form(workbook, FRAME)
    frame.answer("forloebsdatoer", [{"hvad": "trio-1", "dato": "26/11"}])
    frame.commit()
    form = open_form(workbook, TRIO)
    assert (form.values["moede"], form.values["dato"]) == ("1", "2026-11-26")
    form.answer("brug_for", "Hvad hører I om møderne?")
    form.answer("beslutninger", [{"beslutning": "Dagsorden ud dagen før", "hvem": "leder", "frist": "1/12"}])
    form.answer("naeste", "17/12")
    form.commit()
    form.answer("brug_for", "Hvad hører I om pauserne?")
    form.commit()
    fresh = again(workbook)
    meetings = {(one.kind, one.number): one for one in fresh.journal.meetings()}
    assert set(meetings) == {("trio", 1), ("trio", 2)}
    assert meetings["trio", 1].answers["brug_for"].value == "Hvad hører I om pauserne?"
    assert meetings["trio", 2].date == "2026-12-17"
    (promise,) = fresh.journal.followups()
    assert (promise.kind, promise.title, promise.due) == ("promise", "Dagsorden ud dagen før", "2026-12-01")
    assert promise.source == meetings["trio", 1].id


def test_another_choice_on_the_trio_page_is_another_meeting(workbook: Workbook) -> None:
    form = open_form(workbook, TRIO)
    form.answer("moede", "ekstra")
    form.answer("dato", "1/12")
    form.answer("brug_for", "Et råd")
    form.commit()
    (meeting,) = workbook.journal.meetings()
    assert isinstance(meeting, Meeting)
    assert (meeting.kind, meeting.number, meeting.date) == ("trio", 0, "2026-12-01")


def test_mus_is_a_meeting_of_its_own_date(workbook: Workbook) -> None:
    frame = open_form(workbook, FRAME)
    frame.answer("mus_dato", "15/1")
    frame.commit()
    form = open_form(workbook, "mus-forberedelse")
    form.answer("stoette", "Tid til ledelse")
    form.commit()
    (meeting,) = again(workbook).journal.meetings()
    assert (meeting.kind, meeting.date) == ("mus", "2027-01-15")
    assert meeting.answers["stoette"].value == "Tid til ledelse"


def test_small_team_averages_are_refused(workbook: Workbook) -> None:
    form = open_form(workbook, "temperatur-team")
    form.answer("svar", "4")
    with pytest.raises(AnswerError):
        form.answer("snit_udsagn", {"1": "7,5"})
    form.answer("svar", "6")
    form.answer("snit_udsagn", {"1": "7,5"})
    assert form.values["snit_udsagn"] == {"1": 7.5}


def test_the_gap_between_leader_and_team_is_computed(workbook: Workbook) -> None:
    mine = open_form(workbook, "temperatur-leder")
    mine.answer("udsagn", {str(row): 8 for row in range(1, 8)})
    mine.commit()
    team = open_form(workbook, "temperatur-team")
    team.answer("svar", 8)
    team.answer("snit_udsagn", {str(row): 6 + row / 10 for row in range(1, 8)})
    gap = team.computed("gab")
    assert gap is not None
    assert "+1,9" in " ".join(gap.lines)


def test_averages_are_dropped_when_the_team_turns_out_to_be_small(workbook: Workbook) -> None:
    form = open_form(workbook, "temperatur-team")
    form.answer("svar", "6")
    form.answer("snit_udsagn", {"1": "7,5"})
    form.answer("svar", "4")
    (entry,) = form.commit().records
    assert "snit_udsagn" not in entry.answers
