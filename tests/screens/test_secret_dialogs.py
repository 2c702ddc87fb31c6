"""The dialogs around the lock: a passphrase asked for, one chosen, a code that is written down and proved."""

from threading import Event

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from screens.app import LederbogApp
from screens.code_dialogs import CodeDialog, ProofDialog
from screens.hidden import HiddenScreen
from screens.secret_dialogs import NewSecretDialog, SecretDialog
from screens.secret_input import SecretInput
from tests.screens.locked_book import SECRET
from tests.screens.screen_text import click_words, text_of, until
from workbook.errors import PlaceError

SIZES = [(60, 20), (80, 24), (200, 60)]
CODE = "444QH-E7MV5-0NJFA-5JACZ-59DKV-C2E73-XZCZN"
Given = list[object]


class Work:
    """What a dialog does with the secret."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.refusal: PlaceError | None = None
        self.wait: Event | None = None

    def __call__(self, secret: str) -> str:
        self.done.append(secret)
        if self.wait is not None:
            assert self.wait.wait(10)
        if self.refusal is not None:
            raise self.refusal
        return "udført"


@pytest.fixture
def work() -> Work:
    return Work()


@pytest.fixture
def given() -> Given:
    return []


async def _push(pilot: Pilot[int], dialog: Screen[str], given: Given) -> None:
    pilot.app.push_screen(dialog, given.append)
    await until(pilot, lambda: pilot.app.focused is not None and pilot.app.screen is dialog)


def _new(work: Work) -> NewSecretDialog[str]:
    return NewSecretDialog("Lås din bog", "Ord om låsen. " * 14, "Lås den", work, busy="Låser …")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_new_passphrase_by_keyboard_at_every_size(
    app: LederbogApp, work: Work, given: Given, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await _push(pilot, _new(work), given)
        await pilot.press(*SECRET)
        await until(pilot, lambda: "Styrke · " in text_of(app))
        await pilot.press("enter", *SECRET, "enter")
        await until(pilot, lambda: given == ["udført"])
        assert work.done == [SECRET]
        assert SECRET not in text_of(app)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_new_passphrase_by_mouse_at_every_size(
    app: LederbogApp, work: Work, given: Given, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        dialog = _new(work)
        await _push(pilot, dialog, given)
        for line in dialog.query(SecretInput):
            line.value = SECRET
        dialog.query_one("#do").scroll_visible(animate=False)
        await click_words(pilot, "[ Lås den ]")
        await until(pilot, lambda: given == ["udført"])


@pytest.mark.parametrize(("text", "words"), [("sommer2026", "svag"), ("gule støvler om natten syv elefanter", "stærk")])
async def test_the_strength_is_said_in_words(app: LederbogApp, work: Work, text: str, words: str) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        dialog = _new(work)
        await _push(pilot, dialog, [])
        dialog.query(SecretInput).first().value = text
        await until(pilot, lambda: f"Styrke · {words}" in text_of(app))


async def test_two_that_differ_are_said_and_nothing_is_done(app: LederbogApp, work: Work, given: Given) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await _push(pilot, _new(work), given)
        await pilot.press(*SECRET, "enter", *"noget andet", "enter")
        await until(pilot, lambda: "✗ De to er ikke ens." in text_of(app))
        assert (work.done, given) == ([], [])
        await pilot.press("f2")
        await until(pilot, lambda: SECRET in text_of(app) and "noget andet" in text_of(app))


async def test_the_same_in_another_form_of_writing_is_the_same(app: LederbogApp, work: Work, given: Given) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        dialog = _new(work)
        await _push(pilot, dialog, given)
        first, again = dialog.query(SecretInput)
        first.value, again.value = "bl\u00e5", "bla\u030a"
        dialog.action_do()
        await until(pilot, lambda: given == ["udført"])
        assert work.done == ["bl\u00e5"]


async def test_an_empty_passphrase_is_none(app: LederbogApp, work: Work) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await _push(pilot, _new(work), [])
        await pilot.press("enter", "enter")
        await until(pilot, lambda: "✗" in text_of(app))
        assert work.done == []


async def test_what_is_refused_is_said_and_can_be_tried_again(app: LederbogApp, work: Work, given: Given) -> None:
    work.refusal = PlaceError("Disken er fuld.")
    async with app.run_test(size=(80, 24)) as pilot:
        await _push(pilot, SecretDialog("Slå fra", "Ord.", "Slå den fra", work, busy="Låser op …"), given)
        await pilot.press(*SECRET, "enter")
        await until(pilot, lambda: "✗ Disken er fuld." in text_of(app))
        work.refusal = None
        await pilot.press("enter")
        await until(pilot, lambda: given == ["udført"])
        assert work.done == [SECRET, SECRET]


async def test_what_has_begun_is_not_left_half_way(app: LederbogApp, work: Work, given: Given) -> None:
    work.wait = Event()
    async with app.run_test(size=(80, 24)) as pilot:
        await _push(pilot, SecretDialog("Slå fra", "Ord.", "Slå den fra", work, busy="Låser op …"), given)
        await pilot.press(*SECRET, "enter")
        await until(pilot, lambda: "Låser op …" in text_of(app))
        await pilot.press("escape", "enter", "x")
        await pilot.pause()
        assert given == []
        work.wait.set()
        await until(pilot, lambda: given == ["udført"])
        assert work.done == [SECRET]


async def test_what_is_done_while_the_screen_is_hidden_waits_under_it(
    app: LederbogApp, work: Work, given: Given
) -> None:
    work.wait = Event()
    async with app.run_test(size=(80, 24)) as pilot:
        await _push(pilot, SecretDialog("Slå fra", "Ord.", "Slå den fra", work, busy="Låser op …"), given)
        await pilot.press(*SECRET, "enter", "ctrl+l")
        await until(pilot, lambda: isinstance(app.screen, HiddenScreen))
        work.wait.set()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(app.screen, HiddenScreen)
        await pilot.press("x")
        await until(pilot, lambda: given == ["udført"])


async def test_cancelling_forgets_what_was_typed(app: LederbogApp, work: Work, given: Given) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        dialog = _new(work)
        await _push(pilot, dialog, given)
        await pilot.press(*SECRET, "escape")
        await until(pilot, lambda: given == [None])
        assert work.done == []


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_code_is_whole_in_sight_and_esc_does_not_pass_it(
    app: LederbogApp, given: Given, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        dialog = CodeDialog(CODE)
        pilot.app.push_screen(dialog, given.append)
        await until(pilot, lambda: "1: 444QH" in text_of(app))
        shown = text_of(app)
        for place, group in enumerate(CODE.split("-"), 1):
            assert f"{place}: {group}" in shown
        assert "kan ingen åbne den" in " ".join(shown.split()).replace("┃ ", "").replace("┃", "")
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is dialog
        await click_words(pilot, "[ Jeg har skrevet den ned ]")
        await until(pilot, lambda: given == [True])


async def test_two_groups_are_typed_back(app: LederbogApp, given: Given) -> None:
    async with app.run_test(size=(60, 20)) as pilot:
        pilot.app.push_screen(ProofDialog(CODE, (1, 4)), given.append)
        await until(pilot, lambda: "Gruppe 2" in text_of(app) and "Gruppe 5" in text_of(app))
        assert "E7MV5" not in text_of(app)
        await pilot.press(*"e7mv5", "enter", *"59dkw", "enter")
        await until(pilot, lambda: "✗ Gruppe 5 er en anden." in text_of(app))
        await pilot.press("backspace", "v", "enter")
        await until(pilot, lambda: given == [True])


async def test_the_code_can_be_seen_again(app: LederbogApp, given: Given) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        pilot.app.push_screen(ProofDialog(CODE, (1, 4)), given.append)
        await until(pilot, lambda: "Gruppe 2" in text_of(app))
        await click_words(pilot, "[ Vis koden igen ]")
        await until(pilot, lambda: given == [False])
