"""Nothing comes to lie over a cover or in its place, whatever was under way when it fell; and nothing is done twice."""

from collections.abc import Callable

import pytest
from textual import events
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Button, Input

from screens.app import LederbogApp
from screens.dialogs import Notice, Question
from screens.exercise import CORRECT, ExerciseScreen
from screens.hidden import HiddenScreen
from screens.journal import JournalScreen
from screens.key_order import BURST
from screens.note import NoteScreen
from screens.unlock import UnlockScreen
from tests.screens.conftest import CANARY
from tests.screens.locked_book import SECRET, Latch
from tests.screens.screen_text import exercise_of, in_form, text_of, until
from workbook.context import Workbook
from workbook.errors import PlaceError

SIZE = (80, 24)


class Cover:
    """The cover of a plain workbook, or of a locked one."""

    def __init__(self, app: LederbogApp, latch: Latch | None) -> None:
        self.app = app
        self.latch = latch

    @property
    def lies(self) -> bool:
        """Whether it is in front."""
        return isinstance(self.app.screen, UnlockScreen if self.latch else HiddenScreen)

    async def fallen(self, pilot: Pilot[int]) -> None:
        """Wait until all that comes with it is done."""
        await until(pilot, lambda: self.lies and (self.latch is None or self.latch.locked))

    async def lift(self, pilot: Pilot[int]) -> None:
        await pilot.press(*([*SECRET, "enter"] if self.latch else ["x"]))
        await until(pilot, lambda: not self.lies)


@pytest.fixture(params=["hidden", "locked"])
def cover(begun: Workbook, request: pytest.FixtureRequest) -> Cover:
    latch = Latch(begun) if request.param == "locked" else None
    return Cover(LederbogApp(begun), latch)


async def _nothing_moves(pilot: Pilot[int], cover: Cover) -> None:
    for _again in range(5):
        await pilot.pause()
    assert cover.lies
    assert CANARY not in text_of(cover.app)


async def test_a_form_that_is_to_be_corrected_does_not_take_the_place_of_the_cover(cover: Cover) -> None:
    app = cover.app
    async with app.run_test(size=SIZE) as pilot:
        app.open_exercise("tryghedsskala")
        await until(pilot, lambda: in_form(app))
        await pilot.press("4", "escape", "escape")
        await until(pilot, lambda: len(app.screen_stack) == 1)
        app.open_exercise("tryghedsskala")
        await until(pilot, lambda: isinstance(app.screen, Question))
        app.screen.dismiss(CORRECT)
        app.action_hide()
        await cover.fallen(pilot)
        await _nothing_moves(pilot, cover)
        await cover.lift(pilot)
        await until(pilot, lambda: in_form(app) and exercise_of(app).session.values.get("score") == 4)
        assert [isinstance(screen, ExerciseScreen) for screen in app.screen_stack].count(True) == 1


@pytest.mark.parametrize(
    "act",
    [
        lambda app: app.push_screen(Notice(CANARY, CANARY)),
        lambda app: app.switch_screen(Notice(CANARY, CANARY)),
        lambda app: app.switch_mode("journal"),
        lambda app: app.tell(CANARY),
        lambda app: app.open_exercise("min-ramme"),
        lambda app: app.close_top(),
        lambda app: app.action_go("journal"),
        lambda app: app.action_people(),
        lambda app: app.action_settings(),
    ],
    ids=["push", "switch", "mode", "tell", "open", "close", "go", "people", "settings"],
)
async def test_what_comes_while_it_is_covered_waits(cover: Cover, act: Callable[[LederbogApp], object]) -> None:
    app = cover.app
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("n")
        await until(pilot, lambda: "Note" in text_of(app))
        app.action_hide()
        act(app)
        await cover.fallen(pilot)
        act(app)
        await _nothing_moves(pilot, cover)
        await cover.lift(pilot)
        await until(pilot, lambda: not app.covered)


async def test_an_area_that_is_to_be_shown_waits(cover: Cover) -> None:
    app = cover.app
    async with app.run_test(size=SIZE) as pilot:
        app.action_hide()
        await cover.fallen(pilot)
        app.switch_mode("journal")
        await _nothing_moves(pilot, cover)
        await cover.lift(pilot)
        await until(pilot, lambda: isinstance(app.screen, JournalScreen))


