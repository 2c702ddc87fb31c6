"""Pages whose answers are an entry: reflections and ratings."""

from collections.abc import Mapping

from msgspec import structs

from workbook.context import Workbook
from workbook.curriculum.model import Exercise
from workbook.forms.filled import Filled, Written, asked
from workbook.journal.records import Answer, Entry, FollowUp, Record


def find(workbook: Workbook, exercise: Exercise, context: Mapping[str, str]) -> Record | None:
    """The one entry of a page that is filled once; else none."""
    if exercise.head.repeat != "once":
        return None
    return newest(workbook, exercise.id)


def newest(workbook: Workbook, page_id: str) -> Entry | None:
    """The youngest entry of a page."""
    return next((entry for entry in reversed(workbook.journal.entries()) if entry.exercise == page_id), None)


def read(workbook: Workbook, exercise: Exercise, record: Record) -> dict[str, Answer]:
    """The stored answers, and the tail read back from where it lives."""
    return dict(record.answers) | tail_of(workbook, exercise, record)


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
    entry = structs.replace(
        base,
        title=filled.exercise.head.title,
        exercise=filled.exercise.id,
        answers=answers,
        share=list(filled.share),
        tags=filled.tags(),
    )
    return Written((entry,))
