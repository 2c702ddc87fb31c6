"""The four columns of the plans: arrows go from card to card and from column to column; narrow windows show one."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from screens.keys import bind
from screens.parts import link
from screens.rows import Row, RowList
from workbook.i18n import _, mark
from workbook.plan.board import COLUMNS, Card, lines
from workbook.plan.phase import Phase, phase_name

_TITLE_LINES = 2
_BESIDE = 3
"""Columns of a list that are not text: the mark before it, the bar after it."""


class CardList(RowList, inherit_bindings=False):
    """One column: a card takes a few lines, a rule stands under it. Only one column at a time has a marked card."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *RowList.BINDINGS,
        bind("left", "column(-1)", mark("Column before"), id="rows.column_before", also=mark("mouse")),
        bind("right", "column(1)", mark("Next column"), id="rows.next_column", also=mark("mouse")),
    ]

    class Turned(Message):
        """Asks for a neighbouring column."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    class Entered(Message):
        """The column has the keys now."""

        def __init__(self, phase: Phase) -> None:
            super().__init__()
            self.phase = phase

    def __init__(self, phase: Phase) -> None:
        super().__init__(id=f"column-{phase}")
        self.phase: Phase = phase
        self._cards: tuple[Card, ...] = ()
        self._today = date.min

    def show_cards(self, cards: tuple[Card, ...], today: date) -> None:
        """Show these, in the width that the column has."""
        self._cards, self._today = cards, today
        self._draw()

    def _draw(self) -> None:
        before, width = self.highlighted, max(self.size.width - _BESIDE, 1)
        rows = [Row(_drawn(card, self._today, width), card.id) for card in self._cards]
        self.show(rows or [Row(Content.styled(_("No plans here"), "$text-muted"))])
        if before is None:
            self.highlighted = None

    def on_resize(self, event: events.Resize) -> None:
        self._draw()

    def options_of(self, rows: Sequence[Row]) -> Iterable[Option | None]:
        for option in super().options_of(rows):
            yield option
            yield None

    def on_focus(self) -> None:
        self.post_message(self.Entered(self.phase))

    def action_column(self, step: int) -> None:
        self.post_message(self.Turned(step))

    def enter_at(self, place: int) -> None:
        """Mark the card at that place, or the last one above it."""
        if self._cards:
            self.highlighted = min(place, len(self._cards) - 1)


class PlanBoard(Vertical):
    """The columns and, where only one of them fits, a line with the names of all four."""

    class Marked(Message):
        """Another card is marked, or none."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.here: Phase = COLUMNS[0]
        """The column that has the marked card."""
        self._counts: Mapping[Phase, int] = {}

    def compose(self) -> ComposeResult:
        yield Static(id="board-tabs")
        with Horizontal(id="board-columns"):
            for phase in COLUMNS:
                with Vertical(classes="board-column", id=f"board-{phase}"):
                    yield Static(classes="board-heading", markup=False)
                    yield CardList(phase)

    def _list(self, phase: Phase) -> CardList:
        return self.query_one(f"#column-{phase}", CardList)

    @property
    def chosen(self) -> str:
        """The id of the marked plan, empty when there is none."""
        return self._list(self.here).chosen

    def show(self, columns: Mapping[Phase, tuple[Card, ...]], today: date) -> None:
        """Show these cards; the marked plan stays marked, in whichever column it stands now."""
        kept = self.chosen
        self._counts = {phase: len(cards) for phase, cards in columns.items()}
        for phase, cards in columns.items():
            self._list(phase).show_cards(cards, today)
            heading = self.query_one(f"#board-{phase} > .board-heading", Static)
            heading.update(f" {phase_name(phase).upper()} ({len(cards)})")
        home = next((phase for phase in COLUMNS if any(card.id == kept for card in columns[phase])), None)
        if home is None and not columns[self.here]:
            home = next((phase for phase in COLUMNS if columns[phase]), None)
        self._go(home or self.here, kept)

    def _go(self, phase: Phase, kept: str = "", *, place: int = 0) -> None:
        """Mark a card in that column and nowhere else; the keys go along when they were in another column."""
        moves = isinstance(self.screen.focused, CardList)
        self.here = phase
        for other in COLUMNS:
            self.query_one(f"#board-{other}").set_class(other == phase, "-here")
            if other != phase:
                self._list(other).highlighted = None
        column = self._list(phase)
        if kept:
            column.choose(kept)
        if column.highlighted is None:
            column.enter_at(place)
        if moves and not column.has_focus:
            column.focus()
        self._show_tabs()
        self.post_message(self.Marked())

    def _show_tabs(self) -> None:
        parts: list[Content] = []
        for phase in COLUMNS:
            name = f"{phase_name(phase)} ({self._counts.get(phase, 0)})"
            mine = phase == self.here
            parts.append(
                Content.styled(f"▸{name} ", "bold") if mine else link(f" {name} ", f"screen.column('{phase}')")
            )
        self.query_one("#board-tabs", Static).update(Content.assemble(*parts))

    def go_to(self, phase: Phase) -> None:
        """Show that column, also an empty one."""
        self._go(phase)
        self._list(phase).focus()

    def take_keys(self) -> None:
        """Give the keys to the column with the marked card."""
        self._list(self.here).focus()

    def on_card_list_turned(self, event: CardList.Turned) -> None:
        """To the next column that way with cards in it."""
        event.stop()
        at = COLUMNS.index(self.here)
        way = COLUMNS[at + 1 :] if event.step > 0 else COLUMNS[:at][::-1]
        target = next((phase for phase in way if self._counts.get(phase)), None)
        if target is not None:
            self._go(target, place=self._list(self.here).highlighted or 0)

    def on_card_list_entered(self, event: CardList.Entered) -> None:
        event.stop()
        if event.phase != self.here:
            self._go(event.phase)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if event.option_list.highlighted is not None:
            self.post_message(self.Marked())


def _drawn(card: Card, today: date, width: int) -> Content:
    """The title in bold on at most two lines, then what there is to know, several things on a line where they fit."""
    title = [line.rstrip() for line in Content(card.title).wrap(width)]
    if len(title) > _TITLE_LINES:
        title = [*title[: _TITLE_LINES - 1], title[_TITLE_LINES - 1].truncate(width - 1).append("…")]
    body = [Content(line) for line in _packed(lines(card, today), width)]
    return Content("\n  ").join([*(line.stylize("bold") for line in title), *body])


def _packed(facts: Iterable[str], width: int) -> list[str]:
    """As many on a line as its columns hold, so that a wide or lone column shows more cards."""
    packed: list[str] = []
    for fact in facts:
        if packed and cell_len(joined := f"{packed[-1]} · {fact}") <= width:
            packed[-1] = joined
        else:
            packed.append(fact)
    return packed
