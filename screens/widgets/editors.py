"""The text editors inside the fields: clean pastes, keys in the order they were typed."""

from collections.abc import Collection
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Offset
from textual.message import Message
from textual.suggester import Suggester
from textual.widget import Widget
from textual.widgets import Input, TextArea

from screens.keys import bind
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


class PersonWanted(Message):
    """A sign was typed after which somebody is named; `editor` takes her in its place."""

    def __init__(self, editor: "LongEditor | ShortEditor") -> None:
        super().__init__()
        self.editor = editor


NAME_PERSON = bind("f7", "name_person", mark("Name a person"), id="text.person", also=mark("@ in a text"))
AT = "@"


def begins_a_word(before: str) -> bool:
    """Whether a sign after this text is no part of a mail address."""
    return not before or not (before[-1].isalnum() or before[-1] in "._-+")


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


def one_line(text: str) -> str:
    """The lines of a text joined by spaces; a text of one line stays as it is."""
    return " ".join(line for line in (line.strip() for line in text.split("\n")) if line) if "\n" in text else text


class LongEditor(TextArea):
    """Several lines; Tab leaves it, Enter is a new line, @ names a person."""

    BINDINGS: ClassVar[list[BindingType]] = [NAME_PERSON]

    def __init__(self, *, classes: str = "") -> None:
        super().__init__(compact=True, highlight_cursor_line=False, classes=classes)
        self.match_cursor_bracket = False
        self.cursor_blink = False

    def put(self, text: str) -> None:
        """Show this text, with nothing to undo."""
        self.load_text(clean(text).text)

    async def _on_key(self, event: events.Key) -> None:
        if event.character == AT:
            event.stop()
            event.prevent_default()
            self.action_name_person()
        elif not await ran_binding(self, event):
            await super()._on_key(event)

    def action_name_person(self) -> None:
        """Write the sign; at the beginning of a word it asks who is meant."""
        if not (result := self._replace_via_keyboard(AT, *self.selection)):
            return
        row, column = result.end_location
        self.move_cursor((row, column))
        if begins_a_word(self.document.get_line(row)[: column - 1]):
            self.post_message(PersonWanted(self))

    def take_person(self, token: str) -> None:
        """Put the token in the place of the sign before the cursor."""
        row, column = self.cursor_location
        if self.document.get_line(row)[column - 1 : column] == AT and (
            result := self._replace_via_keyboard(token, (row, column - 1), (row, column))
        ):
            self.move_cursor(result.end_location)

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        if result := self._replace_via_keyboard(self.cleaned_paste(event.text), *self.selection):
            self.move_cursor(result.end_location)

    def cleaned_paste(self, raw: str) -> str:
        """What a paste puts in."""
        return cleaned(self, raw)

    def scroll_cursor_visible(self, center: bool = False, animate: bool = False) -> Offset:
        """Scroll to the cursor, unless its line is gone.

        Undoing a long paste hides the scrollbar before Textual moves the cursor back; that would raise ValueError.
        """
        row, column = self.cursor_location
        if row >= self.document.line_count or column > len(self.document.get_line(row)):
            return Offset(0, 0)
        return super().scroll_cursor_visible(center, animate)


class Go(Message):
    """A key leads out of the editor: +1 onwards, -1 back, 0 out of it but not away; `let_go` also from a wrong one."""

    def __init__(self, step: int, *, arrow: bool = False, let_go: bool = False) -> None:
        super().__init__()
        self.step = step
        self.arrow = arrow
        self.let_go = let_go


class LineEditor(LongEditor):
    """One line that wraps, however long; Enter and the arrows at its edges lead out of it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("enter", "done", mark("Next field"), id="line.done", also=mark("Tab")),
        bind("up", "edge(-1)", mark("Field before"), id="line.up", also=mark("Shift+Tab")),
        bind("down", "edge(1)", mark("Next field"), id="line.down", also=mark("Tab")),
    ]

    async def _on_key(self, event: events.Key) -> None:
        if event.character == AT or not await ran_binding(self, event, passed_on=("tab", "shift+tab", "escape")):
            await super()._on_key(event)

    def put(self, text: str) -> None:
        super().put(one_line(text))

    def cleaned_paste(self, raw: str) -> str:
        return one_line(cleaned(self, raw))

    def action_done(self) -> None:
        self.post_message(Go(1))

    def action_edge(self, step: int) -> None:
        """An arrow moves inside the text; at its first or last line it leads out."""
        place = self.cursor_location
        at_edge = self.navigator.is_first_wrapped_line if step < 0 else self.navigator.is_last_wrapped_line
        if at_edge(place):
            self.post_message(Go(step, arrow=True))
        elif step < 0:
            self.action_cursor_up()
        else:
            self.action_cursor_down()


class ShortEditor(Input):
    """One line; several pasted lines are joined by spaces, @ names a person."""

    BINDINGS: ClassVar[list[BindingType]] = [
        NAME_PERSON,
        bind("up", "go(-1)", mark("Field before"), id="short.up", also=mark("Shift+Tab")),
        bind("down", "go(1)", mark("Next field"), id="short.down", also=mark("Tab")),
    ]

    def __init__(self, *, suggester: Suggester | None = None, placeholder: str = "", classes: str = "") -> None:
        super().__init__(
            select_on_focus=False, compact=True, suggester=suggester, placeholder=placeholder, classes=classes
        )
        self.cursor_blink = False

    def put(self, text: str) -> None:
        """Show this text."""
        self.value = one_line(clean(text).text)

    async def _on_key(self, event: events.Key) -> None:
        if event.character == AT:
            event.stop()
            event.prevent_default()
            self.action_name_person()
        elif not await ran_binding(self, event):
            await super()._on_key(event)

    def action_name_person(self) -> None:
        """Write the sign; at the beginning of a word it asks who is meant."""
        self.replace(AT, *sorted(self.selection))
        if begins_a_word(self.value[: self.cursor_position - 1]):
            self.post_message(PersonWanted(self))

    def take_person(self, token: str) -> None:
        """Put the token in the place of the sign before the cursor."""
        end = self.cursor_position
        if self.value[end - 1 : end] == AT:
            self.replace(token, end - 1, end)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        text = one_line(cleaned(self, event.text))
        if self.selection.is_empty:
            self.insert_text_at_cursor(text)
        else:
            self.replace(text, *sorted(self.selection))

    def watch_selection(self) -> None:
        if self.is_mounted:
            self.post_message(CursorMoved())

    def action_go(self, step: int) -> None:
        self.post_message(Go(step, arrow=True))

    async def action_submit(self) -> None:
        self.post_message(Go(1))
