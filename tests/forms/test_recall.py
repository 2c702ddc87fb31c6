"""A page that asks to be filled anew: its follow-up is stored with the entry and leads to a new one."""

from datetime import timedelta

from tests.forms.conftest import again
from workbook.clock import FixedClock
from workbook.context import Workbook
from workbook.forms.opening import open_form
from workbook.plan.followups import decide
from workbook.plan.keeping import keep

SCALE = "tryghedsskala"


def measure(workbook: Workbook, score: int) -> None:
    form = open_form(workbook, SCALE)
    form.answer("score", score)
    saved = form.commit()
    assert len({record.id for record in saved.records}) == len(saved.records)


def test_the_measurement_comes_back_ten_weeks_after_the_last(workbook: Workbook, clock: FixedClock) -> None:
    measure(workbook, 5)
    (call,) = again(workbook).journal.followups()
    assert (call.calls, call.due, call.title) == (SCALE, "2027-02-01", "Tryghed 1-10 lige nu")
    clock.moment += timedelta(days=30)
    measure(workbook, 6)
    (call,) = again(workbook).journal.followups()
    assert call.due == "2027-03-01"
    assert len(workbook.journal.entries()) == 2


def test_to_correct_an_answer_moves_nothing(workbook: Workbook, clock: FixedClock) -> None:
    measure(workbook, 5)
    clock.moment += timedelta(days=5)
    (entry,) = workbook.journal.entries()
    form = open_form(workbook, SCALE, record_id=entry.id)
    form.answer("score", 6)
    form.commit()
    assert [call.due for call in workbook.journal.followups()] == ["2027-02-01"]


def test_dropped_with_a_reason_it_stays_away(workbook: Workbook, clock: FixedClock) -> None:
    measure(workbook, 5)
    (call,) = workbook.journal.followups()
    keep(workbook.journal, clock.today(), decide(call, "dropped", clock, reason="Vi måler i APV'en"))
    clock.moment += timedelta(days=1)
    measure(workbook, 6)
    assert [one.status for one in workbook.journal.followups()] == ["dropped"]


def test_the_page_is_opened_as_a_new_one(workbook: Workbook, clock: FixedClock) -> None:
    measure(workbook, 5)
    (entry,) = workbook.journal.entries()
    clock.moment += timedelta(days=72)
    (call,) = workbook.journal.followups()
    form = open_form(workbook, call.calls)
    assert form.record is None
    assert form.draft.record != entry.id


def test_only_the_measurement_and_the_think_box_call_by_themselves(workbook: Workbook) -> None:
    calling = {"tryghedsskala": "10 weeks", "taenkeboks": "3 months"}
    heads = workbook.library.heads
    assert {page: head.recall for page, head in heads.items() if head.recall} == {
        page: after for page, after in calling.items() if page in heads
    }
