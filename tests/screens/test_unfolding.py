"""A long page is painted before all of it is there, and then nothing is missing or out of order."""

import pytest

from screens.app import LederbogApp
from screens.form import Form
from screens.widgets.base import FieldWidget
from tests.screens.screen_text import in_form, until
from workbook.context import Workbook
from workbook.forms.opening import open_form

PAGE = "handleplan"


def asked(app: LederbogApp) -> list[str]:
    """The questions on the screen, none before there is a form."""
    return [widget.field.id for form in app.screen.query(Form) for widget in form.query(FieldWidget)]


def at_hand(app: LederbogApp) -> str:
    """The question with the cursor."""
    current = app.screen.query_one(Form).current() if in_form(app) else None
    return current.field.id if current is not None else ""


def everything(workbook: Workbook) -> list[str]:
    exercise = workbook.library.exercise(PAGE)
    return [question.id for question in (*exercise.fields, *exercise.tail)]


async def test_the_first_screenful_comes_first_and_the_rest_in_order(
    app: LederbogApp, workbook: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    first: list[list[str]] = []

    def on_mount(form: Form) -> None:
        first.append([widget.field.id for widget in form.query(FieldWidget)])
        whole(form)

    whole = Form.on_mount
    monkeypatch.setattr(Form, "on_mount", on_mount)
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_exercise(PAGE)
        await until(pilot, lambda: asked(app) == everything(workbook))
        assert first == [everything(workbook)[: len(first[0])]]
        assert 0 < len(first[0]) < len(everything(workbook)) / 2


async def test_where_she_stopped_is_there_from_the_start(app: LederbogApp, workbook: Workbook) -> None:
    session = open_form(workbook, PAGE)
    session.answer("do_saadan", "Sådan")
    session.place_cursor("do_saadan", 0, 2)
    session.flush(durable=True)
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_exercise(PAGE)
        await until(pilot, lambda: at_hand(app) == "do_saadan")
