"""Ids: UUIDv7 (RFC 9562) in text, and the integers that TinyDB knows them by."""

import os
from collections.abc import Callable
from datetime import datetime
from typing import Final

_RANDOM_BITS: Final = 74
_STEP_BITS: Final = 32
_PLAIN_LIMIT: Final = 1 << 64
"""Integers below this are TinyDB's own counting and are written as they are."""


def random_bits(count: int) -> int:
    """A number of that many bits, from the operating system's chance."""
    return int.from_bytes(os.urandom((count + 7) // 8)) >> -count % 8


class IdMaker:
    """Makes ids that grow, also when the clock stands still or is set back."""

    def __init__(self, bits: Callable[[int], int] = random_bits) -> None:
        self._bits = bits
        self._last = 0

    def new(self, moment: datetime) -> str:
        """A new id: 48 bits of milliseconds, then 74 random ones that count up within a millisecond."""
        fresh = int(moment.timestamp() * 1000) << _RANDOM_BITS | self._bits(_RANDOM_BITS)
        if fresh >> _RANDOM_BITS <= self._last >> _RANDOM_BITS:
            fresh = self._last + 1 + self._bits(_STEP_BITS)
        self._last = fresh
        return to_text(_stamped(fresh))


def derived(source: str, name: str) -> str:
    """A UUIDv8 (RFC 9562) that is the same every time: 122 bits of the SHA-256 of where it comes from."""
    from hashlib import sha256  # imported here: it loads OpenSSL, and few commands derive an id

    number = int.from_bytes(sha256(f"{source}\n{name}".encode()).digest()[:16], "big")
    number &= ~(0xF << 76 | 0b11 << 62)
    return to_text(number | 8 << 76 | 0b10 << 62)


def _stamped(number: int) -> int:
    """122 bits of time and chance with the version and variant of UUIDv7 put between them."""
    high, low = number >> 62, number & ((1 << 62) - 1)
    return (high >> 12) << 80 | 7 << 76 | (high & 0xFFF) << 64 | 0b10 << 62 | low


def to_text(number: int) -> str:
    """As it stands in a line: a UUID, or the number itself when it is TinyDB's own."""
    if number < _PLAIN_LIMIT:
        return str(number)
    digits = f"{number:032x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def to_int(text: str) -> int:
    """The integer of an id in a line.

    Raises ValueError when it is neither a UUID nor a number.
    """
    return int(text.replace("-", ""), 16) if len(text) == 36 else int(text)
