"""Answers that are written: what is told, what is kept out, and where Enter and Tab lead."""

import pytest
from textual import events

from screens.widgets.base import FieldWidget
from screens.widgets.text import LongText, Number, Role, Sentence, ShortText
from tests.screens.widgets.support import Form, find, seen, settled
from workbook.curriculum.model import Field, Kind
from workbook.journal.records import Value

LONG = Field("hvad", "long", "Hvad skete der?")
SHORT = Field("hvor", "short", "Hvor var vi?")
OTHER = Field("mere", "short", "Mere?")

HOSTILE = "[/] [b]fed[/b] \x1b[31mrød\x00 👩‍👩‍👧 a\u030a o\u0308"


async def paste(app: Form, text: str) -> None:
    app.post_message(events.Paste(text))
    await settled(app)


async def test_every_change_is_told_with_the_text_as_it_stands() -> None:
    app = Form(LONG)
    async with app.run_test() as pilot:
        app.widgets[0].focus_answer()
        await pilot.press("h", "e", "j", "enter", "æ", "backspace", "å")
        assert app.answers()[-1] == "hej\nå"
        assert app.asked(FieldWidget.NextRequested) == 0


async def test_shown_answers_are_not_told_again() -> None:
    app = Form(LONG, SHORT, Field("tal", "number", "Hvor mange?"), Field("dato", "date", "Hvornår?"))
    async with app.run_test() as pilot:
        values: tuple[Value, ...] = ("en\nto", "her", 3.5, "2026-11-27")
        for widget, value in zip(app.widgets, values, strict=True):
            widget.show_value(value)
        await pilot.pause()
        assert app.answers() == []
        assert "3,5" in await seen(app)
        assert "27.11.2026" in await seen(app)
        for widget in app.widgets:
            widget.show_value(None)
        await pilot.pause()
        assert app.answers() == []
        assert "27.11.2026" not in await seen(app)


async def test_keys_of_a_burst_keep_their_order() -> None:
    app = Form(LONG, SHORT)
    async with app.run_test() as pilot:
        for widget in app.widgets:
            widget.focus_answer()
            await pilot.pause()
            for key, character in (("a", "a"), ("b", "b"), ("backspace", "\x7f"), ("c", "c")):
                app.post_message(events.Key(key, character))
            await settled(app)
            assert app.answers()[-1] == "ac"


@pytest.mark.parametrize("kind", ["long", "short", "sentence", "role", "number"])
async def test_markup_controls_and_odd_letters_do_no_harm(kind: Kind) -> None:
    app = Form(Field("felt", kind, "Hvad med [/] og [red]?", tip="Et [tip] med [/]"))
    async with app.run_test(size=(60, 20)) as pilot:
        app.widgets[0].focus_answer()
        await paste(app, HOSTILE)
        await pilot.pause()
        text = str(app.answers()[-1])
        assert "\x1b" not in text
        assert "\x00" not in text
        assert text.endswith("å ö")
        assert "[/] [b]fed[/b]" in text
        assert "2 styretegn fjernet" in await seen(app)
        assert "Hvad med [/] og [red]?" in await seen(app)


async def test_stored_text_with_markup_is_shown_as_it_is() -> None:
    app = Form(LONG, SHORT)
    async with app.run_test() as pilot:
        app.widgets[0].show_value("[/] linje")
        app.widgets[1].show_value("[/] kort")
        app.widgets[0].show_note("[/] note")
        app.widgets[1].show_error("[/] fejl")
        await pilot.pause()
        for words in ("[/] linje", "[/] kort", "[/] note", "✗ [/] fejl"):
            assert words in await seen(app)


async def test_five_thousand_words_are_pasted_whole_and_undone_in_one_step() -> None:
    app = Form(LONG)
    words = " ".join(f"ord{number}" for number in range(5000))
    async with app.run_test() as pilot:
        app.widgets[0].focus_answer()
        await pilot.press("x")
        await paste(app, words.replace("ord2500", "ord2500\r\nny linje\r"))
        assert app.answers()[-1] == "x" + words.replace("ord2500", "ord2500\nny linje\n")
        assert app.query_one("LongEditor").size.height <= 12
        await pilot.press("ctrl+z")
        assert app.answers()[-1] == "x"


async def test_lines_pasted_in_one_line_are_joined() -> None:
    app = Form(SHORT, Field("s", "sentence", "Når jeg mærker det, så …"))
    async with app.run_test() as pilot:
        for widget in app.widgets:
            widget.focus_answer()
            await pilot.pause()
            await paste(app, "første\r\n  anden  \r\n\r\ntredje")
            assert app.answers()[-1] == "første anden tredje"


