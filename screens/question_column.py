"""The questions of an open page, and which of them has the keys."""

from screens.form_parts import lacks
from screens.unfolding import UnfoldingColumn
from screens.widgets.base import FieldWidget
from workbook.curriculum.model import Field
from workbook.forms.session import FormSession


class QuestionColumn(UnfoldingColumn):
    """Knows the questions in order, where the cursor was, and keeps the one that is answered in view."""

    def __init__(self, session: FormSession) -> None:
        super().__init__(id="form")
        self.session = session
        self.asked: dict[str, FieldWidget] = {}
        self.at_once: frozenset[str] = frozenset()
        """The questions that are there with the first screenful."""

    def is_needed_whole(self) -> bool:
        """Where she stopped may lie anywhere."""
        return bool(self.session.draft.focus)

    def fields(self) -> list[FieldWidget]:
        """The questions that can be answered now, in order."""
        return [widget for widget in self.asked.values() if widget.display and _answerable(widget.field)]

    def current(self) -> FieldWidget | None:
        """The question that has the keys; none on a form that was closed before this was asked."""
        focused = self.screen.focused if self.is_attached else None
        return next((widget for widget in self.asked.values() if focused and focused in widget.walk_children()), None)

    def begin(self) -> None:
        """Where a page begins: at the way to help when it has one, else where the cursor was."""
        signpost = next((widget for widget in self.fields() if widget.field.kind == "signpost"), None)
        signpost.focus_answer() if signpost is not None else self.resume()

    def resume(self) -> None:
        """Put the cursor where it was; else into the first question, of a new form the first without an answer."""
        draft, fields = self.session.draft, self.fields()
        widget = self.asked.get(draft.focus)
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
            if lacks(self.session, widget.field):
                widget.focus_answer()
                return True
        if current is None and fields:
            fields[0].focus_answer()
        return False

    def on_descendant_focus(self) -> None:
        """Bring the whole question into view, not only its answer."""
        current = self.current()
        if current is not None:
            # Textual scrolls to what took the focus one refresh later; of a burst of Tabs, older scrolls may come last.
            self.call_after_refresh(self.call_after_refresh, self.bring_into_view, current)
            row, column = current.cursor()
            self.session.place_cursor(current.field.id, row, column)

    def bring_into_view(self, widget: FieldWidget) -> None:
        """Let that be seen, but above all the question that has the keys by now."""
        if not self.is_attached:
            return
        widget.scroll_visible(animate=False, immediate=True)
        if (current := self.current()) is not None:
            current.scroll_visible(animate=False, immediate=True)
        self.refresh()  # seen on a busy machine: scrolled by then, and what the terminal showed was from before


def _answerable(question: Field) -> bool:
    return question.kind not in ("computed", "note")
