"""A plan that grows out of what was written: from a form, from reading, from a micro-action."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import OptionList

from screens.dialogs import Dialog, button
from screens.keys import PALETTE, bind
from screens.paged import PagedScreen
from screens.rows import Row, RowList
from screens.typed import book_app, workbook_of
from workbook.errors import NotFoundError
from workbook.forms.filled import Target
from workbook.forms.planting import Ground, can_grow, ground, is_micro_action, plan_from, plan_from_micro_action
from workbook.i18n import _, mark
from workbook.journal.records import Answer, Record
from workbook.text import first_words

if TYPE_CHECKING:
    from screens.app import LederbogApp

_LINE = 54
"""Columns of an answer in the list."""


def can_grow_from(screen: Screen[Any], record: Record) -> bool:
    """Whether there is something that a plan can begin as."""
    return _ground(screen, record)[0] is not None


def plant(screen: Screen[Any], record: Record) -> None:
    """Open a new plan that begins as an answer of the record, or of what a follow-up came from; which, is asked."""
    found, refusal = _ground(screen, record)
    if found is None:
        book_app(screen).tell(refusal)
    elif is_micro_action(found.record):
        _open(book_app(screen), plan_from_micro_action(found.record))
    else:
        _plant_answer(screen, found)


def plant_row(screen: Screen[Any], record_id: str) -> None:
    """The same for the marked row of a list; empty: the row is no record."""
    record = _stored(screen, record_id) if record_id else None
    if record is None or record.trashed:
        book_app(screen).tell(_no_words())
    else:
        plant(screen, record)


def _plant_answer(screen: Screen[Any], found: Ground) -> None:
    def chosen(place: str | None) -> None:
        if place:
            _open(book_app(screen), plan_from(found.record, found.answers[int(place)]))

    if len(found.answers) == 1:
        chosen("0")
    else:
        screen.app.push_screen(PickAnswer(found.answers), chosen)


def _ground(screen: Screen[Any], record: Record) -> tuple[Ground | None, str]:
    """What a plan can begin as, or the sentence that there is nothing."""
    try:
        return ground(workbook_of(screen).journal, record), _no_words()
    except NotFoundError as gone:
        return None, str(gone)


def _no_words() -> str:
    return _("Choose a row with an answer in words first; then a plan can begin as it.")


class PickAnswer(Dialog[str]):
    """Gives the place of the answer that was chosen, None at Esc."""

    def __init__(self, answers: Sequence[Answer]) -> None:
        super().__init__(_("Make a plan of it"), _("Which of your answers shall the plan begin as?"))
        self._answers = answers

    def compose_body(self) -> ComposeResult:
        yield RowList(id="growing")

    def compose_buttons(self) -> ComposeResult:
        yield button(_("Close"), "close")

    def on_mount(self) -> None:
        rows = self.query_one(RowList)
        lines = [first_words(str(answer.value), _LINE) for answer in self._answers]
        rows.show([Row(line, str(place)) for place, line in enumerate(lines)])
        rows.focus()

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)

    def on_button_pressed(self) -> None:
        self.dismiss(None)


class PlantingScreen(PagedScreen):
    """A form whose answers can become plans: the form is kept first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("ctrl+r", "plan_from", mark("Make a plan of this answer"), id="form.plan", also=PALETTE, anywhere=True)
    ]

    def action_plan_from(self) -> None:
        """Keep and close the form, and open a plan that begins as the answer with the cursor."""
        session, current, app = self.form.session, self.form.current(), book_app(self)
        asked = session.draft.focus if current is None else current.field.id
        answer = session.draft.answers.get(asked)
        if answer is None or not can_grow(answer):
            self.status(_("Go to an answer in words first; then a plan can begin as it."))
            return
        kept = session.draft.record, str(session.values.get("plan", ""))
        if not app.close_top():
            return
        record = next((one for each in kept if (one := _stored(app.screen, each)) is not None), None)
        if record is not None:
            app.call_later(_open, app, plan_from(record, answer))


def _stored(screen: Screen[Any], record_id: str) -> Record | None:
    """None when it is gone."""
    try:
        return workbook_of(screen).journal.get(record_id)
    except NotFoundError:
        return None


def _open(app: "LederbogApp", target: Target) -> None:
    app.open_exercise(target.page, context=target.context)
