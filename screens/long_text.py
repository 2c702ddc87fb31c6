"""A text of any length to look through: what is far below is laid out when it comes near."""

from collections.abc import Iterator
from typing import Final

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

PIECE: Final = 16_000
"""Characters that are laid out at once; more than the largest window holds."""


class LongText(VerticalScroll):
    """Shows all of a text, piece by piece; where it stands stays when the text changes."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id, can_focus=True)
        self._pieces: list[str] = [""]

    def compose(self) -> ComposeResult:
        yield Static(markup=False)

    def show(self, text: str) -> None:
        """Show this text."""
        before, self._pieces = self._pieces, list(pieces(text))
        laid_out = list(self.query(Static))
        for place, (static, piece) in enumerate(zip(laid_out, self._pieces, strict=False)):
            if place >= len(before) or before[place] != piece:
                static.update(Content(piece))
        for static in laid_out[len(self._pieces) :]:
            static.remove()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        laid_out = len(self.query(Static))
        if laid_out < len(self._pieces) and new_value + 2 * self.size.height >= self.max_scroll_y:
            self.mount(Static(Content(self._pieces[laid_out]), markup=False))


def pieces(text: str) -> Iterator[str]:
    """The text in pieces that end with a line; put together by line breaks they are the text."""
    start = 0
    while (end := text.find("\n", start + PIECE)) >= 0:
        yield text[start:end]
        start = end + 1
    yield text[start:]
