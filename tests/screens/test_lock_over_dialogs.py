"""The lock falls over every dialog there is: nothing of it is seen, and what was half typed is there afterwards."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from threading import Event
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.widgets import Button, Input, TextArea

import screens
from screens.app import LederbogApp
from screens.at_hand import AtHandDialog
from screens.code_dialogs import CodeDialog, ProofDialog
from screens.dialogs import AskLine, HelpNumber, Notice, Question
from screens.help import HelpScreen
from screens.note import NoteScreen
from screens.overview import OverviewScreen
from screens.palette import PaletteScreen
from screens.person_dialogs import PersonDialog, new_person
from screens.person_picker import PersonPicker
from screens.planting import PickAnswer
from screens.secret_dialogs import NewSecretDialog, SecretDialog
from screens.share_asking import AskText
from screens.sharing import SharingDialog
from screens.unlock import UnlockScreen
from screens.work_dialogs import BusyDialog
from tests.screens.conftest import CANARY
from tests.screens.locked_book import SECRET, Latch
from tests.screens.screen_text import text_of, until
from workbook.clock import FixedClock
from workbook.context import Workbook
from workbook.journal.records import Answer

CODE = "444QH-E7MV5-0NJFA-5JACZ-59DKV-C2E73-XZCZN"
HALF = "halvtskrevet"
SIZE = (80, 24)
RELEASE = Event()
"""What the busy dialog waits for."""

Make = Callable[[LederbogApp], ModalScreen[Any]]


def _wait() -> str:
    assert RELEASE.wait(30)
    return "færdig"


MADE: dict[type[Any], Make] = {
    Notice: lambda _app: Notice(CANARY, "Ord"),
    HelpNumber: lambda _app: HelpNumber("Hjælp", "Ring 112"),
    Question: lambda _app: Question(CANARY, "Ord", [("ja", "Ja"), ("nej", "Nej")]),
    AskLine: lambda _app: AskLine(CANARY, "Ord", check=lambda text: text),
    AskText: lambda _app: AskText(CANARY, "Ord", ""),
    AtHandDialog: lambda app: AtHandDialog(app.workbook),
    CodeDialog: lambda _app: CodeDialog(CODE),
    ProofDialog: lambda _app: ProofDialog(CODE, [0, 3]),
    PickAnswer: lambda _app: PickAnswer([Answer(question="Hvad?", kind="long", value=CANARY)] * 2),
    SharingDialog: lambda _app: SharingDialog(CANARY, ["trio"], whole_page=False),
    BusyDialog: lambda _app: BusyDialog(CANARY, "Arbejder", _wait),
    SecretDialog: lambda _app: SecretDialog(CANARY, "Ord", "Gør det", lambda _secret: None, busy="Arbejder"),
    NewSecretDialog: lambda _app: NewSecretDialog(CANARY, "Ord", "Gør det", lambda _secret: None, busy="Arbejder"),
    PersonDialog: lambda app: new_person(app.workbook, CANARY),
    PersonPicker: lambda app: PersonPicker(app.workbook),
    NoteScreen: lambda _app: NoteScreen(),
    PaletteScreen: lambda app: PaletteScreen(app.screen),
    HelpScreen: lambda app: HelpScreen(app.screen),
}
BASES = {"Modal", "Dialog", "WorkDialog", "FinderScreen"}
COVERS = {"HiddenScreen"}


def _every_modal() -> set[type[Any]]:
    """Every class of a dialog in the program, found by its code."""
    for module in pkgutil.walk_packages(screens.__path__, "screens."):
        importlib.import_module(module.name)

    def below(kind: type[Any]) -> Iterator[type[Any]]:
        for one in kind.__subclasses__():
            yield one
            yield from below(one)

    return {one for one in below(ModalScreen) if one.__module__.startswith("screens.")}


def test_no_dialog_is_left_out() -> None:
    assert {one.__name__ for one in _every_modal()} == {one.__name__ for one in MADE} | BASES | COVERS


async def _bare_lock(begun: Workbook, clock: FixedClock) -> str:
    """What a lock over nothing but the overview shows."""
    app = LederbogApp(begun)
    async with app.run_test(size=SIZE) as pilot:
        await _fall(pilot, clock)
        bare = text_of(app)
        await pilot.press(*SECRET, "enter")
        await until(pilot, lambda: not app.locked)
    return bare


async def _fall(pilot: Pilot[int], clock: FixedClock) -> None:
    app = pilot.app
    assert isinstance(app, LederbogApp)
    await pilot.pause()
    app.watch_time()
    clock.moment += timedelta(minutes=5)
    app._looked = clock.moment
    app.look_at_time()
    await until(pilot, lambda: isinstance(app.screen, UnlockScreen) and "Adgangs" in text_of(app))


def _typed(screen: ModalScreen[Any]) -> list[str]:
    lines = [line.value for line in screen.query(Input)]
    return lines + [area.text for area in screen.query(TextArea)]


@pytest.mark.parametrize("kind", MADE, ids=lambda kind: kind.__name__)
async def test_the_lock_hides_all_of_it_and_gives_it_back(
    begun: Workbook, clock: FixedClock, kind: type[Any], request: pytest.FixtureRequest
) -> None:
    RELEASE.clear()
    request.addfinalizer(RELEASE.set)
    latch = Latch(begun)
    bare = await _bare_lock(begun, clock)
    app = LederbogApp(begun)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: isinstance(app.screen, OverviewScreen) and app.focused is not None)
        dialog = MADE[kind](app)
        app.push_screen(dialog)
        await until(pilot, lambda: app.screen is dialog and dialog.is_mounted)
        await until(pilot, lambda: app.focused is not None or kind is BusyDialog)
        if writes := isinstance(app.focused, Input | TextArea):
            await pilot.press(*HALF)
            assert any(HALF in text for text in _typed(dialog))
        at, seen = app.focused, _typed(dialog)
        await _fall(pilot, clock)
        assert text_of(app) == bare
        RELEASE.set()
        await until(pilot, lambda: latch.locked)
        assert text_of(app) == bare
        files = [path for path in begun.journal.home.rglob("*") if path.is_file()]
        assert not [
            path for path in files if HALF.encode() in path.read_bytes() or CANARY.encode() in path.read_bytes()
        ]
        await pilot.press(*SECRET, "enter")
        await until(pilot, lambda: not app.locked)
        if kind is not BusyDialog:  # its work is done: it is gone
            assert app.screen is dialog
            assert app.focused is at
            assert _typed(dialog) == seen
            if writes:
                await pilot.press("!")
                await until(pilot, lambda: any(HALF + "!" in text for text in _typed(dialog)))
            await _close(pilot, dialog)
        await until(pilot, lambda: isinstance(app.screen, OverviewScreen))
        assert len(app.screen_stack) == 1


async def _close(pilot: Pilot[int], dialog: ModalScreen[Any]) -> None:
    if isinstance(dialog, CodeDialog):
        dialog.query_one(Button).press()
    else:
        await pilot.press("escape")
