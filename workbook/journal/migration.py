"""Earlier formats: how their lines are read. A file of one is written anew in today's format before the next save."""

from collections.abc import Callable, Mapping
from typing import Final

from msgspec import DecodeError, Raw, Struct
from msgspec.json import Decoder

from workbook.journal.lines import VERSION, Change, Line, parts, read_line

ReadLine = Callable[[bytes], Line | None]
"""From a line without its line break; None when it is damaged."""


class _Change0(Struct, frozen=True):
    """A change of format 0, which was never released: it is kept so that the way from one format to the next is walked.

    Its body is a list of objects; `r` is the revision that the document became.
    """

    t: str
    i: str
    r: int
    d: Raw


_CHANGES_0: Final = Decoder(list[_Change0])


def _read_line_0(raw: bytes) -> Line | None:
    found = parts(raw)
    if found is None or found[0] == 0:
        return None
    try:
        changes = _CHANGES_0.decode(found[1])
    except (DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return Line(found[0], [Change(one.t, one.i, one.r - 1, one.d) for one in changes])


READERS: Final[Mapping[int, ReadLine]] = {0: _read_line_0, VERSION: read_line}
"""Format to how its lines are read."""


def read_any(raw: bytes) -> Line | None:
    """For a file whose header is damaged: the format that fits."""
    return next((line for version in sorted(READERS, reverse=True) if (line := READERS[version](raw))), None)
