"""The APV copy: what of the plans is written for all to read, beside the very text; then, and only then, a file."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Input, OptionList, Static

from screens.dialogs import LineInput, button
from screens.frame import FrameScreen
from screens.keys import BACK, bind
from screens.parts import link
from screens.rows import Row, RowList
from screens.share_rows import item_at, line
from screens.typed import workbook_of
from workbook.errors import LederbogError
from workbook.i18n import _, mark
from workbook.share.apv import AUDIENCE, gather_apv, render_apv
from workbook.share.gate import explain
from workbook.share.note import Item, Note
from workbook.share.outgoing import turn
from workbook.share.save import place_of, record_export, save_export


class ApvScreen(FrameScreen):
    """Left what goes out and what is held, right the file as it would be; G goes to its name, Enter writes it."""

    CSS_PATH = "apv.tcss"
    AUTO_FOCUS = "#apv-lines"
    HELP = mark(
        "The copy holds the part of your plans that you wrote for the APV, and nothing else of them. At the left "
        "stands what goes out and what is held, at the right the file as it will be. A line about others goes out only "
        "when you mark it with Space."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        BACK,
        bind("g", "place", mark("Save the file"), id="apv.place", also=mark("click the button")),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._approved: set[str] = set()
        self._note: Note | None = None

    def head(self) -> tuple[str | Content, Sequence[str | Content]]:
        title = Content.assemble(link(_("‹ Back"), "screen.back"), "  ", (_("APV copy"), "bold"))
        return title, (_("for everyone at work"),)

    def keys_here(self) -> str:
        return _("Space lets a held line out · G save · Esc back")

    def compose_content(self) -> ComposeResult:
        with Horizontal(id="apv-panes"):
            yield RowList(id="apv-lines")
            with VerticalScroll(id="apv-preview", can_focus=True):
                yield Static(id="apv-text", markup=False)
        with Vertical(id="apv-save"), Horizontal(id="apv-file"):
            yield Static(_("Save as"), id="apv-word")
            yield LineInput(id="apv-path")
            yield button(_("Save the file"), "save")

    def on_mount(self) -> None:
        day = workbook_of(self).clock.today().isoformat()
        self.query_one("#apv-path", LineInput).value = str(Path.home() / f"apv-handleplan-{day}.md")

    def to_front(self) -> None:
        self.journal_changed()

    def journal_changed(self) -> None:
        workbook = workbook_of(self)
        try:
            workbook.journal.refresh()
            self._note = gather_apv(workbook, approved=self._approved)
        except LederbogError as refusal:
            self.status(f"✗ {refusal}")
            return
        self.query_one(RowList).show(list(_rows(self._note)))
        self.query_one("#apv-text", Static).update(Content(render_apv(self._note, workbook.clock.today())))

    async def action_back(self) -> None:
        """Out of the file's name first, then out of the screen."""
        if isinstance(self.focused, LineInput):
            self.query_one(RowList).focus()
        else:
            await self.run_action("app.back")

    def action_place(self) -> None:
        self.query_one("#apv-path", LineInput).focus()

    @on(OptionList.OptionSelected)
    def _toggle(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        item = item_at(self._note, event.option_id or "")
        if item is None:
            return
        if turn(self._approved, item):
            self.journal_changed()
        else:
            self.status(_why(item))

    @on(Button.Pressed)
    @on(Input.Submitted)
    def _save(self) -> None:
        """Write what the preview shows, and remember that it left."""
        workbook, note = workbook_of(self), self._note
        if note is None or not note.passed:
            self.status(_("Nothing to save yet: tick the part for the APV in a plan."))
            return
        path = place_of(self.query_one("#apv-path", LineInput).value)
        content = render_apv(note, workbook.clock.today()).encode()
        try:
            save_export(path, content)
            record_export(workbook.journal, workbook.clock, AUDIENCE, "md", content, note.records, note.people)
        except LederbogError as refusal:
            self.status(f"✗ {refusal}")
        else:
            self.query_one(RowList).focus()
            self.call_after_refresh(self.status, _("✓ Written: {path}").format(path=path))


def _rows(note: Note) -> Iterator[Row]:
    items = list(enumerate(item for _section, _part, item in note.lines()))
    passed = [(place, item) for place, item in items if item.verdict.passes]
    held = [(place, item) for place, item in items if not item.verdict.passes]
    yield Row(_("IN THE FILE ({n})").format(n=len(passed)))
    yield from (Row(line("✓", item), f"line:{place}") for place, item in passed)
    yield Row(_("HELD OUT ({n})").format(n=len(held)))
    for place, item in held:
        yield Row(line("?" if item.verdict.needs_yes else "✗", item), f"line:{place}")
        yield Row(Content(f"    {explain(item.verdict.reason)}"), f"line:{place}:why")


def _why(item: Item) -> str:
    if item.verdict.passes:
        return _("It goes out because you wrote it for the APV: {question}").format(question=item.question)
    return _("Held out: {why}").format(why=explain(item.verdict.reason))
