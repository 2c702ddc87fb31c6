"""What is forgotten leaves every file of the home; its id stays, so that no older copy brings it back.

Where it stood in a calendar, that stays too (`called_off`).
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from msgspec import structs

from workbook.errors import DamagedError
from workbook.i18n import _
from workbook.journal.compaction import leftover
from workbook.journal.disk import Disk
from workbook.journal.drafts import Drafts
from workbook.journal.generation import beside, write
from workbook.journal.kept import is_wrapped, unwrapped
from workbook.journal.keyhole import MARKER
from workbook.journal.keys import JournalKey
from workbook.journal.leaving import Leaving, Records
from workbook.journal.lines import VERSION
from workbook.journal.places import saying
from workbook.journal.reading import begin
from workbook.journal.records import Record
from workbook.journal.state import State
from workbook.journal.storage import LogStorage

KEPT_IN_TRASH: Final = timedelta(days=30)


@dataclass(frozen=True)
class PurgeReport:
    """What a purge did; ids and paths, never a word."""

    ids: tuple[str, ...]
    """Those that were in the journal, or still in its older lines."""
    files: tuple[Path, ...]
    """Written anew without them, or removed."""
    left: tuple[Path, ...]
    """They are named in these, which are damaged or not ours and were not touched."""


@dataclass(frozen=True)
class Place:
    """Where a journal and all that was copied from it lies."""

    home: Path
    storage: LogStorage
    drafts: Drafts

    @property
    def disk(self) -> Disk:
        """The door to it."""
        return self.storage.disk

    @property
    def key(self) -> JournalKey | None:
        """What sealed files are read and written with."""
        return self.storage.keyhole.key


def purge(
    place: Place, record_ids: Iterable[str], now: datetime, still: Callable[[str], bool] = lambda _id: True
) -> PurgeReport:
    """Leave the records out of every file of the home (`take_out`); `still` is asked for each id under the lock."""
    ids = frozenset(record_ids)
    return take_out(place, Records(ids), now, lambda: Records(frozenset(one for one in ids if still(one))))


def take_out(place: Place, what: Leaving, now: datetime, settled: Callable[[], Leaving] | None = None) -> PurgeReport:
    """Take it out of journal, previous generation, backups, drafts, inbox and rescued parts.

    The copies come first, most of them before the lock is taken: as long as one could not be written, the journal still
    has it and it can be tried again. They are looked at once more at the end, for a backup may have been under way.
    `settled` says under the lock what it is now. Raises PlaceError, InUseError, DamagedError (lines that cannot be
    read may hold it).
    """
    _readable(place)
    with saying(place.home):
        unsettled = place.disk.exists(place.home / MARKER)
    if unsettled:
        # Imported here: hardly ever needed, and this module is loaded at every start.
        from workbook.journal.turning import refuse_unsettled

        refuse_unsettled(place.home, place.disk)
    done, left = _copies_without(place, what)
    with place.storage.exclusive():
        _readable(place)
        what = settled() if settled is not None else what
        known = _known(place, what)
        done += _copies_without(place, what)[0] + what.leave_drafts(place.drafts)
        _clear_leftovers(place)
        if known:
            _journal_without(place, what, now)
            done += [*_copies_without(place, what)[0], place.storage.log.path]
            _clear_leftovers(place)
    return PurgeReport(known, tuple(dict.fromkeys(done)), tuple(left))


def purge_old(place: Place, there: Callable[[], Iterable[tuple[Record, datetime]]], now: datetime) -> int:
    """Purge what has lain in the trash for 30 days; how many. `there` is what lies in it, and since when.

    At most once a day; a journal with damaged lines is left alone, and so is a record that a draft still revises.
    Raises what `purge` raises.
    """
    log = place.storage.log
    if log.damage or log.header is None or log.header.purged == now.date().isoformat():
        return 0

    def old() -> set[str]:
        return {record.id for record, since in there() if now - since >= KEPT_IN_TRASH}

    due = old()
    if not due:
        return 0
    due -= {draft.record for draft in place.drafts.all()}
    return len(purge(place, due, now, lambda one: one in old()).ids) if due else 0


def _readable(place: Place) -> None:
    log = place.storage.log
    if log.damage:
        raise DamagedError(
            _(
                "Lines of {path} are damaged, and they may hold what you want to be rid of. Nothing was changed. "
                "Run lederbog doctor --repair first."
            ).format(path=log.path)
        )


def _known(place: Place, what: Leaving) -> tuple[str, ...]:
    """The ids of what the journal still says it in, in documents or in older lines."""
    path = place.storage.log.path
    with saying(path):
        _reading, lines = begin(place.disk.read_file(path), place.key)
    return tuple(sorted({change.id for line in lines for change in line.changes if what.is_in(change)}))


def _copies_without(place: Place, what: Leaving) -> tuple[list[Path], list[Path]]:
    """The copies that said it: those that do no longer, and those that were left as they are.

    The lock is held for each, so that none is put back in place that another process has sealed meanwhile.
    """
    done: list[Path] = []
    left: list[Path] = []
    for path in _copies(place):
        with place.storage.exclusive(), saying(path):
            if _says(place, path, what):
                (done if _without(place, path, what) else left).append(path)
    return done, left


def _copies(place: Place) -> Iterator[Path]:
    """Every file beside the journal that was made of it."""
    home, disk = place.home, place.disk
    own = place.storage.log.path
    with saying(home):
        beside_it = [home / name for name in disk.listdir(home) if name.startswith(own.stem)]
        for folder in ("backups", "rescued"):
            beside_it += [home / folder / name for name in disk.listdir(home / folder)]
        yield from (path for path in beside_it if path.name != own.name and not leftover(path.name))


def _says(place: Place, path: Path, what: Leaving) -> bool:
    """Whether a line of the file says it, or may do so."""
    try:
        stored = place.disk.read_file(path)
    except FileNotFoundError:
        return False
    data = unwrapped(stored, place.key)
    if data is None:
        return True
    if path.suffix == ".part" and not is_wrapped(stored):
        # half a sealed line can be opened no more, and still be undone
        return place.key is not None or what.may_be_in(data)
    reading, lines = begin(data, place.key)
    if not reading.coding.sealed and not what.may_be_in(data):
        return False
    if reading.header is None or reading.damage or reading.end < len(data):
        return True
    return reading.closed or any(what.is_in(change) for line in lines for change in line.changes)


def _without(place: Place, path: Path, what: Leaving) -> bool:
    """Write a copy anew without it; False when it is not a whole journal and was left as it is."""
    disk = place.disk
    if path.suffix == ".part":
        disk.remove(path)
        disk.sync_folder(path.parent)
        return True
    data = disk.read_file(path)
    reading, lines = begin(data, place.key)
    header = reading.header
    if header is None or header.format != "lederbog-journal" or header.lines not in ("plain", "sealed"):
        return False
    if reading.closed or reading.damage or header.version > VERSION:
        return False
    state = State()
    for line in lines:
        state.apply(line.changes)
    what.leave(state)
    with beside(disk, path) as new:
        write(disk, new, structs.replace(header, version=VERSION), state.kept, place.key)
        disk.replace(new, path)
    disk.sync_folder(path.parent)
    return True


def _journal_without(place: Place, what: Leaving, now: datetime) -> None:
    """The next generation, without it."""
    log, disk, state = place.storage.log, place.disk, place.storage.state.copy()
    what.leave(state)
    header = structs.replace(log.next_header(), purged=now.date().isoformat())
    with saying(log.path), beside(disk, log.path) as new:
        reading = write(disk, new, header, state.kept, place.key)
        log.take(new, reading)
    place.storage.take_out(what)


def _clear_leftovers(place: Place) -> None:
    """Files that were being made when a process ended may hold them too; one that is in use is left to its owner."""
    below = (place.home / name for name in ("backups", "rescued", "drafts"))
    folders = {place.home, place.storage.log.path.parent, *below}
    for folder in folders:
        with saying(folder):
            names = [name for name in place.disk.listdir(folder) if leftover(name)]
            for name in names:
                with suppress(PermissionError):
                    place.disk.remove(folder / name)
            if names:
                place.disk.sync_folder(folder)
