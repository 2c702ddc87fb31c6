"""Words that can be clicked instead of typed."""

from collections.abc import Sequence

from textual.message import Message

from screens.widgets import ink
from screens.widgets.drawn import Drawn, Row, flowed


class Chips(Drawn, can_focus=False):
    """Words in brackets beside an editor; the keyboard types them, the mouse clicks them."""

    class Pressed(Message):
        """A word was clicked."""

        def __init__(self, word: str) -> None:
            super().__init__()
            self.word = word

    def __init__(self, words: Sequence[str] = (), *, extra: Sequence[tuple[str, str]] = ()) -> None:
        """`extra` are (shown, value) pairs after the words, for example a way to clear."""
        super().__init__(classes="chips")
        self.words = tuple(words)
        self._extra = tuple(extra)

    def show_words(self, words: Sequence[str]) -> None:
        """Offer these words."""
        self.words = tuple(words)
        self.redraw()

    def rows(self, width: int) -> list[Row]:
        pairs = [(word, word) for word in self.words] + list(self._extra)
        return flowed([(f"[{shown}]", ink.BUTTON, (value,)) for shown, value in pairs], width)

    def pressed(self, target: object) -> None:
        assert isinstance(target, tuple)
        self.post_message(self.Pressed(str(target[0])))
