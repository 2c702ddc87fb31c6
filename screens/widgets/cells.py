"""The rows of a table as they are being edited, with a way back for every change."""

from collections.abc import Sequence

from workbook.curriculum.model import Option
from workbook.journal.records import Scalar

Cells = dict[str, Scalar]
MOST_STEPS = 50
"""Changes that can be undone."""


class Rows:
    """Rows of column id to cell; an empty cell is absent. There is always a row to write in."""

    def __init__(self, columns: Sequence[Option]) -> None:
        self._columns = tuple(column.id for column in columns)
        self._rows: list[Cells] = [{}]
        self._past: list[list[Cells]] = []
        self._future: list[list[Cells]] = []

    def __len__(self) -> int:
        return len(self._rows)

    def load(self, rows: Sequence[Cells]) -> None:
        """Begin anew with these rows, with nothing to undo."""
        self._rows = [dict(row) for row in rows] or [{}]
        self._past.clear()
        self._future.clear()

    def get(self, row: int, column: int) -> Scalar | None:
        """The cell, or None when it is empty."""
        return self._rows[row].get(self._columns[column])

    def put(self, row: int, column: int, value: Scalar | None, *, keep: bool = True) -> bool:
        """Set or empty a cell; False when that changes nothing. `keep=False` adds no step to undo."""
        name = self._columns[column]
        if self._rows[row].get(name) == value:
            return False
        if keep:
            self._remember()
        if value is None or value == "":
            self._rows[row].pop(name, None)
        else:
            self._rows[row][name] = value
        return True

    def checkpoint(self) -> None:
        """Undo comes back to here."""
        self._remember()

    def add(self) -> int:
        """A new row at the end; its number. An empty last row is used instead."""
        if self._rows[-1]:
            self._rows.append({})
        return len(self._rows) - 1

    def remove(self, row: int) -> bool:
        """Take a row away; False when it held nothing and is the only one."""
        if len(self._rows) == 1 and not self._rows[0]:
            return False
        self._remember()
        del self._rows[row]
        if not self._rows:
            self._rows.append({})
        return True

    def undo(self) -> bool:
        """Back to before the last change."""
        return self._swap(self._past, self._future)

    def redo(self) -> bool:
        """Forward again after `undo`."""
        return self._swap(self._future, self._past)

    @property
    def can_undo(self) -> bool:
        return bool(self._past)

    def filled(self) -> list[Cells]:
        """The rows that hold something: the answer."""
        return [dict(row) for row in self._rows if row]

    def _remember(self) -> None:
        self._past.append([dict(row) for row in self._rows])
        del self._past[:-MOST_STEPS]
        self._future.clear()

    def _swap(self, source: list[list[Cells]], target: list[list[Cells]]) -> bool:
        if not source:
            return False
        target.append(self._rows)
        self._rows = source.pop()
        return True
