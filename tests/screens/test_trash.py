"""What is deleted says how to get it back, and comes back: by keys and by mouse, from the journal and from reading."""

from functools import partial

import pytest
from textual.pilot import Pilot

from screens.app import LederbogApp
from screens.dialogs import Question
from screens.journal import JournalScreen
from screens.reading import ReadingScreen
from screens.rows import RowList
from tests.screens.conftest import CANARY
from tests.screens.screen_text import click_words, lines_of, text_of, until
from workbook.context import Workbook
from workbook.errors import PlaceError
from workbook.journal.journal import Journal

SIZE = (80, 30)
BACK = "Lagt i papirkurven · Ctrl+Z henter den igen"


def _status(app: LederbogApp, words: str) -> bool:
    return words in lines_of(app)[-2]


async def _mark(pilot: Pilot[int], words: str) -> None:
    """Go to the journal, and to the row with the words."""
    await pilot.press("4")
    await until(pilot, lambda: isinstance(pilot.app.screen, JournalScreen) and words in text_of(pilot.app))
    rows = pilot.app.screen.query_one(RowList)
    await pilot.press("home")
    for _step in range(rows.option_count):
        if rows.highlighted_option is not None and words in str(rows.highlighted_option.prompt):
            return
        before = rows.highlighted
        await pilot.press("down")
        await until(pilot, partial(_moved_from, rows, before))
    raise AssertionError(words)


def _moved_from(rows: RowList, before: int | None) -> bool:
    return rows.highlighted != before


async def _show_trash(pilot: Pilot[int]) -> None:
    for _step in range(10):
        if "Viser papirkurven" in text_of(pilot.app):
            return
        await pilot.press("f")
        await pilot.pause()
    raise AssertionError("F never shows the trash")


async def test_a_row_goes_into_the_trash_and_ctrl_z_fetches_it_back(app: LederbogApp, begun: Workbook) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await _mark(pilot, CANARY)
        await pilot.press("delete")
        await until(pilot, partial(_status, app, BACK))
        assert begun.journal.entries() == []
        assert CANARY not in text_of(app)
        await pilot.press("ctrl+z")
        await until(pilot, lambda: len(begun.journal.entries()) == 1)
        await until(pilot, lambda: CANARY in text_of(app))
        await pilot.press("ctrl+z")
        await until(pilot, partial(_status, app, "intet at hente"))


async def test_the_row_that_comes_into_its_place_is_marked(app: LederbogApp, begun: Workbook) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await _mark(pilot, CANARY)
        rows = app.screen.query_one(RowList)
        below = rows.highlighted
        await pilot.press("delete")
        await until(pilot, lambda: begun.journal.entries() == [])
        await pilot.pause()
        assert rows.highlighted is not None
        assert below is not None
        assert rows.highlighted in (below, below - 1)


@pytest.mark.parametrize("by_mouse", [False, True])
async def test_reading_puts_away_and_the_trash_gives_back(app: LederbogApp, begun: Workbook, by_mouse: bool) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await _mark(pilot, CANARY)
        await (click_words(pilot, CANARY) if by_mouse else pilot.press("enter"))
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and "papirkurven" in text_of(app))
        await (click_words(pilot, "[ Læg i papirkurven ]") if by_mouse else pilot.press("delete"))
        await until(pilot, lambda: isinstance(app.screen, JournalScreen))
        await until(pilot, partial(_status, app, BACK))
        assert begun.journal.entries() == []
        await _show_trash(pilot)
        assert "1 I PAPIRKURVEN · slettes efter 30 dage" in text_of(app)
        if by_mouse:
            await click_words(pilot, CANARY)
            await until(pilot, lambda: isinstance(app.screen, ReadingScreen))
            await until(pilot, lambda: "I papirkurven siden lørdag 21. november 2026" in text_of(app))
            await click_words(pilot, "[ Hent den igen ]")
        else:
            await pilot.press("end", "r")
        await until(pilot, lambda: len(begun.journal.entries()) == 1)
        await until(pilot, partial(_status, app, "Hentet igen"))


