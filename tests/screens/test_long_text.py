"""A long text is laid out by the piece, and all of it is there when its end is reached."""

import pytest
from textual.app import App, ComposeResult
from textual.widgets import Static

from screens import long_text
from screens.long_text import LongText
from tests.screens.screen_text import text_of, until


class _Reader(App[None]):
    CSS = "LongText { height: 1fr; } Static { height: auto; }"

    def compose(self) -> ComposeResult:
        yield LongText(id="text")


async def test_all_of_it_can_be_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_text, "PIECE", 400)
    text = "\n".join(f"linje {n}" for n in range(400))
    app = _Reader()
    async with app.run_test(size=(80, 24)) as pilot:
        shown = app.query_one(LongText)
        shown.show(text)
        shown.focus()
        await until(pilot, lambda: "linje 3" in text_of(app))
        assert len(shown.query(Static)) < 10
        for _turn in range(20):
            await pilot.press("end")
        await until(pilot, lambda: "linje 399" in text_of(app))
        assert "\n".join(str(one.content) for one in shown.query(Static)) == text
        shown.show("kort")
        await until(pilot, lambda: "kort" in text_of(app) and "linje" not in text_of(app))


@pytest.mark.parametrize("text", ["", "en", "\n\n", "a\n" * 50_000, "x" * 50_000, "æ\n" * 9_000 + "slut"])
def test_the_pieces_are_the_text(text: str) -> None:
    pieces = list(long_text.pieces(text))
    assert "\n".join(pieces) == text
    assert all(len(piece) <= long_text.PIECE + 2 or "\n" not in piece for piece in pieces)
