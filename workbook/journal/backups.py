"""Backups: a copy of the journal for each day that something was written, in `backups/` of the home."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from workbook.clock import Clock, DatedClock
from workbook.errors import PlaceError
from workbook.i18n import _
from workbook.journal.copies import JOURNAL
from workbook.journal.copying import RenewedError, check_file, copied, unless_renewed, whole
from workbook.journal.disk import Disk
from workbook.journal.journal import Journal
from workbook.journal.key_files import key_file_of, put_key_beside
from workbook.journal.keyhole import header_of, seals
from workbook.journal.lock import locked
from workbook.journal.places import saying
from workbook.journal.rotation import TOGETHER, Generation, fitting, kept, name_of_day, name_of_replaced, ordered
from workbook.journal.turning import refuse_unsettled

FOLDER: Final = "backups"
_HEAD: Final = 256
_TAIL: Final = 4096
_TRIES: Final = 3
"""When the journal is written anew just then."""


@dataclass(frozen=True)
class Made:
    """A backup."""

    path: Path
    new: bool
    """False when the newest backup already held all of it."""
    harmed: int = 0
    """Lines in it that are damaged or missing, as they are in the journal itself."""


def generations(home: Path, *, disk: Disk | None = None) -> list[Path]:
    """Every backup in the home, newest first, with the journals that were replaced by a restore or a repair.

    Raises PlaceError.
    """
    folder = home / FOLDER
    with saying(folder):
        return [folder / one.name for one in ordered((disk or Disk()).listdir(folder))]


def due(home: Path, clock: Clock, *, disk: Disk | None = None) -> bool:
    """Whether the day has no backup yet; never on a date that was set by hand. One look into a folder.

    Raises PlaceError.
    """
    if isinstance(clock, DatedClock):
        return False
    folder = home / FOLDER
    with saying(folder):
        return name_of_day(clock.today()) not in (disk or Disk()).listdir(folder)


def make(journal: Journal, clock: Clock, *, disk: Disk | None = None) -> Path | None:
    """Bring the day's backup up to what the journal holds, and let the oldest go; for opening and closing.

    None when there is nothing to do: nothing was written since the newest, or the date was set by hand. A journal that
    is damaged takes the place of nothing. Safe in a thread and beside other processes. Raises PlaceError.
    """
    if isinstance(clock, DatedClock):
        return None
    made = keep(journal.home, clock, disk=disk)
    return made.path if made is not None and made.new else None


def keep(home: Path, clock: Clock, *, disk: Disk | None = None) -> Made | None:
    """The same when it is asked for by hand, on any date; None when nothing was ever saved. Raises PlaceError.

    Refused while backups wait to be sealed or opened, which are not to get other names before.
    """
    disk, folder, source = disk or Disk(), home / FOLDER, home / JOURNAL
    refuse_unsettled(home, disk)
    target = folder / name_of_day(clock.today())
    with saying(target):
        there = ordered(disk.listdir(folder))
        ending = _ending(disk, source)
        if ending is None:
            return None
        for name in dict.fromkeys([target.name, *(one.name for one in there if not one.replaced)][:2]):
            if disk.exists(folder / name) and _ending(disk, folder / name) == ending:
                return Made(folder / name, new=False)
        disk.mkdir(folder)
        harmed = _copied(home, target, clock, disk, ending.whole, there)
        if harmed is None:
            return Made(folder / there[0].name, new=False, harmed=len(check_file(disk, source).damage))
        disk.sync_folder(folder)
        if not harmed and not isinstance(clock, DatedClock):
            _rotate(disk, folder, clock.today())
    return Made(target, new=True, harmed=harmed)


def _copied(home: Path, target: Path, clock: Clock, disk: Disk, size: int, there: Sequence[Generation]) -> int | None:
    """Put the copy there; how many places in it are damaged. None when it must not take the place of another one.

    The lock is held for the last step: a copy of a journal that was sealed meanwhile would come too late.
    """
    source = home / JOURNAL
    for turn in range(_TRIES):
        try:
            with copied(disk, source, target) as (beside, reading):
                harmed = len(reading.damage)
                if harmed and there and (disk.exists(target) or not _room(disk, target.parent, there, size)):
                    return None
                with locked(disk, home / ".lock"):
                    unless_renewed(disk, source, reading.first)
                    if disk.exists(target) and not _goes_on(disk, source, target):
                        _rename(disk, target, name_of_replaced(clock.now(), disk.listdir(target.parent)))
                    put_key_beside(home, reading.header, target, disk)
                    disk.replace(beside, target)
                return harmed
        except RenewedError:
            if turn == _TRIES - 1:
                raise
    return None


def copy_to(home: Path, target: Path, *, disk: Disk | None = None) -> Made:
    """A copy of the journal in a file of the leader's choice; never over another one. Raises PlaceError."""
    disk, claimed = disk or Disk(), list[Path]()
    with saying(target):
        try:
            for path in (target, key_file_of(target)) if _is_sealed(home, disk) else (target,):
                _claim(disk, path)
                claimed.append(path)
            with copied(disk, home / JOURNAL, target) as (beside, reading):
                put_key_beside(home, reading.header, target, disk)
                disk.replace(beside, target)
                claimed.clear()
        finally:
            for path in claimed:
                disk.remove(path)
        with suppress(OSError):  # some network folders and sticks cannot promise more
            disk.sync_folder(target.parent)
    return Made(target, new=True, harmed=len(reading.damage))


