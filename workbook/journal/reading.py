"""From the bytes of a journal to its lines: all that is whole is read, and all that is not is told."""

import re
from dataclasses import dataclass, field
from typing import Final, Literal

from workbook.journal.coding import CLOSED, PLAIN, Coding
from workbook.journal.keys import JournalKey
from workbook.journal.lines import Header, Line, read_header, write_header
from workbook.journal.migration import coding_of, coding_without_header, writing

_MARK: Final = 64
"""Bytes of a line that tell whether it is still the one that was read; the checksum is among them."""
_TRIES: Final = 8
"""Beginnings in a damaged line that may be the end of another; words that look like one are rare."""
_BEGINNINGS: Final = {False: re.compile(rb"[0-9a-f]{8} \d+ \["), True: re.compile(rb"[0-9a-f]{8} \d+ \S")}
"""Of a line, sealed or not."""


@dataclass(frozen=True, slots=True)
class Damage:
    """A place where the file is not what was written; it is left as it is."""

    line: int
    """Counted from 1, as an editor shows it."""
    kind: Literal["unreadable", "missing"]
    """The line cannot be read, or lines before it are not there or out of order."""


@dataclass(slots=True)
class Reading:
    """How far a file has been read, and what was found on the way."""

    header: Header | None = None
    """None when the first line is damaged."""
    coding: Coding = PLAIN
    """How its lines are read and written."""
    first: bytes = b""
    """How the file begins."""
    mark: tuple[int, bytes] = (0, b"")
    """Where the newest line begins, and how."""
    end: int = 0
    """Behind the line break of the last whole line."""
    lines: int = 0
    sequence: int = 0
    """Of the newest line, whether it could be read or not."""
    damage: list[Damage] = field(default_factory=list)

    @property
    def closed(self) -> bool:
        """Whether it is sealed and was read without its key."""
        return self.coding is CLOSED

    def take(self, data: bytes) -> list[Line]:
        """The lines in `data`, which begins at `end`; an unfinished last one is left for later."""
        *rows, _tail = data.split(b"\n")
        return self.take_rows(rows)

    def take_rows(self, rows: list[bytes]) -> list[Line]:
        """The lines in whole rows, which come without their line breaks."""
        found: list[Line] = []
        read = self.coding.read
        for number, raw in enumerate(rows, self.lines + 1):
            line = read(raw)
            if line is not None and line.sequence == self.sequence + 1:
                self.sequence += 1
                found.append(line)
            else:
                self._note(number, line, salvage(raw, self.coding) if line is None else [line], found)
        if rows:
            self.lines += len(rows)
            self.end += sum(map(len, rows)) + len(rows)
            self.mark = (self.end - 1 - len(rows[-1]), rows[-1][:_MARK])
        return found

    def grown(self, line: bytes) -> None:
        """This process wrote `line` at `end`."""
        self.mark = (self.end, line[:_MARK].rstrip(b"\n"))
        self.end += len(line)
        self.lines += 1
        self.sequence += 1

    def _note(self, number: int, line: Line | None, saved: list[Line], found: list[Line]) -> None:
        """A line that is damaged, or whose sequence is not the next; what was saved of it goes to `found`."""
        self.damage.append(Damage(number, "unreadable" if line is None else "missing"))
        self.sequence = max((self.sequence, *(one.sequence for one in saved))) if saved else self.sequence + 1
        found.extend(saved)


def started(header: Header, key: JournalKey | None = None) -> Reading:
    """As a reader is who has read a file that holds nothing but its header.

    Raises LockedError when the file is to be sealed and this is not its key.
    """
    first = write_header(header)
    return Reading(header, writing(header, key), first, (0, first[:-1][:_MARK]), len(first), 1)


def begin(data: bytes, key: JournalKey | None = None) -> tuple[Reading, list[Line]]:
    """Read a file from its start; of a sealed one without its key, lines without changes."""
    first, *rows = data.split(b"\n")
    reading = Reading()
    if not rows:
        return reading, []
    reading.header = read_header(first.rstrip(b"\r"))
    reading.first, reading.end, reading.lines = first + b"\n", len(first) + 1, 1
    reading.mark = (0, first[:_MARK])
    rows.pop()
    if reading.header is not None:
        reading.coding = coding_of(reading.header, key)
        return reading, reading.take_rows(rows)
    reading.coding = coding_without_header(rows, key)
    reading.damage.append(Damage(1, "unreadable"))
    saved = salvage(first, reading.coding)
    reading.sequence = max((line.sequence for line in saved), default=0)
    return reading, saved + reading.take_rows(rows)


def salvage(raw: bytes, coding: Coding = PLAIN) -> list[Line]:
    """Whole lines inside a damaged one: a line break was lost between them, or another was put at the end."""
    starts = [match.start() for match in _BEGINNINGS[coding.sealed].finditer(raw)]
    last = (len(raw), len(raw.rstrip(b"\r")))
    found: list[Line] = []
    done = 0
    for number, start in enumerate(starts, 1):
        if start < done:
            continue
        for end in (*(later - 1 for later in starts[number : number + _TRIES]), *last):
            line = coding.read(raw[start:end])
            if line is not None:
                found.append(line)
                done = end
                break
    return found
