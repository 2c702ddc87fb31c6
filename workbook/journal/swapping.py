"""Another journal in the place of the one that is there, which is kept among the backups."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from workbook.clock import Clock
from workbook.errors import DamagedError
from workbook.journal.backups import FOLDER
from workbook.journal.copies import JOURNAL
from workbook.journal.copying import check_file, prepared
from workbook.journal.disk import Disk
from workbook.journal.key_files import key_file_of, put_key_beside
from workbook.journal.keys import JournalKey
from workbook.journal.lines import Change, Header, Line, read_header, write_header
from workbook.journal.lock import PATIENCE, locked
from workbook.journal.log import Log
from workbook.journal.marks import Mark
from workbook.journal.migration import writing
from workbook.journal.places import saying
from workbook.journal.reading import Damage
from workbook.journal.rotation import name_of_replaced
from workbook.journal.state import State

Ids = Mapping[tuple[str, str], Change]
"""Table and id to the newest change."""


@dataclass(frozen=True)
class Content:
    """A journal's file as it was read; nothing of it shows in a repr."""

    header: Header | None
    lines: Sequence[Line]
    damage: Sequence[Damage]
    last: int = 0
    """The sequence of the newest line, whether it could be read or not."""
    readable: bool = True
    """False when nothing of it could be read."""
    missing: int = 0
    """Saves that were cut off at the end of the home's own journal, as far as its mark tells."""

    def __repr__(self) -> str:
        return f"Content({len(self.lines)} lines)"

    @property
    def sealed(self) -> bool:
        """Whether the file is sealed."""
        return self.header is not None and self.header.lines == "sealed"

    def live(self) -> Ids:
        """Every document that is there."""
        state = self._state()
        return {(table, one): change for table in self._tables() for one, change in state.rows(table).live.items()}

    def gone(self) -> Ids:
        """Every tombstone."""
        state = self._state()
        return {(table, one): change for table in self._tables() for one, change in state.rows(table).gone.items()}

    def _tables(self) -> list[str]:
        return list(dict.fromkeys(change.table for line in self.lines for change in line.changes))

    def _state(self) -> State:
        state = State()
        for line in self.lines:
            state.apply(line.changes)
        return state


def content_of(disk: Disk, path: Path, key: JournalKey | None = None) -> Content:
    """Read the journal at `path`; a damaged one as far as it goes.

    Raises PlaceError, LockedError for a sealed one that this is not the key of, and ForeignError for a file of another
    program or a newer version.
    """
    log = Log(path, disk, key)
    try:
        _anew, lines = log.read_on()
    except DamagedError:
        return Content(None, (), (), readable=False)
    with saying(path):
        reading = check_file(disk, path, key)
    return Content(reading.header, lines, log.damage, reading.sequence, missing=log.missing_end)


def written(header: Header, lines: Sequence[Line], gone: Ids, key: JournalKey | None = None) -> bytes:
    """A journal of these lines, counted anew, that holds nothing of what is gone and says so.

    Raises LockedError when it is to be sealed and this is not its key.
    """
    write_line = writing(header, key).write
    parts = [write_header(header)]
    for line in lines:
        changes = [change for change in line.changes if (change.table, change.id) not in gone]
        if changes:
            parts.append(write_line(len(parts), changes))
    if gone:
        parts.append(write_line(len(parts), list(gone.values())))
    return b"".join(parts)


@contextmanager
def journal_held(home: Path, disk: Disk) -> Iterator[Path]:
    """The journal's real path, with the lock held. Raises PlaceError, InUseError."""
    with saying(home):
        disk.mkdir(home)
    with locked(disk, home / ".lock", PATIENCE):
        yield Path(os.path.realpath(home / JOURNAL))


def reached(home: Path, disk: Disk, key: JournalKey | None) -> int:
    """The latest generation that a sealed journal ever had, as far as its mark tells."""
    mark = Mark((home / JOURNAL).with_suffix(".mark"), disk)
    if key is not None:
        mark.look(key)
    return mark.generation


def put_in_place(path: Path, data: bytes, home: Path, clock: Clock, disk: Disk, *, keep: bool = True) -> Path | None:
    """Make `data` the journal at `path` at one stroke; where the one before is kept, None when there was none.

    The lock is held. Raises PlaceError; then the journal is the one before, or (when only the folder could not be
    made safe) the new one.
    """
    folder = home / FOLDER
    with saying(path), ExitStack() as stack:
        beside = stack.enter_context(prepared(disk, path, data))
        try:
            before = disk.read_file(path)
        except FileNotFoundError:
            before = None
        kept = None if before is None or not keep else _kept(disk, folder, before, clock)
        try:
            disk.replace(beside, path)
        except OSError:
            if kept is not None:
                with suppress(OSError):
                    disk.remove(kept)
                    disk.remove(key_file_of(kept))
            raise
        disk.sync_folder(path.parent)
    return kept


def _kept(disk: Disk, folder: Path, data: bytes, clock: Clock) -> Path:
    with saying(folder):
        disk.mkdir(folder)
        disk.sync_folder(folder.parent)
        kept = folder / name_of_replaced(clock.now(), disk.listdir(folder))
        header = read_header(data.partition(b"\n")[0])
        put_key_beside(folder.parent, header, kept, disk)
        with prepared(disk, kept, data) as beside:
            disk.replace(beside, kept)
        disk.sync_folder(folder)
    return kept
