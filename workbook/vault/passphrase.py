"""A passphrase: the form in which it counts, and how hard it is to guess, in words."""

import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from workbook.errors import AnswerError
from workbook.i18n import _, mark

Strength = Literal["weak", "fair", "good", "strong"]

_WORDS: dict[Strength, str] = {
    "weak": mark("weak: guessed in a short time"),
    "fair": mark("fair: better with one word more"),
    "good": mark("good"),
    "strong": mark("strong"),
}
_FROM: tuple[tuple[float, Strength], ...] = ((65, "strong"), (48, "good"), (34, "fair"))
"""Bits from which a passphrase is called so; each guess costs a whole key derivation."""
_WORD_BITS = 12.0
"""A word chosen by chance among some 4,000; its letters say no more than the word."""
_LETTER_BITS = 4.5
_OTHER_BITS = 5.0
_PIECES = re.compile(r"[^\W\d_]+|\d+|[\W_]")
_AROUND = "i0123456789 .,!?#"
_VOWELS = frozenset("aeiouyæøå")
_RUNS = ("abcdefghijklmnopqrstuvwxyzæøå", "qwertyuiopå", "asdfghjklæø", "zxcvbnm", "01234567890")
_TRIED_FIRST = (
    "adgangskode adgangssætning kodeord password passord hemmelig hemmeligt lederbog leder ledelse tryghed psykologisk "
    "velkommen sommer vinter forår efterår januar februar marts april maj juni juli august september oktober november "
    "december mandag tirsdag onsdag torsdag fredag lørdag søndag danmark danish dansk admin login test letmein welcome "
    "iloveyou elsker skat hest hund kat sol secret qwerty passw0rd kode master dragon monkey"
)
_USUAL = frozenset(_TRIED_FIRST.split())
_DISGUISED = str.maketrans("430157@$!", "aeoistasi")


@dataclass(frozen=True)
class Prepared:
    """A passphrase as it counts, and whether a line end that came along was taken off."""

    text: str = field(repr=False)
    trimmed: bool


def prepare(text: str) -> Prepared:
    """The text in NFC without one line end behind it; blanks stay, also the first and the last.

    Raises AnswerError when nothing is left, or when it holds what is no character.
    """
    kept = text.removesuffix("\n").removesuffix("\r")
    if not kept:
        raise AnswerError(_("The passphrase is empty. Nothing was changed. Write at least one character."))
    try:
        kept.encode("utf-8")
    except UnicodeEncodeError:
        sentence = _("The passphrase holds bytes that are no letters. Nothing was changed. Write it as UTF-8.")
        raise AnswerError(sentence) from None
    return Prepared(unicodedata.normalize("NFC", kept), trimmed=kept != text)


def strength(text: str) -> Strength:
    """How hard it is to guess for one who tries words, years and keys side by side first; it forbids nothing."""
    bits = _bits(unicodedata.normalize("NFC", text))
    return next((level for least, level in _FROM if bits >= least), "weak")


def strength_words(level: Strength) -> str:
    """The strength in the language in use."""
    return _(_WORDS[level])


def _bits(text: str) -> float:
    """The sum over the different pieces of it: words, numbers, signs. A piece that comes again adds one bit."""
    if text.casefold().translate(_DISGUISED).rstrip(_AROUND) in _USUAL:
        return 8.0
    seen: set[str] = set()
    bits = 0.0
    for piece in _PIECES.findall(text):
        known = piece.casefold()
        if known in seen:
            bits += 1.0 if len(known) > 1 else 0.5
            continue
        seen.add(known)
        bits += 1.0 if known == " " else _piece_bits(piece)
    return bits


def _piece_bits(piece: str) -> float:
    known = piece.casefold()
    capitals = 1.0 if piece != known else 0.0
    if known in _USUAL:
        return 4.0 + capitals
    if known.isdecimal():
        year = len(known) == 4 and known[:2] in ("19", "20")
        return 6.0 if year else math.log2(10) * len(set(_steps(known)))
    if not known.isalpha():
        return _OTHER_BITS
    told = _LETTER_BITS * len(set(_steps(known)))
    return told if _is_no_word(piece) else min(told, _WORD_BITS) + capitals


def _is_no_word(piece: str) -> bool:
    """Letters by chance: capitals in the middle, or hardly a vowel."""
    inner = piece[1:]
    mixed = inner not in (inner.lower(), inner.upper())
    vowels = sum(letter in _VOWELS for letter in piece.casefold())
    return mixed or (len(piece) > 5 and vowels * 6 <= len(piece))


def _steps(text: str) -> Iterator[str]:
    """The letters, those that follow the one before on a keyboard or in the alphabet left out."""
    before = ""
    for letter in text:
        if not any(before + letter in run or letter + before in run for run in _RUNS) or not before:
            yield letter
        before = letter
