"""Pages whose answers are an entry: reflections and ratings."""

from collections.abc import Mapping

from msgspec import structs

from workbook.context import Workbook
from workbook.curriculum.model import Exercise
from workbook.dates import parse_stamp
from workbook.forms.filled import Filled, Written, asked
from workbook.journal.records import Answer, Entry, FollowUp, Record
from workbook.plan.expiry import delete_day

KEPT = "+90"
"""How long a note with a date to delete by is kept when that date was cleared."""


def find(workbook: Workbook, exercise: Exercise, context: Mapping[str, str]) -> Record | None:
    """The one entry of a page that is filled once; else none."""
    if exercise.head.repeat != "once":
        return None
    return newest(workbook, exercise.id)


def newest(workbook: Workbook, page_id: str) -> Entry | None:
    """The youngest entry of a page."""
    named = workbook.journal.entries_naming(page_id)
    return next((entry for entry in reversed(named) if entry.exercise == page_id), None)


def read(workbook: Workbook, exercise: Exercise, record: Record) -> dict[str, Answer]:
    """The stored answers, and the date to delete by and the tail read back from where they live."""
    answers = dict(record.answers) | tail_of(workbook, exercise, record)
    asks = exercise.head.delete_by
    if isinstance(record, Entry) and record.delete_by and asks in {question.id for question in exercise.fields}:
        answers[asks] = asked(exercise.field(asks), record.delete_by, exercise.pack)
    return answers


def tail_of(workbook: Workbook, exercise: Exercise, record: Record) -> dict[str, Answer]:
    """Keywords and follow-up date as the tail shows them."""
    tail = {question.id: question for question in exercise.tail}
    found: dict[str, Answer] = {}
    if "noegleord" in tail and record.tags:
        found["noegleord"] = asked(tail["noegleord"], ", ".join(record.tags), exercise.pack)
    follow_up = follow_up_of(workbook, record.id)
    if "foelg_op" in tail and follow_up and follow_up.due:
        found["foelg_op"] = asked(tail["foelg_op"], follow_up.due, exercise.pack)
    return found


def follow_up_of(workbook: Workbook, record_id: str, kind: str = "follow_up") -> FollowUp | None:
    """The follow-up of that kind that a record led to, open or not; the youngest."""
    return next(
        (item for item in reversed(workbook.journal.followups()) if item.source == record_id and item.kind == kind),
        None,
    )


def write(filled: Filled) -> Written:
    """The entry with its own answers and the outcome that was chosen."""
    answers = filled.own()
    if (outcome := filled.answers.get("udkomme")) is not None:
        answers["udkomme"] = structs.replace(outcome, share=[])
    stored = filled.record if isinstance(filled.record, Entry) else None
    base = stored or Entry(id=filled.record_id, created=filled.created, updated=filled.created)
    delete_by = _delete_by(filled, base)
    answers.pop(filled.exercise.head.delete_by, None)
    entry = structs.replace(
        base,
        delete_by=delete_by,
        title=filled.exercise.head.title,
        exercise=filled.exercise.id,
        answers=answers,
        share=list(filled.share),
        tags=filled.tags(),
    )
    return Written((entry,))


def _delete_by(filled: Filled, base: Entry) -> str:
    """When the note asks to be deleted: the day on the page, else the day it has, else the page's own interval."""
    rule = filled.exercise.head.delete_by
    if not rule:
        return base.delete_by
    if not rule.startswith("+"):
        return filled.text(rule) or delete_day(KEPT, parse_stamp(base.created).date())
    return base.delete_by or delete_day(rule, parse_stamp(base.created).date())
