"""Slow work with the journal: a box says so, the keys that cover and end are heard, and it is never left half way."""

from collections.abc import Iterator
from datetime import datetime
from threading import Event

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from screens.app import LederbogApp
from screens.dialogs import AskLine, HelpNumber, Notice
from screens.exercise import ExerciseScreen
from screens.hidden import HiddenScreen
from screens.people import PeopleScreen
from screens.person_places import PlacesScreen
from screens.unlock import UnlockScreen
from screens.work_dialogs import BusyDialog, do_slowly
from tests.screens.locked_book import SECRET, Latch
from tests.screens.screen_text import text_of, until
from workbook.context import Workbook
from workbook.dates import stamp
from workbook.errors import PlaceError
from workbook.journal.exchange import documents
from workbook.journal.journal import Journal
from workbook.journal.purge import PurgeReport
from workbook.journal.records import Answer, Entry, Person
from workbook.people.forgetting import forget
from workbook.people.register import add

NAME = "Kirstine"
SIZE = (80, 24)


@pytest.fixture
def known(workbook: Workbook) -> Workbook:
    """A person, and a note that names her."""
    journal, now = workbook.journal, stamp(workbook.clock.now())
    add(journal, workbook.clock, "medarbejder K", "en pædagog", f"{NAME} Holm")
    answer = Answer(question="", kind="long", value=f"{NAME} var her")
    journal.commit(Entry(id=journal.new_id(), created=now, updated=now, title="Tirsdag", answers={"tekst": answer}))
    return workbook


class Held:
    """The forgetting, which waits until it may go on."""

    def __init__(self) -> None:
        self.begun = 0
        self.ended = Event()
        self._may = Event()

    def __call__(self, journal: Journal, person: Person, now: datetime) -> PurgeReport:
        self.begun += 1
        assert self._may.wait(30)
        report = forget(journal, person, now)
        self.ended.set()
        return report

    def let_go(self) -> None:
        self._may.set()


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[Held]:
    held = Held()
    monkeypatch.setattr("screens.person_places.forget", held)
    yield held
    held.let_go()


async def _forgetting(pilot: Pilot[int], held: Held) -> None:
    app = pilot.app
    await until(pilot, lambda: "Overblik" in text_of(app))
    await pilot.press("f7")
    await until(pilot, lambda: isinstance(app.screen, PeopleScreen) and "medarbejder K" in text_of(app))
    await pilot.press("down", "delete", "tab", "enter")
    await until(pilot, lambda: isinstance(app.screen, PlacesScreen) and "→ en pædagog" in text_of(app))
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(app.screen, AskLine))
    app.screen.query_one(Input).value = "medarbejder K"
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(app.screen, BusyDialog) and "skrives på ny" in text_of(app))
    await until(pilot, lambda: held.begun == 1)


def _named(workbook: Workbook) -> list[str]:
    """The documents that hold her name, and the files that do so in plain."""
    home = workbook.journal.home
    files = [str(path) for path in home.rglob("*") if path.is_file() and NAME.encode() in path.read_bytes()]
    return files + [table for table, document in documents(workbook.journal) if NAME in str(document)]


@pytest.mark.parametrize("sealed", [False, True], ids=["plain", "sealed"])
async def test_the_screen_is_covered_before_the_forgetting_ends(known: Workbook, held: Held, *, sealed: bool) -> None:
    latch = Latch(known) if sealed else None
    app = LederbogApp(known)
    async with app.run_test(size=SIZE) as pilot:
        await _forgetting(pilot, held)
        await pilot.press("ctrl+l")
        await until(pilot, lambda: isinstance(app.screen, UnlockScreen if sealed else HiddenScreen))
        assert not held.ended.is_set()
        assert latch is None or not latch.locked, "half done it would be worth nothing"
        held.let_go()
        await app.workers.wait_for_complete()
        if latch is not None:
            await until(pilot, lambda: latch.locked)
            await pilot.press(*SECRET, "enter")
        else:
            await pilot.pause()
            assert isinstance(app.screen, HiddenScreen)
            await pilot.press("x")
        await until(pilot, lambda: isinstance(app.screen, Notice) and "Glemt" in text_of(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, PeopleScreen))
        assert _named(known) == []
        assert known.journal.people() == []


