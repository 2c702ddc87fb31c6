"""The lock on the open app: by key, by quiet, by sleep; what it covers, what it forgets, and where it goes on."""

import asyncio
from datetime import timedelta
from time import process_time

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import TextArea

from screens import locking
from screens.app import LederbogApp, LockedApp
from screens.dialogs import Notice
from screens.exercise import ExerciseScreen
from screens.note import NoteScreen
from screens.secret_input import SecretInput
from screens.unlock import UnlockScreen
from tests.screens.conftest import CANARY
from tests.screens.locked_book import SECRET, Door, Latch
from tests.screens.screen_text import click_words, in_form, text_of, until
from workbook.clock import FixedClock
from workbook.context import Workbook
from workbook.errors import LockedError, PlaceError

SIZE = (80, 24)


@pytest.fixture
def latch(begun: Workbook, monkeypatch: pytest.MonkeyPatch) -> Latch:
    """The lock of the journal, open."""
    latch = Latch(begun)
    latch.watch(monkeypatch)
    return latch


@pytest.fixture
def titles(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles of the window, one after the other."""
    said: list[str] = []
    for module in ("screens.locking", "screens.app"):
        monkeypatch.setattr(f"{module}.set_title", lambda _app, title: said.append(title))
    return said


async def _locked(pilot: Pilot[int], app: LederbogApp, latch: Latch) -> None:
    await until(pilot, lambda: isinstance(app.screen, UnlockScreen) and latch.locked)


async def _unlock(pilot: Pilot[int], app: LederbogApp) -> None:
    await pilot.press(*SECRET, "enter")
    await until(pilot, lambda: not isinstance(app.screen, UnlockScreen))


async def test_the_key_covers_everything_and_comes_back_to_the_same_place(
    app: LederbogApp, latch: Latch, titles: list[str]
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, NoteScreen))
        await pilot.press(*"første", "enter", *"anden", "left", "left")
        note = app.screen
        place = note.query_one(TextArea).cursor_location
        await pilot.press("ctrl+l")
        await _locked(pilot, app, latch)
        shown = text_of(app)
        assert titles[-1] == "Terminal"
        for word in ("første", "anden", "Note", "Lederbog", CANARY):
            assert word not in shown
        assert latch.drafts_when_locked == ["første\nanden"]
        await _unlock(pilot, app)
        assert app.screen is note
        assert app.focused is note.query_one(TextArea)
        assert note.query_one(TextArea).cursor_location == place
        assert titles[-1] == "Lederbog"
        await pilot.press("!")
        await until(pilot, lambda: "and!en" in text_of(app))


async def test_a_form_is_sealed_and_goes_on_where_it_was(app: LederbogApp, latch: Latch) -> None:
    async with app.run_test(size=SIZE) as pilot:
        app.open_exercise("min-ramme")
        await until(pilot, lambda: in_form(app))
        form = app.screen
        assert isinstance(form, ExerciseScreen)
        await pilot.press(*"Team Nord")
        field = app.focused
        await pilot.press("ctrl+l")
        await _locked(pilot, app, latch)
        assert latch.drafts_when_locked[-1] == "Team Nord"
        await _unlock(pilot, app)
        assert app.screen is form
        assert app.focused is field
        await pilot.press(*"vest")
        await until(pilot, lambda: "Team Nordvest" in text_of(app))
        app.flush_all()
        (draft,) = app.workbook.journal.drafts.all()
        assert draft.answers["enhed"].value == "Team Nordvest"


async def test_the_cover_is_there_within_a_tenth_of_a_second(begun: Workbook, latch: Latch) -> None:
    app = LockedApp(Door(begun).closed())
    async with app.run_test(size=SIZE) as pilot:
        await _unlock(pilot, app)
        app.open_exercise("min-ramme")
        await until(pilot, lambda: in_form(app))
        await pilot.press(*"Team Nord")
        work = min([await _cover(pilot, app, latch) for _again in range(3)])
        assert work < 0.1


async def _cover(pilot: Pilot[int], app: LederbogApp, latch: Latch) -> float:
    """Seconds of the program's own work from the key to the covered screen; then it is unlocked again."""
    app.post_message(events.Key("ctrl+l", None))
    begun = process_time()
    while not isinstance(app.screen, UnlockScreen) or "Team" in text_of(app) or "Adgangs" not in text_of(app):
        await asyncio.sleep(0)
    took = process_time() - begun
    await _locked(pilot, app, latch)
    await _unlock(pilot, app)
    return took


async def test_the_key_is_called_by_what_it_does(app: LederbogApp, begun: Workbook) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "Ctrl+L Skjul" in text_of(app))
        Latch(begun)
        await pilot.press("2", "1")
        await until(pilot, lambda: "Ctrl+L Lås" in text_of(app) and "Skjul" not in text_of(app))


async def test_the_lock_by_the_menu(app: LederbogApp, latch: Latch) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("ctrl+p", *"laas", "enter")
        await _locked(pilot, app, latch)


async def test_the_lock_by_mouse(app: LederbogApp, latch: Latch) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await click_words(pilot, "Ctrl+L Lås")
        await _locked(pilot, app, latch)


async def test_a_stop_by_the_shell_waits_for_the_lock(app: LederbogApp, latch: Latch) -> None:
    stopped: list[bool] = []
    async with app.run_test(size=SIZE) as pilot:
        app.before_stop(lambda: stopped.append(latch.locked))
        await _locked(pilot, app, latch)
        await until(pilot, lambda: stopped == [True])
        app.before_stop(lambda: stopped.append(latch.locked))
        assert stopped == [True, True]


