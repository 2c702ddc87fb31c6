"""What an audience would get: every answer that is marked for it, let through or held, in reading order."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from datetime import date, datetime
from hashlib import sha256
from typing import Literal

from workbook.context import Workbook
from workbook.curriculum.answers import display
from workbook.curriculum.library import Library
from workbook.curriculum.model import Field, RecordKind
from workbook.dates import from_iso, parse_stamp, short
from workbook.errors import NotFoundError
from workbook.i18n import _
from workbook.journal.codec import uncollected
from workbook.journal.journal import Journal
from workbook.journal.records import Answer, Audience, Entry, Meeting, Plan, Record
from workbook.plan.measures import no_finer
from workbook.plan.prediction import amended
from workbook.share import gate
from workbook.share.averages import Averages
from workbook.share.gate import Verdict, decide, stricter, strictest
from workbook.share.wording import Mark, Wording
from workbook.text import clean


@dataclass(frozen=True, slots=True)
class Item:
    """One answer that is marked for the audience."""

    key: str
    """Names this answer with this very text, so that a yes does not reach a later wording."""
    field: str
    question: str
    answer: Answer
    """As it leaves; what was stored does not go on from here."""
    text: str
    verdict: Verdict
    marks: tuple[Mark, ...] = ()
    people: tuple[str, ...] = ()
    """The ids of registered people who are named in it, and stand by alias or role here."""
    called: str = ""
    """The field as it may be named: an id that no page has may hold a name."""


@dataclass(frozen=True, slots=True)
class Part:
    """Answers that were given together: a page, a round of a plan, a check-in."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One record of the journal, as far as it is marked for the audience."""

    id: str
    kind: RecordKind
    title: str
    """A title that says nothing which the answers let through do not say."""
    day: date
    exercise: str
    created: str
    updated: str
    parts: tuple[Part, ...]

    @property
    def passed(self) -> bool:
        """Whether anything of it is let through."""
        return any(item.verdict.passes for part in self.parts for item in part.items)


@dataclass(frozen=True, slots=True)
class Note:
    """All that is marked for an audience in a period."""

    audience: Audience
    first: date | None
    last: date | None
    sections: tuple[Section, ...]
    private: int = 0
    """How many answers of the period are not shared with the audience."""

    def lines(self) -> Iterator[tuple[Section, Part, Item]]:
        """Every line with where it stands, let through or held."""
        for section in self.sections:
            for part in section.parts:
                for item in part.items:
                    yield section, part, item

    @property
    def passed(self) -> tuple[Item, ...]:
        """What is let through."""
        return tuple(item for _section, _part, item in self.lines() if item.verdict.passes)

    @property
    def held(self) -> tuple[tuple[Section, Item], ...]:
        """What is marked for the audience and held, with where it stands; the verdict says why."""
        return tuple((section, item) for section, _part, item in self.lines() if not item.verdict.passes)

    @property
    def people(self) -> tuple[str, ...]:
        """The ids of registered people of whom something is let through."""
        return tuple(sorted({one for item in self.passed for one in item.people}))

    @property
    def records(self) -> tuple[str, ...]:
        """The ids of the records of which something is let through."""
        return tuple(section.id for section in self.sections if section.passed)


@uncollected()
def gather(
    workbook: Workbook,
    audience: Audience,
    first: date | None = None,
    last: date | None = None,
    *,
    only: Callable[[Record], Record | None] | None = None,
    approved: Collection[str] = (),
    edits: Mapping[str, str] | None = None,
    counting: bool = True,
) -> Note:
    """Judge every stored answer of the period (days included).

    `only` says what of a record is looked at, `approved` holds the keys of items and of marks with a yes, `edits` what
    is to leave instead by the item's key. Drafts are not in the journal's tables and never in a note. Without
    `counting`, `private` stays 0, and of the entries only those are read that name the audience.
    """
    wording = Wording(workbook.journal.named(), approved, edits or {})
    judge = _Judge(workbook.library, Averages(workbook.journal, workbook.library), audience, approved, wording)
    sections: list[Section] = []
    private = 0
    for kind, shelved in shelves(workbook.journal, "" if counting else audience):
        records = shelved if only is None else [part for record in shelved if (part := only(record)) is not None]
        chosen = [record for record in records if _within(record, first, last)]
        for record in sorted(chosen, key=_order):
            parts, unshared = judge.parts(kind, record)
            private += unshared
            if parts:
                title = _title(workbook.library, kind, record, parts, wording)
                day = day_of(record)
                page = record.exercise if record.exercise in workbook.library.heads else wording.line(record.exercise)
                dated = page, record.created, record.updated
                sections.append(Section(record.id, kind, title, day, *dated, parts))
    return Note(audience, first, last, tuple(sections), private)


def day_of(record: Record) -> date:
    """The day that a record belongs to: a meeting's own, else when it was made."""
    if isinstance(record, Meeting) and record.date:
        return from_iso(record.date)
    return parse_stamp(record.created).date()


def groups_of(record: Record) -> Iterator[tuple[str, str, dict[str, Answer]]]:
    """A record's answers as they were given: (place, title, answers); a plan with its rounds and check-ins."""
    yield "", "", record.answers
    for cycle in record.cycles if isinstance(record, Plan) else ():
        place = f"cycle-{cycle.number}"
        yield place, _("Round {number}").format(number=cycle.number), cycle.answers
        for count, (day, answers) in enumerate(amended(cycle), start=1):
            title = _("Round {number}, predicted otherwise {day}").format(number=cycle.number, day=short(day))
            yield f"{place}-amended-{count}", title, answers
        for count, checkin in enumerate(cycle.checkins, start=1):
            title = _("Round {number}, check-in {day}").format(number=cycle.number, day=_day(checkin.at))
            yield f"{place}-checkin-{count}", title, checkin.answers


