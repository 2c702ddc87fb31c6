"""What is forgotten leaves every file of the home; only its id stays, so that no older copy brings it back."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from msgspec import structs

from workbook.errors import DamagedError
from workbook.i18n import _
from workbook.journal.compaction import leftover, next_header
from workbook.journal.disk import Disk
from workbook.journal.drafts import Drafts
from workbook.journal.generation import beside, write
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


def purge(
    place: Place, record_ids: Iterable[str], now: datetime, still: Callable[[str], bool] = lambda _id: True
) -> PurgeReport:
    """Leave the records out of journal, previous generation, backups, drafts and rescued parts.

    The copies come first, most of them before the lock is taken: as long as one could not be written, the journal still
    has the records and it can be tried again. They are looked at once more at the end, for a backup may have been under
    way. `still` is asked for each id under the lock. Raises PlaceError, InUseError, DamagedError (lines that cannot be
    read may hold them).
    """
    ids = frozenset(record_ids)
    _readable(place)
    done, left = _copies_without(place, ids)
    with place.storage.exclusive():
        _readable(place)
        ids = frozenset(one for one in ids if still(one))
        known = _known(place, ids)
        done += _copies_without(place, ids)[0] + place.drafts.forget(ids)
        _clear_leftovers(place)
        if known:
            _journal_without(place, ids, now)
            done += [*_copies_without(place, ids)[0], place.storage.log.path]
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


def _known(place: Place, ids: frozenset[str]) -> tuple[str, ...]:
    """Those of the ids that the journal still says anything of, in documents or in older lines."""
    path = place.storage.log.path
    with saying(path):
        _reading, lines = begin(place.disk.read_file(path))
    there = {change.id for line in lines for change in line.changes if not change.gone}
    return tuple(sorted(ids & there))


def _copies_without(place: Place, ids: frozenset[str]) -> tuple[list[Path], list[Path]]:
    """The copies that named one of the records: those that do no longer, and those that were left as they are."""
    done: list[Path] = []
    left: list[Path] = []
    for path in _copies(place):
        with saying(path):
            if _mentions(place.disk, path, ids):
                (done if _without(place.disk, path, ids) else left).append(path)
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


def _mentions(disk: Disk, path: Path, ids: frozenset[str]) -> bool:
    """Whether a line of the file that is no tombstone names one of the ids."""
    try:
        data = disk.read_file(path)
    except FileNotFoundError:
        return False
    if not any(one.encode() in data for one in ids):
        return False
    reading, lines = begin(data)
    if reading.header is None or reading.damage or reading.end < len(data):
        return True
    return any(change.id in ids and not change.gone for line in lines for change in line.changes)


def _without(disk: Disk, path: Path, ids: frozenset[str]) -> bool:
    """Write a copy anew without the records; False when it is not a whole journal and was left as it is."""
    if path.suffix == ".part":
        disk.remove(path)
        disk.sync_folder(path.parent)
        return True
    data = disk.read_file(path)
    reading, lines = begin(data)
    header = reading.header
    ours = header is not None and header.format == "lederbog-journal" and header.lines == "plain"
    if header is None or not ours or reading.damage or header.version > VERSION:
        return False
    state = State()
    for line in lines:
        state.apply(line.changes)
    state.forget(ids)
    with beside(disk, path) as new:
        write(disk, new, structs.replace(header, version=VERSION), state.kept)
        disk.replace(new, path)
    disk.sync_folder(path.parent)
    return True


def _journal_without(place: Place, ids: frozenset[str], now: datetime) -> None:
    """The next generation, without them."""
    log, disk, state = place.storage.log, place.disk, place.storage.state.copy()
    state.forget(ids)
    header = structs.replace(next_header(log.header), purged=now.date().isoformat())
    with saying(log.path), beside(disk, log.path) as new:
        reading = write(disk, new, header, state.kept)
        log.take(new, reading)
    place.storage.forget(ids)


def _clear_leftovers(place: Place) -> None:
    """Files that were being made when a process ended may hold them too; one that is in use is left to its owner."""
    folders = {place.home, place.storage.log.path.parent, *(place.home / name for name in ("backups", "rescued"))}
    for folder in folders:
        with saying(folder):
            names = [name for name in place.disk.listdir(folder) if leftover(name)]
            for name in names:
                with suppress(PermissionError):
                    place.disk.remove(folder / name)
            if names:
                place.disk.sync_folder(folder)
