"""What a hand does around the lock: open the settings, write the code down and prove it, read a box."""

from textual.pilot import Pilot

from screens.app import LederbogApp
from screens.code_dialogs import CodeDialog, ProofDialog
from screens.settings import SettingsScreen
from tests.screens.screen_text import click_words, lines_of, text_of, until


def box_text(app: LederbogApp) -> str:
    """What stands in the box, without the breaks of lines."""
    box = app.screen.query_one("#dialog").region
    lines = [line[box.x + 1 : box.right - 1] for line in lines_of(app)[box.y : box.bottom]]
    return " ".join(" ".join(lines).split())


async def choose_setting(pilot: Pilot[int], row: str) -> None:
    await pilot.press("f5")
    await until(pilot, lambda: isinstance(pilot.app.screen, SettingsScreen))
    await click_words(pilot, row)


async def prove(pilot: Pilot[int]) -> None:
    """Write the code down and type two groups back."""
    app = pilot.app
    await until(pilot, lambda: isinstance(app.screen, CodeDialog) and "1: " in text_of(app))
    code = app.screen
    assert isinstance(code, CodeDialog)
    every = code._groups
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(app.screen, ProofDialog))
    proof = app.screen
    assert isinstance(proof, ProofDialog)
    first, second = proof._places
    assert first != second
    await pilot.press(*every[first].lower(), "enter", *every[second].lower(), "enter")
    await until(pilot, lambda: app.screen is not proof)
