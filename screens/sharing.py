"""Who may see an answer or a whole page: three audiences to tick, nobody ticked means only the leader."""

from collections.abc import Collection

from textual import on
from textual.app import ComposeResult
from textual.widgets import Button, SelectionList
from textual.widgets.selection_list import Selection

from screens.dialogs import Dialog, button
from workbook.i18n import _, mark
from workbook.journal.records import AUDIENCES, Audience

NAMES: dict[Audience, str] = {
    "trio": mark("TRIO"),
    "mus": mark("My leader, at MUS"),
    "leder": mark("My leader otherwise"),
}


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
        yield SelectionList[Audience](*choices, id="sharing-list", compact=True)

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
