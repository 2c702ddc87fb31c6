"""What a question on a form is given from the session besides its answer."""

from collections.abc import Iterable, Iterator

from textual.widgets import Static

from screens.widgets.base import FieldWidget
from screens.widgets.choice import Picker
from screens.widgets.pause import Pause
from screens.widgets.rating import Rating
from screens.widgets.ratings import Ratings
from workbook import dates
from workbook.curriculum.conditions import opens_by_itself, rows_of
from workbook.curriculum.display import display
from workbook.curriculum.model import UNSTORED, Field
from workbook.forms.filled import TAIL_FIELDS
from workbook.forms.session import FormSession
from workbook.i18n import _


def show_numbers(widgets: Iterable[FieldWidget]) -> None:
    """Number the page's own questions as they are asked now: one that is hidden leaves no gap."""
    number = 0
    for widget in widgets:
        if widget.display and widget.field.kind not in UNSTORED and widget.field.id not in TAIL_FIELDS:
            number += 1
            widget.heading.show_number(number)


def show_last(widget: FieldWidget, session: FormSession) -> None:
    """What a rating was answered with last time."""
    last = session.last(widget.field.id)
    if isinstance(widget, Rating) and isinstance(last, int | float):
        widget.previous = last
    if isinstance(widget, Ratings) and isinstance(last, dict):
        widget.previous = last


def show_options(widget: FieldWidget, session: FormSession) -> None:
    """The options and rows that are asked now."""
    if isinstance(widget, Picker) and widget.field.source:
        widget.offer(session.field(widget.field.id).options)
    elif isinstance(widget, Ratings) and "rows_by" in widget.field.params:
        widget.rows_by = [row.id for row in rows_of(widget.field, session.values)]


def beside(question: Field, session: FormSession) -> Iterator[tuple[str, str]]:
    """The answers that stand beside a question, as (question, answer)."""
    for field_id in question.beside:
        answer = session.draft.answers.get(field_id)
        if answer is not None:
            yield answer.question, display(answer.kind, answer.value, answer.labels)


def offer_pause(pause: Pause, session: FormSession) -> None:
    """Start counting when the answers ask for it; the keys stay where they are, and it can be skipped."""
    if opens_by_itself(pause.field, session.values) and not pause.count:
        pause.begin()


def show_waiting(line: Static, session: FormSession) -> None:
    """Say which question opens next on a later day, if there is one."""
    waiting = session.waiting
    line.display = bool(waiting)
    if waiting:
        question, day = waiting[0]
        today = session.workbook.clock.today()
        words = _("{question} opens {day}").format(question=question.label.rstrip("?"), day=dates.brief(day, today))
        line.update(words)