def shelves(journal: Journal, audience: Audience | Literal[""] = "") -> tuple[tuple[RecordKind, list[Record]], ...]:
    """The records that hold answers, in the order of a note; of the entries those that may name the audience."""
    return (
        ("entry", [*(journal.entries_naming(audience) if audience else journal.entries())]),
        ("plan", [*journal.plans()]),
        ("followup", [*journal.followups()]),
        ("meeting", [*journal.meetings()]),
    )


@dataclass(frozen=True)
class _Judge:
    """Brings each answer before the gate, with the question as it stands today."""

    library: Library
    averages: Averages
    audience: Audience
    approved: Collection[str]
    wording: Wording
    asked: dict[tuple[str, str, str], Field | None] = dataclass_field(default_factory=dict)
    """What `page_field` said, by kind, page and question."""

    def parts(self, kind: RecordKind, record: Record) -> tuple[tuple[Part, ...], int]:
        """What is marked for the audience, and how many answers are not."""
        parts: list[Part] = []
        unshared = 0
        for place, title, answers in groups_of(no_finer(record)):
            # Most answers are nobody's but hers; those are counted, and not put into words.
            shared = {
                name: answer
                for name, answer in answers.items()
                if self.audience in gate.shared_with(answer, record.share)
            }
            unshared += len(answers) - len(shared)
            shared = dict(self.averages.leaving(record, shared)) if kind == "entry" and shared else shared
            items = [self._item(kind, record, place, name, answer) for name, answer in shared.items()]
            marked = tuple(item for item in items if item.text.strip())
            if marked:
                parts.append(Part(title, marked))
        return tuple(parts), unshared

    def _asked(self, kind: RecordKind, record: Record, name: str) -> Field | None:
        key = kind, record.exercise, name
        if key not in self.asked:
            self.asked[key] = page_field(self.library, kind, record, name)
        return self.asked[key]

    def _item(self, kind: RecordKind, record: Record, place: str, name: str, answer: Answer) -> Item:
        stored = clean(display(answer.kind, answer.value, answer.labels)).text
        key = "/".join((record.id, place, name, sha256(stored.encode()).hexdigest()[:16]))
        now = self._asked(kind, record, name)
        sensitive = stricter(answer.sensitivity, now.sensitivity if now else answer.sensitivity) in ("others", "health")
        asked = now.label if now else None
        worded = self.wording.answer(key, answer, sensitive=sensitive, asked=asked)
        verdict = decide(
            answer,
            record.share,
            now,
            self.audience,
            approved=key in self.approved,
            unsettled=is_unsettled(record),
            marked=not worded.settled,
        )
        called = name if now else self.wording.line(name)
        return Item(
            key, name, worded.answer.question, worded.answer, worded.text, verdict, worded.marks, worded.people, called
        )


def is_unsettled(record: Record) -> bool:
    """Whether it is the later of two versions, and the leader has not chosen between them."""
    return record.status == "conflict" if isinstance(record, Entry) else bool(record.conflict_of)


def page_field(library: Library, kind: RecordKind, record: Record, name: str) -> Field | None:
    """The question as the pages put it now, None when no page has it.

    A plan, a follow-up and a meeting are filled by several pages; then the question is as strict as all of them.
    """
    fills = [head.id for head in library.heads.values() if kind != "entry" and head.record == kind]
    pages = dict.fromkeys([record.exercise, *fills])
    return strictest(field for page in pages for field in _fields(library, page) if field.id == name)


def _fields(library: Library, page: str) -> tuple[Field, ...]:
    """What the page asks; nothing when it is gone or can no longer be read."""
    try:
        exercise = library.exercise(page)
    except NotFoundError:
        return ()
    return (*exercise.fields, *exercise.tail)


def _title(library: Library, kind: RecordKind, record: Record, parts: Iterable[Part], wording: Wording) -> str:
    """The record's own title when an answer that passes says the same, else the page's, else the kind's.

    A title may be the first words of an answer that does not pass. A quick note is all there, so it needs none.
    """
    if kind == "entry" and not record.exercise:
        return kind_word(kind)
    title = wording.line(record.title)
    own = " ".join(title.split()).rstrip("…")
    texts = [" ".join(item.text.split()) for part in parts for item in part.items if item.verdict.passes]
    if own and any(text.startswith(own) for text in texts):
        return title
    head = library.heads.get(record.exercise)
    return head.title if head else kind_word(kind)


def kind_word(kind: RecordKind) -> str:
    """What a record of this kind is called."""
    words = {"entry": _("Note"), "plan": _("Action plan"), "followup": _("Follow-up"), "meeting": _("Meeting")}
    return words.get(kind, kind)


def _day(moment: str) -> str:
    return short(parse_stamp(moment).date())


def _within(record: Record, first: date | None, last: date | None) -> bool:
    if first is None and last is None:
        return True
    day = day_of(record)
    return (first is None or first <= day) and (last is None or day <= last)


def _order(record: Record) -> tuple[datetime, str]:
    return parse_stamp(record.created), record.id
