"""The doctor: `examine` says what is wrong in plain words, `repair` mends it and keeps what it replaces."""

from pathlib import Path
from typing import Final

from msgspec.structs import replace

from workbook.clock import Clock
from workbook.errors import InUseError, LederbogError, PlaceError
from workbook.i18n import _
from workbook.journal.copies import JOURNAL
from workbook.journal.copying import prepared
from workbook.journal.diagnosing import examine
from workbook.journal.disk import Disk
from workbook.journal.examining import best_copy
from workbook.journal.findings import Done, Finding
from workbook.journal.lines import VERSION, write_header, write_line
from workbook.journal.lock import locked
from workbook.journal.mending import copies_of, readable, remedy
from workbook.journal.places import saying
from workbook.journal.restore import next_generation, restore
from workbook.journal.swapping import content_of, journal_held, put_in_place, written

__all__ = ["Done", "Finding", "examine", "repair"]

_OLD: Final = 3600.0
"""Seconds after which nobody is still making a file."""


def repair(home: Path, clock: Clock, *, disk: Disk | None = None) -> list[Done]:
    """Do what `examine` says that a repair would do; one that fails does not keep the others from it.

    Raises InUseError.
    """
    disk = disk or Disk()
    done: list[Done] = []
    mended = False
    for finding in examine(home, disk=disk):
        if not finding.repairable or (mended and finding.path == home / JOURNAL):
            continue  # one new journal cures all that was wrong with it
        try:
            one = _repaired(finding, home, clock, disk)
        except InUseError:
            raise
        except LederbogError as fault:
            one = Done(finding, str(fault), False)
        mended = mended or (one.repaired and finding.path == home / JOURNAL)
        done.append(one)
    return done


def _repaired(finding: Finding, home: Path, clock: Clock, disk: Disk) -> Done:
    if finding.kind in ("journal-missing", "journal-unreadable"):
        return _restored(finding, home, clock, disk)
    if finding.path == home / JOURNAL:
        return _mended(finding, home, clock, disk)
    if finding.kind == "backup-damaged":
        return _backup_mended(finding, home, disk)
    return _cleared(finding, clock, disk)


def _restored(finding: Finding, home: Path, clock: Clock, disk: Disk) -> Done:
    refused: list[PlaceError] = []
    backup = best_copy(home, disk, refused)
    if refused:
        raise refused[0]  # an older backup in its stead would cost words; trying again may not
    if backup is None:
        return Done(finding, _("There is no backup any more that can be read. Nothing was changed."), False)
    report = restore(backup, home, clock, disk=disk)
    said = _("The journal was restored from {path}.").format(path=backup)
    return Done(finding, _with_kept(said, report.kept), True)


def _mended(finding: Finding, home: Path, clock: Clock, disk: Disk) -> Done:
    with journal_held(home, disk) as path:
        refused: list[PlaceError] = []
        cure = remedy(content_of(disk, path), readable(copies_of(home, disk), disk, refused))
        if cure.lost and refused:
            raise refused[0]  # what is lost may be in a backup that the disk gives the next time
        kept = put_in_place(path, written(next_generation(cure.header), cure.lines, {}), home, clock, disk)
    said = _("The journal was made anew of all that could be read; saves fetched from backups: {n}; lost: {lost}.")
    return Done(finding, _with_kept(said.format(n=cure.fetched, lost=cure.lost), kept), True)


def _with_kept(said: str, kept: Path | None) -> str:
    if kept is None:
        return said
    return " ".join([said, _("The file before it is kept as {path}.").format(path=kept)])


def _backup_mended(finding: Finding, home: Path, disk: Disk) -> Done:
    path = finding.path
    with locked(disk, home / ".lock"):
        others = [home / JOURNAL, *(one for one in copies_of(home, disk) if one != path)]
        content = content_of(disk, path)
        cure = remedy(content, readable(others, disk))
        if cure.header is None or cure.lost:
            return Done(finding, _("The backup {path} could not be mended.").format(path=path), False)
        lines = [write_line(line.sequence, line.changes) for line in cure.lines if line.sequence <= content.last]
        header = write_header(replace(cure.header, version=VERSION))
        with saying(path), prepared(disk, path, b"".join([header, *lines])) as beside:
            disk.replace(beside, path)
            disk.sync_folder(path.parent)
    return Done(finding, _("The backup {path} is whole again.").format(path=path), True)


def _cleared(finding: Finding, clock: Clock, disk: Disk) -> Done:
    with saying(finding.path):
        if clock.now().timestamp() - disk.modified(finding.path) < _OLD:
            return Done(finding, _("{path} is so new that it was left.").format(path=finding.path), False)
        disk.remove(finding.path)
    return Done(finding, _("{path} was deleted.").format(path=finding.path), True)
