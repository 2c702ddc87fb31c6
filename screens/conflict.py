"""Two windows changed the same: both texts beside each other, and the leader's choice. Nothing is lost by any."""

from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Button, Static

from screens.compared import shown_side
from screens.dialogs import button
from screens.frame import FrameScreen
from screens.keys import BACK, bind
from screens.messages import JournalChanged
from screens.parts import link
from screens.typed import book_app, workbook_of
from screens.widgets.heading import share_words
from workbook import dates
from workbook.errors import LederbogError
from workbook.i18n import _, mark
from workbook.insight.compare import Pair, Side, compare
from workbook.journal.records import Record

_BUTTON = mark("click the button")
Keep = Literal["mine", "theirs", "both"]


class ConflictScreen(FrameScreen):
    """What was saved first at the left, what was saved last at the right; narrow screens show one under the other."""

    CSS_PATH = "conflict.tcss"
    AUTO_FOCUS = "#conflict"
    HELP = mark(
        "The same was changed in two windows at once, so both versions were kept. Words that only one of them has are "
        "underlined. Choose one or keep both: what you do not choose can be fetched back."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        BACK,
        bind("f", "keep('theirs')", mark("Keep first"), id="conflict.first", also=_BUTTON),
        bind("s", "keep('mine')", mark("Keep last"), id="conflict.last", also=_BUTTON),
        bind("b", "keep('both')", mark("Keep both"), id="conflict.both", also=_BUTTON),
    ]

    def __init__(self, first: Record, last: Record) -> None:
        super().__init__()
        self._first = first
        self._last = last

    def head(self) -> tuple[str | Content, Sequence[str | Content]]:
        title = Content.assemble(link(_("‹ Back"), "screen.back"), "  ", (self._first.title, "bold"))
        return title, (_("two versions"),)

    def keys_here(self) -> str:
        return _("F the first · S the last · B both · Esc choose later")

    def compose_content(self) -> ComposeResult:
        with VerticalScroll(id="conflict"):
            yield Static(
                _("This was changed in two windows: choose. Underlined words stand in only one of them."),
                classes="said",
                markup=False,
            )
            with Container(classes="pair -heads"):
                yield Static(_when(_("FIRST"), self._first), classes="side", markup=False)
                yield Static(_when(_("LAST"), self._last), classes="side", markup=False)
            for pair in compare(self._first, self._last, share_words):
                yield from _blocks(pair)
        with Horizontal(classes="choices"):
            yield button(_("Keep first"), "theirs")
            yield button(_("Keep last"), "mine")
            yield button(_("Keep both"), "both")

    def action_keep(self, keep: Keep) -> None:
        app = book_app(self)
        try:
            app.workbook.journal.resolve(self._last.id, keep)
        except LederbogError as refusal:
            self.status(f"✗ {refusal}")
            return
        app.close_top()
        app.post_message(JournalChanged())
        app.call_after_refresh(app.tell, _said(keep))

    async def action_back(self) -> None:
        await self.run_action("app.back")

    @on(Button.Pressed)
    def _press(self, event: Button.Pressed) -> None:
        match event.button.id:
            case "theirs" | "mine" | "both" as keep:
                self.action_keep(keep)


def open_conflict(screen: Screen[None], copy_id: str) -> None:
    """Let the leader choose; when another window did already, say so."""
    app = book_app(screen)
    for first, last in workbook_of(screen).journal.conflicts():
        if last.id == copy_id:
            app.push_screen(ConflictScreen(first, last))
            return
    app.tell(_("There is nothing to choose any more."))


def _said(keep: Keep) -> str:
    if keep == "both":
        return _("Both are kept, each as a note of its own.")
    if keep == "theirs":
        return _("The first is kept. The other one lies in the trash.")
    return _("The last is kept. What the first said stands among its earlier versions.")


def _when(word: str, record: Record) -> Content:
    moment = dates.parse_stamp(record.updated)
    when = f"{dates.long(moment.date())} {dates.time_of_day(moment)}"
    return Content.assemble((word, "bold"), " · ", _("saved {when}").format(when=when))


def _blocks(pair: Pair) -> Iterator[Static | Container]:
    """The question with whether it differs, in words; then both texts, or the one that both have."""
    if pair.same:
        word = _("the same in both")
    elif pair.first is None:
        word = _("only in the last")
    elif pair.second is None:
        word = _("only in the first")
    else:
        word = _("≠ different")
    yield Static(Content.assemble((pair.question, "bold"), (f"  {word}", "$text-muted")), classes="asked")
    if pair.same:
        yield Static(shown_side(pair.first), classes="both")
        return
    yield Container(_side(_("FIRST"), pair.first), _side(_("LAST"), pair.second), classes="pair")


def _side(word: str, side: Side | None) -> Vertical:
    """A text under its name, which wide screens leave out: there the head of the column says it."""
    nothing = Content.styled(_("(no answer)"), "$text-muted")
    text = shown_side(side) if side and any(piece.text for piece in side) else nothing
    return Vertical(Static(word, classes="name", markup=False), Static(text, classes="text"), classes="side")
