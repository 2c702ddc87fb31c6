"""A date, typed in the leader's own way; what was understood is said in full below."""

from collections.abc import Iterable

from textual.containers import Horizontal
from textual.widget import Widget

from screens.widgets.chips import Chips
from screens.widgets.text import ShortText
from workbook.curriculum.model import Field
from workbook.dates import from_iso, short
from workbook.i18n import _
from workbook.journal.records import Value


def shown(value: Value | None) -> str:
    """A stored date as the leader writes it; empty when there is none."""
    return "" if value is None or value == "" else short(from_iso(str(value)))


class Date(ShortText):
    """One line; the usual dates can be clicked."""

    PATIENT = True

    def __init__(self, field: Field, number: int = 0) -> None:
        super().__init__(field, number)
        self.chips = Chips([_("tomorrow"), _("in 14 days"), _("in 3 weeks")], extra=[(_("clear"), "")])

    def answer_widgets(self) -> Iterable[Widget]:
        yield Horizontal(self.editor, self.chips, classes="date-line")

    def show_value(self, value: Value | None) -> None:
        self.show_text(shown(value))

    def hint(self) -> str:
        return _("Write for example 3/4, friday or in 3 weeks · Enter next field")
