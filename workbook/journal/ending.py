"""One line put behind the others so that it counts only when the disk has it."""

import os
from contextlib import suppress
from errno import EIO
from pathlib import Path

from workbook.journal.disk import Disk


class Ending:
    """The end of a file as this process writes it; whoever writes holds the lock. All methods raise OSError."""

    def __init__(self, path: Path, disk: Disk) -> None:
        self._path = path
        self._disk = disk
        self._doubt: tuple[int, bytes] | None = None
        """Where a line begins that was not acknowledged and may be there all the same, and what it says."""

    def append(self, end: int, line: bytes) -> None:
        """Write the line at `end`, where the file ends, and see it to the disk; else the file is what it was before."""
        self._doubt = (end, line)
        try:
            self._attempt(end, line)
        except _SyncError:
            self._attempt_anew(end, line)
        self._doubt = None

    def settle(self) -> None:
        """Write once more what could not be taken back of a line: after a failed fsync only that takes it there."""
        if self._doubt is None:
            return
        start, line = self._doubt
        self._settle(start, line)
        self._doubt = None

    def _attempt(self, end: int, line: bytes) -> None:
        """Append and fsync; a failed write is cut back."""
        handle = self._disk.open(self._path, "append")
        try:
            try:
                self._disk.write_whole(handle, line)
            except OSError:
                self._cut_back(handle, end)
                raise
            try:
                self._disk.fsync(handle)
            except OSError as error:
                raise _SyncError from error
        finally:
            self._disk.close(handle)

    def _attempt_anew(self, end: int, line: bytes) -> None:
        """After a failed fsync the pages may be lost though they read well: write them again, through a new handle."""
        handle = self._disk.open(self._path, "append")
        try:
            try:
                self._disk.truncate(handle, end)
                self._disk.write_whole(handle, line)
                self._disk.fsync(handle)
            except OSError:
                self._cut_back(handle, end)
                raise
        finally:
            self._disk.close(handle)
        handle = self._disk.open(self._path, "read")
        try:
            if self._disk.read(handle, end, len(line)) != line:
                raise OSError(EIO, os.strerror(EIO))
        finally:
            self._disk.close(handle)

    def _cut_back(self, handle: int, end: int) -> None:
        """Back to the length before; when that fails too, the line is in doubt until the next save."""
        with suppress(OSError):
            self._disk.truncate(handle, end)
            self._disk.fsync(handle)
            self._doubt = None

    def _settle(self, start: int, line: bytes) -> None:
        handle = self._disk.open(self._path, "rewrite")
        try:
            there = self._disk.read(handle, start, len(line))
            if there and line.startswith(there):
                self._disk.seek(handle, start)
                self._disk.write_whole(handle, there)
            self._disk.fsync(handle)
        finally:
            self._disk.close(handle)


class _SyncError(OSError):
    """The bytes were taken, and then the disk would not say that they are safe."""
