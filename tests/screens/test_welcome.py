"""The first start: three questions that may all stay empty, and then the first page."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from screens.app import LederbogApp
from screens.exercise import ExerciseScreen
from screens.welcome import WelcomeScreen
from tests.screens.screen_text import click_words, in_form, text_of, until
from workbook import paths
from workbook.context import Workbook
from workbook.forms.first_start import is_first
from workbook.journal.journal import Journal
from workbook.journal.records import Meeting

SIZE = (80, 30)


@pytest.fixture
def app(workbook: Workbook) -> LederbogApp:
    return LederbogApp(workbook)


@pytest.fixture
def free(workbook: Workbook, monkeypatch: pytest.MonkeyPatch) -> LederbogApp:
    """A first start in the folder that every start would look in, so that another may be chosen."""
    monkeypatch.delenv("LEDERBOG_HOME")
    monkeypatch.setattr(paths, "default_home", lambda: workbook.journal.home)
    return LederbogApp(workbook)


async def _begin(pilot: Pilot[int]) -> None:
    await pilot.press("f4")
    await until(pilot, lambda: not isinstance(pilot.app.screen, WelcomeScreen))
    await pilot.pause()


async def test_everything_may_stay_empty(app: LederbogApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, WelcomeScreen)
        assert "sender ikke noget" in " ".join(text_of(app).split())
        assert str(app.workbook.journal.home) in text_of(app).replace("\n", "").replace(" ", "")
        await _begin(pilot)
        await until(pilot, lambda: in_form(app))
        top = app.screen
        assert isinstance(top, ExerciseScreen)
        assert top.page_id == "tryghedsskala"
        assert app.workbook.journal.entries() == []
        assert app.workbook.journal.meetings() == []


async def test_the_answers_are_stored_at_once(app: LederbogApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(*"Team Nord", "enter", "down", "enter", *"torsdag")
        await pilot.pause()
        assert "= torsdag 26. november 2026 (om 5 dage)" in text_of(app)
        await pilot.press("enter", "enter")
        await until(pilot, lambda: in_form(app))
        (entry,), (meeting,) = app.workbook.journal.entries(), app.workbook.journal.meetings()
        assert (entry.exercise, entry.answers["enhed"].value) == ("min-ramme", "Team Nord")
        assert (meeting.kind, meeting.number, meeting.date) == ("trio", 1, "2026-11-26")


async def test_by_mouse_alone(app: LederbogApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        for words in ("[om 14 dage]", "[ Begynd ]"):
            await click_words(pilot, words, shift=2)
        await until(pilot, lambda: in_form(app))
        (meeting,) = app.workbook.journal.meetings()
        assert (meeting.kind, meeting.number, meeting.date) == ("module", 1, "2026-12-05")


async def test_a_date_that_is_none_is_said_and_nothing_is_stored(app: LederbogApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("tab", "tab", *"32/3", "f4")
        await pilot.pause()
        assert isinstance(app.screen, WelcomeScreen)
        assert "✗" in text_of(app)
        assert is_first(app.workbook)


async def test_a_named_folder_is_shown_and_not_asked_for(app: LederbogApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert not app.screen.query("#field-folder")


async def test_another_folder_is_remembered(free: LederbogApp, tmp_path: Path) -> None:
    elsewhere = tmp_path / "mine ting" / "bog"
    async with free.run_test(size=SIZE) as pilot:
        await pilot.press("tab", "tab", "tab", *str(elsewhere))
        await _begin(pilot)
        await until(pilot, lambda: in_form(free))
        assert free.workbook.journal.home == elsewhere
        assert paths.home_folder(None, {}) == elsewhere
    free.workbook.journal.close()


async def test_a_folder_that_is_synchronised_is_said_at_once(free: LederbogApp, tmp_path: Path) -> None:
    async with free.run_test(size=SIZE) as pilot:
        await pilot.press("tab", "tab", "tab", *str(tmp_path / "OneDrive" / "bog"))
        await _begin(pilot)
        await until(pilot, lambda: in_form(free))
        assert "OneDrive" in free.told
    free.workbook.journal.close()


async def test_a_folder_with_a_journal_in_it_is_opened_as_it_is(free: LederbogApp, begun_elsewhere: Path) -> None:
    async with free.run_test(size=SIZE) as pilot:
        await pilot.press(*"Team Nord", "tab", "tab", "tab", *str(begun_elsewhere))
        await _begin(pilot)
        assert [one.number for one in free.workbook.journal.meetings()] == [2]
        assert free.workbook.journal.entries() == []
        assert "TRIO-møde 2" in text_of(free)
    free.workbook.journal.close()


@pytest.fixture
def begun_elsewhere(workbook: Workbook, tmp_path: Path) -> Path:
    home = tmp_path / "gammel"
    journal = Journal.open(home, workbook.clock)
    now = "2026-11-01T08:00:00+01:00"
    journal.commit(Meeting(id=journal.new_id(), created=now, updated=now, kind="trio", number=2, date="2026-11-30"))
    journal.close()
    return home


async def test_a_folder_that_cannot_be_one_is_said(free: LederbogApp, tmp_path: Path) -> None:
    file = tmp_path / "fil.txt"
    file.write_text("x", encoding="utf-8")
    home = free.workbook.journal.home
    async with free.run_test(size=SIZE) as pilot:
        await pilot.press("tab", "tab", "tab", *str(file), "f4")
        await pilot.pause()
        assert isinstance(free.screen, WelcomeScreen)
        assert "✗" in text_of(free)
        assert free.workbook.journal.home == home
        assert not paths.pointer_file().exists()


async def test_who_has_begun_is_not_asked_again(begun: Workbook) -> None:
    app = LederbogApp(begun)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert not isinstance(app.screen, WelcomeScreen)
