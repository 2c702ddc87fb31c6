"""The text editors inside the fields: clean pastes, keys in the order they were typed."""

from collections.abc import Collection

from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.suggester import Suggester
from textual.widget import Widget
from textual.widgets import Input, TextArea

from workbook.i18n import mark, n_
from workbook.text import clean

PASSED_ON = frozenset({"tab", "shift+tab", "escape", "enter"})
"""Keys that are left to bubble: they go out of the editor."""


class Cleaned(Message):
    """Characters that no text needs were dropped from a paste; `sentence` says how many."""

    def __init__(self, dropped: int) -> None:
        super().__init__()
        self.sentence = n_("{n} control character removed", "{n} control characters removed", dropped).format(n=dropped)


class CursorMoved(Message):
    """The cursor of an editor moved."""


async def ran_binding(widget: Widget, event: events.Key, passed_on: Collection[str] = PASSED_ON) -> bool:
    """Run the widget's own binding for the key at once; True when there was one.

    Textual runs bindings only when the key has bubbled up, after the letters behind it in the queue:
    in a burst `a b Backspace c` would become `ab`.
    """
    if event.is_printable or event.key in passed_on:
        return False
    for binding in widget._bindings.key_to_bindings.get(event.key, ()):
        if await widget.app.run_action(binding.action, widget):
            event.stop()
            event.prevent_default()
            return True
    return False


def cleaned(widget: Widget, raw: str) -> str:
    """The pasted text without what cannot be shown; the widget tells when something was dropped."""
    result = clean(raw)
    if result.dropped:
        widget.post_message(Cleaned(result.dropped))
    return result.text


class LongEditor(TextArea):
    """Several lines; Tab leaves it, Enter is a new line."""

    def __init__(self, *, classes: str = "") -> None:
        super().__init__(compact=True, highlight_cursor_line=False, classes=classes)
        self.match_cursor_bracket = False
        self.cursor_blink = False

    def put(self, text: str) -> None:
        """Show this text, with nothing to undo."""
        self.load_text(clean(text).text)

    async def _on_key(self, event: events.Key) -> None:
        if not await ran_binding(self, event):
            await super()._on_key(event)

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        if result := self._replace_via_keyboard(cleaned(self, event.text), *self.selection):
            self.move_cursor(result.end_location)


class ShortEditor(Input):
    """One line; several pasted lines are joined by spaces."""

    BINDINGS = [
        Binding("up", "go(-1)", mark("Field before"), id="field.previous", show=False, tooltip="Shift+Tab"),
        Binding("down", "go(1)", mark("Next field"), id="field.next", show=False, tooltip="Tab"),
    ]

    class Go(Message):
        """Enter or an arrow asks for another field: +1 the next, -1 the one before."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    def __init__(self, *, suggester: Suggester | None = None, placeholder: str = "", classes: str = "") -> None:
        super().__init__(
            select_on_focus=False, compact=True, suggester=suggester, placeholder=placeholder, classes=classes
        )
        self.cursor_blink = False

    def put(self, text: str) -> None:
        """Show this text."""
        self.value = " ".join(clean(text).text.split("\n"))

    async def _on_key(self, event: events.Key) -> None:
        if not await ran_binding(self, event):
            await super()._on_key(event)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        lines = (line.strip() for line in cleaned(self, event.text).split("\n"))
        text = " ".join(line for line in lines if line)
        if self.selection.is_empty:
            self.insert_text_at_cursor(text)
        else:
            self.replace(text, *sorted(self.selection))

    def watch_selection(self) -> None:
        if self.is_mounted:
            self.post_message(CursorMoved())

    def action_go(self, step: int) -> None:
        self.post_message(self.Go(step))

    async def action_submit(self) -> None:
        self.post_message(self.Go(1))
