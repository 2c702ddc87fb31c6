"""Records as the JSON of the command line: fixed keys, and those that do not apply are absent."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from workbook.dates import from_iso, parse_stamp
from workbook.journal.records import AUDIENCES, Answer, Draft, Entry, FollowUp, Meeting, Plan, Record
from workbook.text import first_words

VERSION = 1
Item = dict[str, Any]


def document(items: Iterable[Item]) -> str:
    """The whole answer, also when there is nothing in it."""
    return json.dumps({"version": VERSION, "items": list(items)}, ensure_ascii=False, indent=2)


def item(record: Record | Draft, today: date, titles: Mapping[str, str] | None = None) -> Item:
    """One record. `titles` are those of the pages, for a draft, which has none of its own."""
    answers = [_answer(name, answer, record.share) for name, answer in answers_of(record)]
    known: Item = {
        "id": record.id,
        "kind": kind_of(record),
        "title": title_of(record, titles or {}),
        "exercise": record.exercise,
        "created": record.created,
        "updated": record.updated,
        "share": _union(answers) if answers else list(record.share),
        "tags": None if isinstance(record, Draft) else record.tags,
        "answers": answers,
        "due": due_of(record, today),
        "status": status_of(record, today),
    }
    return {key: value for key, value in known.items() if value not in (None, "")}


def kind_of(record: Record | Draft) -> str:
    """`entry`, `plan`, `followup`, `meeting` or `draft`; for what is never listed its class in lower case."""
    return type(record).__name__.lower()


def answers_of(record: Record | Draft) -> Iterable[tuple[str, Answer]]:
    """Every answer in order, those of a plan's rounds and check-ins after its own."""
    yield from record.answers.items()
    for cycle in record.cycles if isinstance(record, Plan) else ():
        yield from cycle.answers.items()
        for one in cycle.amendments:
            if one.answer is not None:
                yield one.field, one.answer
        for checkin in cycle.checkins:
            yield from checkin.answers.items()


def due_of(record: Record | Draft, today: date) -> str:
    """The next date that it holds, empty when there is none."""
    if isinstance(record, FollowUp):
        return record.due
    if isinstance(record, Meeting):
        return record.date
    if isinstance(record, Plan):
        from workbook.plan.phase import next_date

        day = next_date(record, today)
        return day.isoformat() if day else ""
    return ""


def status_of(record: Record | Draft, today: date) -> str:
    """The word of the fixed list for this kind; empty where there is none."""
    if isinstance(record, Draft):
        return "draft"
    if isinstance(record, Entry) and record.trashed:
        return "trash"
    if isinstance(record, Plan):
        from workbook.plan.phase import phase

        return phase(record, today)
    return record.status if isinstance(record, Entry | FollowUp | Meeting) else ""


def _answer(name: str, answer: Answer, record_share: Iterable[str]) -> Item:
    share = record_share if answer.share is None else answer.share
    return {"field": name, "question": answer.question, "value": answer.value, "share": list(share)}


def _union(answers: Iterable[Item]) -> list[str]:
    shared = {audience for answer in answers for audience in answer["share"]}
    return [audience for audience in AUDIENCES if audience in shared]


def title_of(record: Record | Draft, titles: Mapping[str, str]) -> str:
    """Its own; a draft has that of its page or, for a quick note, its first words; a meeting says what it is."""
    if isinstance(record, Draft):
        words = first_words(str(next((answer.value for answer in record.answers.values()), "")))
        return titles.get(record.exercise, record.exercise) or words
    if isinstance(record, Meeting) and not record.title:
        from workbook.plan.meetings import meeting_title

        return meeting_title(record)
    return record.title


def day_of(record: Record | Draft) -> date:
    """The day that it belongs to: a meeting's own, else when it was made."""
    if isinstance(record, Meeting) and record.date:
        return from_iso(record.date)
    return parse_stamp(record.created).date()
