"""Text as it is searched, with the way back to where it stood."""

import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from workbook.text import fold

LOOK_ALIKES: Final = str.maketrans(
    "авекмнорстухѕіјһԁԛԝӏґ" "αβεηικμνορτυχζγωϲ" "ıłđħɑɡŧ",
    "abekmhopctyxsijhdqwlr" "abehikmnoptyxzywc" "ildhagt",
)  # fmt: skip
"""Cyrillic and Greek letters that look like Latin ones, small or capital, and Latin ones with a stroke or no dot."""


@dataclass(frozen=True)
class Folded:
    """The folded text, and for each of its characters the place of the original one; `places` has one more, the end."""

    text: str = field(repr=False)
    places: tuple[int, ...] = field(repr=False)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """From and to in the original, for a stretch of the folded text that is not empty."""
        return self.places[start], self.places[end - 1] + 1


def folded(text: str) -> Folded:
    """Fold character by character.

    What is not seen (a zero-width space, a soft hyphen), wide letters and letters of another alphabet that look the
    same are no disguise.
    """
    if text.isascii():
        return Folded(text.lower(), tuple(range(len(text) + 1)))
    parts: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        part = _folded(character)
        parts.append(part)
        places += [place] * len(part)
    return Folded("".join(parts), (*places, len(text)))


@lru_cache(maxsize=1024)
def _folded(character: str) -> str:
    if character.isascii():
        return character.lower()
    if unicodedata.category(character) == "Cf":
        return ""
    return fold(unicodedata.normalize("NFKC", character)).translate(LOOK_ALIKES)
