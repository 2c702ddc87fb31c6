"""TRIO: the page for the next meeting as it would leave, what is held out of it, and what comes after the meeting."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, OptionList, Static

from screens.dialogs import AskLine, button
from screens.frame import AreaScreen
from screens.keys import bind
from screens.rows import Row, RowList
from screens.share_asking import save
from screens.typed import book_app, workbook_of
from workbook.errors import NotFoundError
from workbook.i18n import _, mark
from workbook.share.formats import Form
from workbook.share.gate import explain
from workbook.share.markdown import write
from workbook.share.note import Item, Note, Section
from workbook.share.outgoing import Outgoing, Sheet
from workbook.share.save import place_of
from workbook.share.trio import between
from workbook.text import first_words

if TYPE_CHECKING:
    from workbook.share.html import Paper

PAGE = "trio-moede"


class TrioScreen(AreaScreen):
    """The page above, what is held out of it below; nothing is written before she has named the file."""

    CSS_PATH = "trio.tcss"
    AUTO_FOCUS = "#trio-page"
    AREA = "trio"
    HELP = mark(
        "Above stands the page for your next TRIO meeting, made of what you have shared with TRIO and of nothing else. "
        "Below stands what is held out of it, and why; Enter opens it. After the meeting, A writes down what you "
        "decided."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("a", "after", mark("After the meeting"), id="trio.after", also=mark("click its button")),
        bind("e", "prepare", mark("Prepare the meeting"), id="trio.prepare", also=mark("click its button")),
        bind("g", "keep('md', '')", mark("Save the page as Markdown"), id="trio.save", also=mark("click its button")),
        bind("p", "keep('html', 'A4')", mark("A page to print, A4"), id="trio.a4", also=mark("click its button")),
        bind("i", "keep('html', 'A5')", mark("A page to print, A5"), id="trio.a5", also=mark("click its button")),
        bind("h", "held", mark("To what is held out"), id="trio.held", also=mark("Tab")),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._out: Outgoing | None = None
        self._sheet: Sheet | None = None

    def compose_content(self) -> ComposeResult:
        with VerticalScroll(id="trio-page", can_focus=True):
            yield Static(id="trio-text", markup=False)
        yield RowList(id="trio-held")
        with Vertical(id="trio-buttons"):
            with Horizontal():
                yield button(_("After the meeting (A)"), "after")
                yield button(_("Prepare (E)"), "prepare")
            with Horizontal():
                yield button(_("Save (G)"), "keep-md")
                yield button(_("Print A4 (P)"), "keep-A4")
                yield button(_("A5 (I)"), "keep-A5")

    def keys_here(self) -> str:
        return _("A after the meeting · E prepare · G save · P print")

    @property
    def out(self) -> Outgoing:
        """One page, for TRIO."""
        if self._out is None:
            self._out = Outgoing(workbook_of(self), "trio", "page", counting=False)
        return self._out

    def refresh_area(self) -> None:
        self.out.workbook.journal.refresh()
        self._sheet = sheet = self.out.sheet()
        self.query_one("#trio-text", Static).update(Content(write(sheet.document)))
        self.query_one(RowList).show(list(_held(sheet.note)))

    def action_held(self) -> None:
        """So that the arrows choose among what is held out."""
        self.query_one(RowList).focus()

    def action_after(self) -> None:
        from screens.after_meeting import open_capture

        open_capture(self)

    def action_prepare(self) -> None:
        """The meeting's own page: what is to be talked about, what is needed, the question."""
        journal, today = self.out.workbook.journal, self.out.workbook.clock.today()
        coming = between(journal.meetings(), today).coming
        book_app(self).open_exercise(PAGE, record_id=coming.id if coming is not None else "")

    def action_keep(self, form: Form, paper: "Paper") -> None:
        """Ask where to, then write what stands above; a page without a word that is shared is none."""
        if self._sheet is None or not self._sheet.note.passed:
            self.status(_("There is nothing to save: no answer is shared with them yet."))
            return
        out, sheet = self.out, self._sheet
        out.form, out.paper = form, paper

        def named(path: str | None) -> None:
            if path is not None and path.strip():
                save(self, out, sheet, place_of(path))

        def understood(_path: str) -> str:
            return ""

        text = _("The file holds what you see. A page to print opens in your browser.")
        asked = AskLine(_("Save as"), text, value=str(Path.home() / out.name), check=understood)
        self.app.push_screen(asked, named)

    def action_lines(self) -> None:
        """Back to the page."""
        self.query_one("#trio-page").focus()

    @on(OptionList.OptionSelected)
    def _open(self, event: OptionList.OptionSelected) -> None:
        """What is held out opens where it was written; what only wants a yes gets it in Share."""
        event.stop()
        kind, _colon, place = (event.option_id or "").partition(":")
        if kind == "share":
            book_app(self).action_go("share")
            return
        held = self._sheet.note.held if self._sheet is not None else ()
        if place.isdigit() and int(place) < len(held):
            from screens.decisions import open_record

            try:
                open_record(self, workbook_of(self).journal.get(held[int(place)][0].id))
            except NotFoundError as gone:
                self.status(f"✗ {gone}")

    @on(Button.Pressed)
    def _press(self, event: Button.Pressed) -> None:
        event.stop()
        match event.button.id:
            case "after":
                self.action_after()
            case "prepare":
                self.action_prepare()
            case "keep-md":
                self.action_keep("md", "")
            case "keep-A4":
                self.action_keep("html", "A4")
            case _:
                self.action_keep("html", "A5")


def _held(note: Note) -> Iterator[Row]:
    held = note.held
    yield Row(_("HELD OUT ({n})").format(n=len(held)), heading=True)
    for place, (section, item) in enumerate(held):
        yield Row(Content(_line(section, item)), f"held:{place}")
    if any(item.verdict.needs_yes for _section, item in held):
        yield Row(_("Say yes to a line in Share"), "share")
    if not held:
        yield Row(_("Nothing that you shared with TRIO is held out. Share an answer on its own page."))


def _line(section: Section, item: Item) -> str:
    """Why first: in a narrow window the end is cut."""
    sign = "?" if item.verdict.needs_yes else "✗"
    return f"{sign} {first_words(item.text, 30)} · {explain(item.verdict.reason)} · {section.title}"
