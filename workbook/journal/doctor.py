"""The doctor: `examine` says what is wrong in plain words, `repair` mends it and keeps what it replaces."""

from dataclasses import dataclass
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
from workbook.journal.examining_keys import KEY_KINDS, mend_key_file
from workbook.journal.findings import Done, Finding
from workbook.journal.keys import JournalKey
from workbook.journal.lines import VERSION, write_header
from workbook.journal.lock import locked
from workbook.journal.mending import copies_of, readable, remedy
from workbook.journal.migration import next_generation, writing
from workbook.journal.notices import forgotten_return
from workbook.journal.places import saying
from workbook.journal.restore import restore
from workbook.journal.swapping import content_of, journal_held, put_in_place, reached, written

__all__ = ["Done", "Finding", "examine", "repair"]

_OLD: Final = 3600.0
"""Seconds after which nobody is still making a file."""


def repair(home: Path, clock: Clock, *, disk: Disk | None = None, key: JournalKey | None = None) -> list[Done]:
    """Do what `examine` says that a repair would do; one that fails does not keep the others from it.

    In a sealed home without its key, what needs none: a key file is mended by the other.

    Raises InUseError.
    """
    place = _Place(home, clock, disk or Disk(), key)
    done: list[Done] = []
    mended = False
    for finding in examine(home, disk=place.disk, key=key):
        if not finding.repairable or (mended and finding.path == home / JOURNAL):
            continue  # one new journal cures all that was wrong with it
        try:
            one = _repaired(finding, place)
        except InUseError:
            raise
        except LederbogError as fault:
            one = Done(finding, str(fault), False)
        mended = mended or (one.repaired and finding.path == home / JOURNAL)
        done.append(one)
    return done


@dataclass(frozen=True)
class _Place:
    """What a repair works with."""

    home: Path
    clock: Clock
    disk: Disk
    key: JournalKey | None

    def others(self, path: Path) -> list[Path]:
        """The journal and its copies without this one."""
        return [self.home / JOURNAL, *(one for one in copies_of(self.home, self.disk) if one != path)]


def _repaired(finding: Finding, place: _Place) -> Done:
    if finding.kind in ("journal-missing", "journal-unreadable"):
        return _restored(finding, place)
    if finding.path == place.home / JOURNAL:
        return _mended(finding, place)
    if finding.kind == "backup-damaged":
        return _backup_mended(finding, place)
    if finding.kind in KEY_KINDS:
        mend_key_file(finding.path, place.home, place.disk)
        return Done(finding, _("The key file {path} is whole again.").format(path=finding.path), True)
    return _cleared(finding, place)


def _restored(finding: Finding, place: _Place) -> Done:
    refused: list[PlaceError] = []
    backup = best_copy(place.home, place.disk, refused, place.key)
    if refused:
        raise refused[0]  # an older backup in its stead would cost words; trying again may not
    if backup is None:
        return Done(finding, _("There is no backup any more that can be read. Nothing was changed."), False)
    report = restore(backup, place.home, place.clock, disk=place.disk, key=place.key, copy_key=place.key)
    said = _("The journal was restored from {path}.").format(path=backup)
    said = " ".join([said, *forgotten_return(report.forgotten)])
    return Done(finding, _with_kept(said, report.kept), True)


def _mended(finding: Finding, place: _Place) -> Done:
    disk, key = place.disk, place.key
    with journal_held(place.home, disk) as path:
        refused: list[PlaceError] = []
        content = content_of(disk, path, key)
        cure = remedy(content, readable(copies_of(place.home, disk), disk, refused, key))
        if cure.lost and refused:
            raise refused[0]  # what is lost may be in a backup that the disk gives the next time
        header = next_generation(cure.header, key=key, reached=reached(place.home, disk, key))
        kept = put_in_place(path, written(header, cure.lines, {}, key), place.home, place.clock, disk)
    said = _("The journal was made anew of all that could be read; saves fetched from backups: {n}; lost: {lost}.")
    return Done(finding, _with_kept(said.format(n=cure.fetched, lost=cure.lost), kept), True)


def _with_kept(said: str, kept: Path | None) -> str:
    if kept is None:
        return said
    return " ".join([said, _("The file before it is kept as {path}.").format(path=kept)])


def _backup_mended(finding: Finding, place: _Place) -> Done:
    path, disk, key = finding.path, place.disk, place.key
    with locked(disk, place.home / ".lock"):
        content = content_of(disk, path, key)
        cure = remedy(content, readable(place.others(path), disk, key=key))
        if cure.header is None or cure.lost:
            return Done(finding, _("The backup {path} could not be mended.").format(path=path), False)
        header = replace(cure.header, version=VERSION)
        write_line = writing(header, key).write
        lines = [write_line(line.sequence, line.changes) for line in cure.lines if line.sequence <= content.last]
        data = b"".join([write_header(header), *lines])
        with saying(path), prepared(disk, path, data) as beside:
            disk.replace(beside, path)
            disk.sync_folder(path.parent)
    return Done(finding, _("The backup {path} is whole again.").format(path=path), True)


def _cleared(finding: Finding, place: _Place) -> Done:
    with saying(finding.path):
        if place.clock.now().timestamp() - place.disk.modified(finding.path) < _OLD:
            return Done(finding, _("{path} is so new that it was left.").format(path=finding.path), False)
        place.disk.remove(finding.path)
    return Done(finding, _("{path} was deleted.").format(path=finding.path), True)
