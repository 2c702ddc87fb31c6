"""Sealed lines for whoever has the key; imports cryptography, so it is imported late."""

from collections.abc import Sequence
from typing import Final

from workbook.journal.keys import JournalKey
from workbook.journal.lines import Change, Header, Line, decoded, encoded, framed, parts
from workbook.vault.sealing import BrokenSealError, Seal

_GENERATIONS: Final = 1 << 14
"""How many are tried for a file whose header is damaged; one a day makes forty years."""


class Sealed:
    """Bodies are sealed for this file and their place in it; a line that was meant for another place is damaged."""

    sealed = True

    def __init__(self, seal: Seal) -> None:
        self._seal = seal

    def write(self, sequence: int, changes: Sequence[Change]) -> bytes:
        """The line with its line break."""
        return framed(sequence, self._seal.seal(sequence, encoded(changes)))

    def read(self, raw: bytes) -> Line | None:
        """A line without its line break; None when it is damaged."""
        found = parts(raw)
        if found is None or found[0] == 0:
            return None
        try:
            return decoded(found[0], self._seal.open(*found))
        except BrokenSealError:
            return None


def sealed(header: Header, key: JournalKey) -> Sealed:
    """For the file that begins with the header."""
    return Sealed(Seal(key.data, header.format, header.journal, header.generation))


def sealed_without_header(format: str, key: JournalKey, samples: Sequence[tuple[int, bytes]]) -> Sealed:
    """For a file of the key's journal whose header is damaged; `samples` are sequences and bodies of lines in it."""
    for generation in range(1, _GENERATIONS):
        seal = Seal(key.data, format, key.journal, generation)
        for sample in samples:
            try:
                seal.open(*sample)
            except BrokenSealError:
                continue
            return Sealed(seal)
    return Sealed(Seal(key.data, format, key.journal, 0))
