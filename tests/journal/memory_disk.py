"""A disk in memory that knows what would be left after a kill, and what after a power cut.

A kill leaves everything that was given to the operating system. A power cut leaves what was fsynced, and of the rest
any beginning; of a name, what its folder was fsynced with, and any beginning of the changes since. After an fsync that
failed, what it should have brought to the disk never gets there unless it is written again, as on Linux.
"""

import errno
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from random import Random

from tests.journal.faults import fault
from workbook.journal.disk import Disk, Mode


@dataclass(eq=False)
class Inode:
    """A file: as processes see it, as it is on the platter, and what is on the way there."""

    number: int
    data: bytearray = field(default_factory=bytearray)
    safe: bytearray = field(default_factory=bytearray)
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)
    """Where, and what is written there; None cuts the file at that place."""

    def change(self, start: int, data: bytes | None) -> None:
        apply(self.data, start, data)
        self.pending.append((start, data))

    def after_power_cut(self, chance: Random) -> bytes:
        left = bytearray(self.safe)
        done = chance.randint(0, len(self.pending))
        for start, data in self.pending[:done]:
            apply(left, start, data)
        if done < len(self.pending) and (torn := self.pending[done][1]):
            part = torn[: chance.randint(0, len(torn))]
            apply(left, self.pending[done][0], part if chance.random() < 0.7 else bytes(len(part)))
        return bytes(left)


def apply(content: bytearray, start: int, data: bytes | None) -> None:
    """Write or cut; a gap before it reads as zeros."""
    if data is None:
        del content[start:]
        content.extend(bytes(max(0, start - len(content))))
        return
    content.extend(bytes(max(0, start - len(content))))
    content[start : start + len(data)] = data


@dataclass(eq=False)
class MemoryDisk(Disk):
    """Names, folders and files; handles are numbers that no system knows."""

    names: dict[Path, Inode] = field(default_factory=dict)
    safe_names: dict[Path, Inode] = field(default_factory=dict)
    renames: list[tuple[Path, Inode | None]] = field(default_factory=list)
    folders: set[Path] = field(default_factory=set)
    locked: set[Inode] = field(default_factory=set)
    handles: dict[int, tuple[Inode, Mode, int]] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=lambda: count(1000))

    # After the end of a process ---------------------------------------------------------------------------------

    def after_kill(self) -> "MemoryDisk":
        """What the next process finds."""
        return self._left({path: bytes(inode.data) for path, inode in self.names.items()})

    def after_power_cut(self, chance: Random) -> "MemoryDisk":
        """What is found after the machine was started again."""
        left = dict(self.safe_names)
        for path, inode in self.renames[: chance.randint(0, len(self.renames))]:
            if inode is None:
                left.pop(path, None)
            else:
                left[path] = inode
        found = {inode: inode.after_power_cut(chance) for inode in left.values()}
        return self._left({path: found[inode] for path, inode in left.items()})

    def _left(self, contents: dict[Path, bytes]) -> "MemoryDisk":
        names = {
            path: Inode(number, bytearray(data), bytearray(data))
            for number, (path, data) in enumerate(contents.items())
        }
        return MemoryDisk(names=dict(names), safe_names=dict(names), folders=set(self.folders))

    # The calls --------------------------------------------------------------------------------------------------

    def open(self, path: Path, mode: Mode) -> int:
        inode = self.names.get(path)
        if mode == "create":
            if inode is not None:
                raise fault(errno.EEXIST)
            if path.parent not in self.folders:
                raise fault(errno.ENOENT)
            inode = Inode(next(self.numbers))
            self._name(path, inode)
        elif inode is None:
            raise fault(errno.EISDIR if path in self.folders else errno.ENOENT)
        handle = next(self.numbers)
        self.handles[handle] = (inode, mode, 0)
        return handle

    def close(self, handle: int) -> None:
        inode, _mode, _position = self.handles.pop(handle)
        self.locked.discard(inode)

    def size(self, handle: int) -> int:
        return len(self.handles[handle][0].data)

    def identity(self, handle: int) -> tuple[int, int]:
        return 1, self.handles[handle][0].number

    def read(self, handle: int, start: int, count: int) -> bytes:
        return bytes(self.handles[handle][0].data[start : start + count])

    def seek(self, handle: int, start: int) -> None:
        inode, mode, _position = self.handles[handle]
        self.handles[handle] = inode, mode, start

    def write(self, handle: int, data: bytes) -> int:
        inode, mode, position = self.handles[handle]
        assert mode != "read"
        start = position if mode == "rewrite" else len(inode.data)
        inode.change(start, bytes(data))
        self.handles[handle] = inode, mode, start + len(data)
        return len(data)

    def fsync(self, handle: int) -> None:
        inode = self.handles[handle][0]
        for start, data in inode.pending:
            apply(inode.safe, start, data)
        inode.pending.clear()

    def lose(self, handle: int) -> None:
        """What a failing fsync does."""
        self.handles[handle][0].pending.clear()

    def truncate(self, handle: int, length: int) -> None:
        self.handles[handle][0].change(length, None)

    def replace(self, source: Path, target: Path) -> None:
        if source not in self.names:
            raise fault(errno.ENOENT)
        inode = self.names[source]
        self._name(target, inode)
        self._name(source, None)

    def remove(self, path: Path) -> None:
        if path in self.names:
            self._name(path, None)

    def mkdir(self, folder: Path) -> None:
        self.folders |= {folder, *folder.parents}

    def exists(self, path: Path) -> bool:
        return path in self.names or path in self.folders

    def listdir(self, folder: Path) -> list[str]:
        if folder in self.names:
            raise NotADirectoryError(errno.ENOTDIR, "not a folder")
        return sorted(path.name for path in self.names if path.parent == folder)

    def sync_folder(self, folder: Path) -> None:
        for path, inode in self.renames:
            if path.parent == folder:
                self._settle(self.safe_names, path, inode)
        self.renames = [(path, inode) for path, inode in self.renames if path.parent != folder]

    def take(self, handle: int) -> bool:
        inode = self.handles[handle][0]
        free = inode not in self.locked
        self.locked.add(inode)
        return free

    def let_go(self, handle: int) -> None:
        self.locked.discard(self.handles[handle][0])

    def pause(self, seconds: float) -> None:
        raise AssertionError("nobody else holds the lock")

    def _name(self, path: Path, inode: Inode | None) -> None:
        self._settle(self.names, path, inode)
        self.renames.append((path, inode))

    @staticmethod
    def _settle(names: dict[Path, Inode], path: Path, inode: Inode | None) -> None:
        if inode is None:
            names.pop(path, None)
        else:
            names[path] = inode
