"""A change of jobs: what the workplace keeps, line by line, and then two questions before the rest is deleted."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Button, Input, Static

from screens.dialogs import AskLine, LineInput, Notice, Question, button
from screens.keys import BACK, bind
from screens.parts import link
from screens.preview import Look, Preview
from screens.typed import book_app, workbook_of
from screens.work_dialogs import do_slowly
from workbook.errors import AnswerError
from workbook.i18n import _, mark
from workbook.share.handover import HandedOver, hand_over
from workbook.share.outgoing import Outgoing, Sheet
from workbook.share.save import place_of


class HandoverScreen(Preview):
    """Left the plans' lines, right the file as it would be; nothing happens before the word is typed."""

    CSS_PATH = "share.tcss"
    HELP = mark(
        "You change jobs. The plans that you shared with your leader go into a file for the workplace; you see it at "
        "the right, and Space says yes to a line that waits for it. E changes a line's words for this file, R puts a "
        "role in place of what is marked. Then everything else that you wrote is deleted for good, and you get a "
        "receipt. Your settings stay."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        BACK,
        bind("g", "hand_over", mark("Hand over and delete"), id="handover.go", also=mark("click the button")),
    ]

    def head(self) -> tuple[str | Content, tuple[str | Content, ...]]:
        return Content.assemble(link(_("‹ Back"), "screen.back"), "  ", (_("I change jobs"), "bold")), ()

    def keys_here(self) -> str:
        return _("Space yes · E words · R role · G hand over · Esc back")

    def compose_content(self) -> ComposeResult:
        with Horizontal(id="share-how"):
            yield button("", "how-form")
        yield from self.panes()
        with Horizontal(id="share-file"):
            yield Static(_("Save as"), classes="share-word")
            yield LineInput(id="share-path")
            yield button(_("Hand over and delete"), "go")

    def begin(self) -> Outgoing:
        return Outgoing(workbook_of(self), "leder", "plans", counting=False)

    def to_front(self) -> None:
        self.look_anew()

    def journal_changed(self) -> None:
        self.look_anew()

    def show_look(self, look: Look) -> None:
        super().show_look(look)
        if not any(True for _line in look.sheet.note.lines()):
            self.status(_("No plan is shared with your leader: open a plan and share it at its foot."))

    async def action_back(self) -> None:
        """Out of the file's name first, then out of the screen."""
        if isinstance(self.focused, LineInput):
            self.action_lines()
        else:
            await self.run_action("app.back")

    @on(Button.Pressed)
    def _press(self, event: Button.Pressed) -> None:
        event.stop()
        if event.button.id == "how-form":
            self.action_form()
        else:
            self.action_hand_over()

    @on(Input.Submitted, "#share-path")
    def action_hand_over(self) -> None:
        """Ask once in words, and once for a word."""
        seen = self.sheet
        if seen is None:
            self.say_looking()
            return

        def chosen(choice: str | None) -> None:
            if choice == "go":
                self._ask_word(seen)

        text = _(
            "First the file with the plans is written and read back. Then all notes, plans, drafts and backups in this "
            "program are deleted for good. Nobody can bring them back. What you keep elsewhere stays."
        )
        choices = [("no", _("Not now")), ("go", _("Go on"))]
        self.app.push_screen(Question(_("Delete everything else?"), text, choices), chosen)

    def _ask_word(self, seen: Sheet) -> None:
        word = _("DELETE")

        def check(text: str) -> str:
            if text.strip().casefold() != word.casefold():
                raise AnswerError(_("Write {word} to go on.").format(word=word))
            return ""

        def typed(text: str | None) -> None:
            if text is not None:
                self._go(seen)

        self.app.push_screen(AskLine(_("Write {word} to go on.").format(word=word), check=check), typed)

    def _go(self, seen: Sheet) -> None:
        """What she saw before she was asked leaves, and nothing else."""
        app, out = book_app(self), self.out
        path = place_of(self.query_one("#share-path", LineInput).value)

        def work() -> HandedOver:
            out.workbook.journal.refresh()
            return hand_over(out, seen, path)

        def done(handed: HandedOver) -> None:
            app.push_screen(Notice(_("It is done"), said(handed)), lambda _closed: app.exit(return_code=0))

        busy = _("Handing over and deleting. This may take a moment …")
        do_slowly(app, _("I change jobs"), busy, work, done)


def said(done: HandedOver) -> str:
    """Where the file and the receipt lie, and what could not be deleted yet."""
    lines = [_("The plans: {path}").format(path=done.file)]
    if done.receipt_file is not None:
        lines.append(_("The receipt: {path}").format(path=done.receipt_file))
    else:
        lines += [_("The receipt could not be written to a file. Here it is:"), done.receipt]
    if done.left:
        lines.append(
            _("These files are in use and could not be deleted. Open Lederbog once more, or delete them yourself:")
        )
        lines += [str(path) for path in done.left]
    return "\n".join([*lines, _("Lederbog closes now.")])
