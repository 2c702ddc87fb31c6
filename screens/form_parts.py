"""What a question on a form is given from the session besides its answer."""

from collections.abc import Iterable, Iterator

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Button, Static

from screens.dialogs import button
from screens.widgets.base import FieldWidget
from screens.widgets.choice import Picker
from screens.widgets.pause import Pause
from screens.widgets.rating import Rating
from screens.widgets.ratings import Averages, Ratings
from screens.widgets.shown import Signpost
from workbook import dates
from workbook.curriculum.conditions import opens_by_itself, rows_of
from workbook.curriculum.display import display
from workbook.curriculum.model import Field, Prose
from workbook.forms.contacts import contacts
from workbook.forms.filled import TAIL_FIELDS
from workbook.forms.outcome import HELP_PAGE
from workbook.forms.session import FormSession
from workbook.i18n import _


class FormEnd(Horizontal):
    """The buttons under the last question."""

    def __init__(self) -> None:
        super().__init__(id="form-end")

    def compose(self) -> ComposeResult:
        yield button(_("Save and close"), "form-close")
        yield button(_("Next page"), "form-next")
        yield button(_("Who may see it"), "form-share")

    @on(Button.Pressed)
    async def _press(self, event: Button.Pressed) -> None:
        event.stop()
        actions = {"form-close": "back", "form-next": "neighbour(1)", "form-share": "share_page"}
        await self.screen.run_action(actions[event.button.id or "form-close"])


def in_order(session: FormSession) -> list[Prose | Field]:
    """The page from above to below; the help that its answers call for as it opens stands first."""
    called = {one.id for one in session.visible if one.kind == "signpost" and one.show is not None}
    return sorted(session.exercise.blocks, key=lambda block: not (isinstance(block, Field) and block.id in called))


def show_numbers(widgets: Iterable[FieldWidget]) -> None:
    """Number the page's own questions as they are asked now: one that is hidden leaves no gap."""
    number = 0
    for widget in widgets:
        if widget.display and widget.field.stored and widget.field.id not in TAIL_FIELDS:
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
    if isinstance(widget, Picker) and (widget.field.source or "rows_by" in widget.field.params):
        widget.offer(rows_of(session.field(widget.field.id), session.values))
    elif isinstance(widget, Ratings) and "rows_by" in widget.field.params:
        widget.rows_by = [row.id for row in rows_of(widget.field, session.values)]
    elif isinstance(widget, Averages) and "scale" in widget.field.params:
        widget.take_scale(session.field(widget.field.id))


def beside(question: Field, session: FormSession) -> Iterator[tuple[str, str]]:
    """The answers that stand beside a question, as (question, answer)."""
    for field_id in question.beside:
        answer = session.draft.answers.get(field_id)
        if answer is not None:
            yield answer.question, display(answer.kind, answer.value, answer.labels)


def show_contacts(widgets: Iterable[FieldWidget], session: FormSession) -> None:
    """Put the leader's own contacts into every box that shows the way to help, but on their own page."""
    posts = [widget for widget in widgets if isinstance(widget, Signpost)]
    known = None if session.exercise.id == HELP_PAGE or not posts else contacts(session.workbook)
    for post in posts:
        post.show_contacts(known)


def lacks(session: FormSession, question: Field) -> bool:
    """Whether a question has no answer; rows that the page gives are none."""
    given = "rows" in question.params and question.id in session.begun
    return question.stored and (given or question.id not in session.values)


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
