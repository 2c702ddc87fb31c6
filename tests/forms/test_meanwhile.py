"""What was changed elsewhere while a form was a draft, and what two forms say of one meeting: nothing is set back."""

from datetime import date

from tests.forms.conftest import chosen
from workbook.context import Workbook
from workbook.forms.filled import Saved
from workbook.forms.opening import open_form, resume
from workbook.journal.records import Answer, Plan, Record
from workbook.plan.due import due_items
from workbook.plan.followups import decide

COURSE = "forloebsdatoer"


def saved(workbook: Workbook, page: str, record: Record | None = None, **answers: object) -> Saved:
    """The page with these answers, stored."""
    session = open_form(workbook, page, record_id=record.id if record else "")
    for field, raw in answers.items():
        session.answer(field, raw)
    return session.commit()


def draft_of(workbook: Workbook, page: str, record: Record, field: str, text: str) -> str:
    """A draft that revises the record, left behind by a program that ended."""
    session = open_form(workbook, page, record_id=record.id)
    session.answer(field, text)
    session.flush(durable=True)
    return session.draft.id


def course(**days: str) -> list[dict[str, str]]:
    """The course table: `trio_1="2026-12-01"`."""
    return [{"hvad": what.replace("_", "-"), "dato": day} for what, day in days.items()]


def words(plan: Plan) -> list[object]:
    """Everything that is answered in the plan's rounds."""
    return [answer.value for cycle in plan.cycles for answer in cycle.answers.values()]


def test_a_meeting_that_was_moved_meanwhile_stays_where_it_is(workbook: Workbook) -> None:
    frame = saved(workbook, "min-ramme", forloebsdatoer=course(trio_1="2026-12-01")).records[0]
    draft = draft_of(workbook, "min-ramme", frame, "enhed", "Afsnit 3")
    (meeting,) = workbook.journal.meetings()
    saved(workbook, "trio-moede", meeting, dato="2026-12-08", naeste="2026-12-22")
    resume(workbook, draft).commit()
    assert [one.date for one in workbook.journal.meetings()] == ["2026-12-08", "2026-12-22"]


def test_a_course_date_can_be_moved_away_and_back_and_taken_out_and_put_in(workbook: Workbook) -> None:
    session = open_form(workbook, "min-ramme")
    for day in ("2026-12-01", "2026-12-08", "2026-12-01", "", "2026-12-01"):
        session.answer(COURSE, course(trio_1=day) if day else None)
        session.commit()
        assert [one.date for one in workbook.journal.meetings()] == [day]


def test_a_course_date_that_a_new_page_was_filled_with_can_be_taken_out(workbook: Workbook) -> None:
    saved(workbook, "trio-moede", moede="1", dato="2026-12-01")
    session = open_form(workbook, "min-ramme")
    assert session.values[COURSE] == course(trio_1="2026-12-01")
    session.answer(COURSE, None)
    session.answer("enhed", "Afsnit 3")
    session.commit()
    assert [one.date for one in workbook.journal.meetings()] == [""]


def test_a_follow_up_that_was_moved_meanwhile_stays_where_it_is(workbook: Workbook) -> None:
    entry = saved(workbook, "tryghedsskala", op="Én ting", foelg_op="2026-12-01").records[0]
    draft = draft_of(workbook, "tryghedsskala", entry, "op", "To ting")
    (item,) = chosen(workbook)
    workbook.journal.commit(decide(item, "moved", workbook.clock, reason="Ferie", due=date(2026, 12, 20)))
    resume(workbook, draft).commit()
    assert [one.due for one in chosen(workbook)] == ["2026-12-20"]


def test_a_round_that_was_taken_back_meanwhile_keeps_its_draft(workbook: Workbook) -> None:
    plan = saved(workbook, "handleplan", plan_tiltag="Kort runde").records[0]
    saved(workbook, "handleplan", plan, act_valg="fortsaet")
    draft = draft_of(workbook, "handleplan", plan, "do_saadan", "Jeg begynder selv")
    workbook.journal.undo(plan.id)
    resume(workbook, draft).commit()
    assert any("Jeg begynder selv" in words(one) for one in workbook.journal.plans())


def test_another_meetings_words_are_not_written_over(workbook: Workbook) -> None:
    saved(workbook, "trio-moede", moede="2", dato="2026-12-20", brug_for="Bemanding")
    saved(workbook, "min-ramme", forloebsdatoer=course(trio_1="2026-12-01", trio_2="2026-12-20"))
    first = next(one for one in workbook.journal.meetings() if one.number == 1)
    saved(workbook, "trio-moede", first, brug_for="Pauser", moede="2")
    asked: list[Answer] = [one.answers["brug_for"] for one in workbook.journal.meetings() if "brug_for" in one.answers]
    assert sorted(str(answer.value) for answer in asked) == ["Bemanding", "Pauser"]


def test_decisions_that_begin_alike_are_promises_of_their_own(workbook: Workbook) -> None:
    same = "Vi aftaler i TRIO, at arbejdsmiljøgruppen sammen følger op på "
    rows = [
        {"beslutning": same + "vagterne", "frist": "2026-12-01"},
        {"beslutning": same + "pauser", "frist": "2026-12-15"},
    ]
    session = open_form(workbook, "trio-moede")
    for _time in range(2):
        session.answer("moede", "1")
        session.answer("beslutninger", rows)
        session.commit()
        session.answer("brug_for", "Ro")
    assert [one.due for one in workbook.journal.followups()] == ["2026-12-01", "2026-12-15"]


def test_a_promise_follows_its_deadline_until_it_is_moved_elsewhere(workbook: Workbook) -> None:
    session = open_form(workbook, "trio-moede")
    session.answer("moede", "1")
    for day in ("2026-12-01", "2026-12-24"):
        session.answer("beslutninger", [{"beslutning": "Nye vagter", "frist": day}])
        session.commit()
        assert [one.due for one in workbook.journal.followups()] == [day]
    (promise,) = workbook.journal.followups()
    workbook.journal.commit(decide(promise, "moved", workbook.clock, reason="Ferie", due=date(2027, 1, 4)))
    session.answer("brug_for", "Ro")
    session.commit()
    assert [one.due for one in workbook.journal.followups()] == ["2027-01-04"]


def test_a_new_date_for_a_plan_that_rests_is_not_forgotten(workbook: Workbook) -> None:
    plan = saved(workbook, "handleplan", plan_tiltag="Kort runde").records[0]
    saved(workbook, "handleplan-opfoelgning", plan=plan.id, gjort="Ferie", beslutning="pause", ny_dato="2026-12-10")
    (item,) = due_items(workbook.journal, workbook.clock.today(), 30)
    assert (item.kind, item.title, item.due, item.record.source) == (
        "followup", "Kort runde", date(2026, 12, 10), plan.id,
    )  # fmt: skip
