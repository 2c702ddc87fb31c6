"""Every page opens in the app at 80 x 24, is filled in by its widgets, and is saved; one app for each chapter."""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

import pytest
from textual.pilot import Pilot

from screens.app import LederbogApp
from screens.exercise import ExerciseScreen
from screens.widgets.base import FieldWidget
from tests.content.shelf import in_chapter, shipped
from tests.screens.screen_text import lines_of, until
from workbook.clock import FixedClock
from workbook.context import Workbook
from workbook.curriculum.conditions import rows_of
from workbook.curriculum.model import Field, Option
from workbook.forms.filled import TAIL_FIELDS
from workbook.forms.opening import open_form
from workbook.forms.session import FormSession
from workbook.journal.journal import Journal
from workbook.settings import Settings

LIBRARY = shipped()
SIZE = (80, 24)
WORDS = "Vi begynder hvert møde med en runde"


@pytest.fixture
def workbook(tmp_path: Path, clock: FixedClock) -> Iterator[Workbook]:
    """A journal with one plan, for the page that checks in on it."""
    journal = Journal.open(tmp_path / "lederbog", clock)
    workbook = Workbook(library=LIBRARY, journal=journal, settings=Settings(), clock=clock)
    plan = open_form(workbook, "handleplan")
    plan.answer("plan_tiltag", WORDS)
    plan.commit()
    yield workbook
    journal.close()


@pytest.mark.parametrize("chapter", LIBRARY.pack.chapters)
async def test_every_page_opens_fills_and_saves(workbook: Workbook, chapter: str) -> None:
    pages = in_chapter(LIBRARY, chapter)
    assert pages
    app = LederbogApp(workbook)
    async with app.run_test(size=SIZE) as pilot:
        for head in pages:
            form = await _opened(pilot, app, head.id)
            await _fill(pilot, form)
            assert all(len(line) <= SIZE[0] for line in lines_of(app))
            given = {name: value for name, value in form.session.values.items() if name not in TAIL_FIELDS}
            await pilot.press("ctrl+s")
            await until(pilot, partial(_is_stored, form.session))
            assert app.save_state is not None
            assert app.save_state.state == "saved", (head.id, app.save_state.sentence)
            assert form.session.record is not None
            assert app.close_top(), head.id
            await pilot.pause()
            again = _again(workbook, form.session)
            assert {name: again.get(name) for name in given} == given


def _is_stored(session: FormSession) -> bool:
    return not session.touched


async def _opened(pilot: Pilot[int], app: LederbogApp, page: str) -> ExerciseScreen:
    app.open_exercise(page)
    await until(pilot, lambda: isinstance(app.screen, ExerciseScreen) and app.screen.page_id == page)
    form = app.screen
    assert isinstance(form, ExerciseScreen)
    await until(pilot, lambda: bool(form.query(FieldWidget)) and form.form.current() is not None)
    assert LIBRARY.heads[page].title[:30] in lines_of(app)[0]
    return form


async def _fill(pilot: Pilot[int], form: ExerciseScreen) -> None:
    """Answer question by question, for an answer may bring others; at the end none is without one."""
    passed: set[str] = set()
    while question := next((one for one in _asked(form.session) if one.id not in passed), None):
        passed.add(question.id)
        value = answer_to(form.session, form.session.field(question.id))
        if value is None:
            continue
        await until(pilot, partial(_is_drawn, form, question))
        (widget,) = _drawn(form, question)
        widget.answered(value)
        await until(pilot, partial(_is_taken, form, question, widget, value))
        assert widget.wrong == "", (form.page_id, question.id)


def _drawn(form: ExerciseScreen, question: Field) -> list[FieldWidget]:
    return [one for one in form.query(FieldWidget) if one.field.id == question.id and one.display]


def _is_drawn(form: ExerciseScreen, question: Field) -> bool:
    return bool(_drawn(form, question))


def _is_taken(form: ExerciseScreen, question: Field, widget: FieldWidget, value: object) -> bool:
    """The question has just this answer, not the one that it began with."""
    return form.session.values.get(question.id) == value or bool(widget.wrong)


def _asked(session: FormSession) -> list[Field]:
    return [one for one in session.visible if one.stored and one.id not in TAIL_FIELDS]


def _again(workbook: Workbook, session: FormSession) -> Mapping[str, object]:
    """The answers of the record as its page shows them when it is opened again."""
    if session.exercise.id == "handleplan-opfoelgning":  # a new one each time; what it said stands in the plan
        (plan,) = [one for one in workbook.journal.plans() if one.id == session.values["plan"]]
        said = [checkin.answers for cycle in plan.cycles for checkin in cycle.checkins][-1]
        return dict(session.values) | {name: answer.value for name, answer in said.items()}
    assert session.record is not None
    return dict(open_form(workbook, session.exercise.id, record_id=session.record.id).values)


def answer_to(session: FormSession, question: Field) -> object:
    """A plain answer to the question; None where it offers nothing to choose from now."""
    ids = [row.id for row in rows_of(question, session.values)]
    match question.kind:
        case "rating":
            return 4
        case "ratings":
            return {row: 4.5 if question.decimals else 4 for row in ids} or None
        case "date":
            return "2026-12-14"
        case "number":
            return max(question.minimum or 0, 8)
        case "choice":
            return ids[0] if ids else None
        case "choices" | "checklist":
            return ids[:1] or None
        case "table":
            return [{column.id: _cell(column) for column in question.options}]
        case _:
            return WORDS


def _cell(column: Option) -> object:
    cells = {"rating": 4, "number": 8, "date": "2026-12-14"}
    return column.choices[0][0] if column.kind == "choice" else cells.get(column.kind, "Runde")
