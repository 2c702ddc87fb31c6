"""The locked screen: a line for the passphrase, and nothing that tells what lies behind it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Button, Input, Static

from screens.dialogs import button
from screens.keys import SCREEN_KEYS, bind
from screens.secret_input import SecretField, SecretInput, ShowButton
from screens.typed import book_app
from workbook.errors import LederbogError
from workbook.i18n import _, mark

if TYPE_CHECKING:
    from workbook.context import Workbook


@dataclass
class Opened(Message):
    """The secret was right."""

    workbook: "Workbook"


@dataclass
class Refused(Message):
    """It does not open; the sentence says why, and whether that has to do with what was typed."""

    sentence: str


class UnlockScreen(Screen[None], inherit_bindings=False):
    """Asks until it opens; the key is derived in a thread, and one press of a key at a time asks for it."""

    CSS_PATH: ClassVar = ["secret.tcss", "unlock.tcss"]
    AUTO_FOCUS = "SecretInput"
    ALLOW_SELECT = False
    OVER_LOCK = True
    BINDINGS: ClassVar[list[BindingType]] = [
        *SCREEN_KEYS,
        bind("f2", "show", mark("Show or hide what is typed"), id="unlock.show", also=mark("click the button")),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._opening = False

    def compose(self) -> ComposeResult:
        app = book_app(self)
        title = app.title if app.closed is not None else _("Locked")  # which program it is, only she tells who opens it
        with VerticalScroll(id="lock", can_focus=False):
            yield Static(Content.styled(title, "bold"), id="unlock-title")
            yield SecretField(_("Passphrase or recovery code"), id="secret")
            yield Static(id="unlock-said", markup=False)
            with Horizontal(id="unlock-buttons"):
                yield button(_("Unlock"), "unlock")
                yield ShowButton()
                yield button(_("Quit (Ctrl+Q)"), "quit")

    @property
    def _line(self) -> SecretInput:
        return self.query_one(SecretInput)

    def say(self, sentence: str) -> None:
        """Show a sentence until the next is to be said."""
        self.query_one("#unlock-said", Static).update(sentence)

    def forget_typed(self) -> None:
        """Nobody goes on with what was begun: let nothing of it stand here."""
        if self.is_mounted and self._line.value and not self._opening:
            self._line.forget()
            self.query_one(ShowButton).say(hidden=True)
            self.say("")

    def action_show(self) -> None:
        self.query_one(ShowButton).toggle()
        self._line.focus()

    @on(Button.Pressed)
    async def _press(self, event: Button.Pressed) -> None:
        event.stop()
        match event.button.id:
            case "unlock":
                self.action_unlock()
            case "show":
                self.action_show()
            case _:
                await self.run_action("app.quit")

    # Opening

    @on(Input.Submitted)
    def action_unlock(self) -> None:
        """Try what is typed; a second press while it is tried does nothing."""
        if self._opening:
            return
        if not self._line.value:
            self.say(_("Type your passphrase first."))
            self._line.focus()
            return
        self._line.password = True
        self.query_one(ShowButton).say(hidden=True)
        self._set_opening(True)
        self.say(_("Opening …"))
        book_app(self).when_idle(self._try)

    def _try(self) -> None:
        book_app(self).seal()
        secret = self._line.value
        self.app.run_worker(lambda: self._open(secret), thread=True, group="unlock", exit_on_error=False)

    def _open(self, secret: str) -> None:
        """In a thread."""
        answer: Message = Refused(
            _("It could not be opened because of a fault in the program. Nothing is lost. Start Lederbog again.")
        )
        try:
            answer = Opened(book_app(self).open_with(secret))
        except LederbogError as refusal:
            answer = Refused(f"✗ {refusal}")
        finally:
            self.post_message(answer)

    def on_refused(self, event: Refused) -> None:
        self._set_opening(False)
        self.say(event.sentence)
        self._line.focus()

    def on_opened(self, event: Opened) -> None:
        from workbook.journal.passphrases import is_code

        with_code = is_code(self._line.value)
        self._line.forget()
        self.app.call_later(
            book_app(self).let_in, event.workbook, with_code=with_code
        )  # the app takes this screen away

    def _set_opening(self, opening: bool) -> None:
        """While it is opened the line takes no keys, but keeps them: a disabled one would hand them on."""
        self._opening = opening
        self._line.busy = opening
        self.query_one("#lock", VerticalScroll).set_class(opening, "-opening")