async def test_from_the_trash_nothing_is_written_in_or_thrown_again(app: LederbogApp, begun: Workbook) -> None:
    (entry,) = begun.journal.entries()
    begun.journal.trash(entry.id)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("4")
        await _show_trash(pilot)
        await pilot.press("end", "delete", "enter")
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen))
        reading = app.screen
        await pilot.press("e", "delete", "h", "v")
        await pilot.pause()
        assert app.screen is reading
        assert len(begun.journal.trashed()) == 1


async def test_a_promise_that_waits_is_asked_about_first(app: LederbogApp, begun: Workbook) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await _mark(pilot, "Svar Lise")
        await pilot.press("delete")
        await until(pilot, lambda: isinstance(app.screen, Question))
        assert "Den er stadig åben" in text_of(app)
        await pilot.press("enter")
        await pilot.pause()
        assert begun.journal.trashed() == []
        await pilot.press("delete")
        await until(pilot, lambda: isinstance(app.screen, Question))
        await click_words(pilot, "[ Læg i papirkurven ]")
        await until(pilot, partial(_status, app, BACK))
        assert [one.title for one in begun.journal.trashed()] == ["Svar Lise om vagterne"]
        await pilot.press("1", "ctrl+z")
        await until(pilot, lambda: "Svar Lise" in text_of(app))


async def test_a_draft_is_thrown_away_after_a_question_and_comes_back(app: LederbogApp, begun: Workbook) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("n", *"halvt")
        app.flush_all()
    app = LederbogApp(begun)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("d")
        await until(pilot, lambda: "1 KLADDE" in text_of(app))
        await pilot.press("end", "delete")
        await until(pilot, lambda: isinstance(app.screen, Question))
        await click_words(pilot, "[ Smid den væk ]")
        await until(pilot, lambda: begun.journal.drafts.all() == [])
        await until(pilot, partial(_status, app, "Kladden er smidt væk · Ctrl+Z"))
        await pilot.press("ctrl+z")
        await until(pilot, lambda: "1 KLADDE" in text_of(app))
        assert begun.journal.drafts.all()[0].answers["note"].value == "halvt"


async def test_what_the_disk_refuses_is_said_and_nothing_is_put_away(
    app: LederbogApp, begun: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_self: Journal, *_ids: str) -> None:
        raise PlaceError("Disken er fuld.")

    monkeypatch.setattr(Journal, "trash", refuse)
    async with app.run_test(size=SIZE) as pilot:
        await _mark(pilot, CANARY)
        await pilot.press("delete")
        await until(pilot, partial(_status, app, "✗ Disken er fuld."))
        assert len(begun.journal.entries()) == 1
        assert app.thrown == []


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 60)])
async def test_reading_fits_every_size(begun: Workbook, size: tuple[int, int]) -> None:
    (entry,) = begun.journal.entries()
    app = LederbogApp(begun)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        app.push_screen(ReadingScreen(begun, entry.id))
        await until(pilot, lambda: "[ Læg i papirkurven ]" in text_of(app))
        assert all(len(line) <= size[0] for line in lines_of(app))
        assert "[ Tilbage ]" in text_of(app)


@pytest.mark.parametrize("words", ["Læg i papirkurven", "Hent det igen"])
async def test_the_menu_is_the_second_way(app: LederbogApp, begun: Workbook, words: str) -> None:
    (entry,) = begun.journal.entries()
    async with app.run_test(size=SIZE) as pilot:
        await _mark(pilot, CANARY)
        if words != "Læg i papirkurven":
            await pilot.press("delete")
            await until(pilot, lambda: begun.journal.entries() == [])
        await pilot.press("ctrl+p", *words)
        await until(pilot, lambda: "1 fundet" in text_of(app))
        await pilot.press("enter")
        await until(pilot, lambda: bool(begun.journal.get(entry.id).trashed) == (words == "Læg i papirkurven"))
