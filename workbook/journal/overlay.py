"""Notes of the inbox, shown as if they were in the journal, and moved into it by the next who writes."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from workbook.journal.disk import Disk
from workbook.journal.inbox import Waiting, empty, read
from workbook.journal.keys import JournalKey
from workbook.journal.lines import Change
from workbook.journal.log import Log
from workbook.journal.places import saying
from workbook.journal.state import State


class Overlay:
    """What waits in the inbox of one home, and is not in its journal yet."""

    def __init__(self, home: Path, disk: Disk) -> None:
        self._home = home
        self._disk = disk
        self._there: Waiting | None = None
        """The file as it was last read."""
        self._waiting: dict[str, Change] = {}
        self.kept: list[Path] = []
        """Where an inbox with damaged lines was put."""

    def known(self, changes: Iterable[Change]) -> None:
        """They are in the journal."""
        for change in changes:
            self._waiting.pop(change.id, None)

    def forget(self) -> None:
        """Know of none."""
        self._waiting.clear()
        self._there = None

    def show(self, state: State, key: JournalKey) -> bool:
        """Lay what waits over what was read; whether there is anything new. Raises PlaceError."""
        with saying(self._home):
            self._there = read(self._home, key, self._disk)
        if self._there is None:
            return False
        new = [note for note in self._there.notes if state.rows(note.table).current(note.id) is None]
        state.apply(new)
        self._waiting.update({note.id: note for note in new})
        return bool(new)

    def sort_in(self, log: Log) -> None:
        """Move what was shown into the journal; with the lock held since. Raises PlaceError."""
        there = self._there
        if there is None or log.header is None:
            return
        for note in there.notes:
            if note.id in self._waiting:  # another is in the journal: it was sorted in, and then the process ended
                log.append([note])
                del self._waiting[note.id]
        with suppress(OSError):  # the next time they are known
            self.kept += empty(self._home, there, self._disk)
            self._there = None
