"""What stands in the journal, as one list: records of every kind and the drafts, newest first."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from workbook.context import Workbook
from workbook.curriculum.display import display
from workbook.dates import parse_stamp
from workbook.i18n import _, mark
from workbook.journal.records import Answer, Draft, Entry, FollowUp, Meeting, Plan, Record
from workbook.text import first_words

Kind = Literal["all", "entry", "plan", "followup", "meeting", "draft", "trash"]
KINDS: tuple[Kind, ...] = ("all", "entry", "plan", "followup", "meeting", "draft", "trash")
_NAMES: Mapping[Kind, str] = {
    "entry": mark("Reflection"),
    "plan": mark("Plan"),
    "followup": mark("Follow-up"),
    "meeting": mark("Meeting"),
    "draft": mark("Draft"),
}
_KIND_OF: Mapping[Kind, type[Record]] = {"entry": Entry, "plan": Plan, "followup": FollowUp, "meeting": Meeting}
_START = 60


@dataclass(frozen=True, slots=True)
class Shelved:
    """One line of the list."""

    id: str
    kind: Kind
    what: str
    """The kind in the program's words."""
    title: str
    start: str
    """The first words of the first written answer, when the title does not say them already."""
    moment: datetime

    @property
    def day(self) -> date:
        """The day it was made, put into the trash, or last written to when it is a draft."""
        return self.moment.date()


def shelf(workbook: Workbook, kind: Kind = "all") -> list[Shelved]:
    """Everything of that kind, newest first; the trash by when a thing was put there, and only when it is asked for."""
    journal = workbook.journal
    if kind == "trash":
        return [_trashed(record) for record in journal.trashed()]
    records: Mapping[Kind, list[Record]] = {
        "entry": [*journal.entries()] if kind in ("all", "entry") else [],
        "plan": [*journal.plans()] if kind in ("all", "plan") else [],
        "followup": [*journal.followups()] if kind in ("all", "followup") else [],
        "meeting": [*journal.meetings()] if kind in ("all", "meeting") else [],
    }
    found = [_shelved(record, word) for word, some in records.items() for record in some]
    if kind in ("all", "draft"):
        found += [_draft(workbook, draft) for draft in journal.drafts.all()]
    return sorted(found, key=lambda one: (one.moment, one.id), reverse=True)


def _shelved(record: Record, kind: Kind) -> Shelved:
    start = _start(record.answers)
    what = _(_NAMES[kind]) if record.exercise or kind != "entry" else _("Note")
    title = record.title or what
    return Shelved(
        record.id,
        kind,
        what,
        title,
        "" if start.startswith(title.rstrip("…")) else start,
        parse_stamp(record.created),
    )


def _trashed(record: Record) -> Shelved:
    kinds: list[Kind] = [kind for kind, kind_of in _KIND_OF.items() if isinstance(record, kind_of)]
    kind: Kind = kinds[0] if kinds else "entry"
    return replace(_shelved(record, kind), moment=parse_stamp(record.trashed))


def _draft(workbook: Workbook, draft: Draft) -> Shelved:
    head = workbook.library.heads.get(draft.exercise)
    start = _start(draft.answers)
    title = head.title if head else draft.exercise or start
    shown = "" if title == start else start
    return Shelved(draft.id, "draft", _(_NAMES["draft"]), title, shown, parse_stamp(draft.updated))


def _start(answers: Mapping[str, Answer]) -> str:
    for answer in answers.values():
        if answer.kind in ("long", "short", "sentence"):
            return first_words(display(answer.kind, answer.value, answer.labels), _START)
    return ""
