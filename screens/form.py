"""The form of a page: its prose and its questions in reading order, kept in step with the session."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import partial

from textual import on
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from screens.form_parts import (
    FormEnd,
    beside,
    in_order,
    offer_pause,
    show_contacts,
    show_last,
    show_numbers,
    show_options,
    show_waiting,
)
from screens.help_line import HelpLine
from screens.question_column import QuestionColumn
from screens.widgets.base import FieldWidget
from screens.widgets.offers import Offers
from screens.widgets.pause import Pause
from screens.widgets.prose import prose
from screens.widgets.registry import widget_for
from screens.widgets.shown import Computed as ComputedView
from screens.widgets.shown import Signpost
from workbook.curriculum.model import Field, Prose
from workbook.errors import AnswerError
from workbook.forms.dated import day_meant
from workbook.forms.filled import TAIL_FIELDS
from workbook.forms.session import FormSession
from workbook.i18n import _


class Form(QuestionColumn):
    """Draws what the session asks and tells it what was answered; the session holds every rule."""

    class Changed(Message):
        """An answer, or who may see it, is not what it was."""

    class FieldLeft(Message):
        """Focus went out of a field, perhaps with something wrong in it."""

        def __init__(self, error: str) -> None:
            super().__init__()
            self.error = error

    def parts(self) -> Iterator[Widget]:
        head = self.session.exercise.head
        yield Static(Content.styled(_about(self.session), "$text-muted"), id="form-about")
        for block in in_order(self.session):
            if isinstance(block, Prose):
                yield Static(prose(block.markdown), classes="prose")
            else:
                yield self._widget(block)
        yield Static(id="form-waiting", markup=False)
        yield Offers(self.session)
        if head.tail != "none":
            yield Static(Content.styled(_("Before you close"), "bold"), classes="prose -tail")
            for question in self.session.exercise.tail:
                yield self._widget(question)
        yield FormEnd()

    def _widget(self, question: Field) -> FieldWidget:
        workbook = self.session.workbook
        meant = partial(day_meant, workbook, question)
        made = widget_for(self.session.field(question.id), today=workbook.clock.today(), meant=meant)
        self.asked[question.id] = made
        return made

    def on_mount(self) -> None:
        self.at_once = frozenset(self.asked)
        self.show_answers()

    def unfolded(self) -> None:
        self.show_answers(self.asked.keys() - self.at_once)

    def show_answers(self, among: Collection[str] | None = None) -> None:
        """Show everything, or these questions, as the session has it."""
        values = self.session.values
        widgets = {name: widget for name, widget in self.asked.items() if among is None or name in among}
        for field_id, widget in widgets.items():
            if widget.field.stored:
                widget.show_value(values.get(field_id))
                if half := self.session.draft.typed.get(field_id):
                    widget.show_typed(half)
                self._show_share(field_id)
                show_last(widget, self.session)
                show_options(widget, self.session)
        show_contacts(widgets.values(), self.session)
        self._show_around()
        for field_id in widgets:
            self._show_computed(field_id)

    def _show_share(self, field_id: str) -> None:
        widget = self.asked[field_id]
        if field_id not in TAIL_FIELDS and self.session.may_share(field_id):
            widget.show_share(self.session.share_of(field_id))

    def show_shares(self) -> None:
        """Show at every question who may see its answer."""
        for field_id, widget in self.asked.items():
            if widget.field.stored:
                self._show_share(field_id)

    def _show_around(self) -> None:
        """Show and hide questions, what stands beside them, and what opens on a later day."""
        for line in self.query("#form-waiting").results(Static):
            show_waiting(line, self.session)
        for offers in self.query(Offers):
            if offers.is_mounted:  # of the part that unfolds, its own parts may still be on their way
                offers.refresh_offers()
        shown = {question.id for question in self.session.visible}
        for field_id, widget in self.asked.items():
            if widget.display != (field_id in shown):
                widget.display = field_id in shown
                if isinstance(widget, Signpost) and widget.display and self.current() is not None:
                    self.call_after_refresh(self.call_after_refresh, self.bring_into_view, widget)
            if widget.field.beside:
                widget.show_beside(list(beside(widget.field, self.session)))
        show_numbers(self.asked.values())
        for help_line in self.screen.query(HelpLine):
            help_line.show_called()

    def _show_computed(self, field_id: str) -> None:
        widget = self.asked[field_id]
        if isinstance(widget, ComputedView):
            widget.show_result(self.session.computed(field_id))

    def _show_rest(self, changed: str) -> None:
        """Bring what depends on the changed answer into step."""
        self._show_around()
        for field_id, widget in self.asked.items():
            if isinstance(widget, ComputedView) and _depends(widget.field, changed):
                self._show_computed(field_id)
                self.call_after_refresh(self.call_after_refresh, self.bring_into_view, widget)
            elif changed in (widget.field.source, *(widget.field.params.get(key) for key in ("rows_by", "scale"))):
                show_options(widget, self.session)
            elif isinstance(widget, Pause) and _depends(widget.field, changed):
                offer_pause(widget, self.session)
                if widget.running:
                    self.call_after_refresh(self.call_after_refresh, self.bring_into_view, widget)

    def wrong(self) -> str:
        """What is wrong with the first answer that was not taken; empty when all were."""
        return next((widget.wrong for widget in self.fields() if widget.wrong), "")

    @on(FieldWidget.Answered)
    def _answered(self, event: FieldWidget.Answered) -> None:
        event.stop()
        try:
            followed = self.session.answer(event.field_id, event.raw)
        except AnswerError as refusal:
            event.field_widget.show_error(str(refusal))
            self.post_message(self.Changed())
            return
        event.field_widget.show_error("")  # of a burst, an earlier letter may have been refused in the meantime
        for field_id in self.asked.keys() & set(followed):
            self.asked[field_id].show_value(self.session.values.get(field_id))
        self._show_rest(event.field_id)
        self.show_shares() if event.field_id == "deling" else self._show_share(event.field_id)
        self.post_message(self.Changed())

    def show_given(self, field_ids: Sequence[str]) -> None:
        """Show answers that were given without these widgets, with the keys at the first one."""
        for field_id in field_ids:
            self.asked[field_id].show_value(self.session.values.get(field_id))
        self._show_rest(field_ids[0])
        self.asked[field_ids[0]].focus_answer()
        self.post_message(self.Changed())

    @on(FieldWidget.Moved)
    def _moved(self, event: FieldWidget.Moved) -> None:
        event.stop()
        if event.field_widget is self.current():  # an editor's cursor moves too when an answer is put into it
            self.session.place_cursor(event.field_id, event.row, event.column)

    @on(FieldWidget.Left)
    def _left(self, event: FieldWidget.Left) -> None:
        event.stop()
        self.post_message(self.FieldLeft(event.field_widget.wrong))

    @on(FieldWidget.NextRequested)
    @on(FieldWidget.PreviousRequested)
    def _go(self, event: FieldWidget.NextRequested | FieldWidget.PreviousRequested) -> None:
        event.stop()
        forward = isinstance(event, FieldWidget.NextRequested)
        self.screen.focus_next() if forward else self.screen.focus_previous()


def _about(session: FormSession) -> str:
    """Purpose, minutes, where it comes from: one muted paragraph under the head line."""
    head = session.exercise.head
    parts = [head.purpose, _("about {n} min").format(n=head.minutes)]
    if head.basis == "own":
        parts.append(_("our extension"))
    text = " · ".join(parts)
    return text + ("\n" + _("Builds on: {credits}").format(credits=" · ".join(head.credits)) if head.credits else "")


def _depends(question: Field, changed: str) -> bool:
    return any(changed in re.findall(r"[\w-]+", value) for value in question.params.values())