async def test_a_dialog_that_is_done_under_the_lock_does_not_take_it_away(app: LederbogApp, latch: Latch) -> None:
    async with app.run_test(size=SIZE) as pilot:
        under = Notice("Et", "To")
        app.push_screen(under)
        await until(pilot, lambda: app.screen is under)
        await pilot.press("ctrl+l")
        await _locked(pilot, app, latch)
        under.dismiss(None)
        await pilot.pause()
        assert isinstance(app.screen, UnlockScreen)


async def test_quiet_locks(app: LederbogApp, latch: Latch, clock: FixedClock) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("down")
        clock.moment += timedelta(minutes=4, seconds=59)
        app._looked = clock.moment
        app.look_at_time()
        assert not app.locked
        clock.moment += timedelta(seconds=1)
        app.look_at_time()
        await _locked(pilot, app, latch)


async def test_a_sleep_of_the_machine_locks_at_once(app: LederbogApp, latch: Latch, clock: FixedClock) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("down")
        clock.moment += locking.ASLEEP
        app.look_at_time()
        await _locked(pilot, app, latch)


@pytest.mark.parametrize("pause", [locking.ASLEEP, timedelta(minutes=5)], ids=["sleep", "quiet"])
async def test_the_key_that_comes_after_a_pause_does_nothing_but_lock(
    app: LederbogApp, latch: Latch, clock: FixedClock, pause: timedelta
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("down")
        clock.moment += pause
        app.post_message(events.Key("n", "n"))
        await _locked(pilot, app, latch)
        assert not any(isinstance(screen, NoteScreen) for screen in app.screen_stack)


async def test_nothing_looks_into_the_journal_while_it_is_locked(
    app: LederbogApp, latch: Latch, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("ctrl+l")
        await _locked(pilot, app, latch)
        looks: list[str] = []
        monkeypatch.setattr(app.workbook.journal, "refresh", lambda: looks.append("refresh"))
        monkeypatch.setattr("workbook.journal.upkeep.look_after", lambda *_these: looks.append("upkeep"))
        app.look()
        app.look_after_files()
        app.look_at_time()
        await pilot.pause()
        await app.workers.wait_for_complete()
        assert looks == []
        monkeypatch.undo()
        await _unlock(pilot, app)


async def test_what_the_disk_refuses_is_said_on_the_cover_and_written_later(
    app: LederbogApp, latch: Latch, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, NoteScreen))
        note = app.screen

        def full(*_arguments: object, **_more: object) -> None:
            raise PlaceError("Disken er fuld.")

        monkeypatch.setattr(app.workbook.journal.drafts, "write", full)
        await pilot.press(*"ord", "ctrl+l")
        await _locked(pilot, app, latch)
        assert "✗ Disken er fuld. Det sidste, du skrev, står stadig" in " ".join(text_of(app).split())
        monkeypatch.undo()
        await _unlock(pilot, app)
        assert app.screen is note
        app.flush_all()
        assert [one.answers["note"].value for one in app.workbook.journal.drafts.all()] == ["ord"]


async def test_a_wrong_passphrase_leaves_it_locked(app: LederbogApp, latch: Latch) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("ctrl+l")
        await _locked(pilot, app, latch)
        await pilot.press("x", "enter")
        await until(pilot, lambda: "✗" in text_of(app))
        assert app.locked
        assert latch.locked


async def test_quitting_while_it_is_locked(app: LederbogApp, latch: Latch) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("n", *"ord", "ctrl+l")
        await _locked(pilot, app, latch)
        await pilot.press("ctrl+q")
        await until(pilot, lambda: app.return_code == 0)
    assert latch.drafts_when_locked == ["ord"]


async def test_what_is_said_or_opened_while_it_is_locked_does_not_lie_over_it(app: LederbogApp, latch: Latch) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("ctrl+l")
        await _locked(pilot, app, latch)
        app.tell("Noget blev sagt.")
        app.open_exercise("min-ramme")
        await pilot.pause()
        assert isinstance(app.screen, UnlockScreen)
        await _unlock(pilot, app)
        await until(pilot, lambda: in_form(app))


async def test_a_half_typed_passphrase_does_not_stay(app: LederbogApp, latch: Latch, clock: FixedClock) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("ctrl+l")
        await _locked(pilot, app, latch)
        await pilot.press("f2", *"gule")
        await until(pilot, lambda: "gule" in text_of(app))
        clock.moment += locking.TYPED_STAYS
        app.look_at_time()
        await until(pilot, lambda: "gule" not in text_of(app))
        await pilot.press("x")
        secret = app.screen.query_one(SecretInput)
        await until(pilot, lambda: secret.value == "x")
        assert secret.password


async def test_a_signal_ends_it_while_it_is_locked(app: LederbogApp, latch: Latch) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("n", *"ord", "ctrl+l")
        await _locked(pilot, app, latch)
        app.end_by_signal(143)
        await pilot.pause()
    assert app.return_code == 143


async def test_the_locked_journal_refuses(app: LederbogApp, latch: Latch) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("ctrl+l")
        await _locked(pilot, app, latch)
        with pytest.raises(LockedError):
            app.workbook.journal.entries()
