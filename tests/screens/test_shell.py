"""The shell: areas, keys that work in dialogs too, the menu, help, and a screen that is hidden or too small."""

from datetime import timedelta

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input

from screens.app import LederbogApp
from screens.areas import AREAS
from screens.dialogs import Notice
from screens.exercise import ExerciseScreen
from screens.frame import AreaScreen
from screens.help import HelpScreen
from screens.hidden import HiddenScreen
from screens.messages import SaveState
from screens.note import NoteScreen
from screens.palette import PaletteScreen
from tests.screens.screen_text import click_words, in_form, lines_of, text_of, until
from workbook.clock import FixedClock
from workbook.errors import PlaceError


def _area(app: App[int]) -> str:
    """The area in front, empty while something else is."""
    return app.screen.AREA if isinstance(app.screen, AreaScreen) else ""


async def _in_area(pilot: Pilot[int], mode: str) -> None:
    await until(pilot, lambda: _area(pilot.app) == mode)


@pytest.mark.parametrize("area", AREAS, ids=lambda area: str(area.mode))
async def test_every_area_is_reached_by_its_digit(app: LederbogApp, area: object) -> None:
    assert isinstance(area, type(AREAS[0]))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2", area.key)
        await pilot.pause()
        await _in_area(pilot, area.mode)
        assert "▸" + area.key in lines_of(app)[0]


