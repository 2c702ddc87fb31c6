"""Everything that was written leaves the home for good; what stays is an empty journal and the settings.

The copies go first, so that a kill leaves the whole journal. Then an empty one takes its place at one stroke, and from
there on nothing can be read; what only a locked home needs goes last, at the latest at the next start.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from workbook.errors import PlaceError
from workbook.i18n import _
from workbook.journal.compaction import leftover
from workbook.journal.copies import PREVIOUS, conflict_copies
from workbook.journal.disk import Disk
from workbook.journal.keyhole import MARKER
from workbook.journal.lines import new_header, write_header
from workbook.journal.purge import Place
from workbook.journal.turning import FOLDERS, settle


@dataclass(frozen=True)
class Destroyed:
    """What a destruction did; counts and paths, never a word."""

    files: int
    """Files that were deleted or emptied."""
    left: tuple[Path, ...]
    """They could not be deleted now; what only a locked home needs, the next start deletes."""


def destroy(place: Place) -> Destroyed:
    """Delete it all. Raises InUseError, PlaceError and what reading on raises; then the whole journal is there."""
    disk, real = place.disk, place.storage.log.path
    with place.storage.exclusive():
        done = 0
        for path in list(_copies(place)):
            _delete(disk, path)
            done += 1
        _sync(place, real)
        try:
            disk.remove(place.home / MARKER)
            disk.write_new(place.home / MARKER, b"")
            disk.put(real, write_header(new_header("lederbog-journal")))
        except OSError as fault:
            if not _is_empty(disk, real):
                raise _still_there(real) from fault
        return Destroyed(done + 1, (*_late(place), *_settled(place, real)))


def _is_empty(disk: Disk, real: Path) -> bool:
    """Whether the empty journal took its place, though the disk refused something after that."""
    try:
        return disk.read_file(real).count(b"\n") == 1
    except OSError:
        return False


def _copies(place: Place) -> Iterator[Path]:
    """Every file that holds words, but the journal itself."""
    disk, home = place.disk, place.home
    folders = {home, place.storage.log.path.parent}
    try:
        for folder in folders:
            yield from (folder / name for name in disk.listdir(folder) if leftover(name) or name == PREVIOUS)
        yield from (home / name for name in conflict_copies(home, disk))
        for name in FOLDERS:
            yield from (home / name / file for file in disk.listdir(home / name))
    except OSError as fault:
        raise _still_there(home) from fault


def _delete(disk: Disk, path: Path) -> None:
    try:
        disk.remove(path)
    except OSError as fault:
        raise _still_there(path) from fault


def _late(place: Place) -> list[Path]:
    """A backup or a draft of another thread may have been under way; those that could not be deleted."""
    left = []
    try:
        for path in list(_copies(place)):
            try:
                _delete(place.disk, path)
            except PlaceError:
                left.append(path)
    except PlaceError:
        left.append(place.home)
    return left


def _sync(place: Place, real: Path) -> None:
    for folder in {place.home, real.parent, *(place.home / name for name in FOLDERS)}:
        with suppress(FileNotFoundError, OSError):
            place.disk.sync_folder(folder)


def _settled(place: Place, real: Path) -> list[Path]:
    try:
        return settle(place.home, real, place.disk)
    except OSError:
        return [place.home]


def _still_there(path: Path) -> PlaceError:
    return PlaceError(
        _(
            "{path} could not be deleted, so your journal is still there, whole. Copies of it may be gone already. "
            "Close other programs that may use it, and try again."
        ).format(path=path)
    )
