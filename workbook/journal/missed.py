"""A journal that is gone, though there was one: it is not begun anew as if nothing had ever been written."""

from pathlib import Path

from workbook.errors import DamagedError
from workbook.i18n import _
from workbook.journal.copies import JOURNAL, kept_beside
from workbook.journal.disk import Disk
from workbook.journal.keyhole import KEYS, seals
from workbook.journal.places import saying


def refuse_missing(home: Path, disk: Disk) -> None:
    """Raises DamagedError when there is no journal, and copies or keys of one are there; PlaceError."""
    with saying(home):
        if disk.exists(home / JOURNAL):
            return
        beside = kept_beside(home, disk)
        was_sealed = seals(home, None, disk)
    if was_sealed and not beside:
        raise DamagedError(
            _(
                "{path} is missing, and it was locked: {keys} is there. Nothing was changed. Put the journal back, or "
                "a copy of it: lederbog restore FILE. To begin with an empty journal, move the key files away first."
            ).format(path=home / JOURNAL, keys=KEYS)
        )
    if beside:
        raise DamagedError(
            _(
                "{path} is missing, but {copy} is there. Nothing was changed. Put the journal back, or fetch the copy: "
                "lederbog restore FILE. To begin with an empty journal, move the copies away first."
            ).format(path=home / JOURNAL, copy=beside[0])
        )
