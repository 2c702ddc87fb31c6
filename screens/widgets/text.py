"""Answers that are written: long text, short text, the end of a sentence, a role, a number."""

from collections.abc import Iterable, Sequence

from textual import on
from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Input, TextArea

from screens.widgets.base import FieldWidget
from screens.widgets.chips import Chips
from screens.widgets.editors import Cleaned, CursorMoved, Go, LineEditor, LongEditor, PersonWanted, ShortEditor
from workbook.curriculum.model import Field
from workbook.i18n import _, mark
from workbook.journal.records import Value

ROLES = (mark("employee"), mark("colleague"), mark("my leader"), "TR", "AMR", "HR", mark("citizen or relative"))


class WrittenWidget(FieldWidget):
    """What the written kinds share: a change is told once, and what was shown is no change."""

    def __init__(self, field: Field, number: int = 0) -> None:
        super().__init__(field, number)
        self._known = ""
        """The text that the session knows."""

    def written(self, text: str) -> None:
        """The editor holds this now."""
        if text != self._known:
            self._known = text
            self.answered(text)

    @on(Cleaned)
    def _cleaned(self, event: Cleaned) -> None:
        event.stop()
        self.call_after_refresh(self.show_note, event.sentence)

    @on(PersonWanted)
    def _person_wanted(self, event: PersonWanted) -> None:
        """A number and a date name nobody."""
        if self.PATIENT:
            event.stop()

    @on(CursorMoved)
    def _cursor_moved(self, event: CursorMoved) -> None:
        event.stop()
        self.moved()

    @on(Go)
    def _go(self, event: Go) -> None:
        event.stop()
        if event.step > 0:
            self.go_next()
        else:
            self.go_previous()


class LongText(WrittenWidget):
    """Several lines of text that grow with what is written."""

    def __init__(self, field: Field, number: int = 0) -> None:
        super().__init__(field, number)
        self.editor = self.make_editor()

    def make_editor(self) -> LongEditor:
        """The editor of this kind."""
        return LongEditor(classes="answer")

    def answer_widgets(self) -> Iterable[Widget]:
        yield self.editor

    def show_value(self, value: Value | None) -> None:
        text = "" if value is None else str(value)
        if text != self.editor.text:
            self.editor.put(text)
        self._known = self.editor.text

    def cursor(self) -> tuple[int, int]:
        return self.editor.cursor_location

    def focus_answer(self, row: int = 0, column: int = 0) -> None:
        self.editor.focus()
        row = min(row, self.editor.document.line_count - 1)
        self.editor.move_cursor(self.editor.clamp_visitable((row, column)))

    def hint(self) -> str:
        return _("Tab next · Enter new line · Ctrl+Z undo · Esc out")

    @on(TextArea.Changed)
    def _changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.written(self.editor.text)

    @on(TextArea.SelectionChanged)
    def _selection_changed(self, event: TextArea.SelectionChanged) -> None:
        event.stop()
        self.moved()


class Sentence(LongText):
    """The end of a sentence that the label begins: one line that wraps; Enter goes on."""

    def make_editor(self) -> LongEditor:
        return LineEditor(classes="answer -line")

    def hint(self) -> str:
        return _("Enter next · Esc out")


class ShortText(WrittenWidget):
    """One line of text; Enter goes on."""

    def __init__(self, field: Field, number: int = 0, *, suggestions: Sequence[str] = ()) -> None:
        super().__init__(field, number)
        suggester = SuggestFromList(suggestions, case_sensitive=False) if suggestions else None
        self.editor = ShortEditor(suggester=suggester, classes="answer")
        self.chips = Chips(suggestions)

    def answer_widgets(self) -> Iterable[Widget]:
        yield self.editor
        if self.chips.words:
            yield self.chips

    def offer(self, suggestions: Sequence[str]) -> None:
        """Suggest these words: they complete what is typed and can be clicked."""
        self.editor.suggester = SuggestFromList(suggestions, case_sensitive=False) if suggestions else None
        self.chips.show_words(suggestions)
        if suggestions and self.is_mounted and not self.chips.is_attached:
            self.mount(self.chips, after=self.editor)

    def show_value(self, value: Value | None) -> None:
        self.show_text("" if value is None else str(value))

    def show_typed(self, text: str) -> None:
        self.editor.value = text

    def show_text(self, text: str) -> None:
        """Put this text in the editor as what the session knows."""
        if text != self.editor.value:
            self.editor.put(text)
        self._known = self.editor.value

    def cursor(self) -> tuple[int, int]:
        return (0, self.editor.cursor_position)

    def focus_answer(self, row: int = 0, column: int = 0) -> None:
        self.editor.focus()
        self.editor.cursor_position = column

    def hint(self) -> str:
        if self.chips.words:
            return _("Enter next · → takes the suggestion · Esc out")
        return _("Enter next · Esc out")

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.written(event.value)

    @on(Chips.Pressed)
    def _chip(self, event: Chips.Pressed) -> None:
        event.stop()
        self.editor.value = event.word
        self.editor.focus()


class Role(ShortText):
    """Who someone is by role, never by name; the usual roles are offered."""

    def __init__(self, field: Field, number: int = 0) -> None:
        super().__init__(field, number, suggestions=[_(role) for role in ROLES])


class Number(ShortText):
    """A number, judged when the field is left."""

    PATIENT = True

    def show_value(self, value: Value | None) -> None:
        self.show_text("" if value is None else str(value).replace(".", ","))
