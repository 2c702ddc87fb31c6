"""What the known PDSA worksheets ask for has a question here, a help text, and a line in what leaves."""

import csv
from pathlib import Path

import pytest

from tests.content.shelf import shipped
from tests.forms.conftest import workbook as workbook_fixture
from workbook.clock import FixedClock
from workbook.context import Workbook
from workbook.curriculum.answers import display
from workbook.curriculum.model import Field
from workbook.forms.opening import open_form
from workbook.journal.records import Plan, Value
from workbook.share.archive import archive_document
from workbook.share.markdown import render, write
from workbook.share.note import gather

workbook = workbook_fixture

ROWS = list(csv.DictReader(Path(__file__).with_name("pdsa_rows.csv").read_text(encoding="utf-8").splitlines()))
FIELDS = [(row["row"], row["page"], field) for row in ROWS for field in row["fields"].split()]
WORDS = {"long": "Ord til {id}", "short": "Ord til {id}", "sentence": "Ord til {id}", "role": "Rolle til {id}"}
NOT_ASKED = {"status"}
"""What follows by itself: the cycle's number stands over its answers."""


def test_every_row_of_the_worksheets_is_here() -> None:
    assert {int(row["row"]) for row in ROWS} == set(range(1, 32))


@pytest.mark.parametrize(("row", "page", "field"), FIELDS)
def test_row_has_a_question_with_help(row: str, page: str, field: str) -> None:
    question = shipped().exercise(page).field(field)
    assert question.label
    assert question.tip


def an_answer(question: Field) -> Value:
    """Something of the field's kind that can be found again."""
    match question.kind:
        case "choice":
            return question.options[-1].id if question.id != "act_valg" else "fortsaet"
        case "choices":
            return [option.id for option in question.options]
        case "date":
            return "2026-11-20"
        case "number":
            return 17
        case "rating":
            return 6
        case "table":
            return [
                {column.id: a_cell(question.id, column.id, column.kind, column.choices) for column in question.options}
            ]
        case _:
            return WORDS[question.kind].format(id=question.id)


def a_cell(field: str, column: str, kind: str, choices: tuple[tuple[str, str], ...]) -> str | int:
    match kind:
        case "choice":
            return choices[0][0]
        case "date":
            return "2026-11-20"
        case "number" | "rating":
            return 7
        case _:
            return f"{field} {column}"


@pytest.fixture
def whole(workbook: Workbook, clock: FixedClock) -> Workbook:
    """A journal with one plan in which all is answered, shared with the leader's own leader."""
    form = open_form(workbook, "handleplan")
    for question in form.exercise.fields:
        if question.stored and question.id != "study_dato":
            form.answer(question.id, an_answer(question))
    form.answer("study_dato", "2026-11-21")
    form.set_share(None, ["leder"])
    form.commit()
    (plan,) = workbook.journal.plans()
    checkin = open_form(workbook, "handleplan-opfoelgning", context={"plan": plan.id})
    for question in checkin.exercise.fields:
        if question.stored and question.id not in ("plan", "beslutning", "naeste", "grund", "ny_dato"):
            checkin.answer(question.id, an_answer(question))
    checkin.set_share(None, ["leder"])
    checkin.commit()
    return workbook


def test_every_row_leaves_with_its_own_words_when_it_is_shared(whole: Workbook) -> None:
    note = gather(whole, "leder")
    lines = {(item.field, item.text) for item in note.passed}
    assert {field for _row, _page, field in FIELDS} - {field for field, _text in lines} == NOT_ASKED
    written, archived = render(note), write(archive_document(whole.journal))
    assert "### Runde 1" in written
    for _row, page, field in FIELDS:
        if field not in NOT_ASKED:
            question = whole.library.exercise(page).field(field)
            assert question.label in written.replace("\\", "")
            assert question.label in archived.replace("\\", "")


def test_every_answer_of_the_plan_is_in_one_place(whole: Workbook) -> None:
    plan = whole.journal.plans()[0]
    assert isinstance(plan, Plan)
    page = whole.library.exercise("handleplan")
    asked = {question.id for question in page.fields if question.stored}
    assert plan.answers.keys() | plan.cycles[0].answers.keys() == asked
    assert not plan.answers.keys() & plan.cycles[0].answers.keys()
    for answer in (plan.answers | plan.cycles[0].answers).values():
        assert display(answer.kind, answer.value, answer.labels)
