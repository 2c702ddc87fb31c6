"""What the answers suggest stands before the end of the page: taken by key or click, and never forced."""

from screens.app import LederbogApp
from tests.screens.screen_text import click_words, exercise_of, in_form, text_of, until
from workbook.forms.outcome import OUTCOME

SCALE = "tryghedsskala"


async def test_a_low_number_suggests_something_small_and_can_be_taken_back(app: LederbogApp) -> None:
    async with app.run_test(size=(80, 160)) as pilot:
        app.open_exercise(SCALE)
        await until(pilot, lambda: in_form(app))
        assert "Et forslag" not in text_of(app)
        await pilot.press("3")
        await until(pilot, lambda: "Et forslag" in text_of(app))
        session = exercise_of(app).session
        assert OUTCOME not in session.values
        await click_words(pilot, "[ En mikrohandling")
        await until(pilot, lambda: session.values.get(OUTCOME) == "mikrohandling")
        here = exercise_of(app).form.current()
        assert here is not None
        assert here.field.id == OUTCOME
        assert session.values["foelg_op"]


async def test_it_is_taken_with_the_keys(app: LederbogApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_exercise(SCALE)
        await until(pilot, lambda: in_form(app))
        await pilot.press("3")
        await until(pilot, lambda: bool(app.screen.query("#offer-0")) and app.screen.query_one("#offer-0").display)
        for _each in range(12):
            await pilot.press("tab")
            if app.focused is app.screen.query_one("#offer-0"):
                break
        await pilot.press("enter")
        await until(pilot, lambda: exercise_of(app).session.values.get(OUTCOME) == "mikrohandling")


async def test_a_page_is_opened_with_the_text_when_this_one_is_saved(app: LederbogApp) -> None:
    async with app.run_test(size=(80, 160)) as pilot:
        app.open_exercise("belastningstjek")
        await until(pilot, lambda: in_form(app))
        exercise_of(app).session.answer("skru_ned", "Færre møder om fredagen")
        exercise_of(app).form.show_answers()
        await click_words(pilot, "[ Handleplan (PDSA) ]")
        await until(pilot, lambda: in_form(app) and exercise_of(app).page_id == "handleplan")
        assert exercise_of(app).session.values["plan_tiltag"] == "Færre møder om fredagen"
        assert [entry.exercise for entry in app.workbook.journal.entries()][-1] == "belastningstjek"
