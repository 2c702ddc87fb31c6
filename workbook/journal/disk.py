"""The one door to the disk: every call that the package makes goes through `Disk`, so faults can be put in here."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, Literal, ParamSpec, TypeVar

Mode = Literal["read", "append", "create", "rewrite"]
P = ParamSpec("P")
R = TypeVar("R")

_BINARY: Final[int] = getattr(os, "O_BINARY", 0)
_FLAGS: Final[dict[Mode, int]] = {
    "read": os.O_RDONLY | _BINARY,
    "append": os.O_RDWR | os.O_APPEND | _BINARY,
    "create": os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_EXCL | _BINARY,
    "rewrite": os.O_RDWR | _BINARY,
}
_BUSY: Final = frozenset({5, 32, 33})
"""Windows: access denied, sharing violation, lock violation. A virus scanner or a sync client soon lets go again."""
_TRIES: Final = 20
_BETWEEN: Final = 0.025
"""Seconds between two tries: half a second in all."""

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _let_go(handle: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _let_go(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)


class Disk:
    """Plain calls of the operating system on bytes; all of them raise OSError.

    Files are made 0600 and folders 0700. Nothing is kept open: who opens, closes.
    """

    def open(self, path: Path, mode: Mode) -> int:
        """`append` and `rewrite` want a file that exists, `create` one that does not; `rewrite` writes after `seek`."""
        return self._patiently(os.open, path, _FLAGS[mode], 0o600)

    def close(self, handle: int) -> None:
        """Give a handle back."""
        os.close(handle)

    def size(self, handle: int) -> int:
        """Bytes in the file."""
        return os.fstat(handle).st_size

    def identity(self, handle: int) -> tuple[int, int]:
        """Tells a file from another that was put in its place."""
        status = os.fstat(handle)
        return status.st_dev, status.st_ino

    def read(self, handle: int, start: int, count: int) -> bytes:
        """At most `count` bytes from `start`; fewer at the end of the file."""
        os.lseek(handle, start, os.SEEK_SET)
        parts: list[bytes] = []
        while count > 0 and (part := os.read(handle, count)):
            parts.append(part)
            count -= len(part)
        return b"".join(parts)

    def seek(self, handle: int, start: int) -> None:
        """Where the next write begins, in a file that was opened to `rewrite`."""
        os.lseek(handle, start, os.SEEK_SET)

    def write(self, handle: int, data: bytes) -> int:
        """How many bytes were taken, which may be fewer than given."""
        return os.write(handle, data)

    def fsync(self, handle: int) -> None:
        """Return when the bytes are on the disk itself."""
        os.fsync(handle)

    def truncate(self, handle: int, length: int) -> None:
        """Cut the file to `length` bytes."""
        os.ftruncate(handle, length)

    def replace(self, source: Path, target: Path) -> None:
        """Put a file in the place of another, at one stroke."""
        self._patiently(os.replace, source, target)

    def remove(self, path: Path) -> None:
        """No error when it is gone already."""
        try:
            self._patiently(os.unlink, path)
        except FileNotFoundError:
            return

    def mkdir(self, folder: Path) -> None:
        """With its parents; no error when it is there."""
        missing = []
        while not folder.is_dir():
            missing.append(folder)
            if folder == folder.parent:
                break
            folder = folder.parent
        for one in reversed(missing):
            try:
                os.mkdir(one, 0o700)
            except FileExistsError:
                if not one.is_dir():
                    raise NotADirectoryError(20, os.strerror(20), str(one)) from None
                continue
            self.chmod(one, 0o700)

    def chmod(self, path: Path, mode: int) -> None:
        """Set who may use it."""
        os.chmod(path, mode)

    def exists(self, path: Path) -> bool:
        """Whether there is anything at the path."""
        try:
            os.stat(path)
        except FileNotFoundError:
            return False
        return True

    def modified(self, path: Path) -> float:
        """When it was last written to, in seconds since 1970."""
        return os.stat(path).st_mtime

    def listdir(self, folder: Path) -> list[str]:
        """Names, sorted; none when the folder is missing."""
        try:
            return sorted(os.listdir(folder))
        except FileNotFoundError:
            return []

    def sync_folder(self, folder: Path) -> None:
        """Make a new or replaced name last; Windows has no such call and needs none."""
        if sys.platform == "win32":
            return
        handle = os.open(folder, os.O_RDONLY)
        try:
            self.fsync(handle)
        finally:
            os.close(handle)

    def take(self, handle: int) -> bool:
        """Whether the file's lock is ours now; never waits. The system lets go of it when the process ends."""
        try:
            _take(handle)
        except (BlockingIOError, PermissionError):
            return False
        return True

    def let_go(self, handle: int) -> None:
        """Give the lock back."""
        _let_go(handle)

    # What the calls above add up to ---------------------------------------------------------------------------

    def read_file(self, path: Path) -> bytes:
        """All bytes of a file."""
        handle = self.open(path, "read")
        try:
            return self.read(handle, 0, self.size(handle))
        finally:
            self.close(handle)

    def write_whole(self, handle: int, data: bytes) -> None:
        """All of the bytes, or OSError with some of them written."""
        rest = memoryview(data)
        while rest:
            rest = rest[self.write(handle, bytes(rest)) :]

    def write_new(self, path: Path, data: bytes) -> None:
        """Make a file that is on the disk when this returns; nothing is left behind when it fails."""
        handle = self.open(path, "create")
        try:
            try:
                self.write_whole(handle, data)
                self.fsync(handle)
            finally:
                self.close(handle)
        except OSError:
            self.remove(path)
            raise

    def put(self, path: Path, data: bytes) -> None:
        """Make or replace a file: afterwards the old bytes or the new ones are there, never something between."""
        beside = path.with_name(f".{path.name}.{os.urandom(4).hex()}.tmp")
        self.write_new(beside, data)
        try:
            self.replace(beside, path)
        except OSError:
            self.remove(beside)
            raise
        self.sync_folder(path.parent)

    def _patiently(self, call: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Try again, for a bounded time, when Windows says that somebody else has the file open."""
        for _ in range(_TRIES - 1):
            try:
                return call(*args, **kwargs)
            except OSError as error:
                if getattr(error, "winerror", None) not in _BUSY:
                    raise
            self.pause(_BETWEEN)
        return call(*args, **kwargs)

    def pause(self, seconds: float) -> None:
        """Wait between two tries."""
        time.sleep(seconds)