def _rename(disk: Disk, path: Path, name: str) -> None:
    """A backup with its key file."""
    to = path.with_name(name)
    if disk.exists(key_file_of(path)):
        disk.replace(key_file_of(path), key_file_of(to))
    disk.replace(path, to)


def _is_sealed(home: Path, disk: Disk) -> bool:
    return seals(home, header_of(home / JOURNAL, disk), disk)


def _claim(disk: Disk, target: Path) -> None:
    """Begin the file, so that nobody else does."""
    try:
        disk.write_new(target, b"")
    except FileExistsError:
        raise PlaceError(
            _("{path} is there already and was not touched. Choose another name.").format(path=target)
        ) from None
    except FileNotFoundError:
        raise PlaceError(
            _("The folder {path} does not exist. Nothing was written; make it first, or choose another.").format(
                path=target.parent
            )
        ) from None


@dataclass(frozen=True)
class _Ending:
    """Tells one state of a journal from another without reading it all."""

    whole: int
    head: bytes
    tail: bytes


def _ending(disk: Disk, path: Path) -> _Ending | None:
    """None when there is no file, or no line but the first."""
    try:
        handle = disk.open(path, "read")
    except FileNotFoundError:
        return None
    try:
        end = whole(disk, handle)
        head = disk.read(handle, 0, min(end, _HEAD))
        start = max(0, end - _TAIL)
        return None if 0 < end == head.find(b"\n") + 1 else _Ending(end, head, disk.read(handle, start, end - start))
    finally:
        disk.close(handle)


def _goes_on(disk: Disk, source: Path, backup: Path) -> bool:
    """Whether the journal begins with what the backup holds; one that was begun anew or cut does not."""
    before = _ending(disk, backup)
    if before is None:
        return True
    handle = disk.open(source, "read")
    try:
        start = before.whole - len(before.tail)
        return (
            disk.read(handle, 0, len(before.head)) == before.head
            and disk.read(handle, start, len(before.tail)) == before.tail
        )
    finally:
        disk.close(handle)


def _room(disk: Disk, folder: Path, there: Sequence[Generation], more: int) -> bool:
    return sum(_sizes(disk, folder, there).values()) + more <= TOGETHER


def _rotate(disk: Disk, folder: Path, today: date) -> None:
    """Let go of what is neither wanted nor fits; a file that cannot be removed now goes the next time."""
    there = ordered(disk.listdir(folder))
    wanted = kept(there, today)
    stay = fitting([one for one in there if one in wanted], _sizes(disk, folder, there))
    for one in there:
        if one not in stay:
            with suppress(OSError):
                disk.remove(folder / one.name)
                disk.remove(key_file_of(folder / one.name))


def _sizes(disk: Disk, folder: Path, there: Sequence[Generation]) -> dict[Generation, int]:
    sizes: dict[Generation, int] = {}
    for one in there:
        try:
            handle = disk.open(folder / one.name, "read")
        except FileNotFoundError:
            sizes[one] = 0  # another process rotates too
            continue
        try:
            sizes[one] = disk.size(handle)
        finally:
            disk.close(handle)
    return sizes
