"""A disk that stumbles at one call, or stops for good there as a killed process does."""

import errno
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.journal.faults import fault
from workbook.journal.disk import Disk, Mode


@dataclass
class StumblingDisk(Disk):
    """Counts its calls; fails at call number `at`, and with `dead` at every later one too."""

    at: int | None = None
    dead: bool = False
    calls: list[str] = field(default_factory=list)

    def _step(self, name: str) -> None:
        self.calls.append(name)
        if self.at is not None and (len(self.calls) == self.at or (self.dead and len(self.calls) > self.at)):
            raise fault(errno.EIO)

    def open(self, path: Path, mode: Mode) -> int:
        self._step(f"open {mode}")
        return super().open(path, mode)

    def size(self, handle: int) -> int:
        self._step("size")
        return super().size(handle)

    def read(self, handle: int, start: int, count: int) -> bytes:
        self._step("read")
        return super().read(handle, start, count)

    def write(self, handle: int, data: bytes) -> int:
        """What fails has written half of it."""
        try:
            self._step("write")
        except OSError:
            super().write(handle, data[: len(data) // 2])
            raise
        return super().write(handle, data)

    def fsync(self, handle: int) -> None:
        self._step("fsync")
        super().fsync(handle)

    def replace(self, source: Path, target: Path) -> None:
        self._step("replace")
        super().replace(source, target)

    def remove(self, path: Path) -> None:
        self._step("remove")
        super().remove(path)

    def mkdir(self, folder: Path) -> None:
        self._step("mkdir")
        super().mkdir(folder)

    def listdir(self, folder: Path) -> list[str]:
        self._step("listdir")
        return super().listdir(folder)

    def exists(self, path: Path) -> bool:
        self._step("exists")
        return super().exists(path)

    def sync_folder(self, folder: Path) -> None:
        self._step("sync_folder")
        super().sync_folder(folder)


def stumbles() -> Iterator[StumblingDisk]:
    """One disk for each call and way of failing; the caller stops at the first that never stumbled."""
    for at in range(1, 10_000):
        yield StumblingDisk(at=at, dead=at % 2 == 0)
