"""Text as it is stored, searched, sorted and shown."""

import math
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

from workbook.i18n import _

_LINE_ENDS = re.compile("\r\n?")
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""C0 controls without tab and newline, delete, C1 controls, and halves of surrogate pairs."""
_MARKS = re.compile("[\u0300-\u036f]")
_TOKEN = re.compile(r"@\{([^{}\n]*)\}")
_JOINERS = frozenset("\u200d\ufe0e\ufe0f")
_WIDE = Context(prec=400)
"""Room for every float: the default context refuses numbers of more than 28 digits."""
_ALPHABET = {letter: place for place, letter in enumerate("abcdefghijklmnopqrstuvwxyzæøå")}
_AS = str.maketrans({"ä": "æ", "ö": "ø", "ü": "y", "ß": "s", "ð": "d", "þ": "t"})


@dataclass(frozen=True)
class Cleaned:
    """Text that may be stored, and how many characters had to go."""

    text: str
    dropped: int


def clean(raw: str) -> Cleaned:
    """The text in NFC with plain newlines, without control characters and broken code points.

    Tabs, joined emoji and text directions stay. Cleaning twice changes nothing.
    """
    lines = _LINE_ENDS.sub("\n", raw) if "\r" in raw else raw
    kept, dropped = _UNWANTED.subn("", lines)
    return Cleaned(unicodedata.normalize("NFC", kept), dropped)


def fold(text: str) -> str:
    """The form in which text is searched: lower case, without accents, and å, ø, æ as aa, oe, ae.

    The letters are written out, not drawn together, so that what is found for `sa` is still found for `saa`.
    """
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFD", text.casefold()).replace("a\u030a", "aa")
    plain = _MARKS.sub("", apart).casefold()
    return plain.replace("ø", "oe").replace("æ", "ae")


def danish_key(text: str) -> tuple[tuple[int, ...], str]:
    """The key that sorts æ, ø and å after z, aa as å, and accents only where the letters are the same."""
    lower = unicodedata.normalize("NFC", text.casefold())
    letters = lower.replace("aa", "å").translate(_AS)
    return tuple(_weight(letter) for letter in letters), lower


def _weight(letter: str) -> int:
    """Marks and digits by code point, then the alphabet, then all other letters."""
    base = letter if letter in _ALPHABET else unicodedata.normalize("NFD", letter)[0]
    if base in _ALPHABET:
        return 0x200 + _ALPHABET[base]
    return ord(base) if ord(base) < 0x80 else 0x300 + ord(base)


def spoken(text: str, say: Callable[[str], str] = lambda alias: alias) -> str:
    """The text as it is read: `@{medarbejder K}`, which stands for a person, as `say` tells of the alias.

    One that stands for nobody is read as the words in it, so that no sign of it is left.
    """
    while "@{" in text and (found := _TOKEN.sub(lambda match: say(match[1]), text)) != text:
        text = found
    return text


def first_words(text: str, limit: int = 60) -> str:
    """The text on one line of at most `limit` characters, cut between two words and then ended with `…`.

    A person stands in it by alias.
    """
    line = " ".join(spoken(text).split())
    if len(line) <= limit:
        return line
    words = line[:limit].rpartition(" ")[0].rstrip(" ,.;:-–")
    return (words or line[: _whole(line, limit - 1)]) + "…"


def leading(words: str) -> str:
    """Words with what they lead to behind them: with a colon, unless they end in a mark of their own."""
    return words if words.rstrip()[-1:] in tuple("?!….:") else f"{words}:"


def _whole(line: str, at: int) -> int:
    """The nearest place at or before `at` that does not split a joined emoji or an accented letter."""
    while at > 0 and (line[at] in _JOINERS or line[at - 1] == "\u200d" or unicodedata.combining(line[at])):
        at -= 1
    return at


def number(value: float, decimals: int = 1) -> str:
    """The number as it is written in the language in use, halves rounded up: `7,5`, `1.234,0`."""
    if not math.isfinite(value):
        return "∞" if value > 0 else "–"
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, _WIDE)
    sample = _("1,234.5")
    written = f"{rounded:,f}" if rounded else f"{abs(rounded):f}"
    return written.translate(str.maketrans(",.", sample[1] + sample[-2]))
