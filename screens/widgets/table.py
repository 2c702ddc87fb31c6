"""A table that is filled in place: arrows move, typing or Enter edits the cell, Tab goes on from it and then out."""

from datetime import date

from textual import on

from screens.widgets import scale
from screens.widgets.drawn import Row, flowed
from screens.widgets.editors import AT, Cleaned, PersonWanted
from screens.widgets.grid import Sheet, lay_out
from screens.widgets.rating import BLANKING
from screens.widgets.sheeted import Sheeted
from screens.widgets.table_cells import FREE, WRITTEN, chips, next_choice
from screens.widgets.table_pad import TablePad
from workbook.curriculum.model import Field, Option
from workbook.i18n import _
from workbook.journal.records import Value
from workbook.text import clean

ARROWS = frozenset({"up", "down", "left", "right"})


class Table(Sheeted):
    """Rows and columns as one tab stop; below them what the current cell can be answered with."""

    pad: TablePad

    def __init__(self, field: Field, number: int = 0, *, today: date) -> None:
        super().__init__(field, number, today=today)
        self.pad = TablePad(self, self)
        self._fresh = False
        """Whether the open editor has not changed its cell yet."""

    def show_value(self, value: Value | None) -> None:
        if self.pad.editing:
            self.pad.close()
        self.cells.load([row for row in value if isinstance(row, dict)] if isinstance(value, list) else [])
        self.at = (min(self.at[0], len(self.cells) - 1), self.at[1])
        self.redraw()

    def focus_answer(self, row: int = 0, column: int = 0) -> None:
        super().focus_answer()
        self.point_at(row, column)

    def hint(self) -> str:
        if self.pad.editing:
            return _("Enter next cell · Esc cell done · Tab out")
        return _("Arrows · Enter edit · Delete clear · Ctrl+Z undo · Tab out")

    def rows(self, width: int, active: bool) -> list[Row]:
        at = self.at if active or self.pad.editing else None
        self.layout_now = lay_out(Sheet(self.columns, len(self.cells), self.cell, at, self.pad.lines), width)
        return [*self.layout_now.rows, *flowed(chips(self.column(), self.cells.can_undo), width, 1, 2)]

    # Keys and mouse

    def press(self, key: str, character: str | None) -> bool:
        column = self.column()
        if key in ARROWS:
            self.step(key)
        elif key in {"ctrl+z", "ctrl+y"}:
            self.undo(key == "ctrl+z")
        elif key in BLANKING:
            self.clear_cell()
        elif column is None:
            return key in {"enter", "space"} and self._press_button()
        elif column.kind in WRITTEN:
            return self._press_written(key, character)
        elif key == "enter":
            self.advance()
        elif character is not None and scale.refuses(character):
            self._press_answer(column, character)
        else:
            return False
        return True

    def _press_button(self) -> bool:
        row, _column = self.at
        if row == len(self.cells):
            self.add_row()
        else:
            self.remove_row(row)
        return True

    def _press_written(self, key: str, character: str | None) -> bool:
        if key == "enter" or character is not None:
            self._open("" if key == "enter" or character == AT else character or "")
            if character == AT:
                self.pad.name_person()
            return True
        return False

    def _press_answer(self, column: Option, character: str) -> None:
        """A key in a cell that is answered by single keys."""
        if column.kind == "choice" and character == " ":
            self.put(next_choice(column, self.cells.get(*self.at)))
        elif column.kind == "choice":
            self.show_note(_("Space changes the choice."))
        elif (number := scale.digit(character)) is not None:
            self.put(number)
        else:
            self.show_note(_("Press 1–9, or 0 for 10."))

    def picked(self, target: object) -> None:
        match target:
            case (int(row), int(column)):
                self._clicked(row, column)
                return
            case ("answer", value):
                self._offered(value)
                return
        self.close_cell()
        match target:
            case ("remove", int(row)):
                self.remove_row(row)
            case ("clear", _):
                self.clear_cell()
            case ("undo", _):
                self.undo(True)
            case "add":
                self.add_row()

    def _clicked(self, row: int, column: int) -> None:
        self.close_cell()
        self.point_at(row, column)
        current = self.column()
        if current is not None and current.kind in WRITTEN:
            self._open()

    def _offered(self, value: object) -> None:
        """A word or number below the table was clicked: it answers the current cell."""
        column = self.column()
        self.pad.close()
        self.pad.focus()
        if column is not None and column.kind == "date":
            self.judge(str(value))
        elif column is not None and isinstance(value, str | int):
            self.put(value)

    def pasted(self, text: str) -> None:
        column = self.column()
        if column is not None and column.kind in WRITTEN:
            self._open(" ".join(clean(text).text.split()))

    # The open cell

    def _open(self, more: str = "") -> None:
        """Edit the current cell; `more` was typed or pasted: it follows words, and replaces a date or number."""
        column = self.column()
        if column is not None:
            old = self.cell(*self.at).text
            self._fresh = True
            self.pad.open(old + more if column.kind in FREE else more or old)
            self.typed(self.pad.text)

    def typed(self, text: str) -> None:
        """Words are told while they are written; a date or a number when its cell is done."""
        column = self.column()
        if column is not None and column.kind in FREE and self.cells.put(*self.at, text, keep=self._fresh):
            self._fresh = False
            self.answered(self.cells.filled())

    def done(self, step: int, arrow: bool, let_go: bool) -> None:
        if not self.close_cell(stay=step > 0 and not arrow and not let_go) and not let_go:
            return
        if arrow:
            self.step("up" if step < 0 else "down")
        elif step:
            self.advance()

    def close_cell(self, *, stay: bool = False) -> bool:
        """Take what was written. With `stay` a wrong date or number is left open to be mended: then False."""
        if not self.pad.editing:
            return True
        column = self.column()
        good = column is None or column.kind in FREE or self.judge(self.pad.text)
        if good or not stay:
            self.pad.close()
        return good

    @on(PersonWanted)
    def _person_wanted(self, event: PersonWanted) -> None:
        """A number and a date name nobody."""
        column = self.column()
        if column is None or column.kind not in FREE:
            event.stop()

    @on(Cleaned)
    def _cleaned(self, event: Cleaned) -> None:
        event.stop()
        self.call_after_refresh(self.show_note, event.sentence)
