"""The recovery code: 140 random bits as `7KQ2M-…`, seven groups with a check digit each, to be kept on paper."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base32: no I, L, O and U."""
GROUPS: Final = 7
DIGITS: Final = 4
"""Of each group, 5 bits each; the fifth is its check digit."""
_BITS: Final = GROUPS * DIGITS * 5
_LENGTH: Final = GROUPS * (DIGITS + 1)
_ALIKE = str.maketrans("ILO", "110")
_BETWEEN = str.maketrans("", "", " \t\r\n\u00a0-‐‑‒–—−._")
_MOST_WRONG: Final = 3
"""With more groups wrong it was not meant as a code."""


@dataclass(frozen=True)
class Checked:
    """What a text is as a code: its bits, or which groups (from 1) are mistyped; neither when it is none."""

    payload: bytes | None = field(default=None, repr=False)
    wrong: tuple[int, ...] = ()


def new_code(random: Callable[[int], bytes] = os.urandom) -> str:
    """A new code in its groups."""
    number = int.from_bytes(random(_size())) >> (_size() * 8 - _BITS)
    digits = [number >> 5 * place & 31 for place in reversed(range(GROUPS * DIGITS))]
    parts = [digits[start : start + DIGITS] for start in range(0, len(digits), DIGITS)]
    return "-".join(_written([*part, _check(place, part)]) for place, part in enumerate(parts, 1))


def parse(text: str) -> bytes | None:
    """The code's bits, None when it is none or is mistyped (`check` says where)."""
    return check(text).payload


def is_code(text: str) -> bool:
    """Whether it has the form of a code, right or mistyped."""
    checked = check(text)
    return checked.payload is not None or bool(checked.wrong)


def groups(code: str) -> tuple[str, ...]:
    """The groups of a code, as they are shown and typed back; forgiving as `parse`, () for what has another form."""
    plain = _plain(code)
    size = DIGITS + 1
    return tuple(plain[start : start + size] for start in range(0, _LENGTH, size)) if len(plain) == _LENGTH else ()


def same_group(typed: str, group: str) -> bool:
    """Whether a typed group is that one; case, blanks, hyphens and I, L, O for 1, 1, 0 are forgiven."""
    return _plain(typed) == _plain(group)


def check(text: str) -> Checked:
    """Read a code as a person types it: case, blanks, hyphens, and I, L and O for 1, 1 and 0 do not matter."""
    number = 0
    wrong: list[int] = []
    parts = groups(text)
    for place, part in enumerate(parts, 1):
        values = [ALPHABET.find(letter) for letter in part]
        if -1 in values or values[-1] != _check(place, values[:-1]):
            wrong.append(place)
        for value in values[:-1]:
            number = number << 5 | value & 31
    if not parts or len(wrong) > _MOST_WRONG:
        return Checked()
    return Checked(wrong=tuple(wrong)) if wrong else Checked(number.to_bytes(_size()))


def _plain(text: str) -> str:
    return text.translate(_BETWEEN).upper().translate(_ALIKE) if len(text) <= 4 * _LENGTH else ""


def _check(place: int, digits: list[int]) -> int:
    """A weighted sum in GF(32) that begins with the group's place: one wrong digit, two exchanged and groups
    exchanged all change it."""
    total = place
    for digit in digits:
        total = _doubled(total) ^ digit
    return _doubled(total)


def _doubled(value: int) -> int:
    """Times x in GF(2)[x] / (x^5 + x^2 + 1)."""
    return value << 1 ^ (0b100101 if value & 16 else 0)


def _written(digits: list[int]) -> str:
    return "".join(ALPHABET[digit] for digit in digits)


def _size() -> int:
    return (_BITS + 7) // 8
