"""A real workbook for the screens: the pages of the project, and a journal in an empty folder."""

from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic

import pytest
from msgspec import structs
from textual.pilot import Pilot

from screens.app import LederbogApp
from tests.screens.screen_text import PATIENCE
from workbook import paths
from workbook.clock import FixedClock
from workbook.context import Workbook
from workbook.curriculum.library import Library
from workbook.dates import stamp
from workbook.journal.journal import Journal
from workbook.journal.records import Answer, Entry, FollowUp, Meeting, Record
from workbook.settings import Settings

CANARY = "kanariefugl"
"""A word that the leader wrote: it may be in the journal and on the screen, and nowhere else."""


@pytest.fixture(scope="session")
def library() -> Library:
    return Library.open(paths.content_root())


@pytest.fixture
def workbook(library: Library, clock: FixedClock, tmp_path: Path) -> Iterator[Workbook]:
    """A workbook that nobody has written in."""
    journal = Journal.open(tmp_path / "lederbog", clock)
    yield Workbook(library=library, journal=journal, settings=Settings(), clock=clock)
    journal.close()


@pytest.fixture
def begun(workbook: Workbook) -> Workbook:
    """A workbook in use: a note, a promise that is overdue, a micro-action for today, and a TRIO meeting ahead."""
    make = _maker(workbook)
    workbook.journal.commit(
        make(Entry, title=f"Samtale om {CANARY}", answers={"note": Answer(question="Note", kind="long", value=CANARY)}),
        make(FollowUp, title="Svar Lise om vagterne", kind="promise", due="2026-11-19"),
        make(FollowUp, title="Kort runde", kind="micro_action", due="2026-11-21"),
        make(Meeting, kind="trio", number=1, date="2026-11-26"),
    )
    return workbook


def _maker(workbook: Workbook) -> Callable[..., Record]:
    def make(kind_of: type[Record], /, **fields: object) -> Record:
        now = stamp(workbook.clock.now())
        record = kind_of(id=workbook.journal.new_id(), created=now, updated=now)
        return structs.replace(record, **fields)

    return make


@pytest.fixture
def app(begun: Workbook) -> LederbogApp:
    return LederbogApp(begun)


@pytest.fixture(autouse=True)
def keys_take_effect(monkeypatch: pytest.MonkeyPatch) -> None:
    """The app holds a key until the one before it is done; a test that presses keys goes on when all of them are."""
    press = Pilot.press

    async def pressed(self: Pilot[int], *keys: str) -> None:
        await press(self, *keys)
        app, end = self.app, monotonic() + PATIENCE
        while isinstance(app, LederbogApp) and not (app.settled or app._exit) and monotonic() < end:
            await self.pause()

    monkeypatch.setattr(Pilot, "press", pressed)
