"""The scale from 1 to 10: keys, mouse, what is shown beside the answer."""

from dataclasses import replace

from screens.widgets.base import FieldWidget
from screens.widgets.rating import Rating
from screens.widgets.ratings import Averages, Ratings
from tests.screens.widgets.support import Form, find, options, seen, settled
from workbook.curriculum.model import Field

SCORE = Field(
    "score",
    "rating",
    "Hvor trygt er her?",
    options=options(("1", "her holder vi kortene tæt ind til kroppen"), ("10", "feedback går alle veje")),
)
ROWS = options(("a", "Folk siger mig imod, når de er uenige."), ("b", "Vi taler om fejl."), ("c", "Jeg er i tvivl."))
SET = Field("saet", "ratings", "Tre udsagn", options=ROWS, params={"low": "aldrig", "high": "næsten altid"})
TEAM = Field("team", "ratings", "Teamets tal", options=ROWS, decimals=True)


async def test_digits_answer_and_zero_is_ten() -> None:
    app = Form(SCORE)
    async with app.run_test() as pilot:
        app.widgets[0].focus_answer()
        await pilot.press("7", "0", "left", "right", "right")
        assert app.answers() == [7, 10, 9, 10]
        assert "[10]" in await seen(app)
        assert "10 af 10" in await seen(app)


async def test_backspace_takes_the_answer_away() -> None:
    app = Form(SCORE)
    async with app.run_test() as pilot:
        app.widgets[0].show_value(4)
        app.widgets[0].focus_answer()
        await pilot.press("backspace", "backspace")
        assert app.answers() == [""]
        assert "ikke besvaret" in await seen(app)


async def test_arrows_begin_at_the_end_they_come_from() -> None:
    app = Form(SCORE)
    async with app.run_test() as pilot:
        app.widgets[0].focus_answer()
        await pilot.press("left", "backspace", "right")
        assert app.answers() == [10, "", 1]


async def test_other_letters_keep_the_answer_and_say_what_works() -> None:
    app = Form(SCORE, SET)
    async with app.run_test() as pilot:
        app.widgets[0].show_value(4)
        app.widgets[1].show_value({"a": 4})
        for widget in app.widgets:
            widget.focus_answer()
            await pilot.press("x", "æ", "[", "space")
            assert app.answers() == []
            assert "Tryk 1–9" in await seen(app)
            assert "[ 4]" in await seen(app)
            widget.show_note("")


async def test_enter_and_arrows_lead_on() -> None:
    app = Form(SCORE)
    async with app.run_test() as pilot:
        app.widgets[0].focus_answer()
        await pilot.press("enter", "down", "up")
        assert app.asked(FieldWidget.NextRequested) == 2
        assert app.asked(FieldWidget.PreviousRequested) == 1
        assert app.answers() == []


async def test_the_mouse_answers() -> None:
    app = Form(SCORE, SET)
    async with app.run_test() as pilot:
        column, row = await find(app, " 8 ")
        await pilot.click(offset=(column + 1, row))
        assert app.answers() == [8]
        assert app.screen.focused is app.query("Pad").first()
        _column, row = await find(app, "Vi taler om fejl.")
        await pilot.click(offset=(column + 1, row + 1))
        assert app.answers()[-1] == {"b": 8}


async def test_last_time_is_shown_with_the_change_in_words_and_signs() -> None:
    app = Form(SCORE)
    async with app.run_test() as pilot:
        widget = app.widgets[0]
        assert isinstance(widget, Rating)
        widget.previous = 5
        for value, words in ((7, "▲ +2"), (4, "▼ −1"), (5, "= uændret")):
            widget.show_value(value)
            await pilot.pause()
            assert words in await seen(app)
            assert "sidst 5" in await seen(app)


async def test_the_answer_and_the_focus_are_not_told_by_colour_alone() -> None:
    app = Form(SCORE)
    async with app.run_test() as pilot:
        app.widgets[0].show_value(3)
        app.screen.set_focus(None)
        await pilot.pause()
        assert "[ 3]" in await seen(app)
        assert "▸" not in await seen(app)
        app.widgets[0].focus_answer()
        await pilot.pause()
        assert "▸ 1. Hvor trygt" in await seen(app)
        assert "\n▸   1   2 [ 3]" in await seen(app)


