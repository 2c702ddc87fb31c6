"""The rows behind a table: where the pointer is, and what changes them."""

from datetime import date

from textual.geometry import Region

from screens.widgets.cells import Rows
from screens.widgets.grid import Cell, Layout, stepped
from screens.widgets.pad import DrawnField
from screens.widgets.table_cells import cell_text
from workbook.curriculum.answers import cell as judged
from workbook.curriculum.model import Field, Option
from workbook.errors import AnswerError
from workbook.i18n import _
from workbook.journal.records import Scalar


class Sheeted(DrawnField):
    """A field whose answer is rows of cells, one of which is pointed at."""

    def __init__(self, field: Field, number: int = 0, *, today: date) -> None:
        super().__init__(field, number)
        self.columns = field.options
        self.cells = Rows(field.options)
        self.at = (0, 0)
        """Row and column; after the last column the row's remove button, after the last row the add button."""
        self.layout_now = Layout([], {}, True)
        self._today = today

    def cursor(self) -> tuple[int, int]:
        return self.at

    def column(self) -> Option | None:
        """The column of the current cell; None beside the cells."""
        row, column = self.at
        return self.columns[column] if row < len(self.cells) and column < len(self.columns) else None

    def cell(self, row: int, column: int) -> Cell:
        """What the cell shows."""
        return cell_text(self.columns[column], self.cells.get(row, column))

    # Moving

    def step(self, key: str) -> None:
        """Follow an arrow, out of the field at its ends."""
        row, column = stepped(self.at, key, len(self.columns), self.layout_now.side_by_side)
        if row < 0:
            self.go_previous()
        elif row > len(self.cells):
            self.go_next()
        else:
            self.point_at(row, column)

    def advance(self) -> None:
        """On to the next cell; after the last one to the next row."""
        row, column = self.at
        last = column + 1 >= len(self.columns)
        self.point_at(row + last, 0 if last else column + 1)

    def point_at(self, row: int, column: int) -> None:
        """Point at a cell or button, and bring it into view."""
        row = min(max(row, 0), len(self.cells))
        self.at = (row, 0 if row == len(self.cells) else min(max(column, 0), len(self.columns)))
        self.redraw()
        region = self.cell_region()
        self.pad.reveal(region.y, region.height)
        self.moved()

    def cell_region(self) -> Region:
        """Where the current cell is drawn."""
        self.pad.laid(self.pad.content_size.width)
        return self.layout_now.regions.get(self.at, Region(0, 0, 1, 1))

    # Changing

    def put(self, value: Scalar | None) -> None:
        """Answer the current cell; None empties it."""
        if self.cells.put(*self.at, value):
            self.changed()

    def changed(self) -> None:
        """Draw and tell of the rows as they are now."""
        self.redraw()
        self.answered(self.cells.filled())

    def clear_cell(self) -> None:
        """Empty the current cell."""
        if self.column() is not None:
            self.put(None)

    def add_row(self) -> None:
        """Go to a new row, or to the last one while it is empty."""
        self.point_at(self.cells.add(), 0)

    def remove_row(self, row: int) -> None:
        """Take a row away, and say how it comes back."""
        if self.cells.remove(row):
            self.at = (min(row, len(self.cells) - 1), 0)
            self.changed()
            self.show_note(_("Row {n} is gone. Ctrl+Z or [undo] brings it back.").format(n=row + 1))

    def undo(self, back: bool) -> None:
        """Take the last change back, or with `back` False make it again."""
        if self.cells.undo() if back else self.cells.redo():
            self.at = (min(self.at[0], len(self.cells) - 1), self.at[1])
            self.changed()

    def judge(self, text: str) -> bool:
        """Put a typed date or number in the cell; a wrong one leaves the old and says why."""
        row, column = self.at
        try:
            value = judged(self.columns[column], text, self._today)
        except AnswerError as error:
            where = _("Row {n}, {column}").format(n=row + 1, column=self.columns[column].text)
            self.foot.show(error=f"{where}: {error}")
            return False
        self.put(value)
        return True
