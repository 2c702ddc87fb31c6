"""What may give somebody away beside a registered name: numbers like a CPR number, addresses, phones, other names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

Kind = Literal["cpr", "email", "phone", "capital"]

_CPR: Final = re.compile(r"(?<!\d)(?:[0-2]\d|3[01]|[4-6]\d|7[01])(?:0\d|1[0-2])\d{2}[ \t]?[-–‐‑./ ]?[ \t]?\d{4}(?!\d)")
"""Day, month, year and four digits; from 61 on the day of a number that stands in for one."""
_MAIL: Final = re.compile(r"[^\s@<>()\[\],;:\"]+@[^\s@<>()\[\],;:\"]*[^\s@<>()\[\],;:\".!?]")
_DATE: Final = r"\d{4}-\d\d-\d\d(?!\d)|\d\d[-./]\d\d[-./]\d{4}(?!\d)"
_PHONE: Final = re.compile(
    rf"(?<![\d.,])(?!{_DATE})(?:(?:\+|00)45[ \t]?)?(?:\d{{2}}[ \t.\-]?){{3}}\d{{2}}(?!\d)"
    r"|(?<!\d)\+\d[\d \t().\-]{6,16}\d"
)
"""Eight digits as Danes write them, or a number with its country."""
_DIGIT: Final = re.compile(r"\d")
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_SENTENCE_END: Final = frozenset('.!?:;…•*\n"“”»«(–—-')
_NOT_NAMES: Final = frozenset({
    "De", "Dem", "Deres", "Gud", "I", "Jer", "Jeres", "Danmark", "Dansk", "EU", "Excel", "Facebook", "Google", "Norden",
    "Outlook", "Teams", "Word", "Zoom", "Lederbog",
})  # fmt: skip


@dataclass(frozen=True)
class Giveaway:
    """A place in a text that should be looked at before it leaves."""

    kind: Kind
    start: int
    end: int


def giveaways(text: str, *, sensitive: bool) -> list[Giveaway]:
    """Every such place, in order, none inside another; words with a capital letter only in a sensitive answer."""
    found = [*_mails(text)] if "@" in text else []
    if _DIGIT.search(text):
        found += [*_cprs(text), *_phones(text)]
    if sensitive:
        found += _capitals(text)
    if len(found) < 2:
        return found
    kept: list[Giveaway] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def begins_sentence(text: str, at: int) -> bool:
    """Whether the word at this place may have its capital letter from the sentence."""
    before = text[:at].rstrip(" \t")
    return not before or before[-1] in _SENTENCE_END


def _mails(text: str) -> Iterator[Giveaway]:
    return (Giveaway("email", match.start(), match.end()) for match in _MAIL.finditer(text))


def _cprs(text: str) -> Iterator[Giveaway]:
    return (Giveaway("cpr", match.start(), match.end()) for match in _CPR.finditer(text))


def _phones(text: str) -> Iterator[Giveaway]:
    return (Giveaway("phone", match.start(), match.end()) for match in _PHONE.finditer(text))


def _capitals(text: str) -> Iterator[Giveaway]:
    """Words with a capital letter inside a sentence; abbreviations and what is no name are left out."""
    for match in _WORD.finditer(text):
        word = match[0]
        if (
            word[0].isupper()
            and not begins_sentence(text, match.start())
            and not word.isupper()
            and word not in _NOT_NAMES
        ):
            yield Giveaway("capital", match.start(), match.end())
