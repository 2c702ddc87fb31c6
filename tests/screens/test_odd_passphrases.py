"""Passphrases that people really write, from the set-up over the lock to the passphrase that opens again."""

import pytest
from textual import events
from textual.pilot import Pilot

from screens.app import LederbogApp
from screens.lock_setup import turn_on
from screens.overview import OverviewScreen
from screens.secret_dialogs import NewSecretDialog
from screens.unlock import UnlockScreen
from tests.screens.conftest import CANARY
from tests.screens.lock_hands import box_text, prove
from tests.screens.locked_book import CHEAP, SECRET, Latch
from tests.screens.screen_text import text_of, until
from tests.vault.odd_passphrases import ODD, Odd
from workbook.context import Workbook
from workbook.journal.locks import is_sealed

SIZE = (80, 24)


def _said(app: LederbogApp) -> str:
    return " ".join(text_of(app).split())


async def _paste(pilot: Pilot[int], text: str) -> None:
    pilot.app.post_message(events.Paste(text))
    await pilot.pause()


async def _dialog(pilot: Pilot[int], app: LederbogApp) -> NewSecretDialog[object]:
    await until(pilot, lambda: isinstance(app.screen, OverviewScreen) and app.focused is not None)
    turn_on(app, lambda: None)
    await until(pilot, lambda: isinstance(app.screen, NewSecretDialog) and app.focused is not None)
    assert isinstance(app.screen, NewSecretDialog)
    return app.screen


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: odd.name)
async def test_it_locks_and_opens_again(begun: Workbook, odd: Odd) -> None:
    app = LederbogApp(begun)
    app.costs = CHEAP
    async with app.run_test(size=SIZE) as pilot:
        await _dialog(pilot, app)
        await _paste(pilot, odd.written)
        if odd.written.endswith("\n"):
            await until(pilot, lambda: "Linjeskiftet til sidst i det, du indsatte, er ikke taget med." in box_text(app))
        if odd.counts.strip() != odd.counts:
            await until(pilot, lambda: "Mellemrum tæller med." in box_text(app))
        await pilot.press("enter")
        await _paste(pilot, odd.also)
        await pilot.press("enter")
        await prove(pilot)
        await until(pilot, lambda: app.sealed and isinstance(app.screen, OverviewScreen))
        await pilot.press("ctrl+l")
        await until(pilot, lambda: isinstance(app.screen, UnlockScreen) and app._unsealed is False)
        await _paste(pilot, odd.wrong)
        await pilot.press("enter")
        await until(pilot, lambda: "✗" in text_of(app))
        assert CANARY not in text_of(app)
        await pilot.press("end", "ctrl+u")
        await until(pilot, lambda: "•" not in text_of(app))
        await _paste(pilot, odd.written)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, OverviewScreen) and not app.locked)


async def test_spaces_at_the_ends_are_shown_in_both(begun: Workbook) -> None:
    app, latch = LederbogApp(begun), Latch(begun)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("ctrl+l")
        await until(pilot, lambda: latch.locked)
        await _paste(pilot, "  gule støvler ")
        await pilot.press("f2")
        await until(pilot, lambda: "␣␣gule støvler␣" in text_of(app))
        assert "Den begynder med 2 mellemrum. Den slutter med et mellemrum. Mellemrum tæller med." in _said(app)


async def test_nothing_typed_is_no_passphrase_in_either(begun: Workbook) -> None:
    app = LederbogApp(begun)
    async with app.run_test(size=SIZE) as pilot:
        dialog = await _dialog(pilot, app)
        await _paste(pilot, "\n")
        dialog.action_do()
        await until(pilot, lambda: "✗ Adgangssætningen er tom." in box_text(app))
        assert not is_sealed(app.home)
        await pilot.press("escape")
        latch = Latch(begun)
        await pilot.press("ctrl+l")
        await until(pilot, lambda: latch.locked)
        await pilot.press("enter")
        await until(pilot, lambda: "Skriv din adgangssætning først." in text_of(app))
        await pilot.press(*SECRET, "enter")
        await until(pilot, lambda: not app.locked)
