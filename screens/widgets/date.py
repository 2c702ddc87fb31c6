"""A date, typed in the leader's own way; what was understood is said in full below."""

from collections.abc import Callable, Iterable
from datetime import date

from textual import events
from textual.containers import Horizontal
from textual.widget import Widget

from screens.widgets.chips import Chips
from screens.widgets.text import ShortText
from workbook.curriculum.model import Field
from workbook.dates import from_iso, parse_date, short, spoken
from workbook.errors import AnswerError
from workbook.i18n import _, n_
from workbook.journal.records import Value


def shown(value: Value | None) -> str:
    """A stored date as the leader writes it; empty when there is none."""
    return "" if value is None or value == "" else short(from_iso(str(value)))


def usual_dates(*, past: bool = False) -> list[str]:
    """Words for the dates that are asked for most; `past`: where a question looks back."""
    if past:
        return [_("today"), _("yesterday"), n_("{n} week ago", "{n} weeks ago", 1).format(n=1)]
    return [
        _("tomorrow"),
        n_("in {n} day", "in {n} days", 14).format(n=14),
        n_("in {n} week", "in {n} weeks", 3).format(n=3),
    ]


class Date(ShortText):
    """One line; the usual dates can be clicked."""

    PATIENT = True

    def __init__(
        self, field: Field, number: int = 0, *, today: date, meant: Callable[[str], date] | None = None
    ) -> None:
        super().__init__(field, number)
        self._meant = meant or (lambda text: parse_date(text, today))
        self.chips = Chips(usual_dates(past="past" in field.params), extra=[(_("clear"), "")])
        self._today = today
        self._shown = ""
        """The date that stood there before anything was typed."""

    def answer_widgets(self) -> Iterable[Widget]:
        yield Horizontal(self.editor, self.chips, classes="date-line")

    def show_value(self, value: Value | None) -> None:
        self._shown = shown(value)
        self.show_text(self._shown)
        self._echo(self.editor.value)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A whole date is replaced by the next one that is typed; what is half typed goes on."""
        if self._shown and self.editor.value == self._shown:
            self.editor.select_all()

    def written(self, text: str) -> None:
        super().written(text)
        self._echo(text)

    def _echo(self, text: str) -> None:
        """Say below how the date was understood; what is not a date yet is judged when the field is left."""
        try:
            self.show_note(f"= {spoken(self._meant(text), self._today)}" if text.strip() else "")
        except AnswerError:
            self.show_note("")

    def hint(self) -> str:
        if "past" in self.field.params:
            return _("Write 3/4, yesterday or 3 days ago · Enter next")
        return _("Write 3/4, friday or in 3 weeks · Enter next")