async def test_a_dialog_that_is_answered_as_the_cover_falls_is_answered_once(cover: Cover) -> None:
    app = cover.app
    answers: list[str | None] = []
    async with app.run_test(size=SIZE) as pilot:
        question = Question("Et", "To", [("ja", "Ja"), ("nej", "Nej")])
        app.push_screen(question, answers.append)
        await until(pilot, lambda: app.screen is question and bool(question.query(Button)))
        app.action_hide()
        for _twice in range(2):
            question.query(Button).first().press()
        await cover.fallen(pilot)
        await _nothing_moves(pilot, cover)
        assert answers == []
        await cover.lift(pilot)
        await until(pilot, lambda: answers == ["ja"])
        await pilot.pause()
        assert answers == ["ja"]
        assert len(app.screen_stack) == 1


async def test_what_follows_an_answer_waits_when_the_cover_falls_between(cover: Cover) -> None:
    app, under = cover.app, Notice("Et", "To")
    seen: list[Screen[object]] = []
    async with app.run_test(size=SIZE) as pilot:
        app.push_screen(under, lambda _closed: seen.append(app.screen))
        await until(pilot, lambda: app.screen is under)
        under.dismiss(None)
        app.action_hide()
        await cover.fallen(pilot)
        await _nothing_moves(pilot, cover)
        assert seen == []
        await cover.lift(pilot)
        await until(pilot, lambda: len(seen) == 1)
        assert not isinstance(seen[0], UnlockScreen | HiddenScreen)


async def test_quitting_with_words_that_are_not_written_is_answered_on_the_lock(
    begun: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, latch = LederbogApp(begun), Latch(begun)

    def full(*_arguments: object, **_more: object) -> None:
        raise PlaceError("Disken er fuld.")

    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, NoteScreen))
        note = app.screen
        with monkeypatch.context() as broken:
            broken.setattr(begun.journal.drafts, "write", full)
            await pilot.press(*"ord", "ctrl+l")
            await until(pilot, lambda: latch.locked and "Disken er fuld" in text_of(app))
        await pilot.press("ctrl+q")
        await until(pilot, lambda: "✗ Dagbogen er låst." in text_of(app))
        assert "Det sidste, du skrev, står stadig" in " ".join(text_of(app).split())
        assert app.return_code is None
        await pilot.press(*SECRET, "enter")
        await until(pilot, lambda: app.screen is note)
        await pilot.press("ctrl+q")
        await until(pilot, lambda: app.return_code == 0)
    assert [one.answers["note"].value for one in begun.journal.drafts.all()] == ["ord"]


async def test_keys_that_wait_do_not_keep_the_cover_away_and_act_when_it_is_gone(cover: Cover) -> None:
    app = cover.app
    async with app.run_test(size=SIZE) as pilot:
        app.open_exercise("min-ramme")
        await until(pilot, lambda: in_form(app) and isinstance(app.focused, Input))
        for key in ["n", *["left", "right"] * BURST, *"ord", "ctrl+l"]:
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await cover.fallen(pilot)
        assert app._aside, "the cover came before them"
        assert not app._held, "none of them is for the cover"
        await cover.lift(pilot)
        await until(pilot, lambda: exercise_of(app).session.values.get("enhed") == "nord")
        assert not app._aside


async def test_a_late_tab_does_not_move_about_on_the_lock(begun: Workbook) -> None:
    app, latch = LederbogApp(begun), Latch(begun)
    async with app.run_test(size=SIZE) as pilot:
        app.open_exercise("tryghedsskala")
        await until(pilot, lambda: in_form(app) and app.focused is not None)
        for key in [*["tab", "shift+tab"] * BURST, "ctrl+l", *SECRET, "enter"]:
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await until(pilot, lambda: app.locked)
        await until(pilot, lambda: not app.locked and in_form(app))
        assert latch.journal.key is not None


async def test_what_is_typed_behind_the_key_that_hides_is_for_the_cover(
    begun: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, latch = LederbogApp(begun), Latch(begun)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "Overblik" in text_of(app))
        monkeypatch.setattr(app, "_climb", lambda *_key, **_more: None)
        monkeypatch.setattr(app, "_arrived", lambda _key: None)
        for key in ["down", "down", "ctrl+l", *"nøgle", "ctrl+l", "x"]:
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await until(pilot, lambda: isinstance(app.screen, UnlockScreen) and latch.locked)
        await until(pilot, lambda: app.screen.query_one(Input).value == "nøglex")
        assert [one.key for one in app._aside if isinstance(one, events.Key)] == ["down"]