async def test_who_unlocks_while_it_works_comes_in_when_it_is_done(known: Workbook, held: Held) -> None:
    latch, app = Latch(known), LederbogApp(known)
    async with app.run_test(size=SIZE) as pilot:
        await _forgetting(pilot, held)
        await pilot.press("ctrl+l")
        await until(pilot, lambda: isinstance(app.screen, UnlockScreen))
        await pilot.press(*SECRET, "enter")
        await until(pilot, lambda: "Åbner" in text_of(app))
        assert app.locked
        held.let_go()
        await until(pilot, lambda: isinstance(app.screen, Notice) and "Glemt" in text_of(app))
        assert not latch.locked
        assert _named(known) == []


async def test_nothing_but_covering_ending_and_help_is_heard_while_it_works(known: Workbook, held: Held) -> None:
    app = LederbogApp(known)
    async with app.run_test(size=SIZE) as pilot:
        await _forgetting(pilot, held)
        box = app.screen
        await pilot.press("escape", "enter", "n", "f1", "f5", "f6", "ctrl+s", "ctrl+o", "space")
        assert app.screen is box
        assert held.begun == 1
        await pilot.press("f9")
        await until(pilot, lambda: isinstance(app.screen, HelpNumber))
        assert not any(isinstance(screen, ExerciseScreen) for screen in app.screen_stack)
        held.let_go()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(app.screen, HelpNumber)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Notice) and "Glemt" in text_of(app))


@pytest.mark.parametrize("locked", [False, True], ids=["open", "locked"])
async def test_quitting_in_the_middle_waits_for_the_end_and_says_so(
    known: Workbook, held: Held, *, locked: bool
) -> None:
    latch, app = Latch(known), LederbogApp(known)
    key = known.journal.key
    async with app.run_test(size=SIZE) as pilot:
        await _forgetting(pilot, held)
        if locked:
            await pilot.press("ctrl+l")
            await until(pilot, lambda: isinstance(app.screen, UnlockScreen))
        await pilot.press("ctrl+q", "ctrl+q")
        await until(pilot, lambda: "Lederbog lukker, når det her er færdigt." in text_of(app))
        assert app.return_code is None
        held.let_go()
        await until(pilot, lambda: app.return_code == 0)
    assert held.ended.is_set()
    assert latch.locked == locked
    known.journal.unlock(key)
    assert _named(known) == []


async def test_a_signal_in_the_middle_ends_it_and_the_forgetting_is_whole(known: Workbook, held: Held) -> None:
    app = LederbogApp(known)
    async with app.run_test(size=SIZE) as pilot:
        await _forgetting(pilot, held)
        app.end_by_signal(143)
        await pilot.pause()
        held.let_go()
    assert app.return_code == 143
    assert held.ended.wait(30)
    assert _named(known) == []


async def test_a_stop_by_the_shell_waits_for_the_end(known: Workbook, held: Held) -> None:
    app = LederbogApp(known)
    stopped: list[bool] = []
    async with app.run_test(size=SIZE) as pilot:
        await _forgetting(pilot, held)
        app.before_stop(lambda: stopped.append(held.ended.is_set()))
        assert stopped == []
        held.let_go()
        await until(pilot, lambda: stopped == [True])


async def test_what_is_refused_is_said_and_changes_nothing(known: Workbook) -> None:
    app = LederbogApp(known)
    came: list[str] = []

    def refused() -> str:
        raise PlaceError("Disken er fuld.")

    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "Overblik" in text_of(app))
        do_slowly(app, "Glem", "Arbejder …", refused, came.append)
        await until(pilot, lambda: "✗ Disken er fuld." in text_of(app) and "[ Luk ]" in text_of(app))
        await pilot.press("enter")
        await until(pilot, lambda: len(app.screen_stack) == 1)
    assert came == []
    assert not app.working


async def test_a_fault_of_the_program_is_said_and_noted(known: Workbook) -> None:
    app = LederbogApp(known)

    def faulty() -> str:
        raise ZeroDivisionError(NAME)

    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "Overblik" in text_of(app))
        do_slowly(app, "Glem", "Arbejder …", faulty, lambda _result: None)
        await until(pilot, lambda: "✗ Programmet har en fejl her." in " ".join(text_of(app).split()))
        log = known.journal.home / "lederbog.log"
        await until(pilot, lambda: log.exists() and "ZeroDivisionError" in log.read_text("utf-8"))
        assert NAME not in log.read_text("utf-8")
    assert not app.working
