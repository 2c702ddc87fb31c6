"""One writer at a time: a lock that the operating system lets go of when its process ends, however it ends."""

import os
import sys
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

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> bool:
        """Whether the lock is ours now; never waits."""
        try:
            os.lseek(handle, 0, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _let_go(handle: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _take(handle: int) -> bool:
        """Whether the lock is ours now; never waits."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _let_go(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)


@contextmanager
def locked(disk: Disk, path: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock file at `path`; nothing is ever written to it.

    Raises InUseError when another process has held it for `patience` seconds, PlaceError when it cannot be opened.
    """
    with saying(path):
        handle = _open(disk, path)
        try:
            _wait(handle, path, patience)
        except BaseException:
            disk.close(handle)
            raise
    try:
        yield
    finally:
        try:
            _let_go(handle)
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


def _wait(handle: int, path: Path, patience: float) -> None:
    give_up = time.monotonic() + patience
    while not _take(handle):
        if time.monotonic() >= give_up:
            raise InUseError(
                _(
                    "The journal in {path} is in use by another program or window right now. "
                    "Nothing was changed. Wait a moment and try again."
                ).format(path=path.parent)
            )
        time.sleep(_POLL)
