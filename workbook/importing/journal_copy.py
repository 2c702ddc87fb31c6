"""Another copy of a journal (a sync program's, a backup), taken in beside the one that is there."""

from pathlib import Path
from typing import Final

from workbook.errors import DamagedError
from workbook.i18n import _
from workbook.importing.archive import Archive
from workbook.journal.disk import Disk
from workbook.journal.exchange import Arrival
from workbook.journal.keys import JournalKey
from workbook.journal.swapping import content_of

_BEGINNING: Final = 512
_FORMAT: Final = b'"lederbog-journal"'


def is_journal(path: Path, *, disk: Disk | None = None) -> bool:
    """Whether the file begins as a journal does; what is wrong with a file that cannot be read, its reader tells."""
    disk = disk or Disk()
    try:
        handle = disk.open(path, "read")
        try:
            return _FORMAT in disk.read(handle, 0, _BEGINNING)
        finally:
            disk.close(handle)
    except OSError:
        return False


def read_journal_copy(path: Path, *, disk: Disk | None = None, key: JournalKey | None = None) -> Archive:
    """Every document that it holds; what was deleted there is not deleted here. `key` opens a copy that is locked.

    Raises PlaceError, LockedError, DamagedError, ForeignError.
    """
    content = content_of(disk or Disk(), path, key)
    if not content.readable:
        raise DamagedError(_("Nothing in {path} can be read: it is damaged. Nothing was brought in.").format(path=path))
    return Archive(
        tuple(Arrival(table, one, bytes(change.document)) for (table, one), change in content.live().items())
    )
