"""F9 shows the way to help wherever the leader is: with her contacts, and on the lock the built-in number alone."""

import re
from collections.abc import Mapping
from typing import Any

import pytest
from textual.binding import Binding
from textual.pilot import Pilot

from screens.app import LederbogApp, LockedApp
from screens.areas import AREAS
from screens.dialogs import AskLine, Dialog, HelpNumber, Notice, Question
from screens.exercise import ExerciseScreen
from screens.hidden import HiddenScreen
from screens.secret_dialogs import SecretDialog
from screens.share_asking import AskText
from screens.unlock import UnlockScreen
from tests.screens.locked_book import SECRET, Door
from tests.screens.screen_text import exercise_of, in_form, text_of, until
from tests.screens.test_keys import dom_classes
from workbook.context import Workbook
from workbook.forms.opening import open_form

HELP = "hjaelp-og-kontakter"
NAME, NUMBER = "Kim Eksempel", "12 34 56 78"


@pytest.fixture
def ready(begun: Workbook) -> Workbook:
    """A workbook whose leader has written down whom to call."""
    form = open_form(begun, HELP)
    form.answer("kontakter", [{"rolle": "HR", "navn": NAME, "telefon": NUMBER}])
    form.commit()
    return begun


@pytest.fixture
def app(ready: Workbook) -> LederbogApp:
    return LederbogApp(ready)


async def _help_comes(pilot: Pilot[int], app: LederbogApp) -> None:
    """F9 opens the page with help and contacts, and closing it leads back."""
    under = app.screen
    await pilot.press("f9")
    await until(pilot, lambda: in_form(app) and exercise_of(app).page_id == HELP)
    await until(pilot, lambda: "112" in text_of(app))
    assert exercise_of(app).session.values["kontakter"] == [{"rolle": "HR", "navn": NAME, "telefon": NUMBER}]
    assert app.close_top()
    await until(pilot, lambda: app.screen is under)


@pytest.mark.parametrize("area", [area.key for area in AREAS])
async def test_from_every_area(app: LederbogApp, area: str) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "VENTER PÅ DIG" in text_of(app))
        await pilot.press(area)
        await until(pilot, lambda: app.current_mode == AREAS[int(area) - 1].mode)
        await _help_comes(pilot, app)


@pytest.mark.parametrize("keys", ["f1", "f2", "f5", "f6", "f7", "n", "slash"])
async def test_from_what_a_key_opens(app: LederbogApp, keys: str) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "VENTER PÅ DIG" in text_of(app))
        before = app.screen
        await pilot.press(keys)
        await until(pilot, lambda: app.screen is not before or keys == "slash")
        await _help_comes(pilot, app)


@pytest.mark.parametrize(
    ("page", "field"),
    [("tryghedsskala", "hvorfor"), ("tryghedsskala", "score"), ("min-ramme", "trio"), ("min-ramme", "mus_dato")],
)
async def test_from_within_an_answer(app: LederbogApp, page: str, field: str) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_exercise(page)
        await until(pilot, lambda: in_form(app) and field in exercise_of(app).form.asked)
        widget = exercise_of(app).form.asked[field]
        await until(pilot, lambda: widget.is_mounted)
        widget.focus_answer()
        await until(pilot, lambda: exercise_of(app).form.current() is widget)
        await _help_comes(pilot, app)
        assert exercise_of(app).page_id == page


@pytest.mark.parametrize("dialog", ["notice", "question", "line", "secret", "words"])
async def test_from_every_kind_of_dialog(app: LederbogApp, dialog: str) -> None:
    made: Mapping[str, Dialog[Any]] = {
        "notice": Notice("Et", "To"),
        "question": Question("Et", "To", [("a", "Ja")]),
        "line": AskLine("Et", "To", check=str),
        "secret": SecretDialog("Et", "To", "Tre", str, busy="Fire"),
        "words": AskText("Et", "To", "Tre"),
    }
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "VENTER PÅ DIG" in text_of(app))
        app.push_screen(made[dialog])
        await until(pilot, lambda: app.screen is made[dialog])
        await _help_comes(pilot, app)


def test_no_screen_keeps_the_key_to_itself() -> None:
    holders = [
        (kind.__name__, binding.action)
        for kind in dom_classes()
        for binding in vars(kind).get("BINDINGS", ())
        if isinstance(binding, Binding) and "f9" in binding.key.split(",")
    ]
    assert holders == [("LederbogApp", "crisis")]


async def test_on_the_help_page_it_does_nothing_more(app: LederbogApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f9")
        await until(pilot, lambda: in_form(app))
        await pilot.press("f9", "f9")
        assert [screen for screen in app.screen_stack if isinstance(screen, ExerciseScreen)] == [app.screen]


async def test_a_screen_that_is_hidden_comes_back_first_and_tells_nothing(app: LederbogApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "VENTER PÅ DIG" in text_of(app))
        await pilot.press("ctrl+l")
        await until(pilot, lambda: isinstance(app.screen, HiddenScreen))
        assert NAME not in text_of(app)
        await pilot.press("f9")
        await until(pilot, lambda: not isinstance(app.screen, HiddenScreen))
        await _help_comes(pilot, app)


async def test_on_the_lock_it_shows_the_number_that_is_built_in_and_no_contact(ready: Workbook) -> None:
    app = LockedApp(Door(ready).closed())
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "Lås op" in text_of(app))
        await pilot.press(*"halv")
        await pilot.press("f9")
        await until(pilot, lambda: isinstance(app.screen, HelpNumber) and "112" in text_of(app))
        for secret in (NAME, NAME.split()[0], NUMBER, "HR"):
            assert secret not in text_of(app)
        assert re.findall(r"\d{2,}", text_of(app)) == ["112"]
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, UnlockScreen))
        await pilot.press(*["backspace"] * 4, *SECRET, "enter")
        await until(pilot, lambda: "VENTER PÅ DIG" in text_of(app))
        await _help_comes(pilot, app)
