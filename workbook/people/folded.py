"""Text as it is searched, with the way back to where it stood."""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Final

from workbook.text import fold

LOOK_ALIKES: Final = str.maketrans(
    "авекмнорстухѕіјһԁԛԝӏґ" "αβεηικμνορτυχζγωϲ" "ıłđħɑɡŧ",
    "abekmhopctyxsijhdqwlr" "abehikmnoptyxzywc" "ildhagt",
)  # fmt: skip
"""Cyrillic and Greek letters that look like Latin ones, small or capital, and Latin ones with a stroke or no dot."""


_DANISH: Final = re.compile("[\\x00-\\x7fæøåÆØÅ–—“”»«’]*")
"""What nearly every text here consists of. Of it only three letters become two."""


@dataclass(frozen=True)
class Folded:
    """The folded text, and on demand the way back."""

    original: str = field(repr=False)
    text: str = field(repr=False)

    @cached_property
    def places(self) -> tuple[int, ...]:
        """For each folded character the place of the original one, and one more, the end."""
        places = [place for place, one in enumerate(self.original) for _part in _folded(one)]
        return (*places, len(self.original))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """From and to in the original, for a stretch of the folded text that is not empty."""
        return self.places[start], self.places[end - 1] + 1


def folded(text: str) -> Folded:
    """Fold character by character.

    What is not seen (a zero-width space, a soft hyphen), wide letters and letters of another alphabet that look the
    same are no disguise.
    """
    if is_danish(text):
        return Folded(text, text.lower().replace("å", "aa").replace("ø", "oe").replace("æ", "ae"))
    return Folded(text, "".join(map(_folded, text)))


def is_danish(text: str) -> bool:
    """Whether it has no letters but the Danish ones, none of them with an accent, and nothing that is not seen."""
    return _DANISH.fullmatch(text) is not None


@lru_cache(maxsize=1024)
def _folded(character: str) -> str:
    if character.isascii():
        return character.lower()
    if unicodedata.category(character) == "Cf":
        return ""
    return fold(unicodedata.normalize("NFKC", character)).translate(LOOK_ALIKES)
