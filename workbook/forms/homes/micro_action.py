"""The micro-action page fills a follow-up: the date lives in its schedule, being done in its decisions."""

from collections.abc import Mapping

from msgspec import structs

from workbook.context import Workbook
from workbook.curriculum.model import Exercise
from workbook.dates import from_iso
from workbook.forms.filled import Filled, Written, asked
from workbook.forms.homes.entry import tail_of
from workbook.i18n import _
from workbook.journal.records import Answer, FollowUp, Record
from workbook.plan.followups import decide, make_follow_up
from workbook.text import first_words

TEXT, DUE, DONE = "handling", "senest", "gjort"


def find(workbook: Workbook, exercise: Exercise, context: Mapping[str, str]) -> Record | None:
    """A fresh opening is a new micro-action."""
    return None


def read(workbook: Workbook, exercise: Exercise, record: Record) -> dict[str, Answer]:
    """The stored answers with the date as it stands after every move."""
    answers = dict(record.answers) | tail_of(workbook, exercise, record)
    if isinstance(record, FollowUp) and record.due:
        answers[DUE] = asked(exercise.field(DUE), record.due, exercise.pack)
    return answers


def write(filled: Filled) -> Written:
    """The follow-up; an answer to "done?" is a decision, a later date after "no" a move."""
    workbook, answers = filled.workbook, filled.own()
    due_answer = answers.pop(DUE, None)
    stored = filled.record if isinstance(filled.record, FollowUp) else None
    base = stored or structs.replace(
        make_follow_up(workbook.journal, workbook.clock, "micro_action", filled.exercise.head.title),
        id=filled.record_id,
        created=filled.created,
    )
    follow_up = structs.replace(
        base,
        title=first_words(filled.text(TEXT)) or filled.exercise.head.title,
        exercise=filled.exercise.id,
        answers=answers,
        share=list(filled.share),
        tags=filled.tags(),
    )
    due = due_answer.value if due_answer is not None and isinstance(due_answer.value, str) else ""
    if stored is None and due:
        follow_up = structs.replace(follow_up, due=due)
    return _decided(follow_up, filled, due)


def _decided(follow_up: FollowUp, filled: Filled, due: str) -> Written:
    clock = filled.workbook.clock
    if follow_up.status not in ("open", "moved"):
        return Written((follow_up,))
    if filled.value(DONE) == "ja":
        return Written((decide(follow_up, "done", clock),))
    if due and due != follow_up.due:
        reason = filled.text("laering") or _("New date chosen on the page")
        return Written((decide(follow_up, "moved", clock, reason=reason, due=from_iso(due)),))
    return Written((follow_up,))
