"""Settings: every row by keyboard and by mouse, kept in the file and used at once."""

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from screens.app import LederbogApp
from screens.dialogs import AskLine
from screens.overview import OverviewScreen
from screens.settings import MINUTES, SettingsScreen, next_minutes, rows_of
from screens.themes import THEMES
from tests.screens.screen_text import click_words, in_form, lines_of, text_of, until
from workbook import i18n
from workbook.errors import PlaceError
from workbook.settings import Settings, load

SIZES = [(60, 20), (80, 24), (200, 60)]


async def _open(pilot: Pilot[int]) -> None:
    await pilot.press("f5")
    await until(pilot, lambda: isinstance(pilot.app.screen, SettingsScreen) and "Farver" in text_of(pilot.app))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_row_is_in_sight_at_every_size(app: LederbogApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await _open(pilot)
        lines = lines_of(app)
        for words in ("Farver", "Sprog", "Vinduets titel", "Skjul af sig selv", "Lås med en adgangssætning"):
            assert any(words in line for line in lines), words
        assert all(len(line) <= size[0] for line in lines)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, OverviewScreen))


async def test_the_way_by_the_menu(app: LederbogApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p", *"indstillinger", "enter")
        await until(pilot, lambda: isinstance(app.screen, SettingsScreen))


async def test_a_form_is_left_before_the_settings_open(app: LederbogApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_exercise("min-ramme")
        await until(pilot, lambda: in_form(app))
        await pilot.press(*"Nord", "f5")
        await until(pilot, lambda: isinstance(app.screen, SettingsScreen))
        (entry,) = [entry for entry in app.workbook.journal.entries() if entry.exercise == "min-ramme"]
        assert entry.answers["enhed"].value == "Nord"


async def test_enter_goes_through_the_colours(app: LederbogApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await _open(pilot)
        seen = []
        for _turn in THEMES:
            await pilot.press("enter")
            await pilot.pause()
            seen.append(app.theme)
            assert load(app.home).theme == app.theme
        assert sorted(seen) == sorted(theme.name for theme in THEMES)
        assert "✓ Gemt" in lines_of(app)[-2]


async def test_the_language_is_kept_for_the_next_start(app: LederbogApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await _open(pilot)
        await click_words(pilot, "Sprog")
        await until(pilot, lambda: load(app.home).language == "en")
        assert "næste gang" in text_of(app)


async def test_the_minutes_by_mouse(app: LederbogApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await _open(pilot)
        await click_words(pilot, "Skjul af sig selv")
        await until(pilot, lambda: load(app.home).idle_minutes == 10)
        assert app.settings.idle_minutes == 10
        assert "10 minutter" in text_of(app)


async def test_the_title_is_asked_for(app: LederbogApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await _open(pilot)
        await pilot.press("down", "down", "enter")
        await until(pilot, lambda: isinstance(app.screen, AskLine))
        app.screen.query_one(Input).value = "Noter"
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, SettingsScreen))
        assert (load(app.home).window_title, app.title) == ("Noter", "Noter")


async def test_what_the_disk_refuses_is_said_and_nothing_changes(
    app: LederbogApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise PlaceError("Disken er fuld.")

    monkeypatch.setattr("screens.settings.save", full)
    async with app.run_test(size=(80, 24)) as pilot:
        await _open(pilot)
        before = app.theme
        await pilot.press("enter")
        await until(pilot, lambda: "✗ Disken er fuld." in text_of(app))
        assert (app.theme, app.settings.theme) == (before, before)


def test_the_minutes_go_round_whatever_was_in_the_file() -> None:
    assert [next_minutes(each) for each in MINUTES] == [*MINUTES[1:], MINUTES[0]]
    assert next_minutes(7) == 10
    assert next_minutes(1000) == 0


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("sealed", [False, True])
def test_no_row_is_longer_than_a_narrow_window(language: str, sealed: bool) -> None:
    i18n.use(language)
    for theme in THEMES:
        for row in rows_of(Settings(theme=theme.name), sealed=sealed):
            assert row.shown(here=True).cell_length <= 59