async def test_arrows_go_between_rows_and_out_at_the_ends() -> None:
    app = Form(SET)
    async with app.run_test() as pilot:
        app.widgets[0].focus_answer()
        await pilot.press("3", "down", "0", "enter", "5", "left")
        assert app.answers()[-1] == {"a": 3, "b": 10, "c": 4}
        assert app.asked(FieldWidget.NextRequested) == 0
        await pilot.press("down", "up", "up", "up")
        assert app.asked(FieldWidget.NextRequested) == 1
        assert app.asked(FieldWidget.PreviousRequested) == 1
        assert app.widgets[0].cursor() == (0, 0)
        await pilot.press("backspace")
        assert app.answers()[-1] == {"b": 10, "c": 4}


async def test_rows_that_are_not_asked_keep_their_answers() -> None:
    app = Form(SET)
    async with app.run_test() as pilot:
        widget = app.widgets[0]
        assert isinstance(widget, Ratings)
        widget.show_value({"a": 3, "c": 9})
        widget.focus_answer(2)
        widget.rows_by = ["b"]
        await pilot.pause()
        assert "Jeg er i tvivl." not in await seen(app)
        await pilot.press("5")
        assert app.answers() == [{"a": 3, "b": 5, "c": 9}]
        widget.rows_by = []
        await pilot.press("7", "down")
        assert len(app.answers()) == 1


async def test_averages_are_typed_with_comma() -> None:
    app = Form(TEAM)
    async with app.run_test() as pilot:
        assert isinstance(app.widgets[0], Averages)
        app.widgets[0].focus_answer()
        await pilot.press("7", "comma", "4", "down", "1", "0")
        assert app.answers() == [{"a": 7.0}, {"a": 7.4}, {"a": 7.4, "b": 1.0}, {"a": 7.4, "b": 10.0}]
        assert "[ 7,4" in await seen(app)


async def test_a_wrong_average_leaves_the_other_rows_and_its_own_old_answer() -> None:
    app = Form(TEAM, SCORE)
    async with app.run_test() as pilot:
        widget = app.widgets[0]
        widget.show_value({"a": 7.4, "b": 3.0})
        widget.focus_answer()
        await pilot.press("backspace", "backspace", "backspace", "9", "9", "x")
        assert app.answers()[-1] == {"a": 9.0, "b": 3.0}
        await pilot.press("down", "down", "8", "down")
        assert app.answers()[-1] == {"a": 9.0, "b": 3.0, "c": 8.0}
        await settled(app)
        await pilot.press("up", "up", "9")
        assert app.answers()[-1] == {"a": 9.0, "b": 3.0, "c": 8.0}


async def test_the_pointed_row_is_scrolled_into_view() -> None:
    many = options(*((f"r{number}", f"Udsagn nummer {number}") for number in range(20)))
    app = Form(Field("saet", "ratings", "Tyve udsagn", options=many))
    async with app.run_test(size=(60, 20)) as pilot:
        app.widgets[0].focus_answer(19)
        await settled(app)
        await pilot.pause()
        assert "Udsagn nummer 19" in await seen(app)
        assert "Udsagn nummer 2\n" not in await seen(app)


async def test_help_and_search_keys_are_left_to_the_screen() -> None:
    app = Form(SCORE, SET, TEAM)
    async with app.run_test() as pilot:
        for widget in app.widgets:
            widget.focus_answer()
            await pilot.press("question_mark", "slash")
        assert "Tryk 1–9" not in await seen(app)
        assert app.answers() == []


async def test_averages_are_typed_in_the_scale_of_a_report() -> None:
    app = Form(TEAM)
    async with app.run_test() as pilot:
        widget = app.widgets[0]
        assert isinstance(widget, Averages)
        widget.take_scale(replace(TEAM, minimum=0, maximum=100))
        widget.focus_answer()
        await pilot.press(*"71,5")
        assert app.answers()[-1] == {TEAM.options[0].id: 71.5}
        widget.take_scale(replace(TEAM, minimum=1, maximum=5))
        await pilot.press("delete", *"7")
        assert "fra 1,0 til 5,0" in widget.wrong
