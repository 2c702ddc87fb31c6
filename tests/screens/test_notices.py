"""Notices about the files are read whole, looked into and mended, not only seen."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from screens.app import LederbogApp
from screens.dialogs import Notice
from screens.notices import NoticeScreen
from tests.screens.screen_text import click_words, lines_of, text_of, until
from workbook.clock import FixedClock
from workbook.context import Workbook
from workbook.curriculum.library import Library
from workbook.i18n import _
from workbook.journal import backups
from workbook.journal.journal import Journal
from workbook.journal.records import Entry
from workbook.settings import Settings, load

Reopen = Callable[[], Workbook]


def _shows(app: LederbogApp, words: str) -> bool:
    return words in " ".join(text_of(app).split())


@pytest.fixture
def reopen(library: Library, clock: FixedClock, tmp_path: Path) -> Iterator[Reopen]:
    """The workbook as the next start finds it; the first one has two entries."""
    opened: list[Journal] = []

    def again() -> Workbook:
        home = tmp_path / "OneDrive - Egeby Kommune" / "lederbog" if clock.moment.day == 22 else tmp_path / "lederbog"
        opened.append(Journal.open(home, clock))
        if not opened[-1].entries() and not opened[-1].damage:
            for title in ("Før", "Siden"):
                made = Entry(id=opened[-1].new_id(), created="2026-11-01T10:00:00+01:00", updated="", title=title)
                opened[-1].commit(made)
        return Workbook(library=library, journal=opened[-1], settings=load(home), clock=clock)

    yield again
    for journal in opened:
        journal.close()


def _spoil(journal: Path) -> None:
    """Turn a letter in the line of the second entry."""
    data = bytearray(journal.read_bytes())
    at = data.index(b"Siden")
    data[at] ^= 1
    journal.write_bytes(bytes(data))


@pytest.mark.parametrize("by_mouse", [False, True])
@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 60)])
async def test_damage_is_read_looked_into_and_mended(
    reopen: Reopen, clock: FixedClock, by_mouse: bool, size: tuple[int, int]
) -> None:
    first = reopen()
    backups.make(first.journal, clock)
    _spoil(first.journal.home / "journal.lederbog")
    workbook = reopen()
    app = LederbogApp(workbook)
    async with app.run_test(size=size) as pilot:
        await until(pilot, partial(_shows, app, "LÆG MÆRKE TIL"))
        await (click_words(pilot, "1 linje i") if by_mouse else pilot.press("home", "enter"))
        await until(pilot, lambda: isinstance(app.screen, NoticeScreen))
        await until(pilot, partial(_shows, app, "[ Gør, hvad der kan gøres ]"))
        assert all(len(line) <= size[0] for line in lines_of(app))
        await (click_words(pilot, "[ Gør, hvad") if by_mouse else pilot.press("m"))
        await until(pilot, lambda: [one.title for one in workbook.journal.entries()] == ["Før", "Siden"])
        await until(pilot, lambda: "[ Gør, hvad der kan gøres ]" not in text_of(app))
        await pilot.press("escape")
        await until(pilot, lambda: "VENTER" in text_of(app) or "JEG HAR" in text_of(app))
        assert "LÆG MÆRKE TIL" not in text_of(app)


async def test_a_copy_of_a_sync_program_is_explained_and_never_touched(reopen: Reopen) -> None:
    home = reopen().journal.home
    copy = home / "journal-LAPTOP.lederbog"
    copy.write_bytes((home / "journal.lederbog").read_bytes())
    app = LederbogApp(reopen())
    async with app.run_test(size=(120, 30)) as pilot:
        await until(pilot, partial(_shows, app, "LÆG MÆRKE TIL"))
        await pilot.press("home", "enter", "m")
        await until(pilot, partial(_shows, app, _("Everything in it is in your journal too.")))
        await pilot.press("m")
        await pilot.pause()
    assert copy.exists()


async def test_a_folder_that_is_synchronised_is_said_once(reopen: Reopen, clock: FixedClock) -> None:
    clock.moment = clock.moment.replace(day=22)
    app = LederbogApp(reopen())
    async with app.run_test(size=(120, 30)) as pilot:
        await until(pilot, partial(_shows, app, "OneDrive"))
        await pilot.press("home", "enter")
        await until(pilot, lambda: isinstance(app.screen, Notice))
        assert _shows(app, "som OneDrive synkroniserer")
    again = LederbogApp(reopen())
    async with again.run_test(size=(120, 30)) as pilot:
        await until(pilot, partial(_shows, again, "JEG HAR"))
        assert not _shows(again, "OneDrive")


async def test_a_folder_of_ones_own_is_no_matter(reopen: Reopen) -> None:
    app = LederbogApp(reopen())
    async with app.run_test(size=(120, 30)) as pilot:
        await until(pilot, partial(_shows, app, "JEG HAR"))
        assert not _shows(app, "synkroniserer")
        assert app.workbook.settings == Settings()
