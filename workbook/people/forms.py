"""The forms in which a registered name stands in a text: whole, in parts, as initials, with a genitive, in any case."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from workbook.journal.records import Person
from workbook.people.folded import folded, is_danish
from workbook.people.giveaways import begins_sentence

ABBREVIATIONS: Final = frozenset({
    "ac", "aku", "amr", "apv", "at", "bfa", "cv", "dk", "dr", "eu", "gdpr", "grus", "hk", "hr", "hsu", "iglo", "it",
    "kl", "med", "mus", "nfa", "ok", "olfa", "pc", "pdca", "pdsa", "pr", "sosu", "su", "tr", "trio", "tv",
})  # fmt: skip
"""Words that initials may look like: without dots they are not taken for a person."""
_PLAIN: Final = frozenset({"af", "al", "da", "de", "del", "den", "der", "du", "el"})
_PARTICLES: Final = _PLAIN | {"di", "la", "le", "van", "von"}
"""Parts of a name that are nobody's alone inside it. As its first or last word they are hers; those that are plain
Danish words only with a capital letter in mid-sentence or beside the rest of the name."""
_LETTERS: Final = re.compile("aa|ae|oe")
_SHORT: Final = 3
"""Letters of a part that is another word when å, æ or ø loses its sign (Bør, bor): then a capital letter is needed."""
_BETWEEN: Final = r"[ \t\xa0\-_.,]{0,3}"
_GENITIVE: Final = r"(?P<s>['’`´]?s|['’`´])?"
_LONG: Final = 8
"""Letters of a part that is hardly a part of another word."""
_DRAWN: Final = frozenset({"aa", "ae", "oe"})
"""What å, æ and ø are when they are folded: one letter of a name's initials."""
_MAIL: Final = re.compile(r"(?<![^\s@<>()\[\],;:\"])[^\s@<>()\[\],;:\"]+@[^\s@<>()\[\],;:\"]+")
_INITIALS: Final = re.compile(
    r"(?<![^\W\d_])(?P<dotted>[^\W\d_](?:\. ?[^\W\d_]){1,4}\.?|[^\W\d_]{2,5}?)(?P<s>['’`´]?s)?(?![^\W\d_])"
)


_WORD: Final = re.compile(r"[^\W\d_]+")
_LIKE_INITIALS: Final = re.compile(r"[A-ZÆØÅ]{2}|\.(?<![^\W\d_]{2}\.) ?[^\W\d_]")
"""What every text that is in Danish letters and holds initials has: two capitals, or a letter alone with its dot."""
_REMEMBERED: Final = 20_000
"""Words."""


@dataclass(frozen=True)
class Mention:
    """A place where a registered person is named."""

    start: int
    end: int
    person: Person = field(repr=False)
    genitive: bool = False


@dataclass(frozen=True)
class _Sought:
    """A person, and what is looked for."""

    person: Person = field(repr=False)
    initials: frozenset[str] = field(repr=False)
    written: re.Pattern[str] = field(repr=False)
    capital: re.Pattern[str] | None = field(repr=False)
    """What is hers with a capital letter only."""
    address: re.Pattern[str] = field(repr=False)
    beginning: re.Pattern[str] | None = field(repr=False)
    """How the word begins in which any form of the name stands; None when it may stand anywhere."""


class _Meant:
    """Who may stand in a text, by its words; each word is looked at once."""

    def __init__(self, sought: Sequence[_Sought]) -> None:
        self._sought = [(place, one.beginning) for place, one in enumerate(sought) if one.beginning is not None]
        self._anywhere = {place for place, one in enumerate(sought) if one.beginning is None}
        self._known: set[str] = set()
        self._telling: set[str] = set()
        self._meant: dict[str, tuple[int, ...]] = {}

    def in_text(self, text: str) -> list[int]:
        """The places of all who may stand in the folded text, in their order."""
        words = set(_WORD.findall(text))
        for word in words - self._known:
            self._learn(word)
        telling = words & self._telling
        if not telling and not self._anywhere:
            return []
        return sorted(self._anywhere.union(*(self._meant[word] for word in telling)))

    def _learn(self, word: str) -> None:
        if len(self._known) < _REMEMBERED:
            self._known.add(word)
        found = tuple(place for place, beginning in self._sought if beginning.match(word))
        if found:
            self._meant[word] = found
            self._telling.add(word)


