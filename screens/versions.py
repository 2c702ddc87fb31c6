"""What a record said before: its versions by time, the marked one to read, and a way to make it the newest."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, OptionList, Static

from screens.compared import shown_side
from screens.dialogs import button
from screens.frame import FrameScreen
from screens.keys import BACK, bind
from screens.messages import JournalChanged
from screens.parts import link
from screens.rows import Row, RowList
from screens.typed import book_app
from screens.widgets.heading import share_words
from workbook import dates
from workbook.context import Workbook
from workbook.errors import LederbogError
from workbook.forms.versions import make_newest, versions
from workbook.i18n import _, mark
from workbook.insight.compare import Pair, compare
from workbook.journal.records import Record


class VersionsScreen(FrameScreen):
    """The list above, the marked version below; the words that it alone has are underlined."""

    CSS_PATH = "reading.tcss"
    AUTO_FOCUS = "#versions"
    HELP = mark(
        "What this note said before, the newest first; the last 20 are kept. ↑↓ choose a version; it is shown below. "
        "G makes it the newest: what the note says now becomes an earlier version."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        BACK,
        bind("g", "newest", mark("Make it the newest"), id="versions.newest", also=mark("the button at the end")),
    ]

    def __init__(self, workbook: Workbook, record_id: str) -> None:
        """Raises NotFoundError."""
        super().__init__()
        self._workbook = workbook
        self._record_id = record_id
        self._versions = versions(workbook, record_id)

    def head(self) -> tuple[str | Content, Sequence[str | Content]]:
        title = Content.assemble(link(_("‹ Back"), "screen.back"), "  ", (self._versions[0].title, "bold"))
        return title, (_("earlier versions"),)

    def keys_here(self) -> str:
        return _("↑↓ choose · G makes it the newest · Esc back")

    def compose_content(self) -> ComposeResult:
        yield RowList(id="versions")
        with VerticalScroll(id="version"):
            yield Static(id="version-text")
        with Horizontal(classes="reading-end -low-end"):
            yield button(_("Make it the newest"), "newest")
            yield button(_("Back"), "back")

    def to_front(self) -> None:
        self.journal_changed()

    def journal_changed(self) -> None:
        try:
            self._versions = versions(self._workbook, self._record_id)
        except LederbogError as refusal:
            self.status(f"✗ {refusal}")
            return
        rows = [Row(self._line(place, one), str(one.revision)) for place, one in enumerate(self._versions)]
        self.query_one(RowList).show(rows)
        self._show()

    def _line(self, place: int, version: Record) -> str:
        moment = dates.parse_stamp(version.updated)
        when = f"{dates.long(moment.date())} {dates.time_of_day(moment)}"
        return _("Now · since {when}").format(when=when) if place == 0 else when

    @property
    def _chosen(self) -> Record:
        revision = self.query_one(RowList).chosen
        return next((one for one in self._versions if str(one.revision) == revision), self._versions[0])

    @on(OptionList.OptionHighlighted)
    def _highlighted(self) -> None:
        self._show()

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        """Go to the text, to scroll in it."""
        self.query_one("#version").focus()

    def _show(self) -> None:
        chosen, newest = self._chosen, self._versions[0]
        pairs = compare(chosen, newest, share_words)
        shown = [_shown(pair, newest=chosen is newest) for pair in pairs if pair.first is not None]
        self.query_one("#version-text", Static).update(Content("\n").join(shown))

    def action_newest(self) -> None:
        chosen = self._chosen
        if chosen is self._versions[0]:
            self.status(_("That is what it says now."))
            return
        app = book_app(self)
        try:
            make_newest(self._workbook, chosen)
        except LederbogError as refusal:
            self.status(f"✗ {refusal}")
            return
        app.close_top()
        app.post_message(JournalChanged())
        app.call_after_refresh(app.tell, _("It says that again. What it said until now is among its earlier versions."))

    async def action_back(self) -> None:
        await self.run_action("app.back")

    @on(Button.Pressed)
    async def _press(self, event: Button.Pressed) -> None:
        await self.run_action(event.button.id or "back")


def _shown(pair: Pair, *, newest: bool) -> Content:
    """A question, and what that version answered; what the newest does not say any more is marked."""
    gone = "" if pair.second is not None or newest else "  " + _("(not in the newest)")
    question = Content.assemble((pair.question, "bold"), (gone, "$text-muted"), "\n")
    return Content.assemble(question, shown_side(pair.first), "\n")
