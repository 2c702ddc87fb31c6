"""Passphrases that people really write: as they are typed or pasted, how they count, and another way to write them."""

from dataclasses import dataclass
from unicodedata import normalize


@dataclass(frozen=True)
class Odd:
    """A passphrase, and what is said about it."""

    name: str
    written: str
    """As it comes, perhaps with a line end behind it."""
    counts: str
    """What is left of it, in NFC."""
    also: str
    """Another way to write the same."""
    wrong: str
    """What looks like it and is another."""


_LETTERS = "blåbærgrød é"
ODD = [
    Odd("one letter", "x", "x", "x", "X"),
    Odd("ten thousand", "æ1 " * 3333 + "y", "æ1 " * 3333 + "y", "æ1 " * 3333 + "y", "æ1 " * 3333),
    Odd("composed", normalize("NFC", _LETTERS), normalize("NFC", _LETTERS), normalize("NFD", _LETTERS), "blabargrod e"),
    Odd("decomposed", normalize("NFD", _LETTERS), normalize("NFC", _LETTERS), normalize("NFC", _LETTERS), "blåbærgrød"),
    Odd("spaces", "  gule støvler ", "  gule støvler ", "  gule støvler ", "gule støvler"),
    Odd("line end", "gule støvler\n", "gule støvler", "gule støvler", "gule støvler "),
    Odd("line end of Windows", "gule støvler\r\n", "gule støvler", "gule støvler", "gule støvler "),
]
