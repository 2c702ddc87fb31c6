"""Two versions of a record beside each other: answer by answer, and in each the words that only it has."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain

from workbook.i18n import _
from workbook.insight.reading import Line, passages
from workbook.journal.records import Audience, Record

MOST_WORDS = 2000
"""In longer texts only what they share at the start and at the end is taken out: comparing all would take seconds."""
_WORDS = re.compile(r"\S+\s*|\s+")

Shared = Callable[[Sequence[Audience]], str]
"""Puts into words who may see an answer."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text."""

    text: str
    own: bool = False
    """Whether only this version has it."""


Side = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """One question as it is answered in both; None where it has no answer."""

    question: str
    first: Side | None
    second: Side | None

    @property
    def same(self) -> bool:
        """Whether both say the same."""
        return self.first == self.second


def compare(first: Record, second: Record, shared: Shared) -> list[Pair]:
    """Every question of either, in the first one's order; then tags and sharing, where they differ.

    Most titles are the first words of an answer, so the title stands there only when nothing else differs.
    """
    lines, others = _lines(first), _lines(second)
    pairs = [_pair(key[0], _text(lines.get(key)), _text(others.get(key))) for key in {**lines, **others}]
    facts = [_pair(_("Tags"), _tags(first), _tags(second))]
    for key, line in lines.items():
        other = others.get(key)
        if line.share is not None and other is not None and other.share is not None:
            asked = _("Who may see it: {question}").format(question=line.question)
            facts.append(_pair(asked, shared(line.share), shared(other.share)))
    pairs += [pair for pair in facts if not pair.same]
    if first.title == second.title or not all(pair.same for pair in pairs):
        return pairs
    return [_pair(_("Title"), first.title, second.title), *pairs]


Key = tuple[str, int]
"""A question with its heading, and which one of that name it is."""


def _lines(record: Record) -> dict[Key, Line]:
    found: dict[Key, Line] = {}
    for passage in passages(record):
        for line in passage.lines:
            name = f"{passage.heading} · {line.question}" if passage.heading else line.question
            number = 0
            while (name, number) in found:
                number += 1
            found[name, number] = line
    return found


def _text(line: Line | None) -> str | None:
    return None if line is None else line.text


def _tags(record: Record) -> str:
    return " ".join(f"#{tag}" for tag in record.tags)


def _pair(question: str, first: str | None, second: str | None) -> Pair:
    if first is None or second is None or first == second:
        return Pair(question, _whole(first), _whole(second))
    return Pair(question, *_sides(_WORDS.findall(first), _WORDS.findall(second)))


def _whole(text: str | None) -> Side | None:
    return None if text is None else (Piece(text),)


def _sides(first: list[str], second: list[str]) -> tuple[Side, Side]:
    """Both texts in pieces; the white space behind a word is not compared."""
    keys, others = [word.strip() for word in first], [word.strip() for word in second]
    sides: tuple[list[Piece], list[Piece]] = ([], [])
    for what, start, end, there, until in _steps(keys, others):
        for side, words in ((sides[0], first[start:end]), (sides[1], second[there:until])):
            if words:
                side.append(Piece("".join(words), own=what))
    if not any(piece.own for piece in chain(*sides)):  # they differ in white space alone
        return (Piece("".join(first), own=True),), (Piece("".join(second), own=True),)
    return tuple(sides[0]), tuple(sides[1])


def _steps(first: list[str], second: list[str]) -> Iterator[tuple[bool, int, int, int, int]]:
    """(differs, from, to in the first, from, to in the second)."""
    if max(len(first), len(second)) <= MOST_WORDS:
        for what, *places in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
            yield what != "equal", places[0], places[1], places[2], places[3]
        return
    shorter = min(len(first), len(second))
    start = next((at for at in range(shorter) if first[at] != second[at]), shorter)
    left = shorter - start
    tail = next((at for at in range(left) if first[-1 - at] != second[-1 - at]), left)
    ends = len(first) - tail, len(second) - tail
    yield False, 0, start, 0, start
    yield True, start, ends[0], start, ends[1]
    yield False, ends[0], len(first), ends[1], len(second)
