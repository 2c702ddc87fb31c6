"""The pages that are always one key away: for the moment when something has just happened."""

from textual import on
from textual.app import ComposeResult
from textual.widgets import OptionList, Static

from screens.dialogs import Dialog, button
from screens.rows import Row, RowList
from workbook.context import Workbook
from workbook.i18n import _


class AtHandDialog(Dialog[str]):
    """Gives the id of the page that was chosen, None at Esc."""

    def __init__(self, workbook: Workbook) -> None:
        super().__init__(_("Always at hand"))
        heads = workbook.library.heads
        self._heads = [heads[page] for page in workbook.library.pack.at_hand if page in heads]

    def compose_body(self) -> ComposeResult:
        yield RowList(id="at-hand")
        yield Static(id="at-hand-detail", markup=False)

    def compose_buttons(self) -> ComposeResult:
        yield button(_("Close"), "close")

    def on_mount(self) -> None:
        rows = self.query_one(RowList)
        rows.show([Row(head.title, head.id) for head in self._heads])
        rows.focus()

    @on(OptionList.OptionHighlighted)
    def _detail(self, event: OptionList.OptionHighlighted) -> None:
        purpose = next((head.purpose for head in self._heads if head.id == event.option_id), "")
        self.query_one("#at-hand-detail", Static).update(purpose)

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)

    def on_button_pressed(self) -> None:
        self.dismiss(None)
