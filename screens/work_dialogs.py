"""Dialogs that do something slow: they say so, cannot be left meanwhile, and close when it is done."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Button, Static

from screens.dialogs import Dialog, button
from screens.typed import book_app
from workbook.errors import LederbogError
from workbook.i18n import _

if TYPE_CHECKING:
    from screens.app import LederbogApp

Result = TypeVar("Result")


class Worked(Message):
    """The work is done."""


class Failed(Message):
    """The work was refused; the sentence says why."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.sentence = sentence


class WorkDialog(Dialog[Result]):
    """Closes with the result of the work that it has begun."""

    _working = False
    _result: Result | None = None

    def say(self, sentence: str) -> None:
        """Show a sentence over the buttons."""
        self.query_one(".dialog-said", Static).update(sentence)

    def begin(self, work: Callable[[], Result]) -> None:
        """Do it in a thread; it raises LederbogError when it is refused."""
        self.set_working(True)
        book_app(self).work(lambda: self._run(work))

    def _run(self, work: Callable[[], Result]) -> None:
        """In a thread."""
        told: Message = Failed(_("✗ The program has a fault here. Nothing is lost. Start Lederbog again."))
        try:
            self._result = work()
            told = Worked()
        except LederbogError as refusal:
            told = Failed(f"✗ {refusal}")
        finally:
            self.post_message(told)

    def on_worked(self) -> None:
        self.done()
        self.dismiss(self._result)

    def on_failed(self, event: Failed) -> None:
        self.set_working(False)
        self.say(event.sentence)

    def action_cancel(self) -> None:
        """Not while the work is done: it does not stop half way."""
        if not self._working:
            self.done()
            self.dismiss(None)

    def set_working(self, working: bool) -> None:
        """It begins, or it was refused."""
        self._working = working

    def done(self) -> None:
        """The dialog has served."""


class BusyDialog(WorkDialog[Result]):
    """Begins by itself; has a button only when there is something to read first."""

    def __init__(self, title: str, busy: str, work: Callable[[], Result]) -> None:
        super().__init__(title)
        self._busy = busy
        self._work = work

    def compose_body(self) -> ComposeResult:
        yield Static(classes="dialog-said", markup=False)

    def compose_buttons(self) -> ComposeResult:
        yield button(_("Close"), "close")

    def on_mount(self) -> None:
        self.say(self._busy)
        self.begin(self._work)

    def set_working(self, working: bool) -> None:
        super().set_working(working)
        close = self.query_one(Button)
        close.display = not working
        if not working:
            close.focus()

    @on(Button.Pressed)
    def _close(self) -> None:
        self.action_cancel()


def do_slowly(
    app: "LederbogApp", title: str, busy: str, work: Callable[[], Result], then: Callable[[Result], object]
) -> None:
    """Do something slow with the journal under a box that says so; `then` with what came of it, when that is in front.

    `work` runs in a thread, and nothing else looks into the journal; a LederbogError of it is said in the box.
    """

    def closed(result: Result | None) -> None:
        if result is not None:
            then(result)

    app.push_screen(BusyDialog(title, busy, work), closed)
