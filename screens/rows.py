"""A short list with headings: rows to choose by arrows and Enter, or by a click."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from screens.keys import bind
from workbook.i18n import mark

_MARK = "▸ "
_SPACE = "  "


@dataclass(frozen=True)
class Row:
    """A line of the list; a row without an id cannot be chosen."""

    text: str | Content
    id: str = ""
    heading: bool = False

    def shown(self, *, here: bool) -> Content:
        """The line as it is drawn; the chosen one has a sign, since a colour alone tells too little."""
        if not self.id:
            return Content.assemble(self.text).stylize("bold" if self.heading else "")
        line = Content.assemble(self.text)
        return Content.assemble(_MARK, line.plain) if here else Content.assemble(_SPACE, line)


class RowList(OptionList, inherit_bindings=False):
    """For few rows: all of them stand in one list, so that the arrows reach everything."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("down", "cursor_down", mark("Next row"), id="rows.next", also=mark("mouse")),
        bind("up", "cursor_up", mark("Row before"), id="rows.previous", also=mark("mouse")),
        bind("enter,space", "select", mark("Open"), id="rows.open", also=mark("click the row")),
        bind("home", "first", mark("First row"), id="rows.first", also="↑"),
        bind("end", "last", mark("Last row"), id="rows.last", also="↓"),
        bind("pageup", "page_up", mark("Page up"), id="rows.page_up", also="↑"),
        bind("pagedown", "page_down", mark("Page down"), id="rows.page_down", also="↓"),
    ]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, compact=True, markup=False)
        self._rows: tuple[Row, ...] = ()
        self._marked: int | None = None

    def action_page_up(self) -> None:
        self._page(super().action_page_up)

    def action_page_down(self) -> None:
        self._page(super().action_page_down)

    def _page(self, move: Callable[[], None]) -> None:
        """Where no line is laid out, in a window that is too small, Textual fails to count them."""
        if self.scrollable_content_region:
            move()

    def show(self, rows: Sequence[Row]) -> None:
        """Show these rows; the row that was chosen stays chosen, and where it was on the screen.

        When it is gone, the row that came into its place is chosen. A list that stood at its top shows what comes in
        there, as far as the chosen row stays in sight.
        """
        kept, before, top = self.chosen, self.highlighted, self.scroll_offset.y
        if tuple(rows) == self._rows:
            return
        line = self._line_of(before)
        self._rows = tuple(rows)
        self._marked = None
        self.clear_options()
        self.add_options(self.options_of(rows))
        self.action_first()
        if before is None or not kept:
            return
        place = self._place_of(kept)
        place = self._near(before) if place is None else place
        if place is not None:
            self.highlighted = place
            moved = self._line_of(place) - line if top else 0
            self.scroll_to(y=top + moved, animate=False, force=True, immediate=True)
            if not top:
                self.scroll_to_highlight()

    def _line_of(self, place: int | None) -> int:
        """The first line of the row there: a long row stands on several."""
        return 0 if place is None else self._index_to_line.get(place, place)

    def options_of(self, rows: Sequence[Row]) -> Iterable[Option | None]:
        """What Textual shows of them; a None draws a line under the option before."""
        return [Option(row.shown(here=False), id=row.id or None, disabled=not row.id) for row in rows]

    def _near(self, place: int) -> int | None:
        """The row there, or the next one that can be chosen, or the last one before."""
        choices = [at for at, row in enumerate(self._rows) if row.id]
        return next((at for at in choices if at >= place), choices[-1] if choices else None)

    def _place_of(self, row_id: str) -> int | None:
        return next((place for place, row in enumerate(self._rows) if row.id == row_id), None)

    def choose(self, row_id: str) -> None:
        """Mark the row of that id, if there is one."""
        place = self._place_of(row_id)
        if place is not None:
            self.highlighted = place

    @property
    def chosen(self) -> str:
        """The id of the row that is marked, empty when there is none."""
        return (self.highlighted_option.id or "") if self.highlighted_option else ""

    def watch_highlighted(self, highlighted: int | None) -> None:
        super().watch_highlighted(highlighted)
        before, self._marked = self._marked, highlighted
        for place in {before, highlighted}:
            if place is not None and place < len(self._rows):
                self.replace_option_prompt_at_index(place, self._rows[place].shown(here=place == highlighted))