@pytest.mark.parametrize("kind", ["short", "sentence", "role", "number", "date"])
async def test_enter_and_arrows_lead_on_from_one_line(kind: Kind) -> None:
    app = Form(Field("felt", kind, "Hvad?"))
    async with app.run_test() as pilot:
        app.widgets[0].focus_answer()
        await pilot.press("1", "enter", "down", "up")
        assert app.asked(FieldWidget.NextRequested) == 2
        assert app.asked(FieldWidget.PreviousRequested) == 1
        assert app.answers() == ["1"]


async def test_tab_leaves_long_text_and_escape_leaves_it_whole() -> None:
    app = Form(LONG, OTHER)
    async with app.run_test() as pilot:
        app.widgets[0].focus_answer()
        await pilot.press("a", "tab", "b")
        assert app.answers() == ["a", "b"]
        assert app.asked(FieldWidget.Left) == 1
        await pilot.press("escape")
        assert app.screen.focused is None
        assert app.answers() == ["a", "b"]
        assert app.asked(FieldWidget.Left) == 2


async def test_a_sentence_wraps_and_arrows_move_inside_it() -> None:
    app = Form(Field("s", "sentence", "Når …"))
    async with app.run_test(size=(60, 20)) as pilot:
        widget = app.widgets[0]
        assert isinstance(widget, Sentence)
        widget.show_value("ord " * 30)
        await pilot.pause()
        assert widget.editor.size.height == 3
        widget.focus_answer(0, 80)
        await pilot.press("up")
        assert app.asked(FieldWidget.PreviousRequested) == 0
        await pilot.press("up")
        assert app.asked(FieldWidget.PreviousRequested) == 1


async def test_the_cursor_comes_back_to_where_it_was() -> None:
    app = Form(LONG, SHORT)
    async with app.run_test() as pilot:
        long, short = app.widgets
        long.show_value("en\nto\ntre")
        short.show_value("kort svar")
        long.focus_answer(1, 2)
        await pilot.pause()
        assert long.cursor() == (1, 2)
        short.focus_answer(0, 4)
        await pilot.press("X")
        assert app.answers()[-1] == "kortX svar"
        long.focus_answer(99, 99)
        await pilot.pause()
        assert long.cursor() == (2, 3)


async def test_roles_are_offered_to_keyboard_and_mouse() -> None:
    app = Form(Field("hvem", "role", "Hvem?"))
    async with app.run_test(size=(60, 20)) as pilot:
        assert isinstance(app.widgets[0], Role)
        app.widgets[0].focus_answer()
        await pilot.press("m", "e")
        await settled(app)
        await pilot.press("right")
        assert app.answers()[-1] == "medarbejder"
        await pilot.click(offset=await find(app, "[AMR]"))
        assert app.answers()[-1] == "AMR"
        assert app.screen.focused is app.query_one("ShortEditor")


async def test_suggestions_can_come_later() -> None:
    app = Form(SHORT)
    async with app.run_test() as pilot:
        widget = app.widgets[0]
        assert isinstance(widget, ShortText)
        widget.offer(["Guldkorn [1]", "Andet"])
        await pilot.pause()
        await pilot.click(offset=await find(app, "[Andet]"))
        assert app.answers() == ["Andet"]


async def test_what_is_wrong_with_a_number_is_said_when_it_is_left() -> None:
    app = Form(Field("tal", "number", "Hvor mange?"), OTHER)
    async with app.run_test() as pilot:
        number = app.widgets[0]
        number.focus_answer()
        await pilot.press("x")
        number.show_error("Skriv et tal.")
        assert "Skriv et tal." not in await seen(app)
        await pilot.press("tab")
        assert "✗ Skriv et tal." in await seen(app)
        number.focus_answer()
        await pilot.press("end", "backspace")
        assert "Skriv et tal." not in await seen(app)


async def test_after_a_click_elsewhere_the_error_waits_until_the_button_is_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Number, "ERROR_DELAY", 0.001)
    app = Form(Field("tal", "number", "Hvor mange?"), OTHER)
    async with app.run_test() as pilot:
        app.widgets[0].focus_answer()
        await pilot.press("x")
        app.widgets[0].show_error("Skriv et tal.")
        await pilot.click(offset=await find(app, "Mere?"))
        await pilot.pause(0.01)
        assert "✗ Skriv et tal." in await seen(app)


async def test_an_error_is_said_at_once_when_enter_leads_on() -> None:
    app = Form(Field("tal", "number", "Hvor mange?"))
    async with app.run_test() as pilot:
        app.widgets[0].focus_answer()
        await pilot.press("x")
        app.widgets[0].show_error("Skriv et tal.")
        await pilot.press("enter")
        assert "✗ Skriv et tal." in await seen(app)


async def test_long_text_grows_and_then_scrolls() -> None:
    app = Form(LONG)
    async with app.run_test() as pilot:
        widget = app.widgets[0]
        assert isinstance(widget, LongText)
        widget.show_value("a\nb\nc\nd")
        await pilot.pause()
        assert widget.editor.size.height == 4
        widget.show_value("a\n" * 40)
        await pilot.pause()
        assert widget.editor.size.height == 12
