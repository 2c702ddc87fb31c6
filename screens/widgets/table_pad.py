"""The drawn part of a table, with an editor that is laid over the cell that is being written."""

from collections.abc import Iterable
from typing import Protocol

from textual import on
from textual.geometry import Region
from textual.widget import Widget
from textual.widgets import TextArea

from screens.widgets.cell_editor import CellEditor
from screens.widgets.editors import Go
from screens.widgets.pad import DrawnField, Pad


class Owner(Protocol):
    """What the editor tells the table."""

    def typed(self, text: str) -> None:
        """The text in the editor changed."""

    def cell_region(self) -> Region:
        """Where the current cell is drawn."""

    def done(self, step: int, arrow: bool, let_go: bool) -> None:
        """A key closes the cell; `let_go` also when what was written is wrong."""

    def close_cell(self) -> bool:
        """Focus went elsewhere."""


class TablePad(Pad):
    """Shows the rows of its table; the editor is there all the time and shown when it is open."""

    def __init__(self, field: DrawnField, owner: Owner) -> None:
        super().__init__(field)
        self.add_class("table")
        self._table = owner
        self._editor = CellEditor(classes="cell-editor")
        self._editor.display = False

    def compose(self) -> Iterable[Widget]:
        yield self._editor

    @property
    def editing(self) -> bool:
        """Is the editor open?"""
        return bool(self._editor.display)

    @property
    def text(self) -> str:
        """What stands in the editor."""
        return self._editor.text

    @property
    def lines(self) -> int:
        """How many lines the open editor needs; 0 when it is closed."""
        return max(1, self._editor.wrapped_document.height) if self.editing else 0

    def open(self, text: str) -> None:
        """Open the editor with this text, the cursor at its end."""
        self._editor.put(text)
        self._editor.move_cursor(self._editor.document.end)
        self._editor.display = True
        self._place()
        self.screen.set_focus(self._editor)

    def name_person(self) -> None:
        """Write the sign that asks who is meant.

        The editor does it by itself: Textual stops a message at the parent in whose handler it was sent.
        """
        self._editor.call_later(self._editor.action_name_person)

    def close(self) -> None:
        """Close the editor; the keys come back here if it had them."""
        had_focus = self._editor.has_focus
        self._editor.display = False
        if had_focus:
            self.screen.set_focus(self)
        self.redraw()

    def _place(self) -> None:
        """Lay the editor over its cell; the row grows with what is written."""
        self.redraw()
        self.laid(self.content_size.width)
        region = self._table.cell_region()
        self._editor.styles.offset = (region.x, region.y)
        self._editor.styles.width = region.width
        self._editor.styles.height = self.lines

    def on_resize(self) -> None:
        if self.editing:
            self._place()

    @on(TextArea.Changed)
    def _editor_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        if self.editing:
            self._table.typed(self._editor.text)
            self._place()

    @on(CellEditor.Resized)
    def _editor_resized(self, event: CellEditor.Resized) -> None:
        event.stop()
        if self.editing:
            self._place()

    @on(TextArea.SelectionChanged)
    def _selection_changed(self, event: TextArea.SelectionChanged) -> None:
        event.stop()

    @on(Go)
    def _go(self, event: Go) -> None:
        event.stop()
        self._table.done(event.step, event.arrow, event.let_go)

    @on(CellEditor.Abandoned)
    def _abandoned(self, event: CellEditor.Abandoned) -> None:
        event.stop()
        if self.editing and self.is_attached and self.screen.focused is not self._editor:
            self._table.close_cell()
