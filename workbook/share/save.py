"""An export on its way to disk: whole or not at all, never over another file, and remembered in the journal."""

import errno
from collections.abc import Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from typing import Final

from workbook.clock import Clock
from workbook.dates import stamp
from workbook.errors import PlaceError
from workbook.i18n import _
from workbook.journal.disk import Disk
from workbook.journal.journal import Journal
from workbook.journal.records import ExportRecord

_FULL: Final = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})


def place_of(text: str) -> Path:
    """The path that was typed; `~` is her own folder, and a name that merely begins so is a name."""
    path = Path(text.strip())
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def is_taken(path: Path) -> bool:
    """Whether a file is there that would be replaced; of a place that cannot be looked at, `save_export` says why."""
    try:
        return path.is_file() and not path.is_symlink()
    except (OSError, ValueError):
        return False


def save_export(path: Path, content: bytes, *, force: bool = False, disk: Disk | None = None) -> None:
    """Write the file, readable by its owner only.

    `force` replaces a file that is there. Raises PlaceError; a file that was there is then as it was.
    """
    _look(path, force=force)
    disk = disk or Disk()
    claimed = False
    try:
        if not force:
            disk.write_new(path, b"")
            claimed = True
        _put(disk, path, content)
    except (OSError, ValueError) as fault:
        if claimed:
            disk.remove(path)
        raise _refused(path, fault) from fault


def went_to(audience: str) -> str:
    """For whom a file was, as the ledger of exports names them, in words."""
    names = {
        "trio": _("TRIO"),
        "mus": _("My MUS"),
        "leder": _("My leader"),
        "alt": _("My archive"),
        "apv": _("APV copy"),
        "calendar": _("Calendar"),
    }
    return names.get(audience, audience)


def record_export(
    journal: Journal,
    clock: Clock,
    audience: str,
    form: str,
    content: bytes,
    records: Sequence[str],
    people: Sequence[str] = (),
) -> ExportRecord:
    """Remember what left, when and for whom: the file's SHA-256, and the ids of records and people, never a word."""
    now = stamp(clock.now())
    left = ExportRecord(
        id=journal.new_id(),
        created=now,
        updated=now,
        audience=audience,
        format=form,
        sha256=sha256(content).hexdigest(),
        records=list(records),
        people=list(people),
    )
    journal.commit(left)
    return left


def _look(path: Path, *, force: bool) -> None:
    """Refuse a place that is none, before anything is written."""
    try:
        if path.is_symlink():
            raise PlaceError(_("{path} is a link. Nothing was written; name the file itself.").format(path=path))
        if path.is_dir():
            raise PlaceError(_("{path} is a folder. Nothing was written; name a file in it.").format(path=path))
        if not path.parent.is_dir():
            raise PlaceError(
                _("The folder {path} does not exist. Nothing was written; make it first, or choose another.").format(
                    path=path.parent
                )
            )
        if path.exists() and not force:
            raise _taken(path)
        if path.exists() and not path.is_file():
            raise PlaceError(_("{path} is not an ordinary file. Nothing was written.").format(path=path))
    except (OSError, ValueError) as fault:
        raise _refused(path, fault) from fault


def _put(disk: Disk, path: Path, content: bytes) -> None:
    """Make or replace the file in one step."""
    beside = path.with_name(f".{token_hex(8)}.new")
    disk.write_new(beside, content)
    try:
        disk.replace(beside, path)
    except (OSError, ValueError):
        disk.remove(beside)
        raise
    with suppress(OSError):  # the file is there; some network folders cannot promise more
        disk.sync_folder(path.parent)


def _taken(path: Path) -> PlaceError:
    return PlaceError(
        _("{path} is there already and was not touched. Choose another name, or add --force to replace it.").format(
            path=path
        )
    )


def _refused(path: Path, fault: OSError | ValueError) -> PlaceError:
    """The sentence for what the disk said."""
    if isinstance(fault, FileExistsError):
        return _taken(path)
    if isinstance(fault, PermissionError):
        return PlaceError(
            _("You may not write to {path}. Nothing was written; choose a folder of your own.").format(path=path)
        )
    if isinstance(fault, OSError) and fault.errno in _FULL:
        return PlaceError(
            _("The disk is full, so {path} was not written. Nothing is lost; make room and try again.").format(
                path=path
            )
        )
    return PlaceError(_("{path} could not be written. Nothing is lost; try another place.").format(path=path))
