"""The calendar among the settings: its hour, its words, and the file."""

from datetime import date
from pathlib import Path

import pytest
from textual.widgets import Input

from screens.app import LederbogApp
from screens.settings import SettingsScreen
from tests.screens.screen_text import click_words, text_of, until
from workbook.plan.followups import make_follow_up


async def test_the_hour_is_typed_and_a_wrong_one_is_said(app: LederbogApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f5")
        await until(pilot, lambda: isinstance(app.screen, SettingsScreen) and "08.15" in text_of(app))
        await pilot.press("end", "up", "up", "up", "enter")
        await until(pilot, lambda: bool(app.screen.query(Input)))
        app.screen.query_one(Input).value = "25.00"
        await until(pilot, lambda: "✗ Skriv et klokkeslæt" in text_of(app))
        app.screen.query_one(Input).value = "9.30"
        await pilot.press("enter")
        await until(pilot, lambda: "09.30" in text_of(app))
    assert app.workbook.journal.settings().calendar_time == "09:30"


async def test_words_are_chosen_by_mouse(app: LederbogApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f5")
        await until(pilot, lambda: "nej, kun at der er noget" in text_of(app))
        await click_words(pilot, "nej, kun at der er noget")
        await until(pilot, lambda: "ja, når det ikke handler om andre" in text_of(app))
    assert app.workbook.journal.settings().calendar_words


@pytest.mark.parametrize("there", [False, True], ids=["new", "there"])
async def test_the_file_is_written_and_one_that_is_there_is_asked_about(
    app: LederbogApp, tmp_path: Path, there: bool
) -> None:
    journal, clock = app.workbook.journal, app.workbook.clock
    journal.commit(make_follow_up(journal, clock, "promise", "Ring", date(2026, 12, 1)))
    target = tmp_path / "tid.ics"
    if there:
        target.write_text("andet", encoding="utf-8")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f5")
        await until(pilot, lambda: "Skriv kalenderfilen" in text_of(app))
        await pilot.press("end", "up", "enter")
        await until(pilot, lambda: bool(app.screen.query(Input)))
        app.screen.query_one(Input).value = str(target)
        await pilot.press("enter")
        if there:
            await until(pilot, lambda: "Skal filen erstattes?" in text_of(app))
            assert target.read_text(encoding="utf-8") == "andet"
            await pilot.press("right", "enter")
        await until(pilot, lambda: isinstance(app.screen, SettingsScreen) and "✓" in text_of(app))
    assert target.read_bytes().startswith(b"BEGIN:VCALENDAR")
    (left,) = journal.exports()
    assert (left.audience, left.format) == ("calendar", "ics")
