"""Bytes that are no journal (parts of lines, damaged files) as they lie in a sealed home: sealed piece by piece."""

from typing import Final

from workbook.journal.keys import JournalKey
from workbook.journal.lines import framed, new_header, parts, read_header, write_header

FORMAT: Final = "lederbog-kept"
_PIECE: Final = 1 << 18


def wrapped(data: bytes, key: JournalKey) -> bytes:
    """The bytes under a header of their own, sealed."""
    from workbook.vault.sealing import Seal

    header = new_header(FORMAT, "sealed")
    seal = Seal(key.data, header.format, header.journal, header.generation)
    pieces = [data[start : start + _PIECE] for start in range(0, len(data), _PIECE)]
    lines = (framed(number, seal.seal(number, piece)) for number, piece in enumerate(pieces, 1))
    return write_header(header) + b"".join(lines)


def is_wrapped(data: bytes) -> bool:
    """Whether the bytes are sealed so."""
    header = read_header(data.partition(b"\n")[0])
    return header is not None and header.format == FORMAT


def unwrapped(data: bytes, key: JournalKey | None) -> bytes | None:
    """The bytes as they were; None when they cannot be opened. What was never sealed so comes as it is."""
    if not is_wrapped(data):
        return data
    if key is None:
        return None
    from workbook.vault.sealing import BrokenSealError, Seal

    first, *rows, _rest = data.split(b"\n")
    header = read_header(first)
    assert header is not None
    seal = Seal(key.data, header.format, header.journal, header.generation)
    pieces: list[bytes] = []
    for number, raw in enumerate(rows, 1):
        found = parts(raw)
        if found is None or found[0] != number:
            return None
        try:
            pieces.append(seal.open(*found))
        except BrokenSealError:
            return None
    return b"".join(pieces)
