"""A change of jobs: what the workplace keeps, line by line, and then two questions before the rest is deleted."""

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Input, OptionList, Static

from screens.dialogs import AskLine, LineInput, Notice, Question, button
from screens.frame import FrameScreen
from screens.keys import BACK, bind
from screens.parts import link
from screens.rows import RowList
from screens.share_rows import rows_of, why
from screens.typed import book_app, workbook_of
from workbook.dates import iso
from workbook.errors import AnswerError, LederbogError
from workbook.i18n import _, mark
from workbook.share.handover import HandedOver, hand_over, handover_document, plans_of
from workbook.share.markdown import write
from workbook.share.note import Item, Note
from workbook.share.outgoing import Outgoing


class HandoverScreen(FrameScreen):
    """Left the plans' lines, right the file as it would be; nothing happens before the word is typed."""

    CSS_PATH = "share.tcss"
    AUTO_FOCUS = "#share-lines"
    HELP = mark(
        "You change jobs. The plans that you shared with your leader go into a file for the workplace; you see it at "
        "the right, and Space says yes to a line that waits for it. Then everything else that you wrote is deleted for "
        "good, and you get a receipt. Your settings stay."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        BACK,
        bind("g", "hand_over", mark("Hand over and delete"), id="handover.go", also=mark("click the button")),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._out: Outgoing | None = None
        self._note: Note | None = None

    def head(self) -> tuple[str | Content, tuple[str | Content, ...]]:
        return Content.assemble(link(_("‹ Back"), "screen.back"), "  ", (_("I change jobs"), "bold")), ()

    def keys_here(self) -> str:
        return _("Space yes · G hand over · Esc back")

    def compose_content(self) -> ComposeResult:
        with Horizontal(id="share-panes"):
            yield RowList(id="share-lines")
            with VerticalScroll(id="share-preview", can_focus=True):
                yield Static(id="share-text", markup=False)
        with Horizontal(id="share-file"):
            yield Static(_("Save as"), classes="share-word")
            yield LineInput(id="share-path")
            yield button(_("Hand over and delete"), "go")

    def to_front(self) -> None:
        self.show_plans()
        if self._note is not None and not any(True for _line in self._note.lines()):
            self.status(_("No plan is shared with your leader: open a plan and share it at its foot."))

    @property
    def out(self) -> Outgoing:
        """The choices so far: for her leader, as Markdown."""
        if self._out is None:
            self._out = Outgoing(workbook_of(self), audience="leder")
        return self._out

    def show_plans(self) -> None:
        """Ask the gate anew."""
        self._note = note = plans_of(self.out)
        shown = frozenset(item.key for item in note.passed)
        self.query_one(RowList).show(list(rows_of(note, frozenset(), shown)))
        text = write(handover_document(workbook_of(self), note))
        self.query_one("#share-text", Static).update(Content(text))
        path = self.query_one("#share-path", LineInput)
        if not path.value:
            plans = _("plans")
            name = f"lederbog-{plans}-{iso(workbook_of(self).clock.today())}.md"
            path.value = str(Path.home() / name)

    async def action_back(self) -> None:
        await self.run_action("app.back")

    @on(OptionList.OptionSelected)
    def _turn(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        kind, place = (event.option_id or "").partition(":")[::2]
        item = self._item(place)
        if item is None:
            return
        if kind == "mark":
            self.out.turn_mark(item, int(place.partition(":")[2]))
        elif not self.out.turn(item):
            self.status(why(item, shown=True))
            return
        self.show_plans()

    def _item(self, place: str) -> Item | None:
        number = place.partition(":")[0]
        lines = [item for _section, _part, item in self._note.lines()] if self._note else []
        return lines[int(number)] if number.isdigit() and int(number) < len(lines) else None

    @on(Button.Pressed)
    @on(Input.Submitted, "#share-path")
    def action_hand_over(self) -> None:
        """Ask once in words, and once for a word."""

        def chosen(choice: str | None) -> None:
            if choice == "go":
                self._ask_word()

        text = _(
            "First the file with the plans is written and read back. Then all notes, plans, drafts and backups in this "
            "program are deleted for good. Nobody can bring them back. What you keep elsewhere stays."
        )
        choices = [("no", _("Not now")), ("go", _("Go on"))]
        self.app.push_screen(Question(_("Delete everything else?"), text, choices), chosen)

    def _ask_word(self) -> None:
        word = _("DELETE")

        def check(text: str) -> str:
            if text.strip().casefold() != word.casefold():
                raise AnswerError(_("Write {word} to go on.").format(word=word))
            return ""

        def typed(text: str | None) -> None:
            if text is not None:
                self._go()

        self.app.push_screen(AskLine(_("Write {word} to go on.").format(word=word), check=check), typed)

    def _go(self) -> None:
        app = book_app(self)
        path = Path(self.query_one("#share-path", LineInput).value).expanduser()
        try:
            with app.undisturbed():
                done = hand_over(self.out, path)
        except LederbogError as refusal:
            self.call_after_refresh(self.status, f"✗ {refusal}")
            return
        app.push_screen(Notice(_("It is done"), said(done)), lambda _closed: app.exit(return_code=0))


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
