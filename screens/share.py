"""Share: what would leave and what stays, line by line, beside the very text; then, and only then, a file."""

from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Input, OptionList, Static

from screens.dialogs import LineInput, button
from screens.frame import AreaScreen
from screens.keys import bind
from screens.rows import Row, RowList
from screens.typed import workbook_of
from workbook.errors import LederbogError
from workbook.i18n import _, mark
from workbook.journal.records import AUDIENCES, Audience
from workbook.share.gate import explain
from workbook.share.markdown import render
from workbook.share.note import Item, Note, gather
from workbook.share.save import record_export, save_export
from workbook.text import first_words

TITLES: dict[Audience, str] = {"trio": mark("TRIO"), "mus": mark("My MUS"), "leder": mark("My leader")}


class ShareScreen(AreaScreen):
    """Left what goes out and what is held, right the file as it would be; Save writes it."""

    CSS_PATH = "share.tcss"
    AUTO_FOCUS = "#share-lines"
    AREA = "share"
    HELP = mark(
        "Choose who it is for. At the left stands what goes out and what is held and why, at the right the file as it "
        "will be. A line about others goes out only when you mark it with Space."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("t", "audience('trio')", mark("TRIO"), id="share.trio", also=mark("click its button")),
        bind("m", "audience('mus')", mark("My MUS"), id="share.mus", also=mark("click its button")),
        bind("l", "audience('leder')", mark("My leader"), id="share.leder", also=mark("click its button")),
        bind("g", "place", mark("Save the file"), id="share.place", also=mark("click the button")),
        bind("escape", "lines", mark("Out of the field"), id="screen.lines", also=mark("Tab")),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._audience: Audience = "mus"
        self._approved: set[str] = set()
        self._note: Note | None = None

    def compose_content(self) -> ComposeResult:
        with Horizontal(id="share-for"):
            yield Static(_("For"), classes="share-word")
            for audience in AUDIENCES:
                yield button(_(TITLES[audience]), f"for-{audience}")
        with Horizontal(id="share-panes"):
            yield RowList(id="share-lines")
            with VerticalScroll(id="share-preview", can_focus=True):
                yield Static(id="share-text", markup=False)
        with Vertical(id="share-save"), Horizontal(id="share-file"):
            yield Static(_("Save as"), classes="share-word")
            yield LineInput(id="share-path")
            yield button(_("Save the file"), "save")

    def keys_here(self) -> str:
        return _("Space lets a held line out · G save · T M L whom for")

    def refresh_area(self) -> None:
        workbook = workbook_of(self)
        workbook.journal.refresh()
        self._note = gather(workbook, self._audience, approved=self._approved)
        self.query_one(RowList).show(list(_rows(self._note)))
        self.query_one("#share-text", Static).update(Content(render(self._note)))
        for audience in AUDIENCES:
            chosen = audience == self._audience
            name = _(TITLES[audience])
            self.query_one(f"#for-{audience}", Button).label = Content(f"▸ {name}" if chosen else f"  {name}")
        path = self.query_one("#share-path", LineInput)
        if not path.value or path.value == self._suggested:
            self._suggested = str(suggested_path(self._audience, workbook.clock.today().isoformat()))
            path.value = self._suggested

    _suggested = ""

    def action_audience(self, audience: Audience) -> None:
        self._audience = audience
        self.refresh_area()

    def action_place(self) -> None:
        """To the file's name first: nothing is written at the first key."""
        self.query_one("#share-path", LineInput).focus()

    def action_lines(self) -> None:
        """Back to the lines, so that letters are keys again."""
        self.query_one(RowList).focus()

    @on(OptionList.OptionSelected)
    def _toggle(self, event: OptionList.OptionSelected) -> None:
        """Let out a line that waits for a yes, or hold it again; all other lines say why they are where they are."""
        event.stop()
        item = self._item(event.option_id or "")
        if item is None:
            return
        if item.verdict.needs_yes:
            self._approved.add(item.key)
        elif item.key in self._approved:
            self._approved.discard(item.key)
        else:
            self.status(_why(item))
            return
        self.refresh_area()

    def _item(self, option_id: str) -> Item | None:
        place = option_id.removeprefix("line:")
        lines = [item for _section, _part, item in self._note.lines()] if self._note else []
        return lines[int(place)] if place.isdigit() and int(place) < len(lines) else None

    @on(Button.Pressed)
    def _press(self, event: Button.Pressed) -> None:
        event.stop()
        pressed = event.button.id or ""
        if pressed == "save":
            self._save()
        else:
            for audience in AUDIENCES:
                if pressed == f"for-{audience}":
                    self.action_audience(audience)

    @on(Input.Submitted, "#share-path")
    def _submitted(self) -> None:
        self._save()

    def _save(self) -> None:
        """Write what the preview shows, and remember that it left."""
        workbook, note = workbook_of(self), self._note
        if note is None or not note.passed:
            self.status(_("There is nothing to save: no answer is shared with them yet."))
            return
        path, text = Path(self.query_one("#share-path", LineInput).value).expanduser(), render(note)
        try:
            save_export(path, text)
            record_export(workbook.journal, workbook.clock, note.audience, "md", text, note.records)
        except LederbogError as refusal:
            self.status(f"✗ {refusal}")
        else:
            self.action_lines()
            self.call_after_refresh(self.status, _("✓ Written: {path}").format(path=path))


def suggested_path(audience: Audience, day: str) -> Path:
    """A name in the leader's own folder: `lederbog-mus-2026-11-21.md`."""
    return Path.home() / f"lederbog-{audience}-{day}.md"


def _rows(note: Note) -> Iterator[Row]:
    items = list(enumerate(item for _section, _part, item in note.lines()))
    passed = [(place, item) for place, item in items if item.verdict.passes]
    held = [(place, item) for place, item in items if not item.verdict.passes]
    yield Row(_("IN THE FILE ({n})").format(n=len(passed)))
    yield from (Row(_line("✓", item), f"line:{place}") for place, item in passed)
    yield Row(_("HELD OUT ({n})").format(n=len(held) + note.private))
    for place, item in held:
        yield Row(_line("?" if item.verdict.needs_yes else "✗", item), f"line:{place}")
        yield Row(Content(f"    {explain(item.verdict.reason)}"), f"line:{place}:why")
    if note.private:
        yield Row(Content(_("✗ {n} more answers are not shared with them").format(n=note.private)), "private")


def _line(sign: str, item: Item) -> Content:
    """The answer, and what is left of the line for its question: `7` alone says nothing."""
    words = " · ".join(part for part in (item.text, item.question) if part)
    return Content(f"{sign} {first_words(words, 60)}")


def _why(item: Item) -> str:
    if item.verdict.passes:
        return _("It goes out because you shared it: {question}").format(question=item.question)
    return _("Held out: {why}").format(why=explain(item.verdict.reason))
