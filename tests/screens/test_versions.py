"""Earlier versions: listed by time, read, and made the newest again."""

from functools import partial

import pytest
from msgspec import structs

from screens.app import LederbogApp
from screens.reading import ReadingScreen
from screens.versions import VersionsScreen
from tests.screens.screen_text import click_words, lines_of, text_of, until
from workbook.clock import FixedClock
from workbook.context import Workbook
from workbook.journal.records import Entry

TEXTS = ("Vi talte om vagterne", "Vi talte om vagterne og ferien", "Vi talte om ferien")


def _shows(app: LederbogApp, words: str) -> bool:
    return words in text_of(app)


@pytest.fixture
def revised(begun: Workbook, clock: FixedClock) -> Entry:
    """The note, written three times, an hour between."""
    (entry,) = begun.journal.entries()
    for text in TEXTS:
        clock.moment = clock.moment.replace(hour=clock.moment.hour + 1)
        answers = {"note": structs.replace(entry.answers["note"], value=text)}
        (stored,) = begun.journal.commit(structs.replace(entry, title=text, answers=answers))
        assert isinstance(stored, Entry)
        entry = stored
    return entry


@pytest.mark.parametrize("by_mouse", [False, True])
@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 60)])
async def test_an_earlier_version_is_read_and_made_the_newest(
    app: LederbogApp, begun: Workbook, revised: Entry, by_mouse: bool, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        app.push_screen(ReadingScreen(begun, revised.id))
        await until(pilot, partial(_shows, app, "[ Tidligere udgaver ]"))
        await (click_words(pilot, "[ Tidligere udgaver ]") if by_mouse else pilot.press("h"))
        await until(pilot, lambda: isinstance(app.screen, VersionsScreen) and "Nu · siden" in text_of(app))
        times = [line.split()[-1] for line in lines_of(app) if "november 2026" in line and ":" not in line]
        assert times[:4] == ["17.05", "16.05", "15.05", "14.05"]
        if by_mouse:
            await click_words(pilot, "16.05")
        else:
            await pilot.press("down")
        await until(pilot, partial(_shows, app, TEXTS[1]))
        assert all(len(line) <= size[0] for line in lines_of(app))
        assert begun.journal.get(revised.id).title == TEXTS[2]
        await (click_words(pilot, "[ Gør denne til den nyeste ]") if by_mouse else pilot.press("g"))
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and TEXTS[1] in text_of(app))
        (entry,) = begun.journal.entries()
        assert (entry.title, entry.answers["note"].value) == (TEXTS[1], TEXTS[1])
        assert len(begun.journal.history(entry.id)) == 5


async def test_the_newest_is_already_the_newest(app: LederbogApp, begun: Workbook, revised: Entry) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.push_screen(VersionsScreen(begun, revised.id))
        await until(pilot, partial(_shows, app, "Nu · siden"))
        await pilot.press("g")
        await until(pilot, lambda: "Det er det, der står nu." in lines_of(app)[-2])
        assert begun.journal.get(revised.id).revision == revised.revision


async def test_a_note_that_was_never_changed_has_no_earlier_versions(app: LederbogApp, begun: Workbook) -> None:
    (entry,) = begun.journal.entries()
    begun.journal.trash(entry.id)
    begun.journal.recover(entry.id)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.push_screen(ReadingScreen(begun, entry.id))
        await until(pilot, partial(_shows, app, "[ Læg i papirkurven ]"))
        await pilot.press("h")
        await pilot.pause()
        assert isinstance(app.screen, ReadingScreen)
        assert "Tidligere udgaver" not in text_of(app)
