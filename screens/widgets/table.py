"""A table that is filled in place: arrows move, typing or Enter edits the cell, Tab leaves."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from textual import on
from textual.widget import Widget
from textual.widgets import TextArea

from screens.widgets import ink, scale
from screens.widgets.cell_editor import CellEditor
from screens.widgets.cells import Rows
from screens.widgets.date import shown
from screens.widgets.drawn import Row, flowed
from screens.widgets.editors import Cleaned
from screens.widgets.grid import Cell, Layout, Sheet, lay_out
from screens.widgets.pad import DrawnField, Pad
from screens.widgets.rating import BLANKING
from screens.widgets.text import ROLES
from workbook.curriculum.answers import cell as judged
from workbook.curriculum.model import Field, Option
from workbook.errors import AnswerError
from workbook.i18n import _
from workbook.journal.records import Scalar, Value
from workbook.text import clean
from workbook.text import number as spoken

WRITTEN: Final = frozenset({"short", "long", "role", "date", "number"})
"""Cells that are edited as text."""
FREE: Final = frozenset({"short", "long", "role"})
"""Written cells in which every text is an answer."""
STEPS = {"up": (-1, 0), "down": (1, 0), "left": (0, -1), "right": (0, 1)}


class TablePad(Pad):
    """The drawn table, with the editor lying over the current cell."""

    def __init__(self, owner: "Table", editor: CellEditor) -> None:
        super().__init__(owner)
        self.add_class("table")
        self._editor = editor

    def compose(self) -> Iterable[Widget]:
        yield self._editor


class Table(DrawnField):
    """Rows and columns as one tab stop; below them what the current cell can be answered with."""

    pad: TablePad

    def __init__(self, field: Field, number: int = 0, *, today: date) -> None:
        super().__init__(field, number)
        self.editor = CellEditor(classes="cell-editor")
        self.editor.display = False
        self.pad = TablePad(self, self.editor)
        self._today = today
        self._rows = Rows(field.options)
        self._at = (0, 0)
        self._layout = Layout([], {}, True)

    @property
    def columns(self) -> tuple[Option, ...]:
        return self.field.options

    @property
    def editing(self) -> bool:
        """Is the editor open over the current cell?"""
        return bool(self.editor.display)

    def show_value(self, value: Value | None) -> None:
        self._close_editor()
        self._rows.load([row for row in value if isinstance(row, dict)] if isinstance(value, list) else [])
        self._at = (min(self._at[0], len(self._rows) - 1), self._at[1])
        self.redraw()

    def cursor(self) -> tuple[int, int]:
        return self._at

    def focus_answer(self, row: int = 0, column: int = 0) -> None:
        self._at = (min(max(row, 0), len(self._rows)), min(max(column, 0), len(self.columns)))
        super().focus_answer()
        self.redraw()
        self._reveal()

    def hint(self) -> str:
        if self.editing:
            return _("Enter next cell · Esc cell done · Tab leaves the table")
        return _("Arrows move · Enter edits · Delete clears · Ctrl+Z undo · Tab leaves the table")

    # What is drawn

    def rows(self, width: int, active: bool) -> list[Row]:
        lines = max(1, self.editor.wrapped_document.height) if self.editing else 0
        at = self._at if active or self.editing else None
        self._layout = lay_out(Sheet(self.columns, len(self._rows), self._cell, at, lines), width)
        return [*self._layout.rows, *flowed(self._offers(), width, 1, 2)]

    def _cell(self, row: int, column: int) -> Cell:
        value = self._rows.get(row, column)
        if value is None:
            return Cell("")
        match self.columns[column].kind:
            case "date":
                return Cell(shown(str(value)))
            case "choice":
                return Cell(dict(self.columns[column].choices).get(str(value), str(value)))
            case "number" | "rating":
                return Cell(_plain(value))
        return Cell(str(value))

    def _offers(self) -> list[tuple[str, str, object]]:
        """What can be clicked for the current cell, and the way back."""
        chips: list[tuple[str, object]] = []
        if (column := self._column()) is not None:
            if column.kind == "rating":
                chips = [(str(n), n) for n in range(scale.LOWEST, scale.HIGHEST + 1)]
            elif column.kind == "choice":
                chips = [(text, option) for option, text in column.choices]
            elif column.kind == "date":
                chips = [(word, word) for word in (_("tomorrow"), _("in 14 days"), _("in 3 weeks"))]
            elif column.kind == "role":
                chips = [(_(role), _(role)) for role in ROLES]
        offers = [(f"[{text}]", ink.BUTTON, ("answer", value)) for text, value in chips]
        offers.append((f"[{_('clear')}]", ink.BUTTON, ("clear", "")))
        offers.append((f"[{_('undo')}]", ink.BUTTON if self._rows.can_undo else ink.MUTED, ("undo", "")))
        return [(text, style, target) for text, style, target in offers]

    def _column(self) -> Option | None:
        """The column of the current cell; None beside the cells."""
        row, column = self._at
        return self.columns[column] if row < len(self._rows) and column < len(self.columns) else None

    # Keys and mouse

    def press(self, key: str, character: str | None) -> bool:
        column = self._column()
        if key in STEPS:
            self._step(key)
        elif key in {"ctrl+z", "ctrl+y"}:
            self._undo(key == "ctrl+z")
        elif key in BLANKING:
            self._clear()
        elif key in {"enter", "space"} and column is None:
            self._press_button()
        elif column is None:
            return False
        elif column.kind == "rating":
            return self._press_rating(key, character)
        elif column.kind == "choice":
            return self._press_choice(key, character, column)
        elif key == "enter":
            self._open_editor()
        elif character is not None:
            self._open_editor(character)
        else:
            return False
        return True

    def _press_button(self) -> None:
        row, _column = self._at
        if row == len(self._rows):
            self._add()
        else:
            self._remove(row)

    def _press_rating(self, key: str, character: str | None) -> bool:
        if (number := scale.digit(character)) is not None:
            self._put(number)
        elif key == "enter":
            self._advance()
        elif character is not None:
            self.show_note(_("Press 1–9, or 0 for 10."))
        else:
            return False
        return True

    def _press_choice(self, key: str, character: str | None, column: Option) -> bool:
        if key == "space":
            ids = [option for option, _text in column.choices]
            now = self._rows.get(*self._at)
            self._put(ids[(ids.index(str(now)) + 1) % len(ids)] if now in ids else ids[0])
        elif key == "enter":
            self._advance()
        elif character is not None:
            self.show_note(_("Space changes the choice."))
        else:
            return False
        return True

    def picked(self, target: object) -> None:
        match target:
            case ("remove", int(row)):
                self._close_editor()
                self._remove(row)
            case ("answer", value):
                self._offered(value)
            case ("clear", _):
                self._close_editor(keep=False)
                self._clear()
            case ("undo", _):
                self._close_editor()
                self._undo(True)
            case "add":
                self._close_editor()
                self._add()
            case (int(row), int(column)):
                self._clicked(row, column)

    def _clicked(self, row: int, column: int) -> None:
        again = (row, column) == self._at
        self._close_editor()
        self._go(row, column)
        current = self._column()
        if current is not None and current.kind in WRITTEN:
            self._open_editor()
        elif current is not None and current.kind == "choice" and again:
            self._press_choice("space", None, current)

    def _offered(self, value: object) -> None:
        """A chip below the table was clicked."""
        column = self._column()
        if column is None:
            return
        self._close_editor(keep=False)
        if column.kind == "date":
            self._judge(str(value))
        elif isinstance(value, str | int):
            self._put(value)

    def pasted(self, text: str) -> None:
        column = self._column()
        if column is not None and column.kind in WRITTEN:
            self._open_editor(clean(text).text)

    # Moving

    def _step(self, key: str) -> None:
        rows, columns = STEPS[key]
        row, column = self._at
        if not self._layout.side_by_side and rows:
            place = row * len(self.columns) + min(column, len(self.columns) - 1) + rows
            row, column = divmod(place, len(self.columns))
        else:
            row, column = row + rows, column + columns
        if row < 0:
            self.go_previous()
        elif row > len(self._rows):
            self.go_next()
        else:
            self._go(row, column)

    def _advance(self) -> None:
        """On to the next cell; after the last one to the line that adds a row."""
        row, column = self._at
        if column + 1 < len(self.columns):
            self._go(row, column + 1)
        else:
            self._go(row + 1, 0)

    def _go(self, row: int, column: int) -> None:
        row = min(max(row, 0), len(self._rows))
        self._at = (row, 0 if row == len(self._rows) else min(max(column, 0), len(self.columns)))
        self.redraw()
        self._reveal()
        self.moved()

    def _reveal(self) -> None:
        self.pad.laid(self.pad.content_size.width)
        region = self._layout.regions.get(self._at)
        if region is not None:
            self.pad.reveal(region.y, region.height)

    # Changing

    def _put(self, value: Scalar | None) -> None:
        if self._rows.put(*self._at, value):
            self._changed()

    def _changed(self) -> None:
        self.redraw()
        self.answered(self._rows.filled())

    def _clear(self) -> None:
        if self._column() is not None:
            self._put(None)

    def _add(self) -> None:
        self._go(self._rows.add(), 0)

    def _remove(self, row: int) -> None:
        if self._rows.remove(row):
            self._at = (min(row, len(self._rows) - 1), 0)
            self._changed()
            self.show_note(_("Row {n} is gone. Ctrl+Z or [undo] brings it back.").format(n=row + 1))

    def _undo(self, back: bool) -> None:
        if self._rows.undo() if back else self._rows.redo():
            self._at = (min(self._at[0], len(self._rows) - 1), self._at[1])
            self._changed()

    # The editor over a cell

    def _open_editor(self, more: str = "") -> None:
        """Open the editor on the current cell; `more` was typed or pasted to open it.

        It is added to words, and takes the place of a date or a number.
        """
        column = self._column()
        if column is None:
            return
        self._rows.checkpoint()
        old = self._cell(*self._at).text
        text = old + more if column.kind in FREE else more or old
        self.editor.load_text(text)
        self.editor.move_cursor(self.editor.document.end)
        self.editor.display = True
        self._place_editor()
        self.editor.focus()
        if more:
            self._typed()

    def _place_editor(self) -> None:
        self.pad.redraw()
        self.pad.laid(self.pad.content_size.width)
        region = self._layout.regions[self._at]
        self.editor.styles.offset = (region.x, region.y)
        self.editor.styles.width = region.width
        self.editor.styles.height = max(1, self.editor.wrapped_document.height)

    def _typed(self) -> None:
        """Words are told while they are written; a date or a number when the cell is done."""
        column = self._column()
        if self.editing and column is not None and column.kind in FREE:
            text = self.editor.text
            if self._rows.put(*self._at, text if column.kind == "long" else " ".join(text.split("\n")), keep=False):
                self.answered(self._rows.filled())

    @on(TextArea.Changed)
    def _editor_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        if self.editing:
            self._typed()
            self._place_editor()

    @on(TextArea.SelectionChanged)
    def _selection_changed(self, event: TextArea.SelectionChanged) -> None:
        event.stop()

    @on(Cleaned)
    def _cleaned(self, event: Cleaned) -> None:
        event.stop()
        self.call_after_refresh(self.show_note, event.sentence)

    @on(CellEditor.Closed)
    def _cell_done(self, event: CellEditor.Closed) -> None:
        event.stop()
        if not self._close_editor(stay=event.where == "next"):
            return
        self.pad.focus()
        if event.where == "next":
            self._advance()
        elif event.where in STEPS:
            self._step(event.where)

    @on(CellEditor.Abandoned)
    def _abandoned(self, event: CellEditor.Abandoned) -> None:
        event.stop()
        self._close_editor()

    def _close_editor(self, *, keep: bool = True, stay: bool = False) -> bool:
        """Take what was written into the cell. With `stay` a wrong one is left open to be mended: then False."""
        if not self.editing:
            return True
        column = self._column()
        good = True
        if keep and column is not None and column.kind not in FREE:
            good = self._judge(self.editor.text)
        if not good and stay:
            return False
        self.editor.display = False
        self.redraw()
        return True

    def _judge(self, text: str) -> bool:
        """Put a typed date or number in the cell; a wrong one leaves the old and says why."""
        column = self._column()
        assert column is not None
        try:
            value = judged(column, text, self._today)
        except AnswerError as error:
            where = _("Row {n}, {column}: ").format(n=self._at[0] + 1, column=column.text)
            self.foot.show(error=where + str(error))
            return False
        self._put(value)
        return True


def _plain(value: Scalar) -> str:
    """A number in Danish writing, without empty decimals."""
    number = float(value)
    return spoken(number, 0 if number.is_integer() else 1)
