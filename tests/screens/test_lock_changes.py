"""The lock of an open app, changed and taken off: here, and in another window."""

import pytest
from textual import events

from screens import watching
from screens.app import LederbogApp
from screens.areas import AREAS
from screens.dialogs import Notice
from screens.frame import AreaScreen
from screens.note import NoteScreen
from screens.notices import NoticeScreen
from screens.overview import OverviewScreen
from screens.secret_dialogs import NewSecretDialog, SecretDialog
from screens.settings import SettingsScreen
from screens.unlock import UnlockScreen
from screens.widgets.base import FieldWidget
from screens.widgets.date import Date
from tests.screens.conftest import CANARY
from tests.screens.lock_hands import box_text, choose_setting, prove
from tests.screens.locked_book import CHEAP, SECRET, Latch
from tests.screens.screen_text import text_of, until
from workbook.context import Workbook
from workbook.errors import LockedError, WrongSecretError
from workbook.journal.backups import generations
from workbook.journal.locks import is_sealed, unlock
from workbook.journal.vaulting import prove_code, turn_on

OTHER = "syv elefanter i regn"
AREA_KEYS = {area.mode: area.key for area in AREAS}


@pytest.fixture
def app(begun: Workbook) -> LederbogApp:
    made = LederbogApp(begun)
    made.costs = CHEAP
    return made


@pytest.fixture
def locked(app: LederbogApp) -> Latch:
    """The same app, its journal locked already."""
    return Latch(app.workbook)


async def test_the_lock_is_taken_off(app: LederbogApp, locked: Latch) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await choose_setting(pilot, "Slå låsen fra")
        await until(pilot, lambda: isinstance(app.screen, SecretDialog))
        assert "stadig låst" in box_text(app)
        await pilot.press(*"forkert", "enter")
        await until(pilot, lambda: "✗" in text_of(app))
        assert is_sealed(app.home)
        await pilot.press(*["backspace"] * len("forkert"), *SECRET, "enter")
        await until(pilot, lambda: isinstance(app.screen, SettingsScreen) and "Lås med en" in text_of(app))
        assert not is_sealed(app.home)
        assert not app.sealed
        assert any(CANARY in entry.title for entry in app.workbook.journal.entries())


async def test_another_passphrase(app: LederbogApp, locked: Latch) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await choose_setting(pilot, "Vælg en ny adgangssætning")
        await pilot.press(*SECRET, "enter")
        await until(pilot, lambda: isinstance(app.screen, NewSecretDialog))
        assert "åbner stadig med den gamle" in box_text(app)
        await pilot.press(*OTHER, "enter", *OTHER, "enter")
        await until(pilot, lambda: isinstance(app.screen, SettingsScreen) and "er skiftet" in text_of(app))
        assert unlock(app.home, OTHER) is not None
        with pytest.raises(WrongSecretError):
            unlock(app.home, SECRET)
        await pilot.press("ctrl+l")
        await until(pilot, lambda: isinstance(app.screen, UnlockScreen))
        await pilot.press(*OTHER, "enter")
        await until(pilot, lambda: isinstance(app.screen, SettingsScreen))


async def test_another_recovery_code(app: LederbogApp, locked: Latch) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await choose_setting(pilot, "Lav en ny gendannelseskode")
        await until(pilot, lambda: isinstance(app.screen, SecretDialog))
        assert "den gamle åbner ikke mere" in box_text(app)
        await pilot.press(*SECRET, "enter")
        await prove(pilot)
        await until(pilot, lambda: isinstance(app.screen, SettingsScreen) and "den nye kode" in text_of(app))
        with pytest.raises(WrongSecretError):
            unlock(app.home, locked.code)


async def test_who_comes_with_the_recovery_code_may_choose_a_passphrase(app: LederbogApp, locked: Latch) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+l")
        await until(pilot, lambda: isinstance(app.screen, UnlockScreen) and locked.locked)
        await pilot.press(*locked.code.lower(), "enter")
        await until(pilot, lambda: "[ Vælg en ny ]" in text_of(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, NewSecretDialog))
        await pilot.press(*OTHER, "enter", *OTHER, "enter")
        await until(pilot, lambda: isinstance(app.screen, OverviewScreen))
        assert unlock(app.home, OTHER) is not None


async def test_a_lock_that_was_taken_off_elsewhere_lets_her_in(app: LederbogApp, locked: Latch) -> None:
    from workbook.journal.vaulting import turn_off

    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+l")
        await until(pilot, lambda: isinstance(app.screen, UnlockScreen) and locked.locked)
        key = unlock(app.home, SECRET)
        assert key is not None
        turn_off(app.home, app.clock, key)
        await pilot.press(*SECRET, "enter")
        await until(pilot, lambda: isinstance(app.screen, OverviewScreen))
        assert not app.sealed


