"""The records of the journal; later formats add fields and never a second home.

Times are RFC 3339 local time with offset; dates are ISO (2026-11-21); ids are UUIDv7 in text.
"""

from typing import Any, Literal

from msgspec import Struct, field

from workbook.journal.discreet import Discreet
from workbook.journal.published import Published

Scalar = str | int | float | bool
Value = Scalar | list[str | dict[str, Scalar]] | dict[str, int | float]
"""By kind: text kinds, role and date: str · choice: option id · choices, checklist: ids · rating: 1-10 ·
number: int or float · ratings: row id -> number · table: rows of column id -> cell."""

Audience = Literal["trio", "mus", "leder"]
AUDIENCES: tuple[Audience, ...] = ("trio", "mus", "leder")


class Answer(Discreet, kw_only=True, omit_defaults=True, gc=False):
    """An answer with all that it was asked with, so that it can be read when the page is gone.

    It never holds what holds it, so the collector of cycles (`gc`) has nothing to look for in many thousands of them.
    """

    question: str
    kind: str
    value: Value
    labels: dict[str, str] = field(default_factory=dict)
    """The words behind the ids in the value: options, rows, columns."""
    pack: str = ""
    sensitivity: str = "own"
    share_never: bool = False
    share: list[Audience] | None = None
    """Who may see it; None follows the record's own set."""


class Origin(Discreet, kw_only=True, omit_defaults=True):
    """Where a record was brought in from, so that it comes only once."""

    format: str
    """`jrnl`, `dayone` or `markdown`."""
    name: str
    """What names it there: an id, a moment with a checksum, or a path in a folder."""
    read: str
    """The checksum (SHA-256) of what was read."""
    kept: str
    """The checksum of the document that it became; another one means that it was changed here."""
    more: dict[str, Any] = field(default_factory=dict)
    """What the format says of it and this program has no place for."""


class Record(Discreet, kw_only=True, omit_defaults=True):
    """What every record has."""

    id: str
    created: str
    updated: str
    title: str = ""
    exercise: str = ""
    """The page that it was filled by; a quick note has none."""
    answers: dict[str, Answer] = field(default_factory=dict)
    """Field id to answer, in the page's order."""
    share: list[Audience] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    source: str = ""
    """The id of the record that it came from."""
    conflict_of: str = ""
    trashed: str = ""
    """When it was put into the trash; empty when it is not there."""
    origin: Origin | None = None
    """None for what was written here."""
    revision: int = 0
    """Grows by one at every commit; 0 was never stored."""


class Entry(Record, kw_only=True, omit_defaults=True):
    """A reflection, a rating, a quick note: whatever is neither plan, follow-up nor meeting."""

    status: Literal["done", "conflict"] = "done"
    delete_by: str = ""
    """The date on which the leader is asked whether it may go; empty for what stays."""


class EntryHead(Struct, frozen=True, gc=False):
    """What is known of an entry without its answers, which take far longer to read."""

    id: str
    created: str
    updated: str
    exercise: str = ""
    trashed: str = ""
    delete_by: str = ""


class CheckIn(Discreet, kw_only=True, omit_defaults=True):
    """A look at a running cycle."""

    at: str
    answers: dict[str, Answer] = field(default_factory=dict)


class Amendment(Discreet, kw_only=True, omit_defaults=True):
    """What was written otherwise after it was locked; the original stays where it was."""

    at: str
    field: str
    answer: Answer | None = None
    """None: taken back."""


class Cycle(Discreet, kw_only=True, omit_defaults=True):
    """One round of plan, do, study, act (Deming after Shewhart)."""

    number: int = 1
    answers: dict[str, Answer] = field(default_factory=dict)
    checkins: list[CheckIn] = field(default_factory=list)
    locked_at: str = ""
    """When it began, and its prediction with it could no longer be changed unseen (`workbook.plan.prediction`)."""
    amendments: list[Amendment] = field(default_factory=list)
    """What was predicted otherwise since then, oldest first."""
    ended: str = ""
    """When the act choice closed it."""


class Plan(Record, kw_only=True, omit_defaults=True):
    """A handleplan: its phase follows from the answers (`workbook.plan.phase`)."""

    cycles: list[Cycle] = field(default_factory=list)
    ended: Literal["", "paused", "closed"] = ""
    reason: str = ""
    """Why it rests, or why it ended."""
    published: Published | None = None
    """None while no calendar file has held it."""


class Decision(Discreet, kw_only=True, omit_defaults=True):
    """The only way in which a follow-up ends or moves."""

    at: str
    what: Literal["done", "moved", "dropped", "snoozed", "skipped", "repeats"]
    """`snoozed` is put off for a little, `skipped` passes over one day of what comes back, `repeats` says anew how
    often it does."""
    reason: str = ""
    due: str = ""
    """The new date, when it got one."""


