"""The line for a passphrase: exact, seen only when asked for, and without a way out to a clipboard."""

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Input

from screens.secret_input import SecretInput, hints, visible
from tests.screens.screen_text import text_of, until

SECRET = "blå cykel"


class Line(App[None]):
    """Nothing but the line."""

    def __init__(self) -> None:
        super().__init__()
        self.copied: list[str] = []
        self.said: list[str] = []

    def compose(self) -> ComposeResult:
        yield SecretInput()

    def copy_to_clipboard(self, text: str) -> None:
        self.copied.append(text)

    def on_secret_input_pasted(self, event: SecretInput.Pasted) -> None:
        self.said.append(event.sentence)


def test_what_is_private_in_textual_is_still_there() -> None:
    assert isinstance(vars(Input).get("_value"), property)


@pytest.mark.parametrize("keys", [("ctrl+c",), ("ctrl+x",), ("super+c",), ("ctrl+insert",)])
async def test_nothing_is_copied_or_cut(keys: tuple[str, ...]) -> None:
    app = Line()
    async with app.run_test() as pilot:
        line = app.query_one(SecretInput)
        line.value = SECRET
        line.password = False
        line.action_select_all()
        await pilot.press(*keys)
        line.action_cut()
        line.action_copy()
        await pilot.pause()
        assert app.copied == []
        assert app.clipboard == ""
        assert line.value == SECRET


async def test_what_was_copied_in_the_app_cannot_be_pasted_here() -> None:
    app = Line()
    async with app.run_test() as pilot:
        app._clipboard = "et svar"
        await pilot.press("ctrl+v")
        await pilot.pause()
        assert app.query_one(SecretInput).value == ""


@pytest.mark.parametrize(
    ("pasted", "kept", "told"),
    [
        ("ord", "ord", False),
        ("ord\r", "ord", True),
        ("ord\r\n", "ord", True),
        ("ord\n", "ord", True),
        ("ord\n\n", "ord\n", True),
        ("  to ord  ", "  to ord  ", False),
    ],
)
async def test_one_line_end_of_a_paste_is_left_out_and_that_is_said(pasted: str, kept: str, told: bool) -> None:
    app = Line()
    async with app.run_test() as pilot:
        app.post_message(events.Paste(pasted))
        await until(pilot, lambda: bool(app.query_one(SecretInput).value))
        assert app.query_one(SecretInput).value == kept
        await pilot.pause()
        assert bool(app.said) is told


async def test_ten_thousand_letters_are_fine() -> None:
    app, long = Line(), "æ1 " * 3334
    async with app.run_test() as pilot:
        app.post_message(events.Paste(long))
        await until(pilot, lambda: app.query_one(SecretInput).value == long)
        await pilot.press("left", "backspace", "end", "!")
        assert app.query_one(SecretInput).value == long[:-2] + long[-1:] + "!"
        app.query_one(SecretInput).password = False
        await pilot.pause()
        assert "1 æ" in text_of(app)


async def test_a_burst_arrives_in_order() -> None:
    app = Line()
    async with app.run_test() as pilot:
        for key, letter in (("a", "a"), ("b", "b"), ("backspace", None), ("c", "c")):
            app.post_message(events.Key(key, letter))
        await until(pilot, lambda: app.query_one(SecretInput).value == "ac")


def test_letters_that_cannot_be_seen_have_a_sign() -> None:
    assert visible("  a b ") == "␣␣a b␣"
    assert visible("a\nb\tc\x07") == "a⏎b⇥c�"
    assert visible("   ") == "␣␣␣"
    assert visible("") == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ""),
        ("ord", ""),
        (" ord", "Den begynder med et mellemrum. Mellemrum tæller med."),
        ("ord  ", "Den slutter med 2 mellemrum. Mellemrum tæller med."),
        (" ord ", "Den begynder med et mellemrum. Den slutter med et mellemrum. Mellemrum tæller med."),
        ("BLÅ CYKEL", "Kun store bogstaver: er Caps Lock slået til?"),
        ("SOMMER2026", "Kun store bogstaver: er Caps Lock slået til?"),
        ("7KQ2M-9XTRA", ""),
        ("ABC", ""),
        ("Blå Cykel", ""),
    ],
)
def test_what_is_said_about_what_was_typed(text: str, said: str) -> None:
    assert hints(text) == said
