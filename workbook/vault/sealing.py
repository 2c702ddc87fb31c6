"""Lines that only the key opens, each bound to its place, and the mark that says how far a journal had come."""

import os
from base64 import b64decode, b64encode
from collections.abc import Callable
from typing import Final

from cryptography.exceptions import InvalidTag

from workbook.vault.keys import NONCE, DataKey

_MARK: Final = "lederbog-mark"


class BrokenSealError(Exception):
    """These bytes were not sealed under this key for this place; says nothing more."""


class Seal:
    """Seals and opens the bodies of the lines of one file.

    AES-256-GCM with a nonce by chance; sealed along are format, journal, generation and sequence, so that a line
    counts only where it was written.
    """

    def __init__(
        self, key: DataKey, format: str, journal: str, generation: int, random: Callable[[int], bytes] = os.urandom
    ) -> None:
        self._lines = key.lines
        self._place = f"{format} {journal} {generation} ".encode()
        self._random = random

    def __repr__(self) -> str:
        return "Seal()"

    def seal(self, sequence: int, body: bytes) -> bytes:
        """The body as base64, nonce first."""
        nonce = self._random(NONCE)
        return b64encode(nonce + self._lines.encrypt(nonce, body, self._place + b"%d" % sequence))

    def open(self, sequence: int, sealed: bytes) -> bytes:
        """The body. Raises BrokenSealError."""
        try:
            raw = b64decode(sealed, validate=True)
            return self._lines.decrypt(raw[:NONCE], raw[NONCE:], self._place + b"%d" % sequence)
        except (InvalidTag, ValueError):
            raise BrokenSealError from None


def mark(key: DataKey, journal: str, generation: int, sequence: int) -> bytes:
    """The line that says how far the journal has come: `GENERATION SEQUENCE MAC`."""
    mac = key.mac(_marked(journal, generation, sequence))
    return b"%d %d %b\n" % (generation, sequence, b64encode(mac))


def read_mark(raw: bytes, key: DataKey, journal: str) -> tuple[int, int] | None:
    """Generation and sequence; None when the mark is not one of this key for this journal."""
    try:
        first, second, coded = raw.decode("ascii").split()
        generation, sequence = int(first), int(second)
        mac = b64decode(coded, validate=True)
    except ValueError:
        return None
    return (generation, sequence) if key.made(_marked(journal, generation, sequence), mac) else None


def _marked(journal: str, generation: int, sequence: int) -> bytes:
    return f"{_MARK} {journal} {generation} {sequence}".encode()
