"""The faults of one file, gathered while it is read."""

from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.curriculum.model import Problem
from workbook.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST_WORD = 40
"""A longer word is no slip of the pen, and comparing it with the known ones costs time."""
_MOST_TOLD = 20
"""Of more known words no reader finds the one that was meant."""
_MOST_WORDS = 100


@dataclass
class Faults:
    """Collects problems; lines and columns count from 1 and stay inside the file."""

    path: Path
    last_line: int = 1
    found: list[Problem] = field(default_factory=list)

    def add(self, line: int, column: int, message: str) -> None:
        """Note a problem."""
        inside = min(max(line, 1), self.last_line)
        self.found.append(Problem(self.path, inside, max(column, 1), message))

    def sorted(self) -> tuple[Problem, ...]:
        """The problems in reading order."""
        return tuple(sorted(self.found, key=lambda problem: (problem.line, problem.column, problem.message)))


def nearest(word: str, known: "Iterable[str]") -> str:
    """The end of a message about an unknown word: the one that was probably meant, else all that are known."""
    # Imported here: a pack without faults needs no comparing of words.
    from difflib import get_close_matches

    words = list(islice(known, _MOST_WORDS))
    close = get_close_matches(word, words, n=1, cutoff=0.6) if len(word) <= _LONGEST_WORD else []
    if close:
        return _("Did you mean “{word}”?").format(word=close[0])
    if len(words) > _MOST_TOLD:
        words = [*words[:_MOST_TOLD], "…"]
    return _("Known: {words}.").format(words=", ".join(words)) if words else _("There is none yet.")


def shown(word: str) -> str:
    """A word from a page as a message quotes it: short, on one line."""
    return word if len(word) <= _LONGEST_WORD else word[: _LONGEST_WORD - 1] + "…"
