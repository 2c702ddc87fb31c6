"""A column of many widgets: the first screenful at once, the rest right after it was painted."""

from abc import abstractmethod
from collections.abc import Iterable, Iterator
from itertools import islice

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widget import Widget

_ROWS_EACH = 5
"""Rows that a part takes, mostly."""


class UnfoldingColumn(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Mounting is most of the work of opening a long page; so what lies below the screen waits for one refresh."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._parts: Iterator[Widget] = iter(())

    @abstractmethod
    def parts(self) -> Iterable[Widget]:
        """The widgets from above to below, each made when it is asked for."""

    def is_needed_whole(self) -> bool:
        """Whether everything must be there from the start."""
        return False

    def unfolded(self) -> None:
        """The rest is there now."""

    def compose(self) -> ComposeResult:
        self._parts = iter(self.parts())
        first = None if self.is_needed_whole() else self.app.size.height // _ROWS_EACH + 1
        yield from islice(self._parts, first)

    def on_mount(self) -> None:
        # The app's own queue also brings the keys: one that comes in the meantime waits, and finds everything there.
        self.call_after_refresh(self.app.call_later, self._unfold)

    async def _unfold(self) -> None:
        rest = list(self._parts)
        if rest and self.is_attached:
            await self.mount_all(rest)
            self.unfolded()
