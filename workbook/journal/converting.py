"""A file of the home as it is to lie there: sealed with a key, or plain; the words stay the same."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from msgspec import structs

from workbook.journal.kept import is_wrapped, unwrapped, wrapped
from workbook.journal.keys import JournalKey
from workbook.journal.lines import VERSION, Header, Line, write_header
from workbook.journal.migration import READERS, writing
from workbook.journal.reading import begin

_OURS = ("lederbog-journal", "lederbog-draft")


@dataclass(frozen=True)
class Converted:
    """What becomes of a file."""

    data: bytes = field(repr=False)
    remains: bytes = field(default=b"", repr=False)
    """The file as it was, sealed, where not all of it could be read; to be kept among what was rescued."""


def converted(data: bytes, before: JournalKey | None, after: JournalKey | None) -> Converted | None:
    """The same under another key, or plain when there is none after; None when it cannot be opened.

    What is no file of lines, or harmed through and through, is sealed as it is and comes back as it was.
    """
    if is_wrapped(data):
        raw = unwrapped(data, before)
        return None if raw is None else Converted(raw if after is None else wrapped(raw, after))
    reading, lines = begin(data, before)
    header = reading.header
    if reading.closed:
        return None
    known = header is not None and header.format in _OURS and header.version in READERS
    if header is None or not known or (reading.damage and not lines):
        return Converted(data if after is None else wrapped(data, after))
    whole = not reading.damage and reading.end == len(data)
    keeps = not whole and after is not None and header.format == "lederbog-journal"
    remains = wrapped(data, after) if keeps and after is not None else b""
    return Converted(written_under(header, lines, after), remains)


def written_under(header: Header, lines: Sequence[Line], key: JournalKey | None) -> bytes:
    """The lines with the sequences that they have, under the same header but for the lock."""
    journal = header.journal if key is None or header.format != "lederbog-journal" else key.journal
    lines_are = "plain" if key is None else "sealed"
    header = structs.replace(header, version=VERSION, journal=journal, lines=lines_are)
    write = writing(header, key).write
    return b"".join([write_header(header), *(write(line.sequence, line.changes) for line in lines)])
