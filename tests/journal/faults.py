"""A disk that fails where a test wants it to."""

import errno
import os
from dataclasses import dataclass, field
from pathlib import Path

from workbook.journal.disk import Disk, Mode


def fault(code: int) -> OSError:
    """The error as the system raises it."""
    return OSError(code, os.strerror(code))


class SharingViolation(PermissionError):
    """As Windows raises it; elsewhere errors have no such number."""

    winerror = 32


@dataclass
class FaultyDisk(Disk):
    """Fails as long as its settings say so; every setting can be changed between two calls."""

    room: int | None = None
    """Bytes that can still be written; then the disk is full."""
    bad_fsyncs: int = 0
    """How many fsyncs fail from now on."""
    bad_truncates: int = 0
    no_rights: tuple[str, ...] = ()
    """Names of files that cannot be opened for writing."""
    busy: int = 0
    """How many times Windows says that another program has the file open."""
    refusal: OSError = field(default_factory=lambda: SharingViolation(errno.EACCES, "in use"))
    paused: list[float] = field(default_factory=list)
    fsyncs: int = 0

    def open(self, path: Path, mode: Mode) -> int:
        if mode != "read" and path.name in self.no_rights:
            raise fault(errno.EACCES)
        return super().open(path, mode)

    def write(self, handle: int, data: bytes) -> int:
        if self.room is None:
            return super().write(handle, data)
        if self.room == 0:
            raise fault(errno.ENOSPC)
        taken = super().write(handle, data[: self.room])
        self.room -= taken
        return taken

    def fsync(self, handle: int) -> None:
        self.fsyncs += 1
        if self.bad_fsyncs > 0:
            self.bad_fsyncs -= 1
            raise fault(errno.EIO)
        super().fsync(handle)

    def truncate(self, handle: int, length: int) -> None:
        if self.bad_truncates > 0:
            self.bad_truncates -= 1
            raise fault(errno.EIO)
        super().truncate(handle, length)

    def replace(self, source: Path, target: Path) -> None:
        self._patiently(self._replace, source, target)

    def pause(self, seconds: float) -> None:
        self.paused.append(seconds)

    def _replace(self, source: Path, target: Path) -> None:
        if self.busy > 0:
            self.busy -= 1
            raise self.refusal
        os.replace(source, target)
