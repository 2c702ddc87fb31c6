"""The form of a page: its prose and its questions in reading order, kept in step with the session."""

import re

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, Static

from screens.dialogs import button
from screens.form_parts import beside, offer_pause, show_last, show_numbers, show_options, show_waiting
from screens.widgets.base import FieldWidget
from screens.widgets.pause import Pause
from screens.widgets.prose import prose
from screens.widgets.registry import widget_for
from screens.widgets.shown import Computed as ComputedView
from workbook.curriculum.model import UNSTORED, Field, Prose
from workbook.errors import AnswerError
from workbook.forms.filled import TAIL_FIELDS
from workbook.forms.session import FormSession
from workbook.i18n import _


class Form(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Draws what the session asks and tells it what was answered; the session holds every rule."""

    class Changed(Message):
        """An answer, or who may see it, is not what it was."""

    class FieldLeft(Message):
        """Focus went out of a field, perhaps with something wrong in it."""

        def __init__(self, error: str) -> None:
            super().__init__()
            self.error = error

    def __init__(self, session: FormSession) -> None:
        super().__init__(id="form")
        self.session = session
        self._widgets: dict[str, FieldWidget] = {}

    def compose(self) -> ComposeResult:
        head = self.session.exercise.head
        yield Static(Content.styled(_about(self.session), "$text-muted"), id="form-about")
        for block in self.session.exercise.blocks:
            if isinstance(block, Prose):
                yield Static(prose(block.markdown), classes="prose")
            else:
                yield self._widget(block)
        yield Static(id="form-waiting", markup=False)
        if head.tail != "none":
            yield Static(Content.styled(_("Before you close"), "bold"), classes="prose -tail")
            for question in self.session.exercise.tail:
                yield self._widget(question)
        with Horizontal(id="form-end"):
            yield button(_("Save and close"), "form-close")
            yield button(_("Next page"), "form-next")
            yield button(_("Who may see it"), "form-share")

    @on(Button.Pressed)
    async def _press(self, event: Button.Pressed) -> None:
        event.stop()
        actions = {"form-close": "back", "form-next": "neighbour(1)", "form-share": "share_page"}
        await self.screen.run_action(actions[event.button.id or "form-close"])

    def _widget(self, question: Field) -> FieldWidget:
        today = self.session.workbook.clock.today()
        made = widget_for(self.session.field(question.id), today=today)
        self._widgets[question.id] = made
        return made

    def on_mount(self) -> None:
        self.show_answers()

    def show_answers(self) -> None:
        """Show everything as the session has it."""
        values = self.session.values
        for field_id, widget in self._widgets.items():
            if widget.field.kind not in UNSTORED:
                widget.show_value(values.get(field_id))
                self._show_share(field_id)
                show_last(widget, self.session)
                show_options(widget, self.session)
        self._show_around()
        for field_id in self._widgets:
            self._show_computed(field_id)

    def _show_share(self, field_id: str) -> None:
        widget = self._widgets[field_id]
        if field_id not in TAIL_FIELDS and self.session.may_share(field_id):
            widget.show_share(self.session.share_of(field_id))

    def show_shares(self) -> None:
        """Show at every question who may see its answer."""
        for field_id, widget in self._widgets.items():
            if widget.field.kind not in UNSTORED:
                self._show_share(field_id)

    def _show_around(self) -> None:
        """Show and hide questions, what stands beside them, and what opens on a later day."""
        show_waiting(self.query_one("#form-waiting", Static), self.session)
        shown = {question.id for question in self.session.visible}
        for field_id, widget in self._widgets.items():
            if widget.display != (field_id in shown):
                widget.display = field_id in shown
            if widget.field.beside:
                widget.show_beside(list(beside(widget.field, self.session)))
        show_numbers(self._widgets.values())

    def _show_computed(self, field_id: str) -> None:
        widget = self._widgets[field_id]
        if isinstance(widget, ComputedView):
            widget.show_result(self.session.computed(field_id))

    def _show_rest(self, changed: str) -> None:
        """Bring what depends on the changed answer into step."""
        self._show_around()
        for field_id, widget in self._widgets.items():
            if isinstance(widget, ComputedView) and _depends(widget.field, changed):
                self._show_computed(field_id)
                self.call_after_refresh(self.call_after_refresh, self._bring_into_view, widget)
            elif changed in (widget.field.source, widget.field.params.get("rows_by")):
                show_options(widget, self.session)
            elif isinstance(widget, Pause) and _depends(widget.field, changed):
                offer_pause(widget, self.session)
                if widget.running:
                    self.call_after_refresh(self.call_after_refresh, self._bring_into_view, widget)

    def _bring_into_view(self, widget: FieldWidget) -> None:
        """Let that be seen, but above all the question that has the keys by now."""
        if not self.is_attached:
            return
        widget.scroll_visible(animate=False, immediate=True)
        if (current := self.current()) is not None:
            current.scroll_visible(animate=False, immediate=True)
        self.refresh()  # seen on a busy machine: scrolled by then, and what the terminal showed was from before

    def fields(self) -> list[FieldWidget]:
        """The questions that can be answered now, in order."""
        return [widget for widget in self._widgets.values() if widget.display and _answerable(widget.field)]

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
            return
        event.field_widget.show_error("")  # of a burst, an earlier letter may have been refused in the meantime
        for field_id in followed:
            self._widgets[field_id].show_value(self.session.values.get(field_id))
        self._show_rest(event.field_id)
        self.show_shares() if event.field_id == "deling" else self._show_share(event.field_id)
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

    def on_descendant_focus(self) -> None:
        """Bring the whole question into view, not only its answer."""
        current = self.current()
        if current is not None:
            # Textual scrolls to what took the focus one refresh later; of a burst of Tabs, older scrolls may come last.
            self.call_after_refresh(self.call_after_refresh, self._bring_into_view, current)
            row, column = current.cursor()
            self.session.place_cursor(current.field.id, row, column)

    def current(self) -> FieldWidget | None:
        """The question that has the keys; none on a form that was closed before this was asked."""
        focused = self.screen.focused if self.is_attached else None
        return next(
            (widget for widget in self._widgets.values() if focused and focused in widget.walk_children()), None
        )

    def begin(self) -> None:
        """Where a page begins: at the way to help when it has one, else where the cursor was."""
        signpost = next((widget for widget in self.fields() if widget.field.kind == "signpost"), None)
        signpost.focus_answer() if signpost is not None else self.resume()

    def resume(self) -> None:
        """Put the cursor where it was; else into the first question, of a new form the first without an answer."""
        draft, fields = self.session.draft, self.fields()
        widget = self._widgets.get(draft.focus)
        if widget is not None and widget.display and _answerable(widget.field):
            widget.focus_answer(*draft.cursor)
        elif self.session.record is not None and fields:
            fields[0].focus_answer()
        else:
            self.next_unanswered()

    def next_unanswered(self) -> bool:
        """Go to the next question without an answer; False when every question has one."""
        fields, current = self.fields(), self.current()
        start = fields.index(current) + 1 if current in fields else 0
        for widget in (*fields[start:], *fields[:start]):
            if widget.field.id not in self.session.values and widget.field.kind not in UNSTORED:
                widget.focus_answer()
                return True
        if current is None and fields:
            fields[0].focus_answer()
        return False


def _about(session: FormSession) -> str:
    """Purpose, minutes, where it comes from: one muted paragraph under the head line."""
    head = session.exercise.head
    parts = [head.purpose, _("about {n} min").format(n=head.minutes)]
    if head.basis == "own":
        parts.append(_("our extension"))
    text = " · ".join(parts)
    return text + ("\n" + _("Builds on: {credits}").format(credits=" · ".join(head.credits)) if head.credits else "")


def _answerable(question: Field) -> bool:
    return question.kind != "computed"


def _depends(question: Field, changed: str) -> bool:
    return any(changed in re.findall(r"[\w-]+", value) for value in question.params.values())