class Recurrence(Discreet, kw_only=True, omit_defaults=True):
    """One rule and the days of it that are behind; what comes back is never copied (`workbook.plan.recurrence`)."""

    rule: str
    """An RRULE (RFC 5545) without its name; counted from `first`."""
    first: str
    """The rule's first day."""
    done: list[str] = field(default_factory=list)
    """Days of the rule that were done or passed over, oldest first."""


class FollowUp(Record, kw_only=True, omit_defaults=True):
    """Something to come back to: a date, a micro-action, a promise."""

    kind: Literal["follow_up", "micro_action", "promise"] = "follow_up"
    due: str = ""
    again: str = ""
    """A micro-action is looked at again on this date."""
    status: Literal["open", "done", "moved", "dropped"] = "open"
    decisions: list[Decision] = field(default_factory=list)
    repeats: Recurrence | None = None
    """None for what comes once."""
    calls: str = ""
    """The page that it asks to be filled anew; its own kind of source, since every filling is a record of its own."""
    published: Published | None = None
    """None while no calendar file has held it."""


class Meeting(Record, kw_only=True, omit_defaults=True):
    """A day that the workbook prepares for."""

    kind: Literal["kickoff", "module", "trio", "mus"] = "trio"
    number: int = 0
    """Which module or TRIO meeting; 0 for an extra one."""
    date: str = ""
    status: Literal["planned", "held"] = "planned"
    published: Published | None = None
    """None while no calendar file has held what prepares for it."""


class Person(Record, kw_only=True, omit_defaults=True):
    """Someone who is written about: by alias; the name lives only here."""

    alias: str = ""
    role: str = ""
    name: str = ""


class ExportRecord(Record, kw_only=True, omit_defaults=True):
    """What left, when and for whom."""

    audience: str = ""
    format: str = "md"
    sha256: str = ""
    records: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    """The ids of registered people whom it spoke of, by alias or role: what left cannot be called back."""


class JournalSettings(Record, kw_only=True, omit_defaults=True):
    """Settings that belong to the journal and are sealed with it; those that a page asks for are its answers."""

    bands: list[float] = field(default_factory=list)
    """Limits that replace the pack's; empty keeps the pack's."""
    study_days: int = 21
    again_days: int = 14
    follow_up_days: int = 21
    calendar_time: str = "08:15"
    """The time of day at which what is due stands in a calendar."""
    calendar_words: bool = False
    """Whether the calendar names what is due, as far as it may leave; else it only says that something is."""
    paused_until: str = ""
    """No reminder comes before this date; empty when she did not ask for a pause."""

    @property
    def name_policy(self) -> str:
        """How she writes about others: `roller`, `initialer`, `slet_ikke`; empty when not chosen."""
        return self._chosen("navnepolitik")

    @property
    def rhythm(self) -> str:
        """How often she wants to write: `ugentligt`, `hver_14_dag`, `moeder`; empty when not chosen."""
        return self._chosen("rytme")

    @property
    def wants_lock(self) -> bool:
        """Whether she wants the journal locked."""
        return self._chosen("laas") == "ja"

    @property
    def own_rule(self) -> str:
        """Her own rule for writing, if she made one."""
        return self._chosen("egen_regel")

    def _chosen(self, question: str) -> str:
        answer = self.answers.get(question)
        return answer.value if answer is not None and isinstance(answer.value, str) else ""


class Draft(Discreet, kw_only=True, omit_defaults=True):
    """An open form: its answers as they stand, and where the cursor is."""

    id: str
    exercise: str
    created: str
    updated: str
    record: str = ""
    """The id of the record that it revises or, for a new one, will become."""
    base: int = 0
    """The revision of that record when the form was opened; 0 for a new one."""
    answers: dict[str, Answer] = field(default_factory=dict)
    share: list[Audience] = field(default_factory=list)
    focus: str = ""
    """The field that the cursor was in."""
    cursor: tuple[int, int] = (0, 0)
    """Row and column in it."""
    context: dict[str, str] = field(default_factory=dict)
    """What the form was opened with, for example the plan that a check-in is for."""
    typed: dict[str, str] = field(default_factory=dict)
    """What stands in a field and is no answer yet: half a date, by field."""


TABLES: dict[str, type[Record]] = {
    "entries": Entry,
    "plans": Plan,
    "followups": FollowUp,
    "meetings": Meeting,
    "people": Person,
    "exports": ExportRecord,
    "settings": JournalSettings,
}
