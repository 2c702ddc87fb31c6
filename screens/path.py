"""The path of the course: its stops with their dates, the pages of each, and the toolbox; what is next stands open."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import OptionList, Static

from screens.frame import AreaScreen
from screens.keys import bind
from screens.rows import Row, RowList
from screens.typed import book_app, workbook_of
from workbook import dates
from workbook.context import Workbook
from workbook.curriculum.model import Stop
from workbook.i18n import _, mark, n_
from workbook.insight.course import current_stop, last_filled
from workbook.plan.meetings import meeting_day

TOOLBOX = "toolbox"
LATER = "/later"
"""Ends the id of the part of a stop that is for when there is time; it opens and closes by itself."""
_TITLE_WIDTH = 44
_INDENT = " " * 4


class PathScreen(AreaScreen):
    """Stops that open and close; a page says what it is for and how long it takes, never how far the leader is."""

    AREA = "path"
    CSS_PATH = "path.tcss"
    HELP = mark("The stops of your course. Enter opens a stop or a page; you may take any page at any time.")
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("right", "unfold(True)", mark("Open the stop"), id="path.unfold", also="Enter"),
        bind("left", "unfold(False)", mark("Close the stop"), id="path.fold", also="Enter"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._open: set[str] | None = None

    def compose_content(self) -> ComposeResult:
        yield RowList(id="path")
        yield Static(id="path-detail", markup=False)

    def keys_here(self) -> str:
        return _("↑↓ choose · Enter opens · ← closes the stop")

    def refresh_area(self) -> None:
        workbook = workbook_of(self)
        if self._open is None:
            here = current_stop(workbook, last_filled(workbook, workbook.journal.entry_heads()))
            self._open = {here.id} if here else {TOOLBOX}
            self._show()
            self.query_one(RowList).choose(f"stop:{here.id}" if here else f"stop:{TOOLBOX}")
        else:
            self._show()

    def _show(self) -> None:
        self.query_one(RowList).show(list(rows_of(workbook_of(self), frozenset(self._open or ()))))

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        kind, _colon, value = (event.option_id or "").partition(":")
        if kind == "stop":
            self._turn(value, value not in (self._open or ()))
        else:
            book_app(self).open_exercise(value.rpartition(":")[2])

    @on(OptionList.OptionHighlighted)
    def _detail(self, event: OptionList.OptionHighlighted) -> None:
        """What the marked page is for."""
        head = workbook_of(self).library.heads.get((event.option_id or "").rpartition(":")[2])
        page = (event.option_id or "").startswith("page:")
        self.query_one("#path-detail", Static).update(head.purpose if head and page else "")

    def action_unfold(self, unfold: bool) -> None:
        """Open or close the stop that the marked row belongs to."""
        _kind, _colon, value = self.query_one(RowList).chosen.partition(":")
        self._turn(value.partition(":")[0], unfold)

    def _turn(self, stop: str, unfold: bool) -> None:
        was = self._open or set()
        self._open = was | {stop} if unfold else was - {stop}
        self._show()
        if not unfold:
            self.query_one(RowList).choose(f"stop:{stop}")


def rows_of(workbook: Workbook, unfolded: frozenset[str]) -> Iterator[Row]:
    """The stops in order, then the toolbox; an open one is followed by its pages."""
    filled = last_filled(workbook, workbook.journal.entry_heads())
    here = current_stop(workbook, filled)
    for stop in workbook.library.pack.path:
        mine = here is not None and stop.id == here.id
        yield Row(_stop_line(workbook, stop, open_=stop.id in unfolded, here=mine), f"stop:{stop.id}")
        if stop.id in unfolded:
            yield from _stop_rows(workbook, stop, unfolded, filled)
    yield Row("")
    yield Row(f"{_fold_sign(TOOLBOX in unfolded)} " + _("Toolbox"), f"stop:{TOOLBOX}")
    if TOOLBOX in unfolded:
        pack = workbook.library.pack
        for page in dict.fromkeys((*pack.at_hand, *pack.toolbox)):
            yield from _page(workbook, TOOLBOX, page, filled)


def _stop_rows(
    workbook: Workbook, stop: Stop, unfolded: frozenset[str], filled: Mapping[str, datetime]
) -> Iterator[Row]:
    """The pages of a stop, a choice under a line that says so; last what is for when there is time."""
    firsts = {choice[0] for choice in stop.choices}
    chosen = {page for choice in stop.choices for page in choice}
    for page in stop.pages:
        if page in firsts:
            yield Row(_INDENT + _("Choose one of these:"))
        yield from _page(workbook, stop.id, page, filled, mark="· " if page in chosen else "")
    if stop.later:
        later = stop.id + LATER
        yield Row(f"{_INDENT}{_fold_sign(later in unfolded)} " + _("When you have time"), f"stop:{later}")
        for page in stop.later if later in unfolded else ():
            yield from _page(workbook, later, page, filled, mark="  ")


def _stop_line(workbook: Workbook, stop: Stop, *, open_: bool, here: bool) -> str:
    day = _day_of(workbook, stop)
    when = "  " + dates.spoken(day, workbook.clock.today()) if day else ""
    place = "  " + _("← you are here") if here else ""
    return f"{_fold_sign(open_)} {stop.title}{when}{place}"


def _day_of(workbook: Workbook, stop: Stop) -> date | None:
    """The date of the meeting that the stop leads to, if it has one."""
    meetings = workbook.journal.meetings()
    return next((meeting_day(one) for one in meetings if (one.kind, one.number) == stop.meeting), None)


def _fold_sign(unfolded: bool) -> str:
    return "–" if unfolded else "+"


def _page(workbook: Workbook, stop: str, page: str, filled: Mapping[str, datetime], *, mark: str = "") -> Iterator[Row]:
    """The row of a page; none for one that the pack does not have."""
    head = workbook.library.heads.get(page)
    if head is None:
        return
    minutes = n_("{n} min.", "{n} min.", head.minutes).format(n=head.minutes)
    seen = filled.get(page)
    latest = "  " + _("latest {day}").format(day=dates.brief(seen.date(), workbook.clock.today())) if seen else ""
    name = (mark + head.title).ljust(_TITLE_WIDTH)
    yield Row(f"{_INDENT}{name} {minutes.rjust(7)}{latest}", f"page:{stop}:{page}")
