"""From the bytes of a journal to its lines: all that is whole is read, and all that is not is told."""

import re
from dataclasses import dataclass, field
from typing import Final, Literal

from workbook.journal.lines import Header, Line, read_header, read_line

_MARK: Final = 64
"""Bytes of a line that tell whether it is still the one that was read; the checksum is among them."""
_BEGINNING: Final = re.compile(rb"[0-9a-f]{8} \d+ \[")


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

    def take(self, data: bytes) -> list[Line]:
        """The lines in `data`, which begins at `end`; an unfinished last one is left for later."""
        whole = data.rfind(b"\n") + 1
        if not whole:
            return []
        found: list[Line] = []
        for raw in data[: whole - 1].split(b"\n"):
            line = read_line(raw)
            if line is not None and line.sequence == self.sequence + 1:
                self.sequence += 1
                self.lines += 1
                found.append(line)
            else:
                self._note(raw, [line] if line else salvage(raw), found)
            last = raw
        self.end += whole
        self.mark = (self.end - 1 - len(last), last[:_MARK])
        return found

    def grown(self, line: bytes) -> None:
        """This process wrote `line` at `end`."""
        self.mark = (self.end, line[:_MARK].rstrip(b"\n"))
        self.end += len(line)
        self.lines += 1
        self.sequence += 1

    def _note(self, raw: bytes, lines: list[Line], found: list[Line]) -> None:
        """A line that is damaged, or whose sequence is not the next; what was saved of it goes to `found`."""
        self.lines += 1
        if not lines:
            self.sequence += 1
            self.damage.append(Damage(self.lines, "unreadable"))
            return
        whole = read_line(raw) is not None
        self.damage.append(Damage(self.lines, "missing" if whole else "unreadable"))
        self.sequence = max(self.sequence, *(line.sequence for line in lines))
        found.extend(lines)


def begin(data: bytes) -> tuple[Reading, list[Line]]:
    """Read a file from its start."""
    first = data[: data.find(b"\n") + 1]
    reading = Reading(header=read_header(first.rstrip(b"\r\n")), first=first, end=len(first), lines=1)
    reading.mark = (0, first[:_MARK])
    if reading.header is None:
        reading.damage.append(Damage(1, "unreadable"))
    return reading, reading.take(data[len(first) :])


def salvage(raw: bytes) -> list[Line]:
    """Whole lines inside a damaged one: a line break was lost between them, or another was put at the end."""
    starts = [match.start() for match in _BEGINNING.finditer(raw)]
    found: list[Line] = []
    done = 0
    for start in starts:
        if start < done:
            continue
        ends = [later - 1 for later in starts if later > start] + [len(raw), len(raw.rstrip(b"\r"))]
        for end in ends:
            line = read_line(raw[start:end])
            if line is not None:
                found.append(line)
                done = end
                break
    return found
