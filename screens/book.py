"""The workbook that the app works with: there from the start, or closed until it is unlocked."""

from pathlib import Path
from typing import TYPE_CHECKING

from screens.closed import ClosedBook
from screens.key_order import OrderedKeys
from workbook.clock import Clock
from workbook.errors import LockedError
from workbook.i18n import _
from workbook.settings import Settings

if TYPE_CHECKING:
    from workbook.context import Workbook


class BookApp(OrderedKeys, inherit_bindings=False):
    """An app with a workbook; while that is closed, its place, its settings and its clock are known already."""

    def __init__(self, book: "Workbook | ClosedBook") -> None:
        super().__init__()
        self._book = book

    @property
    def closed(self) -> ClosedBook | None:
        """The workbook while it has not been opened in this run."""
        return self._book if isinstance(self._book, ClosedBook) else None

    @property
    def workbook(self) -> "Workbook":
        """The workbook. Raises LockedError before it is opened."""
        if isinstance(self._book, ClosedBook):
            raise LockedError(_("The journal is locked. Nothing is lost. Unlock it first."))
        return self._book

    @workbook.setter
    def workbook(self, workbook: "Workbook") -> None:
        self._book = workbook

    @property
    def home(self) -> Path:
        """The leader's folder."""
        return self._book.home if isinstance(self._book, ClosedBook) else self._book.journal.home

    @property
    def settings(self) -> Settings:
        """The plain settings."""
        return self._book.settings

    @property
    def clock(self) -> Clock:
        """What time it is."""
        return self._book.clock

    @property
    def sealed(self) -> bool:
        """Whether the journal has a lock, open or not."""
        return isinstance(self._book, ClosedBook) or self._book.journal.sealed
