"""Dialogs: a notice, a question with buttons, and a line of text or a date that is asked for.

A dialog says what it says in whole sentences, takes Enter and Esc, and every choice is a button to click.
"""

from collections.abc import Callable, Sequence
from typing import ClassVar, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Input, Static

from screens.keys import SCREEN_KEYS, bind
from screens.modal import Modal
from workbook.errors import AnswerError
from workbook.i18n import _, mark

Result = TypeVar("Result")
_AROUND, _ROW = 6, 53
"""Columns of a button besides its label, and of a row of buttons in the smallest window."""


class Dialog(Modal[Result], inherit_bindings=False):
    """A box in the middle; Esc closes it without a choice."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *SCREEN_KEYS,
        bind("escape", "cancel", mark("Close"), id="dialog.close", also=mark("click the button")),
        bind("right,down", "app.focus_next", mark("Next"), id="dialog.next", also="Tab"),
        bind("left,up", "app.focus_previous", mark("Previous"), id="dialog.previous", also="Shift+Tab"),
    ]

    def __init__(self, title: str, text: str | Content = "") -> None:
        super().__init__()
        self._title = title
        self._text = text

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="dialog", can_focus=False):
            yield Static(Content.styled(self._title, "bold"), id="dialog-title")
            if self._text:
                yield Static(Content.assemble(self._text), id="dialog-text")
            yield from self.compose_body()
            with Horizontal(id="dialog-buttons"):
                yield from self.compose_buttons()

    def compose_body(self) -> ComposeResult:
        """What stands between the text and the buttons."""
        yield from ()

    def compose_buttons(self) -> ComposeResult:
        """The choices; the first is the one that Enter takes."""
        yield from ()

    def action_cancel(self) -> None:
        self.dismiss(None)


class Notice(Dialog[None]):
    """One thing to know, and a button."""

    def compose_buttons(self) -> ComposeResult:
        yield button(_("Close"), "close")

    @on(Button.Pressed)
    def _close(self) -> None:
        self.dismiss(None)


class HelpNumber(Notice):
    """Whom to call: nothing of hers, and it does not wait for a passphrase."""

    OVER_LOCK = True


class Question(Dialog[str]):
    """A question with two or more answers; gives the id of the chosen one, None at Esc."""

    def __init__(
        self, title: str, text: str | Content, choices: Sequence[tuple[str, str]], *, stacked: bool = False
    ) -> None:
        """`choices`: (id, label) in order, one below the other when `stacked`."""
        super().__init__(title, text)
        self._choices = choices
        wide = sum(len(label) + _AROUND for _id, label in choices) > _ROW
        self.set_class(stacked or wide, "-stacked")

    def compose_buttons(self) -> ComposeResult:
        for choice, label in self._choices:
            yield button(label, choice)

    @on(Button.Pressed)
    def _choose(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.id)


class AskLine(Dialog[str]):
    """Asks for one line; `check` may refuse it with a sentence (AnswerError) or echo how it is understood."""

    def __init__(
        self, title: str, text: str | Content = "", *, value: str = "", example: str = "", check: Callable[[str], str]
    ) -> None:
        super().__init__(title, text)
        self._value = value
        self._example = example
        self._check = check

    def compose_body(self) -> ComposeResult:
        yield LineInput(self._value, placeholder=self._example, id="dialog-input")
        yield Static(id="dialog-echo", markup=False)

    def compose_buttons(self) -> ComposeResult:
        yield button(_("Use it"), "use")
        yield button(_("Cancel"), "cancel")

    @on(Input.Changed)
    def _echo(self, event: Input.Changed) -> None:
        self._understood(event.value)

    @on(Input.Submitted)
    def _submit(self) -> None:
        self._use()

    @on(Button.Pressed)
    def _press(self, event: Button.Pressed) -> None:
        if event.button.id == "use":
            self._use()
        else:
            self.dismiss(None)

    def _use(self) -> None:
        line = self.query_one(LineInput)
        if self._understood(line.value, empty_too=True):
            self.dismiss(line.value)
        else:
            line.focus()

    def _understood(self, text: str, *, empty_too: bool = False) -> bool:
        """Show how the text is understood or why it is not."""
        echo = self.query_one("#dialog-echo", Static)
        if not text.strip() and not empty_too:
            echo.update("")
            return False
        try:
            said = self._check(text)
        except AnswerError as refusal:
            echo.update(f"✗ {refusal}")
            return False
        echo.update(f"= {said}" if said else "")
        return True


class LineInput(Input):
    """One line of text: pasted lines are joined, and coming back to it marks nothing."""

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(value, placeholder=placeholder, id=id, select_on_focus=False, compact=True)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.insert_text_at_cursor(" ".join(event.text.split()))


def button(label: str, id: str) -> Button:
    """A one-line button; its edges are signs, so that it is seen as one without colours. The label is no markup."""
    return Button(Content(f"[ {label} ]"), id=id, compact=True)
