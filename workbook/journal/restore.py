"""A journal from a backup, or from any copy: into an empty home, or in the place of the journal that is there."""

import os
from dataclasses import dataclass
from pathlib import Path

import msgspec

from workbook.clock import Clock
from workbook.errors import DamagedError, PlaceError
from workbook.i18n import _
from workbook.journal.backups import FOLDER
from workbook.journal.copies import JOURNAL
from workbook.journal.disk import Disk
from workbook.journal.lines import VERSION, Header, new_header
from workbook.journal.places import saying
from workbook.journal.swapping import Content, Ids, content_of, journal_held, put_in_place, written


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


def restore(file: Path, home: Path, clock: Clock, *, disk: Disk | None = None) -> RestoreReport:
    """Make the journal in `home` what `file` holds, but for what was deleted since; drafts and settings stay.

    A file without a folder is also looked for in `backups/`. Another window that is open reads on by itself.
    Raises PlaceError, DamagedError (nothing of the file can be read), ForeignError (the file, or what stands in the
    journal's place, is of another program or a newer version), InUseError. Then nothing was changed.
    """
    disk = disk or Disk()
    source = _found(disk, file, home)
    content = content_of(disk, source)
    if not content.readable:
        raise DamagedError(
            _("Nothing in {path} can be read: it is damaged. Nothing was restored; take another backup.").format(
                path=source
            )
        )
    with journal_held(home, disk) as path:
        with saying(path):
            there = disk.exists(path)
        if there and os.path.realpath(source) == str(path):
            raise PlaceError(_("{path} is the journal itself. Nothing was changed; name a backup.").format(path=source))
        before = content_of(disk, path) if there else Content(None, (), ())
        gone = {**content.gone(), **before.gone()}
        kept = put_in_place(path, written(_header(content, before), content.lines, gone), home, clock, disk)
    live = content.live()
    now = {key: change for key, change in live.items() if key not in gone}
    return RestoreReport(
        source, home / JOURNAL, len(now), kept, len(content.damage), len(live) - len(now), _behind(before.live(), now)
    )


def next_generation(header: Header | None, *others: Header | None) -> Header:
    """The header of a journal that is written anew; that of the first that can be read, or a new one."""
    known = [one for one in (header, *others) if one is not None]
    if not known:
        return new_header("lederbog-journal")
    newest = max(one.generation for one in known)
    return msgspec.structs.replace(known[0], version=VERSION, generation=newest + 1)


def _header(content: Content, before: Content) -> Header:
    return next_generation(content.header, before.header)


def _behind(before: Ids, now: Ids) -> int:
    return sum(key not in now or now[key].base < change.base for key, change in before.items())


def _found(disk: Disk, file: Path, home: Path) -> Path:
    """The file, or the backup of that name."""
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
