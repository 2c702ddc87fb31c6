"""A line for a passphrase: kept exactly as it is typed, shown only when asked for, and never copied out of."""

from dataclasses import dataclass

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, Input, Static

from screens.widgets.editors import PASSED_ON, ran_binding
from workbook.i18n import _, n_

_CAPITALS = 4
"""Letters from which on it is odd that all of them are capitals."""
_SEEN = {"\n": "⏎", "\r": "⏎", "\t": "⇥"}


class SecretInput(Input):
    """One line. Nothing of it reaches a clipboard, and what other words were copied in the app cannot be pasted here.

    `Input._value` is private in Textual; tests/screens/test_secret_input.py guards it.
    """

    @dataclass
    class Pasted(Message):
        """A paste was not taken as it came; `sentence` says how."""

        sentence: str

    class Kept(Message):
        """She asked for a copy, and does not get one."""

    def __init__(self) -> None:
        super().__init__(password=True, select_on_focus=False, compact=True)
        self.cursor_blink = False
        self.busy = False
        """While what stands here is tried, nothing is written into it."""

    @property
    def _value(self) -> Text:
        if self.password:
            return super()._value
        return Text(visible(self.value), no_wrap=True, overflow="ignore", end="")

    async def _on_key(self, event: events.Key) -> None:
        if self.busy and event.key not in PASSED_ON:
            event.stop()
            event.prevent_default()
        elif not await ran_binding(self, event):
            await super()._on_key(event)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        if self.busy:
            return
        text = event.text.replace("\r\n", "\n").replace("\r", "\n")
        if text.endswith("\n"):
            text = text[:-1]
            self.post_message(self.Pasted(_("The line break at the end of what you pasted was left out.")))
        if self.selection.is_empty:
            self.insert_text_at_cursor(text)
        else:
            self.replace(text, *sorted(self.selection))

    def action_copy(self) -> None:
        self.post_message(self.Kept())

    def action_cut(self) -> None:
        self.post_message(self.Kept())

    def action_paste(self) -> None:
        """Textual would put in what was last copied in the app: an answer, and then she could let it be shown."""

    def forget(self) -> None:
        """Let nothing stand in it, and hide what will."""
        self.value = ""
        self.password = True


class SecretField(Vertical):
    """The line with its label over it, and under it what she may not know about what she typed."""

    def __init__(self, label: str, *, id: str) -> None:
        super().__init__(id=id)
        self._label = label
        self.line = SecretInput()
        self._said = ""

    def compose(self) -> ComposeResult:
        yield Static(self._label, markup=False)
        yield self.line
        yield Static(classes="secret-hint", markup=False)

    @property
    def value(self) -> str:
        """What is typed, exactly."""
        return self.line.value

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._hint(self._said, hints(event.value))
        self._said = ""

    @on(SecretInput.Pasted)
    def _pasted(self, event: SecretInput.Pasted) -> None:
        """Said when the change by the paste is told."""
        event.stop()
        self._said = event.sentence

    @on(SecretInput.Kept)
    def _kept(self, event: SecretInput.Kept) -> None:
        event.stop()
        self._hint(_("Nothing can be copied from here."))

    def _hint(self, *sentences: str) -> None:
        self.query_one(".secret-hint", Static).update(" ".join(filter(None, sentences)))


class ShowButton(Button):
    """Shows and hides what is typed in the lines of its screen."""

    def __init__(self) -> None:
        super().__init__(id="show", compact=True)
        self.say(hidden=True)

    def toggle(self) -> None:
        """The other way round."""
        lines = self.screen.query(SecretInput)
        hidden = not any(line.password for line in lines)
        for line in lines:
            line.password = hidden
        self.say(hidden=hidden)

    def say(self, *, hidden: bool) -> None:
        """What a press will do."""
        label = _("Show (F2)") if hidden else _("Hide (F2)")
        self.label = Content(f"[ {label} ]")
        self.refresh(layout=True)


def visible(text: str) -> str:
    """The text with a sign for every character that would not be seen, letter for letter."""
    start, end = _edges(text)
    signs = [_SEEN.get(letter, letter if letter.isprintable() else "�") for letter in text]
    signs[:start] = "␣" * start
    signs[len(text) - end :] = "␣" * end
    return "".join(signs)


def hints(text: str) -> str:
    """What she may not know about what she typed: spaces at the ends, which count, and nothing but capitals."""
    start, end = _edges(text)
    said: list[str] = []
    if start:
        said.append(n_("It begins with a space.", "It begins with {n} spaces.", start).format(n=start))
    if end:
        said.append(n_("It ends with a space.", "It ends with {n} spaces.", end).format(n=end))
    if said:
        said.append(_("Spaces count."))
    if _only_capitals(text):
        said.append(_("Only capital letters: is Caps Lock on?"))
    return " ".join(said)


def _edges(text: str) -> tuple[int, int]:
    """Spaces at the beginning and at the end; those of a text of nothing but spaces stand at its beginning."""
    start = len(text) - len(text.lstrip(" "))
    return start, len(text) - len(text.rstrip(" ")) if start < len(text) else 0


def _only_capitals(text: str) -> bool:
    """Whether Caps Lock may be on; a terminal does not say. A recovery code has capitals, digits and hyphens."""
    code = text.isascii() and any(letter.isdigit() for letter in text) and "-" in text
    return not code and text.isupper() and sum(letter.isalpha() for letter in text) >= _CAPITALS
