"""One writer at a time: a lock that the operating system lets go of when its process ends, however it ends."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from workbook.errors import InUseError
from workbook.i18n import _
from workbook.journal.disk import Disk
from workbook.journal.places import saying

PATIENCE: Final = 5.0
"""Seconds before we give up."""
_POLL: Final = 0.005


@contextmanager
def locked(disk: Disk, path: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock file at `path`; nothing is ever written to it.

    Raises InUseError when another process has held it for `patience` seconds, PlaceError when it cannot be opened.
    """
    with saying(path):
        handle = _open(disk, path)
        try:
            _wait(disk, handle, path, patience)
        except BaseException:
            disk.close(handle)
            raise
    try:
        yield
    finally:
        try:
            disk.let_go(handle)
        finally:
            disk.close(handle)


def _open(disk: Disk, path: Path) -> int:
    """Its file, made when missing; another process may make it at the same moment."""
    try:
        return disk.open(path, "append")
    except FileNotFoundError:
        pass
    try:
        return disk.open(path, "create")
    except FileExistsError:
        return disk.open(path, "append")


def _wait(disk: Disk, handle: int, path: Path, patience: float) -> None:
    give_up = time.monotonic() + patience
    while not disk.take(handle):
        if time.monotonic() >= give_up:
            raise InUseError(
                _(
                    "The journal in {path} is in use by another program or window right now. "
                    "Nothing was changed. Wait a moment and try again."
                ).format(path=path.parent)
            )
        disk.pause(_POLL)
