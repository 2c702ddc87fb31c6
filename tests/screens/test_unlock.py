"""The locked screen at the start: what opens, what does not, and what is said about what was typed."""

import json
import subprocess
import sys
from threading import Event

import pytest
from textual import events
from textual.pilot import Pilot

from screens.app import LockedApp
from screens.overview import OverviewScreen
from screens.secret_input import SecretInput
from screens.unlock import UnlockScreen
from tests.architecture.tree import ROOT
from tests.screens.conftest import CANARY
from tests.screens.locked_book import SECRET, Door
from tests.screens.screen_text import click_words, lines_of, text_of, until
from workbook.context import Workbook
from workbook.errors import DamagedError, ForeignError, InUseError, LederbogError

SIZES = [(60, 20), (80, 24), (200, 60)]


@pytest.fixture
def door(begun: Workbook) -> Door:
    return Door(begun)


@pytest.fixture
def app(door: Door) -> LockedApp:
    return LockedApp(door.closed())


def _field(app: LockedApp) -> str:
    assert isinstance(app.screen, UnlockScreen)
    return app.screen.query_one(SecretInput).value


async def _opens(pilot: Pilot[int], app: LockedApp) -> None:
    await until(pilot, lambda: isinstance(app.screen, OverviewScreen) and "VENTER PÅ DIG" in text_of(app))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_it_opens_by_keyboard_at_every_size(app: LockedApp, door: Door, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        shown = text_of(app)
        assert "Adgangssætning eller gendannelseskode" in shown
        assert "[ Lås op ]" in shown
        assert "Ctrl+Q" in shown
        assert CANARY not in shown
        await pilot.press(*SECRET)
        assert SECRET not in text_of(app)
        assert "•" * len(SECRET) in text_of(app)
        await pilot.press("enter")
        await _opens(pilot, app)
        assert door.tried == [SECRET]
        assert door.prepared == 1
        assert not app.locked
        assert app.closed is None
        assert not any(isinstance(screen, UnlockScreen) for stack in app._screen_stacks.values() for screen in stack)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_it_opens_by_mouse_and_paste(app: LockedApp, door: Door, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        app.post_message(events.Paste(f"{SECRET}\r"))
        await until(pilot, lambda: "Linjeskiftet til sidst" in " ".join(text_of(app).split()))
        await click_words(pilot, "[ Vis (F2) ]")
        await until(pilot, lambda: SECRET in text_of(app) and not app.screen.query("Button.-active"))
        await click_words(pilot, "[ Skjul (F2) ]")
        await until(pilot, lambda: SECRET not in text_of(app))
        await click_words(pilot, "[ Lås op ]")
        await _opens(pilot, app)
        assert door.tried == [SECRET]


OTHER = [DamagedError("Filen er beskadiget."), ForeignError("Filen er nyere."), InUseError("Den er i brug.")]


@pytest.mark.parametrize("refusal", OTHER, ids=lambda refusal: type(refusal).__name__)
async def test_what_has_nothing_to_do_with_the_passphrase_is_said_in_its_own_words(
    app: LockedApp, door: Door, refusal: LederbogError
) -> None:
    door.refusal = refusal
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*SECRET, "enter")
        await until(pilot, lambda: f"✗ {refusal}" in text_of(app))
        assert "Den åbner ikke." not in text_of(app)
        assert app.locked


async def test_a_wrong_passphrase_stays_to_be_mended(app: LockedApp, door: Door) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*SECRET[:-1], "enter")
        await until(pilot, lambda: "✗ Den åbner ikke." in text_of(app))
        assert _field(app) == SECRET[:-1]
        await pilot.press("f2")
        await until(pilot, lambda: SECRET[:-1] in text_of(app))
        door.wait = Event()
        await pilot.press(SECRET[-1], "enter")
        await until(pilot, lambda: "Åbner …" in text_of(app))
        assert SECRET[:-1] not in text_of(app), "it was shown, and is hidden while it opens"
        door.wait.set()
        await _opens(pilot, app)
        assert door.tried == [SECRET[:-1], SECRET]


async def test_nothing_is_tried_when_nothing_is_typed(app: LockedApp, door: Door) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: "Skriv din adgangssætning først." in text_of(app))
        assert door.tried == []


async def test_while_it_opens_nothing_moves_and_nothing_is_tried_twice(app: LockedApp, door: Door) -> None:
    door.wait = Event()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*SECRET, "enter")
        await until(pilot, lambda: "Åbner …" in text_of(app))
        await pilot.press("x", "backspace", "enter")
        app.post_message(events.Paste("mere"))
        await pilot.pause()
        assert _field(app) == SECRET
        door.wait.set()
        await _opens(pilot, app)
        assert door.tried == [SECRET]


async def test_a_fault_of_the_program_is_said_and_can_be_tried_again(
    app: LockedApp, door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fall(_secret: str) -> Workbook:
        raise ValueError(SECRET)

    monkeypatch.setattr(app, "open_with", fall)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*SECRET, "enter")
        await until(pilot, lambda: "en fejl i programmet" in " ".join(text_of(app).split()))
        log = (app.home / "lederbog.log").read_text(encoding="utf-8")
        assert "ValueError" in log
        assert SECRET not in log
        monkeypatch.undo()
        await pilot.press("enter")
        await _opens(pilot, app)


def test_the_locked_screen_needs_nothing_of_what_it_locks() -> None:
    heavy = ("tinydb", "msgspec", "markdown_it", "yaml", "cryptography", "workbook.journal", "workbook.curriculum",
             "workbook.context", "workbook.forms", "workbook.vault")  # fmt: skip
    code = "import json, sys, screens.app, screens.unlock\nprint(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    loaded = json.loads(done.stdout)
    assert "screens.unlock" in loaded
    assert [name for name in loaded if name.startswith(heavy)] == []


async def test_quitting_from_the_locked_screen(app: LockedApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+q")
        await until(pilot, lambda: app.return_code == 0)
    assert app.return_code == 0


async def test_quitting_by_mouse(app: LockedApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await click_words(pilot, "[ Slut (Ctrl+Q) ]")
        await until(pilot, lambda: app.return_code == 0)


async def test_no_other_key_of_the_app_works_while_it_is_locked(app: LockedApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        before = text_of(app)
        await pilot.press("f1", "ctrl+p", "ctrl+o", "ctrl+s", "ctrl+l", "ctrl+c", "escape")
        await pilot.pause()
        assert isinstance(app.screen, UnlockScreen)
        assert lines_of(app)[0] == before.split("\n")[0]
        assert len(app.screen_stack) == 1


async def test_the_number_for_help_is_there_while_it_is_locked(app: LockedApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f9")
        await until(pilot, lambda: "112" in text_of(app))
        await pilot.press("f9", "enter")
        await until(pilot, lambda: isinstance(app.screen, UnlockScreen))
        await pilot.press(*SECRET, "enter")
        await _opens(pilot, app)
