"""The journal written anew without what nobody can ask for any more, while it is in use."""

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Final

from workbook.journal.copying import claim
from workbook.journal.generation import beside, copy, extend, extend_lines, write
from workbook.journal.places import saying
from workbook.journal.reading import Reading
from workbook.journal.state import State

if TYPE_CHECKING:
    from workbook.journal.storage import LogStorage

LARGE: Final = 1_000_000
"""Bytes below which a file is left as it is."""
_FRAME: Final = 36
"""Bytes of a line beside table, id and document: checksum, sequence, base, brackets and marks."""


def compact(storage: "LogStorage", *, force: bool = False) -> bool:
    """Write a new generation when more than half of a large file can be dropped; whether it was done.

    `force` does it anyway, also to a file with damaged lines, which is kept whole in `rescued/` then; otherwise the
    file before is kept as `journal.previous`. May run in a thread: the lock is taken for the last step alone, and what
    was saved meanwhile comes along. Nothing is done when another process was faster. Raises PlaceError, InUseError,
    DamagedError, ForeignError; the journal is the one before then, or (when only the folder could not be made safe)
    the new one.
    """
    with storage.guard:
        storage.refresh()
        start = storage.log.position()
        if not force and (start.end < LARGE or start.damage):
            return False
        state = storage.state.copy()
    if not force and 2 * _weight(state) >= start.end:
        return False
    return _renew(storage, state, start)


def _renew(storage: "LogStorage", state: State, start: Reading) -> bool:
    """Copy what was read up to `start`, then under the lock what came after it, and change the files."""
    log, disk = storage.log, storage.disk
    with saying(log.path), ExitStack() as stack:
        aside = log.aside(start) if start.damage else log.previous
        disk.mkdir(aside.parent)
        new, old = stack.enter_context(beside(disk, log.path)), stack.enter_context(beside(disk, aside))
        for path in (new, old):
            claim(disk, path)
        with storage.guard:  # or it is locked in between, and nobody knows any more that it was sealed
            storage.refresh()
            if not log.continues(start):
                return False
            header, key = log.next_header(), log.key
        reading = write(disk, new, header, state.kept, key, "append")
        copy(disk, log.path, old, start.end)
        stack.enter_context(storage.exclusive())
        if not log.continues(start):
            return False
        data, lines = log.since(start)
        extend_lines(disk, new, reading, lines)
        extend(disk, old, data)
        disk.replace(old, aside)
        disk.sync_folder(aside.parent)
        log.take(new, reading)
        if start.damage:
            log.put_aside.append(aside)
    return True


def _weight(state: State) -> int:
    """About as many bytes as a new generation has."""
    return sum(len(bytes(one.document)) + len(one.table) + len(one.id) + _FRAME for one in state.kept())


def leftover(name: str) -> bool:
    """Whether it is a file that was being made when its process ended."""
    return name.startswith(".") and Path(name).suffix == ".tmp"
