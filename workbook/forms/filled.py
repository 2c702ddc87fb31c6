"""A form as it stands when it is saved, and what saving it led to."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from msgspec import structs

from workbook.context import Workbook
from workbook.curriculum.display import labels_of
from workbook.curriculum.model import STRICTNESS, Exercise, Field
from workbook.journal.records import Answer, Audience, Record, Value

TAIL_FIELDS = frozenset({"udkomme", "foelg_op", "deling", "noegleord"})
"""The tail's answers live elsewhere than among the page's own: see `Filled.own`."""


@dataclass(frozen=True)
class Target:
    """A form to open next, with the text that goes along (`answer:<field>` in the context)."""

    page: str
    record_id: str = ""
    context: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Written:
    """The records that hold a form, the main one first, and sentences about what could not be done."""

    records: tuple[Record, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Saved:
    """What a commit did: nothing when `records` is empty."""

    records: tuple[Record, ...] = ()
    target: Target | None = None
    notes: tuple[str, ...] = ()
    conflict: bool = False
    """Another window had changed the same record: both are kept."""


@dataclass(frozen=True)
class Filled:
    """A form as it is saved."""

    workbook: Workbook
    exercise: Exercise
    answers: Mapping[str, Answer]
    """Own fields and tail, as they stand in the form."""
    shown: frozenset[str]
    """The fields that the leader can see; what she cannot see is kept, and private."""
    share: tuple[Audience, ...]
    record: Record | None
    """The stored record that the form revises."""
    record_id: str
    created: str
    context: Mapping[str, str]

    def value(self, field_id: str) -> Value | None:
        """The answer's value, None when not answered."""
        answer = self.answers.get(field_id)
        return None if answer is None else answer.value

    def text(self, field_id: str) -> str:
        """The answer's value when it is text, else nothing."""
        value = self.value(field_id)
        return value if isinstance(value, str) else ""

    def own(self) -> dict[str, Answer]:
        """The page's own answers in its order; one whose field is hidden is shared with nobody."""
        kept: dict[str, Answer] = {}
        for asked in self.exercise.fields:
            answer = self.answers.get(asked.id)
            if answer is not None:
                kept[asked.id] = answer if asked.id in self.shown else structs.replace(answer, share=[])
        known = {asked.id for asked in self.exercise.fields} | TAIL_FIELDS
        kept |= {key: answer for key, answer in self.answers.items() if key not in known}
        return kept

    def tags(self) -> list[str]:
        """The tail's keywords, split at commas."""
        return [word for part in self.text("noegleord").split(",") if (word := " ".join(part.split()))]

    def carried(self) -> tuple[str, Answer] | None:
        """The answer that goes along to what the outcome opens: the page's choice, else the last text."""
        chosen = self.exercise.head.carries
        if chosen and self.text(chosen):
            return chosen, self.answers[chosen]
        for asked in reversed(self.exercise.fields):
            if asked.kind in ("long", "short", "sentence") and asked.id in self.shown and self.text(asked.id):
                return asked.id, self.answers[asked.id]
        return None


def asked(question: Field, value: Value, pack: str, *, share: list[Audience] | None = None) -> Answer:
    """The value together with all that it was asked with."""
    return Answer(
        question=question.label,
        kind=question.kind,
        value=value,
        labels=labels_of(question, value),
        pack=pack,
        sensitivity=question.sensitivity,
        share_never=question.never_share,
        share=share,
    )


def moved_to(question: Field, source: Answer, pack: str) -> Answer:
    """A text that is carried into another field: shared with nobody yet, and never less sensitive than it was."""
    return raised(asked(question, source.value, pack), source)


def raised(answer: Answer, source: Answer) -> Answer:
    """The answer, at least as sensitive as what its text came from."""
    if _strictness(source.sensitivity) > _strictness(answer.sensitivity):
        answer = structs.replace(answer, sensitivity=source.sensitivity)
    return structs.replace(answer, share_never=source.share_never or answer.share_never)


def _strictness(word: str) -> int:
    """How strict; a word that we do not know is the strictest."""
    return next((rank for known, rank in STRICTNESS.items() if known == word), len(STRICTNESS))