class Names:
    """All registered names, ready to be looked for."""

    def __init__(self, people: Iterable[Person], *, within: bool = False) -> None:
        """With `within`, a long part of a name is found inside other words too."""
        named = [(person, _parts(person.name)) for person in people]
        self._sought = [_sought(person, parts, within=within) for person, parts in named if parts]
        self._meant = _Meant(self._sought)
        self._initials = {letters: one.person for one in self._sought for letters in one.initials}

    def __bool__(self) -> bool:
        return bool(self._sought)

    def find(self, text: str) -> list[Mention]:
        """Every mention, in order; of those that overlap the one that begins first, and of two of them the longer."""
        if not self._sought or not text:
            return []
        found = [
            one
            for reading in _readings(text)
            for one in (*self._in_words(reading), *self._in_addresses(reading), *self._as_initials(reading))
        ]
        mentions: list[Mention] = []
        for one in sorted(found, key=lambda one: (one.start, -one.end)):
            if not mentions or one.start >= mentions[-1].end:
                mentions.append(one)
        return mentions

    def _in_words(self, text: str) -> Iterator[Mention]:
        seen = folded(text)
        for place in self._meant.in_text(seen.text):
            one = self._sought[place]
            found = [
                Mention(*seen.span(match.start(), match.end()), one.person, bool(match["s"]))
                for match in one.written.finditer(seen.text)
            ]
            if one.capital is None:
                yield from found
                continue
            for match in one.capital.finditer(seen.text):
                start, end = seen.span(match.start(), match.end())
                if text[start].isupper() and (not match["plain"] or _is_hers(text, start, end, found)):
                    found.append(Mention(start, end, one.person, bool(match["s"])))
            yield from _joined(text, found)

    def _in_addresses(self, text: str) -> Iterator[Mention]:
        """A mail address is hers when it holds a part of her name, or consists of her initials."""
        if "@" not in text:
            return
        for match in _MAIL.finditer(text):
            local = folded(match[0].partition("@")[0]).text
            letters = re.sub(r"[\W\d_]", "", local)
            for one in self._sought:
                if one.address.search(local) or letters in one.initials:
                    yield Mention(match.start(), match.end(), one.person)
                    break

    def _as_initials(self, text: str) -> Iterator[Mention]:
        if not self._initials or (is_danish(text) and not _LIKE_INITIALS.search(text)):
            return
        for match in _INITIALS.finditer(text):
            written = match["dotted"]
            bare = "." not in written
            if bare and not written.isupper():
                continue
            letters = folded(re.sub(r"[\W_]", "", written)).text
            person = self._initials.get(letters)
            if person is not None and not (bare and letters in ABBREVIATIONS):
                yield Mention(match.start(), match.end(), person, bool(match["s"]))


def _readings(text: str) -> tuple[str, ...]:
    """The text, and once more where a Greek letter is an n by its capital and looks like a v: both may be meant."""
    return (text, text.replace("ν", "v")) if "ν" in text else (text,)


def _is_hers(text: str, start: int, end: int, found: Iterable[Mention]) -> bool:
    """Whether a plain word with a capital letter stands in mid-sentence, or beside another part of the name."""
    return not begins_sentence(text, start) or any(
        re.fullmatch(_BETWEEN, text[min(end, one.end) : max(start, one.start)]) for one in found
    )


def _joined(text: str, found: Iterable[Mention]) -> list[Mention]:
    """Parts of one name that stand together as one mention."""
    joined: list[Mention] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        last = joined[-1] if joined else None
        if last and one.end <= last.end:
            continue
        if last and not last.genitive and re.fullmatch(_BETWEEN, text[last.end : one.start]):
            joined[-1] = Mention(last.start, one.end, one.person, one.genitive)
        else:
            joined.append(one)
    return joined


def _parts(name: str) -> tuple[str, ...]:
    """The words of a name, folded; `anne-marie` is two."""
    return tuple(part for part in re.split(r"[\W_]+", folded(name).text) if part)


def _sought(person: Person, parts: tuple[str, ...], *, within: bool) -> _Sought:
    """The forms of a name: its own parts in any case, and what counts with a capital letter alone."""
    edges = {parts[0], parts[-1]}
    own = [part for part in parts if part not in _PARTICLES or part in edges - _PLAIN] or list(parts)
    plain = sorted(edges - {*own})
    short = sorted({bare for part in own if len(bare := _bare(part)) <= _SHORT} - {*own})
    capital = _alone(f"(?P<plain>{'|'.join(plain) or '(?!)'})|{_any(short) if short else '(?!)'}")
    return _Sought(
        person,
        _initials(parts),
        re.compile(_pattern(own, within=within)),
        re.compile(capital) if plain or short else None,
        re.compile("|".join([*(_open(part) for part in own if len(part) > 2), *(rf"^\W*{p}[\W\d_]*$" for p in own)])),
        None if within or not all(map(_WORD.fullmatch, parts)) else re.compile(_any([*own, *plain, *short])),
    )


def _bare(part: str) -> str:
    """The part as it is typed where å, æ and ø are not at hand: `soren`."""
    return _LETTERS.sub(lambda letter: letter[0][0], part)


def _open(part: str) -> str:
    """A part with å, æ and ø written out or bare; a short one is written out."""
    return re.escape(part) if len(_bare(part)) <= _SHORT else _LETTERS.sub(lambda it: f"{it[0]}?", part)


def _any(parts: Iterable[str]) -> str:
    return "(?:" + "|".join(_open(part) for part in sorted(parts, key=len, reverse=True)) + ")"


def _alone(form: str) -> str:
    """Not a piece of another word; digits and underscores may stand beside it."""
    return rf"(?<![^\W\d_])(?:{form}){_GENITIVE}(?![^\W\d_])"


def _pattern(own: list[str], *, within: bool) -> str:
    """Any part that is somebody's alone, or several in any order, with a middle letter or a particle between."""
    one = _any(own)
    between = f"{_BETWEEN}(?:(?:[^\\W\\d_]|{'|'.join(sorted(_PARTICLES))}){_BETWEEN})?"
    long = [_open(part) for part in own if len(part) >= _LONG] if within else []
    return "|".join([_alone(f"{one}(?:{between}{one})*"), *long])


def _initials(parts: tuple[str, ...]) -> frozenset[str]:
    """`mette kirstine hansen`: mkh, mh, and as offices make them mha, meh, meha; nothing for a single name."""
    if len(parts) < 2:
        return frozenset()
    first, last = parts[0], parts[-1]
    own = [first, *(part for part in parts[1:-1] if part not in _PARTICLES), last]
    short = {first[0] + last[0], first[0] + last[:2], first[:2] + last[0], first[:2] + last[:2]}
    drawn = "".join(part[:2] if part[:2] in _DRAWN else part[0] for part in own)
    return frozenset({"".join(part[0] for part in own), "".join(part[0] for part in parts), drawn, *short})
