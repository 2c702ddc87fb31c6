"""A journal's file written whole: beside its place, on the disk and read back before it may take it."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from errno import EIO
from pathlib import Path
from typing import Final

from workbook.journal.disk import Disk, Mode
from workbook.journal.keys import JournalKey
from workbook.journal.lines import Change, Header, Line, read_header
from workbook.journal.reading import Reading, started

PIECE: Final = 1 << 18
"""Bytes that are held in memory at a time; small enough that no key waits for one."""


@contextmanager
def beside(disk: Disk, path: Path) -> Iterator[Path]:
    """A free name beside `path`; what is still there at the end is removed, or is a leftover when that fails too."""
    place = path.with_name(f".{path.name}.{os.urandom(4).hex()}.tmp")
    try:
        yield place
    finally:
        with suppress(OSError):
            disk.remove(place)


def write(
    disk: Disk,
    path: Path,
    header: Header,
    changes: Callable[[], Iterable[Change]],
    key: JournalKey | None = None,
    mode: Mode = "create",
) -> Reading:
    """A new file (or with `append` one that is empty) with a line for each change; how far a reader has come that has
    read it all.

    `changes` gives the same at every call. Raises OSError, also when the file does not read as it was written, and
    LockedError when the header says sealed and this is not the key.
    """
    reading = started(header, key)
    handle = disk.open(path, mode)
    try:
        disk.write_whole(handle, reading.first)
        for piece in _pieces(changes(), reading):
            disk.write_whole(handle, piece)
        disk.fsync(handle)
    finally:
        disk.close(handle)
    _check(disk, path, reading, changes())
    return reading


def extend(disk: Disk, path: Path, data: bytes) -> None:
    """Add to a file that only this process knows. Raises OSError, also when it does not read as it was written."""
    handle = disk.open(path, "append")
    try:
        size = disk.size(handle)
        disk.write_whole(handle, data)
        disk.fsync(handle)
    finally:
        disk.close(handle)
    handle = disk.open(path, "read")
    try:
        if disk.read(handle, size, len(data) + 1) != data:
            raise unlike()
    finally:
        disk.close(handle)


def extend_lines(disk: Disk, path: Path, reading: Reading, lines: Sequence[Line]) -> None:
    """The same for lines of another file, which are counted anew; `reading` goes on with them."""
    parts: list[bytes] = []
    for line in lines:
        parts.append(reading.coding.write(reading.sequence + 1, line.changes))
        reading.grown(parts[-1])
    extend(disk, path, b"".join(parts))


def copy(disk: Disk, source: Path, target: Path, length: int) -> None:
    """The first `length` bytes of a file in one that is empty.

    Raises OSError, also when it does not read as it was written.
    """
    places = [(start, min(PIECE, length - start)) for start in range(0, length, PIECE)]
    old = disk.open(source, "read")
    try:
        new = disk.open(target, "append")
        try:
            for start, count in places:
                disk.write_whole(new, disk.read(old, start, count))
            disk.fsync(new)
        finally:
            disk.close(new)
        new = disk.open(target, "read")
        try:
            if any(disk.read(old, start, count) != disk.read(new, start, count) for start, count in places):
                raise unlike()
        finally:
            disk.close(new)
    finally:
        disk.close(old)


def unlike() -> OSError:
    """For a file that does not read as it was written."""
    return OSError(EIO, os.strerror(EIO))


def _pieces(changes: Iterable[Change], reading: Reading) -> Iterator[bytes]:
    parts: list[bytes] = []
    size = 0
    for change in changes:
        line = reading.coding.write(reading.sequence + 1, [change])
        reading.grown(line)
        parts.append(line)
        size += len(line)
        if size >= PIECE:
            yield b"".join(parts)
            parts.clear()
            size = 0
    yield b"".join(parts)


def _check(disk: Disk, path: Path, written: Reading, changes: Iterable[Change]) -> None:
    """Read the file as anyone would; every line must say what was to be written."""
    handle = disk.open(path, "read")
    try:
        rows = _rows(disk, handle)
        if read_header(next(rows, b"")) != written.header:
            raise unlike()
        for number, change in enumerate(changes, 1):
            if written.coding.read(next(rows, b"")) != Line(number, [change]):
                raise unlike()
        if next(rows, b""):
            raise unlike()
    finally:
        disk.close(handle)


def _rows(disk: Disk, handle: int) -> Iterator[bytes]:
    """The lines without their line breaks; what stands behind the last break comes last."""
    start, rest = 0, b""
    while piece := disk.read(handle, start, PIECE):
        start += len(piece)
        *rows, rest = (rest + piece).split(b"\n")
        yield from rows
    yield rest
