"""The lines of our files: a checksum, a sequence and a body each (`docs/journal-format.md`)."""

import os
from collections.abc import Sequence
from typing import Final, Literal
from zlib import crc32

from msgspec import DecodeError, Raw, Struct
from msgspec.json import Decoder, Encoder

Kind = Literal["lederbog-journal", "lederbog-draft", "lederbog-inbox", "lederbog-kept"]
Lines = Literal["plain", "sealed"]
VERSION: Final = 1
GONE: Final = Raw(b"null")
"""A tombstone stands where the document was."""


class Header(Struct, frozen=True, kw_only=True):
    """The first line of a file; its sequence is 0."""

    format: str
    version: int
    journal: str
    """Chosen by chance when the file is made, and again when it is sealed; every sealed line is bound to it."""
    generation: int = 1
    """Grows each time that the file is written anew."""
    lines: str = "plain"
    """`plain` or `sealed`."""
    purged: str = ""
    """The day on which old trash was last left out of it; empty before the first time."""


class Change(Struct, frozen=True, array_like=True, gc=False):
    """One document as it is after a transaction; `[table, id, base, document]`."""

    table: str
    id: str
    """Empty: the change speaks of the table itself, which exists (`{}`) or is dropped (null)."""
    base: int
    """The revision that it started from; it became `base + 1`."""
    document: Raw
    """JSON, or null for a tombstone."""

    @property
    def gone(self) -> bool:
        """Whether it is a tombstone."""
        return self.document == GONE

    def __repr__(self) -> str:
        return f"Change({self.table}, {self.id}, {self.base})"


class Line(Struct, frozen=True, gc=False):
    """A whole line that was read."""

    sequence: int
    changes: list[Change]

    def __repr__(self) -> str:
        return f"Line({self.sequence}, {self.changes})"


_DIGITS: Final = 18
"""Of a sequence at most; a longer one was never written by us."""
_HEADERS: Final = Decoder(Header)
_CHANGES: Final = Decoder(list[Change])
_ENCODER: Final = Encoder()


def new_header(kind: Kind, lines: Lines = "plain") -> Header:
    """The header of a file that begins."""
    return Header(format=kind, version=VERSION, journal=os.urandom(16).hex(), lines=lines)


def write_header(header: Header) -> bytes:
    """The line with its line break."""
    return framed(0, _ENCODER.encode(header))


def write_line(sequence: int, changes: Sequence[Change]) -> bytes:
    """A plain line with its line break."""
    return framed(sequence, encoded(changes))


def read_header(line: bytes) -> Header | None:
    """None when the line is no whole header."""
    found = parts(line)
    if found is None or found[0] != 0:
        return None
    try:
        return _HEADERS.decode(found[1])
    except (DecodeError, UnicodeDecodeError, RecursionError):
        return None


def read_line(line: bytes) -> Line | None:
    """A plain line; None when it is damaged. `line` comes without its line break."""
    found = parts(line)
    return None if found is None or found[0] == 0 else decoded(*found)


def encoded(changes: Sequence[Change]) -> bytes:
    """The body of a plain line."""
    return _ENCODER.encode(changes)


def decoded(sequence: int, body: bytes) -> Line | None:
    """The line with that body; None when it holds no changes."""
    try:
        return Line(sequence, _CHANGES.decode(body))
    except (DecodeError, UnicodeDecodeError, RecursionError):
        return None


def framed(sequence: int, body: bytes) -> bytes:
    """A line of any body, with its line break; the checksum is over the sequence, the blank after it and the body."""
    inner = b"%d " % sequence + body
    return b"%08x %b\n" % (crc32(inner), inner)


def parts(line: bytes) -> tuple[int, bytes] | None:
    """Sequence and body of a line of any format, when the checksum is that of the bytes."""
    three = line.split(b" ", 2)
    if len(three) != 3:
        return None
    checksum, sequence, body = three
    counted = sequence.isdigit() and len(sequence) <= _DIGITS
    whole = counted and b"%08x" % crc32(body, crc32(sequence + b" ")) == checksum
    return (int(sequence), body) if whole else None
