"""Records as the JSON of the command line: fixed keys, and those that do not apply are absent."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from workbook.journal.records import AUDIENCES, Answer, Draft, Entry, FollowUp, Meeting, Plan, Record

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
        "title": _draft_title(record, titles or {}) if isinstance(record, Draft) else record.title,
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


def _draft_title(draft: Draft, titles: Mapping[str, str]) -> str:
    return titles.get(draft.exercise, draft.exercise)
