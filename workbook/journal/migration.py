"""Which coding a file has: the one of its format, which may be an earlier one, sealed or not.

A file of an earlier format is written anew in today's before the next save.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Final

from msgspec import DecodeError, Raw, Struct, structs
from msgspec.json import Decoder

from workbook.journal.coding import CLOSED, PLAIN, Coding, locked_error
from workbook.journal.keys import JournalKey
from workbook.journal.lines import VERSION, Change, Header, Line, new_header, parts

_SAMPLES: Final = 3
"""Lines that are looked at to tell how a file without a header was written."""


class _Change0(Struct, frozen=True):
    """A change of format 0, which was never released: it is kept so that the way from one format to the next is walked.

    Its body is a list of objects; `r` is the revision that the document became.
    """

    t: str
    i: str
    r: int
    d: Raw


_CHANGES_0: Final = Decoder(list[_Change0])


class _Format0:
    """Plain lines of format 0, which is read and never written."""

    sealed = False

    def write(self, sequence: int, changes: Sequence[Change]) -> bytes:
        raise NotImplementedError

    def read(self, raw: bytes) -> Line | None:
        found = parts(raw)
        if found is None or found[0] == 0:
            return None
        try:
            changes = _CHANGES_0.decode(found[1])
        except (DecodeError, UnicodeDecodeError, RecursionError):
            return None
        return Line(found[0], [Change(one.t, one.i, one.r - 1, one.d) for one in changes])


READERS: Final[Mapping[int, Coding]] = {0: _Format0(), VERSION: PLAIN}
"""Format to how its plain lines are read."""


class _AnyFormat:
    """For a plain file whose header is damaged: the format that fits."""

    sealed = False

    def write(self, sequence: int, changes: Sequence[Change]) -> bytes:
        raise NotImplementedError

    def read(self, raw: bytes) -> Line | None:
        return next((line for version in sorted(READERS, reverse=True) if (line := READERS[version].read(raw))), None)


_ANY: Final = _AnyFormat()


def coding_of(header: Header, key: JournalKey | None) -> Coding:
    """How the lines behind this header stand there; `CLOSED` when they are sealed and this is not their key."""
    if header.lines != "sealed":
        return READERS.get(header.version, PLAIN)
    if key is None or (header.format == "lederbog-journal" and header.journal != key.journal):
        return CLOSED
    from workbook.journal.sealed import sealed

    return sealed(header, key)


def writing(header: Header, key: JournalKey | None) -> Coding:
    """The same for a file that is to be written. Raises LockedError when this is not its key."""
    coding = coding_of(header, key)
    if coding is CLOSED:
        raise locked_error()
    return coding


def coding_without_header(rows: Iterable[bytes], key: JournalKey | None) -> Coding:
    """The one that fits the lines of a journal whose first line is damaged."""
    whole = (found for raw in rows if (found := parts(raw)) is not None and found[0] > 0)
    samples = list(islice(whole, _SAMPLES))
    if not samples or any(body.startswith(b"[") for _sequence, body in samples):
        return _ANY
    if key is None:
        return CLOSED
    from workbook.journal.sealed import sealed_without_header

    return sealed_without_header("lederbog-journal", key, samples)


def next_generation(
    header: Header | None, *others: Header | None, key: JournalKey | None = None, reached: int = 0
) -> Header:
    """The header of a journal that is written anew, sealed when there is a key.

    It is that of the first that can be read, or a new one, and of a generation after them all and after `reached`.
    """
    known = [one for one in (header, *others) if one is not None]
    first = known[0] if known else new_header("lederbog-journal")
    newest = max([reached, *(one.generation for one in known)])
    journal, lines = (first.journal, "plain") if key is None else (key.journal, "sealed")
    return structs.replace(first, version=VERSION, generation=newest + 1, journal=journal, lines=lines)
