"""What every question on a form has: a label, an answer, a line for errors, and who may see it."""

from abc import abstractmethod
from collections.abc import Collection, Iterable, Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.widget import Widget

from screens.keys import bind
from screens.widgets.heading import Foot, Heading
from workbook.curriculum.model import Field
from workbook.i18n import _, mark
from workbook.journal.records import Audience, Value

LEAVING = frozenset({"tab", "shift+tab", "escape"})


class FieldMessage(Message):
    """Something happened in a field."""

    def __init__(self, field_widget: "FieldWidget") -> None:
        super().__init__()
        self.field_widget = field_widget
        self.field_id = field_widget.field.id

    @property
    def control(self) -> "FieldWidget":
        return self.field_widget


class FieldWidget(Widget):
    """One question. The session holds the answer; this shows it and tells of every change."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("escape", "leave_field", mark("Out of the field"), id="field.leave", also=mark("Tab"))
    ]
    PATIENT = False
    """Typed answers are judged when the field is left, not while they are being typed."""
    ERROR_DELAY: ClassVar[float] = 0.25
    """Seconds from a click elsewhere to the error: it must not move what is under the pressed button."""

    class Answered(FieldMessage):
        """The answer changed; `raw` is what was typed or chosen, empty when it was cleared."""

        def __init__(self, field_widget: "FieldWidget", raw: object) -> None:
            super().__init__(field_widget)
            self.raw = raw

    class Left(FieldMessage):
        """Focus went out of the field."""

    class NextRequested(FieldMessage):
        """On to the next field."""

    class PreviousRequested(FieldMessage):
        """Back to the field before."""

    class ShareRequested(FieldMessage):
        """The share marker was clicked."""

    class HelpRequested(FieldMessage):
        """A signpost asks for the page with help."""

    class Moved(FieldMessage):
        """The cursor moved."""

        def __init__(self, field_widget: "FieldWidget", row: int, column: int) -> None:
            super().__init__(field_widget)
            self.row = row
            self.column = column

    def __init__(self, field: Field, number: int = 0) -> None:
        super().__init__(id=f"field-{field.id}", classes=f"field -{field.kind}")
        self.field = field
        self.heading = Heading(field, number)
        self.foot = Foot(reserved=self.PATIENT)
        self._waiting_error = ""
        self._inside = False
        self._by_key = False
        """Whether the last key that was not an answer leads out of the field."""

    def compose(self) -> ComposeResult:
        yield self.heading
        yield from self.answer_widgets()
        yield self.foot

    @abstractmethod
    def answer_widgets(self) -> Iterable[Widget]:
        """The widgets between label and error line, made in `__init__` so that values can be shown at once."""

    @abstractmethod
    def show_value(self, value: Value | None) -> None:
        """Show a stored answer; this never posts `Answered`."""

    def show_typed(self, text: str) -> None:
        """Show what was typed and is no answer yet; it is judged again."""

    def cursor(self) -> tuple[int, int]:
        """Row and column of the cursor, to come back to."""
        return (0, 0)

    @abstractmethod
    def focus_answer(self, row: int = 0, column: int = 0) -> None:
        """Send the keys here, with the cursor where it was."""

    def hint(self) -> str:
        """The keys that work here, for the status line."""
        return _("Tab next")

    def show_error(self, sentence: str) -> None:
        """Say under the field what is wrong; empty clears. Typed answers wait until the field is left."""
        if sentence and self.PATIENT and self._inside:
            self._waiting_error = sentence
            return
        self._waiting_error = ""
        self.foot.show(error=sentence)

    @property
    def wrong(self) -> str:
        """What is wrong with the answer, also while the line under it waits to say so."""
        return self._waiting_error or self.foot.error

    def show_note(self, sentence: str) -> None:
        """Say something helpful under the field; empty clears."""
        self.foot.show(note=sentence)

    def show_share(self, audiences: Collection[Audience]) -> None:
        """Show at the label's right end who may see the answer."""
        self.heading.show_share(audiences)

    def show_beside(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Show answers from elsewhere, as (question, answer), under the label."""
        self.heading.show_beside(pairs)

    def answered(self, raw: object) -> None:
        """Tell of a change; an old error goes away while the answer is being mended."""
        self._waiting_error = ""
        self.foot.show(error="", note="")
        self.post_message(self.Answered(self, raw))

    def moved(self) -> None:
        """Tell where the cursor is."""
        self.post_message(self.Moved(self, *self.cursor()))

    def go_next(self) -> None:
        """Ask for the next field, showing now what is wrong with this one."""
        self._show_waiting()
        self.post_message(self.NextRequested(self))

    def go_previous(self) -> None:
        """Ask for the field before."""
        self.post_message(self.PreviousRequested(self))

    def _show_waiting(self) -> None:
        if self._waiting_error:
            self.foot.show(error=self._waiting_error)
            self._waiting_error = ""

    def action_leave_field(self) -> None:
        self.screen.set_focus(None)

    def on_key(self, event: events.Key) -> None:
        self._by_key = event.key in LEAVING

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        self._inside = True
        self._by_key = False
        self.heading.show_current(True)

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        focused = self.screen.focused if self.is_attached else None
        if focused is not None and self in focused.ancestors:
            return
        self._inside = False
        self.heading.show_current(False)
        if self._by_key:
            self._show_waiting()
        elif self._waiting_error:
            self.set_timer(self.ERROR_DELAY, self._show_waiting)
        self.post_message(self.Left(self))

    @on(Heading.SharePressed)
    def _share_pressed(self, event: Heading.SharePressed) -> None:
        event.stop()
        self.post_message(self.ShareRequested(self))

    @on(Heading.LabelPressed)
    def _label_pressed(self, event: Heading.LabelPressed) -> None:
        event.stop()
        if not self._inside:
            self.focus_answer(*self.cursor())
