"""An answer as it leaves: registered people by alias or role, and marks on what else may give somebody away."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from math import isfinite
from typing import cast

from msgspec import structs

from workbook.curriculum.answers import display
from workbook.i18n import _
from workbook.journal.records import Answer, Person, Scalar, Value
from workbook.people.forms import Names
from workbook.people.giveaways import Kind, giveaways
from workbook.text import clean, fold, spoken


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the outgoing text that wants a look."""

    key: str
    """Names this mark in this very answer; a yes reaches no other."""
    kind: Kind
    start: int
    end: int
    approved: bool
    elsewhere: str = field(default="", repr=False)
    """What is marked, when it stands in the question or in a stored value and not in the text: no place is named."""


@dataclass(frozen=True, slots=True)
class Worded:
    """What would leave of an answer."""

    answer: Answer
    """The answer with every registered name replaced, in its value and its labels."""
    text: str
    marks: tuple[Mark, ...]
    people: tuple[str, ...] = field(default=())
    """The ids of those who were named."""

    @property
    def settled(self) -> bool:
        """Whether every mark has its yes."""
        return all(mark.approved for mark in self.marks)


def standing_for(person: Person) -> str:
    """What an audience reads in the name's place."""
    return spoken(person.alias).strip() or person.role.strip() or _("a colleague")


def question_key(key: str) -> str:
    """What the leader's own wording of a question is kept by, beside that of its answer."""
    return f"{key}?"


class Wording:
    """Rewrites all that an audience reads; made for one note."""

    def __init__(self, people: Iterable[Person], approved: Collection[str], edits: Mapping[str, str]) -> None:
        """`approved` holds the keys of marks with a yes, `edits` the leader's own wording by the key of the answer.

        The question's is kept by `question_key`.
        """
        known = list(people)
        self._names = Names(known)
        self._aliases = {fold(person.alias.strip()): person for person in known if person.alias.strip()}
        self._approved = approved
        self._edits = edits
        self._seen = lru_cache(maxsize=_REMEMBERED)(self._without_names)

    def line(self, text: str) -> str:
        """A title or a question."""
        return self._replaced(text, set())

    def answer(self, key: str, answer: Answer, *, sensitive: bool, asked: str | None = None) -> Worded:
        """The answer that has this key; in a sensitive one, words with a capital letter are marked too.

        A question that is not `asked` today may be anybody's own words, and is looked at like the answer.
        """
        named: set[str] = set()
        if key in self._edits:
            answer = structs.replace(answer, value=clean(self._edits[key]).text, labels={}, kind="long")
        ids = self._ids(answer, named)
        labels = {ids[one]: self._replaced(text, named) for one, text in answer.labels.items()}
        given = self._edits.get(question_key(key), answer.question)
        question = self._replaced(given, named)
        said = structs.replace(answer, question=question, value=self._value(answer.value, ids, named), labels=labels)
        text = self._replaced(display(said.kind, said.value, said.labels), named)
        marks = [
            self._mark(key, one.kind, text[one.start : one.end], one.start, one.end)
            for one in giveaways(text, sensitive=sensitive)
        ]
        beside = [(part, False) for part in _pieces(said.value) if part not in text]
        beside += [] if given == asked else [(question, sensitive)]
        for part, capitals in beside:
            hidden = giveaways(part, sensitive=capitals)
            marks += [self._mark(key, one.kind, part[one.start : one.end]) for one in hidden]
        return Worded(said, text, tuple(marks), tuple(sorted(named)))

    def _mark(self, key: str, kind: Kind, words: str, start: int = 0, end: int = 0) -> Mark:
        mark_key = f"{key}#{kind}:{_checksum(words)}"
        return Mark(mark_key, kind, start, end, mark_key in self._approved, "" if end else words)

    def _ids(self, answer: Answer, named: set[str]) -> dict[str, str]:
        """Every id of the answer (options, rows, columns) as it leaves; no two become the same."""
        value = answer.value
        if isinstance(value, str) and not answer.labels:
            return {}
        parts = value if isinstance(value, list) else [value]
        ids = dict.fromkeys([*answer.labels, *(one for part in parts if isinstance(part, dict) for one in part)])
        taken: set[str] = set()
        said: dict[str, str] = {}
        for one in ids:
            plain = self._replaced(one, named)
            tries = (plain, *(f"{plain} ({number})" for number in range(2, len(ids) + 2)))
            said[one] = next(unused for unused in tries if unused not in taken)
            taken.add(said[one])
        return said

    def _value(self, value: Value, ids: Mapping[str, str], named: set[str]) -> Value:
        """Every text in a stored value, the ids of rows and columns too; numbers as they are."""
        if isinstance(value, str):
            return ids.get(value) or self._replaced(value, named)
        if isinstance(value, list):
            return [self._part(part, ids, named) for part in value]
        if isinstance(value, dict):
            return {ids[key]: number for key, number in value.items()}
        return value

    def _part(self, part: str | dict[str, Scalar], ids: Mapping[str, str], named: set[str]) -> str | dict[str, Scalar]:
        if isinstance(part, str):
            return ids.get(part) or self._replaced(part, named)
        return {ids[key]: self._replaced(cell, named) if isinstance(cell, str) else cell for key, cell in part.items()}

    def _replaced(self, text: str, named: set[str]) -> str:
        """No registered name is left; who was named is added to `named`."""
        said, people = self._seen(text)
        named |= people
        return said

    def _without_names(self, text: str) -> tuple[str, frozenset[str]]:
        """It looks again, for a replacement may make a new form with what is beside it."""
        named: set[str] = set()
        text = self._spoken(clean(text).text, named)  # what is not shown is no disguise, in no format
        for _turn in range(_TURNS):
            mentions = self._names.find(text)
            if not mentions:
                return text, frozenset(named)
            for mention in reversed(mentions):
                named.add(mention.person.id)
                instead = standing_for(mention.person) + ("s" if mention.genitive else "")
                text = text[: mention.start] + instead + text[mention.end :]
            text = self._spoken(text, named)
        return _("[held back: a name stands in it]"), frozenset(named)

    def _spoken(self, text: str, named: set[str]) -> str:
        """Every token as what stands for the person; one of nobody as the words in it."""

        def say(alias: str) -> str:
            person = self._aliases.get(fold(alias.strip()))
            if person is None:
                return alias
            named.add(person.id)
            return standing_for(person)

        return spoken(text, say)


def _pieces(value: Value) -> Iterator[str]:
    """Everything in a stored value as it would be read in the file: ids too, and numbers with the zero they lost."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for part in value:
            yield from _pieces(cast(Value, part))
    elif isinstance(value, dict):
        for key, content in value.items():
            yield key
            yield from _pieces(content)
    elif isfinite(value) and value == int(value):
        digits = str(abs(int(value)))
        yield digits.zfill(_CPR_DIGITS) if len(digits) == _CPR_DIGITS - 1 else digits


_CPR_DIGITS = 10
_REMEMBERED = 512
"""Texts: a question stands in many records, and a text is looked at as it is stored and as it is read."""
_TURNS = 3
"""An alias that holds a registered name itself is never said."""


def _checksum(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
