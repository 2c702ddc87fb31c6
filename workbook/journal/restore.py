"""A journal from a backup, or from any copy: into an empty home, or in the place of the journal that is there."""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from workbook.clock import Clock
from workbook.errors import DamagedError, PlaceError
from workbook.i18n import _
from workbook.journal.backups import FOLDER
from workbook.journal.coding import locked_error
from workbook.journal.copies import JOURNAL, PREVIOUS
from workbook.journal.disk import Disk
from workbook.journal.keyhole import MARKER, Keyhole
from workbook.journal.keys import JournalKey
from workbook.journal.migration import next_generation
from workbook.journal.places import saying
from workbook.journal.records import Person
from workbook.journal.saving import TABLE_OF
from workbook.journal.swapping import (
    Content,
    Ids,
    content_of,
    journal_held,
    put_in_place,
    reached,
    written,
)


@dataclass(frozen=True)
class RestoreReport:
    """What a restore came to; counts, never words."""

    source: Path
    journal: Path
    records: int
    """Documents in the journal as it is now."""
    kept: Path | None
    """Where the journal that was replaced lies; None when there was none."""
    lost: int
    """Places in the source that are damaged."""
    obeyed: int
    """Documents of the source that had been deleted in the journal that was replaced, and stay deleted."""
    behind: int
    """Documents that only the replaced journal has, or has in a later form."""
    sealed: bool = False
    """Whether the journal is sealed now."""
    forgotten: int = 0
    """People of the source who were forgotten in the journal that was replaced; its texts may name them."""


def restore(
    file: Path,
    home: Path,
    clock: Clock,
    *,
    disk: Disk | None = None,
    key: JournalKey | None = None,
    copy_key: JournalKey | None = None,
) -> RestoreReport:
    """Make the journal in `home` what `file` holds, but for what was deleted since; drafts and settings stay.

    A file without a folder is also looked for in `backups/`. Another window that is open reads on by itself. `key` is
    the home's, `copy_key` that of the file (`locks.unlock_copy`) where it is another. What is sealed in a home stays
    so, whatever the file was: a home keeps its lock, or its having none. Only an empty one takes over that of the file.
    Raises PlaceError, LockedError, DamagedError (nothing of the file can be read), ForeignError (the file, or what
    stands in the journal's place, is of another program or a newer version), InUseError. Then nothing was changed.
    """
    disk = disk or Disk()
    source = found(file, home, disk)
    content = _content(disk, source, copy_key or key)
    with journal_held(home, disk) as path:
        with saying(path):
            there = disk.exists(path)
        if there and os.path.realpath(source) == str(path):
            raise PlaceError(_("{path} is the journal itself. Nothing was changed; name a backup.").format(path=source))
        own = _own_key(home, disk, key)
        before = content_of(disk, path, own) if there else Content(None, (), ())
        gone = {**content.gone(), **before.gone()}
        bare = content.sealed and not before.live() and not before.gone() and _is_bare(home, disk)
        taken = copy_key if own is None and bare else None
        if taken is not None:
            own = taken
            _take_over_keys(source, home, taken, disk)
        header = next_generation(content.header, before.header, key=own, reached=reached(home, disk, own))
        data = written(header, content.lines, gone, own)
        kept = put_in_place(path, data, home, clock, disk, keep=not bare)
        if taken is not None:
            with suppress(OSError):  # the next start does it
                disk.remove(home / MARKER)
    return _report(source, home, content, before, kept, sealed=own is not None)


def _content(disk: Disk, source: Path, key: JournalKey | None) -> Content:
    content = content_of(disk, source, key)
    if not content.readable:
        raise DamagedError(
            _("Nothing in {path} can be read: it is damaged. Nothing was restored; take another backup.").format(
                path=source
            )
        )
    return content


def _report(
    source: Path, home: Path, content: Content, before: Content, kept: Path | None, *, sealed: bool
) -> RestoreReport:
    gone = {**content.gone(), **before.gone()}
    live = content.live()
    now = {key: change for key, change in live.items() if key not in gone}
    return RestoreReport(
        source=source,
        journal=home / JOURNAL,
        records=len(now),
        kept=kept,
        lost=len(content.damage),
        obeyed=len(live) - len(now),
        behind=_behind(before.live(), now),
        sealed=sealed,
        forgotten=sum(table == TABLE_OF[Person] for table, one in live if (table, one) in before.gone()),
    )


def _own_key(home: Path, disk: Disk, key: JournalKey | None) -> JournalKey | None:
    """The key that the home is sealed with, None when it is plain. Raises LockedError."""
    with saying(home):
        return Keyhole(home, disk, key).key_to_write()


def _is_bare(home: Path, disk: Disk) -> bool:
    """Whether nothing lies beside the journal that would have to be sealed with it."""
    with saying(home):
        beside = [name for folder in ("drafts", FOLDER, "rescued") for name in disk.listdir(home / folder)]
        return not beside and not disk.exists(home / PREVIOUS)


def _take_over_keys(source: Path, home: Path, key: JournalKey, disk: Disk) -> None:
    from workbook.journal.key_files import home_key_files, key_file_of, put_key_file, readable_of

    raw = next((raw for raw, file in readable_of([key_file_of(source)], disk, []) if file.journal == key.journal), None)
    if raw is None:
        raise locked_error()
    with saying(home):
        disk.put(home / MARKER, b"")  # until the journal is in its place they are to be taken away again
        for path in home_key_files(home):
            put_key_file(path, raw, disk)


def _behind(before: Ids, now: Ids) -> int:
    return sum(key not in now or now[key].base < change.base for key, change in before.items())


def found(file: Path, home: Path, disk: Disk | None = None) -> Path:
    """The file, or the backup of that name. Raises PlaceError."""
    disk = disk or Disk()
    with saying(file):
        if disk.exists(file):
            if _is_folder(disk, file):
                raise PlaceError(
                    _("{path} is a folder. Nothing was changed; name the backup's file in it.").format(path=file)
                )
            return file
        backup = home / FOLDER / file
        if file.name == str(file) and disk.exists(backup):
            return backup
    raise PlaceError(
        _("There is no file {path}. Nothing was changed. Your backups lie in {folder}.").format(
            path=file, folder=home / FOLDER
        )
    )


def _is_folder(disk: Disk, path: Path) -> bool:
    try:
        disk.listdir(path)
    except NotADirectoryError:
        return False
    return True
