"""An export on its way to disk: whole or not at all, never over another file, and remembered in the journal."""

import errno
import os
import sys
import time
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from workbook.clock import Clock
from workbook.dates import stamp
from workbook.errors import PlaceError
from workbook.i18n import _
from workbook.journal.journal import Journal
from workbook.journal.records import ExportRecord

_FULL = (errno.ENOSPC, errno.EDQUOT) if hasattr(errno, "EDQUOT") else (errno.ENOSPC,)
_BUSY = (5, 32, 33)
"""Windows: another program, often a virus scanner, holds the file for a moment."""
_TRIES = 20
_PAUSE = 0.05


def save_export(path: Path, text: str, *, force: bool = False) -> None:
    """Write the text as UTF-8, readable by its owner only.

    `force` replaces a file that is there. Raises PlaceError; a file that was there is then as it was.
    """
    _look(path, force=force)
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    claimed = False
    try:
        if not force:
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
            claimed = True
        _write(beside, text.encode("utf-8"))
        _replace(beside, path)
    except (OSError, UnicodeEncodeError) as fault:
        _remove(beside)
        if claimed:
            _remove(path)
        raise _refused(path, fault) from fault


def record_export(
    journal: Journal, clock: Clock, audience: str, form: str, text: str, records: Sequence[str]
) -> ExportRecord:
    """Remember what left, when and for whom: the file's SHA-256 and the ids of the records, never the text."""
    now = stamp(clock.now())
    left = ExportRecord(
        id=journal.new_id(),
        created=now,
        updated=now,
        audience=audience,
        format=form,
        sha256=sha256(text.encode("utf-8")).hexdigest(),
        records=list(records),
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


def _write(beside: Path, content: bytes) -> None:
    with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _replace(beside: Path, path: Path) -> None:
    for left in range(_TRIES, 0, -1):
        try:
            os.replace(beside, path)
        except PermissionError as fault:
            if sys.platform != "win32" or fault.winerror not in _BUSY or left == 1:
                raise
            time.sleep(_PAUSE)
        else:
            return


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return  # it could not be written either


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
            _("The disk is full, so {path} was not written. Nothing is lost; make room and try again.").format(path=path)
        )
    return PlaceError(_("{path} could not be written. Nothing is lost; try another place.").format(path=path))