async def test_every_area_is_reached_by_the_mouse(app: LederbogApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        for area in reversed(AREAS):
            await pilot.pause()
            column = lines_of(app)[0].index(area.key)
            await pilot.click("#head", offset=(column, 0))
            await pilot.pause()
            await _in_area(pilot, area.mode)


async def test_the_key_bar_can_be_clicked(app: LederbogApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.click("#keybar", offset=(2, 0))
        await pilot.pause()
        await until(pilot, lambda: isinstance(app.screen, HelpScreen))


@pytest.mark.parametrize("dialog", [Notice("Et", "To"), NoteScreen()], ids=["notice", "note"])
async def test_the_keys_of_everywhere_work_in_a_dialog(app: LederbogApp, dialog: Notice | NoteScreen) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(type(dialog)("Et", "To") if isinstance(dialog, Notice) else NoteScreen())
        await pilot.pause()
        under = app.screen
        await pilot.press("f1")
        await until(pilot, lambda: isinstance(app.screen, HelpScreen))
        await pilot.press("escape", "f9")
        await pilot.pause()
        await until(pilot, lambda: in_form(app))
        top = app.screen
        assert isinstance(top, ExerciseScreen)
        assert top.page_id == "hjaelp-og-kontakter"
        app.action_hide()
        await pilot.pause()
        await pilot.press("f1")
        await until(pilot, lambda: app.screen is top)
        assert app.close_top()
        await pilot.pause()
        assert app.screen is under
        await pilot.press("ctrl+l")
        await until(pilot, lambda: isinstance(app.screen, HiddenScreen))
        await pilot.press("ctrl+q")
        await until(pilot, lambda: app.return_code == 0)
    assert app.return_code == 0


async def test_help_in_a_crisis_opens_once(app: LederbogApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f9")
        await pilot.pause()
        await pilot.press("f9")
        await pilot.pause()
        assert len(app.screen_stack) == 2


async def test_hiding_shows_nothing_and_comes_back_to_the_same_place(app: LederbogApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n")
        await pilot.press(*"ord")
        await pilot.press("ctrl+l")
        await pilot.pause()
        await until(pilot, lambda: isinstance(app.screen, HiddenScreen))
        words = text_of(app).split()
        assert " ".join(words) == "Pause. Tryk på en tast."
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, NoteScreen))
        await pilot.press("!")
        await until(pilot, lambda: "ord!" in text_of(app))


async def test_a_click_brings_the_hidden_screen_back(app: LederbogApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+l")
        await pilot.click(offset=(1, 1))
        await pilot.pause()
        await _in_area(pilot, "overview")


async def test_the_screen_is_hidden_when_nobody_is_there(app: LederbogApp, clock: FixedClock) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        clock.moment += timedelta(minutes=4)
        app.look_at_time()
        await pilot.pause()
        await _in_area(pilot, "overview")
        await pilot.press("down")
        clock.moment += timedelta(minutes=5)
        app.look_at_time()
        await pilot.pause()
        await until(pilot, lambda: isinstance(app.screen, HiddenScreen))
        await pilot.press("x")
        await pilot.pause()
        await _in_area(pilot, "overview")


async def test_a_small_window_says_so_and_keeps_everything(app: LederbogApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down")
        chosen = app.screen.query_one("#overview")
        await pilot.resize_terminal(50, 15)
        await until(pilot, lambda: text_of(app).split() == ["Gør", "vinduet", "større."])
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: "Overblik" in text_of(app))
        assert app.screen.query_one("#overview") is chosen


async def test_ctrl_c_says_how_to_quit(app: LederbogApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+c")
        await pilot.pause()
        assert "Ctrl+Q" in lines_of(app)[-2]
        assert app.is_running


async def test_ctrl_s_where_there_is_nothing_to_save(app: LederbogApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "Alt er gemt" in lines_of(app)[-2]


@pytest.mark.parametrize("key", ["ctrl+p", "f2"])
async def test_the_menu_finds_pages_and_opens_them(app: LederbogApp, key: str) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(key)
        await until(pilot, lambda: isinstance(app.screen, PaletteScreen))
        await pilot.press(*"FOER modulet", "enter")
        await pilot.pause()
        await until(pilot, lambda: in_form(app))
        top = app.screen
        assert isinstance(top, ExerciseScreen)
        assert top.page_id == "foer-modulet"


async def test_the_menu_puts_what_begins_as_it_is_typed_first(app: LederbogApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p")
        await until(pilot, lambda: isinstance(app.screen, PaletteScreen))
        await pilot.press(*"seks")
        await until(pilot, lambda: "▸ Seks sætninger" in text_of(app))
        assert "De seks guldkorn" in text_of(app)


async def test_the_menu_runs_what_the_screen_offers(app: LederbogApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p")
        await pilot.press(*"ny note")
        await pilot.press("enter")
        await pilot.pause()
        await until(pilot, lambda: isinstance(app.screen, NoteScreen))


async def test_the_menu_by_mouse_and_away_again(app: LederbogApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p")
        await until(pilot, lambda: "fundet" in text_of(app))
        await click_words(pilot, "Forløb     ")
        await _in_area(pilot, "path")
        await pilot.press("ctrl+p")
        await until(pilot, lambda: "fundet" in text_of(app))
        await pilot.click(offset=(1, 22))
        await _in_area(pilot, "path")


async def test_the_menu_holds_nothing_in_english_and_nothing_that_only_moves(app: LederbogApp) -> None:
    async with app.run_test(size=(120, 60)) as pilot:
        await pilot.press("ctrl+p")
        await pilot.pause()
        text = text_of(app)
        assert "Screenshot" not in text
        assert "Næste linje" not in text
        await pilot.press(*"xyzzy")
        await pilot.pause()
        assert "Der er ikke noget" in text_of(app)


async def test_a_page_that_is_not_there_says_so(app: LederbogApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_exercise("findes-ikke")
        await pilot.pause()
        await _in_area(pilot, "overview")
        assert "findes-ikke" in lines_of(app)[-2]


async def test_where_words_are_is_said_on_the_screen_in_front(app: LederbogApp, clock: FixedClock) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        for state, said in (("draft", "● Kladde gemt 14.05"), ("saved", "✓ Gemt 14.05")):
            assert state in ("draft", "saved")
            app.post_message(SaveState("draft" if state == "draft" else "saved", clock.now()))
            await pilot.pause()
            assert said in lines_of(app)[-2]
        app.post_message(SaveState("failed", clock.now(), "Disken er fuld. " * 8))
        await pilot.pause()
        assert " ".join(text_of(app).split()).count("Disken er fuld.") == 8


async def test_a_line_with_marks_in_it_is_shown_as_it_is(app: LederbogApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n")
        await pilot.press(*"[/] [red]x", "escape")
        await pilot.pause()
        assert "[/] [red]x" in text_of(app)


async def test_a_journal_that_cannot_be_read_again_is_said_and_the_rows_stay(
    app: LederbogApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> bool:
        raise PlaceError("Mappen er væk.")

    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2", "1")
        monkeypatch.setattr(app.workbook.journal, "refresh", refuse)
        await pilot.press("2", "1")
        await pilot.pause()
        assert "✗ Mappen er væk." in lines_of(app)[-2]
        assert "VENTER PÅ DIG" in text_of(app)


async def test_typing_a_digit_in_a_text_does_not_leave_it(app: LederbogApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p")
        await until(pilot, lambda: isinstance(app.screen, PaletteScreen))
        await pilot.press("2")
        await until(pilot, lambda: app.screen.query_one(Input).value == "2")