async def test_a_lock_that_is_put_on_elsewhere_locks_here_too(app: LederbogApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n", *"ord")
        await until(pilot, lambda: isinstance(app.screen, NoteScreen))
        note = app.screen
        prove_code(app.home, turn_on(app.home, app.clock, SECRET, costs=CHEAP).key)
        await pilot.press("!")
        app.look()
        await until(pilot, lambda: isinstance(app.screen, UnlockScreen))
        await pilot.press(*SECRET, "enter")
        await until(pilot, lambda: app.screen is note)
        app.flush_all()
        assert [draft.answers["note"].value for draft in app.workbook.journal.drafts.all()] == ["ord!"]
        await pilot.press("escape")
        await until(pilot, lambda: "ord!" in [entry.title for entry in app.workbook.journal.entries()])


@pytest.mark.parametrize(("area", "key"), [("1", "n"), ("1", "f7"), ("2", "enter"), ("4", "n"), ("5", "f"), ("6", "e")])
async def test_a_key_that_comes_before_the_next_look_finds_the_lock_and_acts_behind_it(
    app: LederbogApp, monkeypatch: pytest.MonkeyPatch, area: str, key: str
) -> None:
    monkeypatch.setattr(watching, "LOOK_SECONDS", 3600.0)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(area)
        await until(pilot, lambda: isinstance(app.screen, AreaScreen) and area in AREA_KEYS[app.screen.AREA])
        before = text_of(app)
        prove_code(app.home, turn_on(app.home, app.clock, SECRET, costs=CHEAP).key)
        with pytest.raises(LockedError):  # as a screen does that reads on for itself
            app.workbook.journal.refresh()
        await pilot.press(key)
        await until(pilot, lambda: isinstance(app.screen, UnlockScreen))
        await pilot.press(*SECRET, "enter")
        await until(pilot, lambda: not app.covered and text_of(app) != before)
    assert app.return_code in (None, 0)


async def test_the_key_that_locks_does_so_once_where_another_window_did_it_already(
    app: LederbogApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "LOOK_SECONDS", 3600.0)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "Overblik" in text_of(app))
        prove_code(app.home, turn_on(app.home, app.clock, SECRET, costs=CHEAP).key)
        with pytest.raises(LockedError):
            app.workbook.journal.refresh()
        await pilot.press("ctrl+l")
        await until(pilot, lambda: isinstance(app.screen, UnlockScreen))
        await pilot.press(*SECRET, "enter")
        await until(pilot, lambda: isinstance(app.screen, OverviewScreen))
        for _again in range(5):
            await pilot.pause()
        assert isinstance(app.screen, OverviewScreen)


async def test_the_files_are_looked_at_with_the_key(app: LederbogApp, locked: Latch) -> None:
    (app.home / "keys.copy").write_bytes(b"ikke en noegle")
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(NoticeScreen("Se på filerne."))
        await until(pilot, lambda: "keys.copy" in "".join(text_of(app).split()) and "M gør" in text_of(app))
        await pilot.press("m")
        copies = [app.home / name for name in ("keys.lederbog", "keys.copy")]
        await until(pilot, lambda: copies[0].read_bytes() == copies[1].read_bytes())
        await app.workers.wait_for_complete()


async def test_files_that_were_to_be_looked_after_while_it_was_locked_are_when_it_is_not(
    app: LederbogApp, locked: Latch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("screens.upkeep.START_AFTER", 3600)
    for copy in generations(app.home):
        copy.unlink()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+l")
        await until(pilot, lambda: locked.locked)
        app.look_after_files()
        await app.workers.wait_for_complete()
        assert generations(app.home) == []
        await pilot.press(*SECRET, "enter")
        await until(pilot, lambda: len(generations(app.home)) == 1)
        await app.workers.wait_for_complete()


async def test_what_a_form_has_not_read_when_it_is_locked_does_not_end_the_app(begun: Workbook) -> None:
    app, latch = LederbogApp(begun), Latch(begun)
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_exercise("handleplan")
        await until(pilot, lambda: bool(app.screen.query("#field-study_dato")))
        date = app.screen.query_one("#field-study_dato", Date)
        date.focus_answer()
        await pilot.pause()
        app.lock()
        date.editor.value = "om 3 uger"
        app._covered(None)  # before the form could hear of it
        await until(pilot, lambda: latch.locked)
        await pilot.press(*SECRET, "enter")
        await until(pilot, lambda: not app.locked)


async def test_what_is_to_be_shown_while_it_is_locked_waits_for_the_passphrase(begun: Workbook) -> None:
    app, latch = LederbogApp(begun), Latch(begun)
    said: list[None] = []
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+l")
        await until(pilot, lambda: latch.locked)
        app.push_screen(Notice(CANARY, "Et"), said.append)
        app.push_screen(Notice("Sidst", "To"), said.append)
        await pilot.pause()
        assert isinstance(app.screen, UnlockScreen)
        assert CANARY not in text_of(app)
        await pilot.press(*SECRET, "enter")
        await until(pilot, lambda: "Sidst" in text_of(app))
        await pilot.press("enter")
        await until(pilot, lambda: CANARY in text_of(app) and "Sidst" not in text_of(app))
        await pilot.press("enter")
        await until(pilot, lambda: said == [None, None])


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [("plan_tegn", "vagtplanen", "vagtplanen"), ("study_dato", "24-12-2026", "2026-12-24")],
)
@pytest.mark.parametrize("last", ["", "tab", "enter"])
async def test_every_letter_of_a_burst_is_in_the_sealed_draft(
    begun: Workbook, monkeypatch: pytest.MonkeyPatch, field: str, typed: str, kept: str, last: str
) -> None:
    app, latch = LederbogApp(begun), Latch(begun)
    latch.watch(monkeypatch)
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_exercise("handleplan")
        await until(pilot, lambda: bool(app.screen.query(f"#field-{field}")))
        app.screen.query_one(f"#field-{field}", FieldWidget).focus_answer()
        await pilot.pause()
        for letter in typed:
            app.post_message(events.Key(letter, letter))
        for key in [last, "ctrl+l"] if last else ["ctrl+l"]:
            app.post_message(events.Key(key, None))
        await until(pilot, lambda: latch.locked)
        assert kept in latch.drafts_when_locked
