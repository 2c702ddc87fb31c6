"""Who may see an answer or a whole page: three audiences to tick, nobody ticked means only the leader."""

from collections.abc import Collection
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.strip import Strip
from textual.widgets import Button, SelectionList, Static
from textual.widgets.selection_list import Selection

from screens.dialogs import Dialog, button
from screens.keys import bind
from workbook.i18n import _, mark
from workbook.journal.records import AUDIENCES, Audience

NAMES: dict[Audience, str] = {
    "trio": mark("TRIO"),
    "mus": mark("My leader, at MUS"),
    "leder": mark("My leader otherwise"),
}


class Ticks(SelectionList[Audience]):
    """Who is ticked can be read, not only seen in a colour; Enter goes on, as in a form."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("enter", "app.focus_next", mark("Next"), id="sharing.next", also=mark("Tab"))
    ]

    def render_line(self, y: int) -> Strip:
        """Textual draws the same three cells for both states: a box in their place, in the style of the words."""
        _left, inner, _right, gap, *words = super().render_line(y)
        option = self.get_option_at_index(self.scroll_offset.y + y)
        style = (gap.style or Style()) + Style(meta=inner.style.meta if isinstance(inner.style, Style) else None)
        box = Segment("[x]" if option.value in self.selected else "[ ]", style)
        return Strip([box, gap, *words])


class SharingDialog(Dialog[tuple[Audience, ...]]):
    """Gives the audiences that are ticked, None at Esc."""

    CSS_PATH = "sharing.tcss"

    def __init__(self, title: str, now: Collection[Audience], *, whole_page: bool) -> None:
        text = (
            (_("Who may see the answers on this page?") if whole_page else _("Who may see this answer?"))
            + " "
            + _("Nobody ticked: only you. Nothing leaves before you have seen it in Share.")
        )
        super().__init__(title, text)
        self._now = frozenset(now)

    def compose_body(self) -> ComposeResult:
        choices = [Selection(_(NAMES[one]), one, one in self._now, id=one) for one in AUDIENCES]
        yield Ticks(*choices, id="sharing-list", compact=True)
        yield Static(_("↑ ↓ move · Space chooses · Enter next"), id="sharing-keys", markup=False)

    def compose_buttons(self) -> ComposeResult:
        yield button(_("Use it"), "use")
        yield button(_("Only me"), "nobody")
        yield button(_("Cancel"), "cancel")

    @on(Button.Pressed)
    def _press(self, event: Button.Pressed) -> None:
        if event.button.id == "cancel":
            self.dismiss(None)
        else:
            ticked = set() if event.button.id == "nobody" else set(self.query_one(SelectionList).selected)
            self.dismiss(tuple(one for one in AUDIENCES if one in ticked))
