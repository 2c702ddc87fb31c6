"""Dialogs that ask for a passphrase, one that is known or a new one, and do something slow with it."""

from collections.abc import Callable
from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Button, Input, Static

from screens.dialogs import button
from screens.keys import bind
from screens.secret_input import SecretField, SecretInput, ShowButton
from screens.work_dialogs import Failed, WorkDialog
from workbook.errors import AnswerError
from workbook.i18n import _, mark
from workbook.journal.passphrases import prepare, strength, strength_words

Result = TypeVar("Result")


class SecretDialog(WorkDialog[Result]):
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

    def compose_body(self) -> ComposeResult:
        yield SecretField(_("Passphrase or recovery code"), id="secret")
        yield Static(classes="dialog-said", markup=False)

    def compose_buttons(self) -> ComposeResult:
        yield button(self._do, "do")
        yield ShowButton()
        yield button(_("Cancel"), "cancel")

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
        self.say(self._busy)
        self.begin(lambda: self._work(secret))

    def on_failed(self, event: Failed) -> None:
        self.query(SecretInput).first().focus()

    def done(self) -> None:
        for line in self.query(SecretInput):
            line.forget()

    def set_working(self, working: bool) -> None:
        super().set_working(working)
        for line in self.query(SecretInput):
            line.busy = working


class NewSecretDialog(SecretDialog[Result]):
    """Asks for a new passphrase twice, and says in words how strong it is."""

    def compose_body(self) -> ComposeResult:
        yield SecretField(_("Passphrase"), id="secret")
        yield Static(_("Four or five words that do not belong together are good."), id="strength", markup=False)
        yield SecretField(_("The same once more"), id="again")
        yield Static(classes="dialog-said", markup=False)

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
