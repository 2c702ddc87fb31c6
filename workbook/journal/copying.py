"""Whole copies of a journal: on the disk and read back before they get their name."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import EAGAIN, EIO
from pathlib import Path
from typing import Final

from workbook.journal.disk import Disk, Mode
from workbook.journal.keys import JournalKey
from workbook.journal.reading import Reading, begin

_FIRST: Final = 128
"""Bytes that tell one generation of a journal from another."""
_PIECE: Final = 1 << 20
"""Bytes that are held in memory at a time."""


def check(disk: Disk, handle: int, key: JournalKey | None = None) -> Reading:
    """Read a journal piece by piece; what was found on the way, none of its words.

    Of a sealed one, without its key, whether its lines are whole and in order. Without a whole first line, the reading
    ends at 0. Raises OSError.
    """
    size, want = disk.size(handle), _PIECE
    reading, _lines = begin(disk.read(handle, 0, want), key)
    while reading.end < size and reading.end > 0:
        before = reading.end
        reading.take(disk.read(handle, before, want))
        if reading.end == before:
            if before + want >= size:
                break  # an unfinished last line
            want *= 2
    return reading


def check_file(disk: Disk, path: Path, key: JournalKey | None = None) -> Reading:
    """The same for a path. Raises OSError."""
    handle = disk.open(path, "read")
    try:
        return check(disk, handle, key)
    finally:
        disk.close(handle)


@contextmanager
def copied(disk: Disk, source: Path, target: Path) -> Iterator[tuple[Path, Reading]]:
    """A file beside `target` with all whole lines of the journal at `source`, and what was found when it was read back.

    It goes when the caller does not move it. No lock is needed, for whole lines are never changed. Raises OSError, and
    RenewedError when another journal took the place of this one before its first byte was copied.
    """
    beside = _beside(target)
    handle = disk.open(source, "read")
    try:
        end = whole(disk, handle)
        with _cleaned(disk, beside):
            claim(disk, beside)
            unless_renewed(disk, source, disk.read(handle, 0, _FIRST))
            _write(
                disk, beside, (disk.read(handle, start, min(_PIECE, end - start)) for start in _starts(end)), "append"
            )
            yield beside, _compare(disk, handle, beside, end)
    finally:
        disk.close(handle)


@contextmanager
def prepared(disk: Disk, path: Path, data: bytes) -> Iterator[Path]:
    """A file beside `path` that holds the data, on the disk and read back; it goes when the caller does not move it.

    Raises OSError.
    """
    beside = _beside(path)
    with _cleaned(disk, beside):
        _write(disk, beside, (data[start : start + _PIECE] for start in _starts(len(data))))
        if disk.read_file(beside) != data:
            raise _unlike()
        yield beside


class RenewedError(OSError):
    """The journal was written anew meanwhile, and may be sealed now: a copy of the one before comes too late."""

    def __init__(self) -> None:
        super().__init__(EAGAIN, os.strerror(EAGAIN))


def claim(disk: Disk, path: Path) -> None:
    """Begin a file, empty. Whoever seals a home finds it; so a plain copy is begun, then one looks, then writes."""
    disk.close(disk.open(path, "create"))


def unless_renewed(disk: Disk, source: Path, first: bytes) -> None:
    """Raises RenewedError when the file does not begin with these bytes any more, OSError."""
    handle = disk.open(source, "read")
    try:
        same = disk.read(handle, 0, len(first)) == first
    finally:
        disk.close(handle)
    if not same:
        raise RenewedError


def _write(disk: Disk, path: Path, pieces: Iterator[bytes], mode: Mode = "create") -> None:
    handle = disk.open(path, mode)
    try:
        for piece in pieces:
            disk.write_whole(handle, piece)
        disk.fsync(handle)
    finally:
        disk.close(handle)


def _compare(disk: Disk, source: int, beside: Path, end: int) -> Reading:
    """Read the copy back, against the source and line by line."""
    handle = disk.open(beside, "read")
    try:
        same = disk.size(handle) == end and all(
            disk.read(source, start, min(_PIECE, end - start)) == disk.read(handle, start, _PIECE)
            for start in _starts(end)
        )
        if not same:
            raise _unlike()
        return check(disk, handle)
    finally:
        disk.close(handle)


def whole(disk: Disk, handle: int) -> int:
    """Behind the last line break."""
    end = disk.size(handle)
    while end > 0:
        start = max(0, end - _PIECE)
        found = disk.read(handle, start, end - start).rfind(b"\n")
        if found >= 0:
            return start + found + 1
        end = start
    return 0


@contextmanager
def _cleaned(disk: Disk, beside: Path) -> Iterator[None]:
    """Leave no half file behind, whatever fails; one that cannot be removed is a leftover, and `doctor` names it."""
    try:
        yield
    finally:
        with suppress(OSError):
            disk.remove(beside)


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.urandom(4).hex()}.tmp")


def _starts(length: int) -> range:
    return range(0, length, _PIECE)


def _unlike() -> OSError:
    return OSError(EIO, os.strerror(EIO))
