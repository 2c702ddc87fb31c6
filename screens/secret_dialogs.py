"""Dialogs that ask for a passphrase, one that is known or a new one, and do something slow with it."""

from collections.abc import Callable
from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Button, Input, Static

from screens.dialogs import Dialog, button
from screens.keys import bind
from screens.secret_input import SecretField, SecretInput, ShowButton
from workbook.errors import AnswerError, LederbogError
from workbook.i18n import _, mark
from workbook.journal.passphrases import prepare, strength, strength_words

Result = TypeVar("Result")


class Worked(Message):
    """The work is done."""


class Failed(Message):
    """The work was refused; the sentence says why."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.sentence = sentence


class SecretDialog(Dialog[Result]):
    """Asks for the passphrase or the recovery code; closes when the work with it is done, and gives its result."""

    CSS_PATH = "secret.tcss"
    ALLOW_SELECT = False
    AUTO_FOCUS = "SecretInput"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("f2", "show", mark("Show or hide what is typed"), id="secret.show", also=mark("click the button")),
    ]

    def __init__(self, title: str, text: str, do: str, work: Callable[[str], Result], *, busy: str) -> None:
        """`do`: what the button is called; `work`: runs in a thread, raises LederbogError; `busy`: said meanwhile."""
        super().__init__(title, text)
        self._do = do
        self._work = work
        self._busy = busy
        self._working = self._finished = False
        self._result: Result | None = None

    def compose_body(self) -> ComposeResult:
        yield SecretField(_("Passphrase or recovery code"), id="secret")
        yield Static(classes="secret-said", markup=False)

    def compose_buttons(self) -> ComposeResult:
        yield button(self._do, "do")
        yield ShowButton()
        yield button(_("Cancel"), "cancel")

    def say(self, sentence: str) -> None:
        """Show a sentence over the buttons."""
        self.query_one(".secret-said", Static).update(sentence)

    @on(Input.Changed)
    def _typed(self) -> None:
        self.say("")

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Enter in a line."""
        self.action_do()

    @on(Button.Pressed)
    async def _press(self, event: Button.Pressed) -> None:
        event.stop()
        await self.run_action(event.button.id or "cancel")

    def action_show(self) -> None:
        self.query_one(ShowButton).toggle()

    def action_cancel(self) -> None:
        """Not while the work is done: it does not stop half way."""
        if not self._working:
            self._forget()
            self.dismiss(None)

    def secret(self) -> str:
        """What to work with. Raises AnswerError when it will not do."""
        return prepare(self.query_one("#secret", SecretField).value).text

    def action_do(self) -> None:
        if self._working:
            return
        try:
            secret = self.secret()
        except AnswerError as refusal:
            self.say(f"✗ {refusal}")
            return
        self._set_working(True)
        self.say(self._busy)
        self.app.run_worker(lambda: self._run(secret), thread=True, group="secret", exit_on_error=False)

    def _run(self, secret: str) -> None:
        """In a thread."""
        told: Message = Failed(_("✗ The program has a fault here. Nothing is lost. Start Lederbog again."))
        try:
            self._result = self._work(secret)
            told = Worked()
        except LederbogError as refusal:
            told = Failed(f"✗ {refusal}")
        finally:
            self.post_message(told)

    def on_worked(self) -> None:
        self._forget()
        self._finished = True
        if self.app.screen is self:
            self.dismiss(self._result)

    def on_screen_resume(self) -> None:
        """It was done while the screen was hidden: only the screen in front can be closed."""
        if self._finished:
            self.dismiss(self._result)

    def on_failed(self, event: Failed) -> None:
        self._set_working(False)
        self.say(event.sentence)
        self.query(SecretInput).first().focus()

    def _forget(self) -> None:
        for line in self.query(SecretInput):
            line.forget()

    def _set_working(self, working: bool) -> None:
        self._working = working
        for line in self.query(SecretInput):
            line.busy = working


class NewSecretDialog(SecretDialog[Result]):
    """Asks for a new passphrase twice, and says in words how strong it is."""

    def compose_body(self) -> ComposeResult:
        yield SecretField(_("Passphrase"), id="secret")
        yield Static(_("Four or five words that do not belong together are good."), id="strength", markup=False)
        yield SecretField(_("The same once more"), id="again")
        yield Static(classes="secret-said", markup=False)

    @on(Input.Changed, "#secret SecretInput")
    def _weigh(self, event: Input.Changed) -> None:
        said = _("Strength · {words}").format(words=strength_words(strength(event.value))) if event.value else ""
        self.query_one("#strength", Static).update(said)

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Enter goes on to the second line, and from there does it."""
        again = self.query_one("#again", SecretField)
        if event.input is again.line or again.value:
            self.action_do()
        else:
            again.line.focus()

    def secret(self) -> str:
        chosen = super().secret()
        again = self.query_one("#again", SecretField)
        if not again.value or prepare(again.value).text != chosen:
            again.line.focus()
            raise AnswerError(_("The two are not the same. Nothing was changed. Look at them with F2."))
        return chosen
