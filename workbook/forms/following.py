"""What follows an answer of the same page (`fill="step=3:+7"`), until the leader has written something of her own."""

from collections.abc import Iterator, Mapping

from workbook.context import Workbook
from workbook.curriculum.model import Exercise, Field
from workbook.forms.filled import asked, raised
from workbook.forms.filling import filled_by, way_of
from workbook.forms.homes.checkin import PLAN, measure_rows
from workbook.journal.records import Answer, Draft, Value

_FOLLOWED = "followed:"
"""Context keys: what was filled in by itself, so that an answer of the leader's own is never replaced."""
_OF_PLAN = "measures"
"""The way that follows the plan which a check-in is about."""


def follow(
    workbook: Workbook, exercise: Exercise, draft: Draft, changed: str, values: Mapping[str, Value]
) -> tuple[str, ...]:
    """Fill anew what follows the changed answer; gives the ids of the questions whose answer is another now."""
    return tuple(
        question.id for question in _following(exercise, changed) if _fill(workbook, exercise, draft, question, values)
    )


def _following(exercise: Exercise, changed: str) -> Iterator[Field]:
    for question in exercise.fields:
        if any(
            (fill.when is not None and fill.when.field == changed) or (fill.way == _OF_PLAN and changed == PLAN)
            for fill in question.fills
        ):
            yield question


def _fill(workbook: Workbook, exercise: Exercise, draft: Draft, question: Field, values: Mapping[str, Value]) -> bool:
    key, known = _FOLLOWED + question.id, draft.answers.get(question.id)
    if known is not None and str(known.value) != draft.context.get(key):
        return False
    value, quoted = _value(workbook, question, values)
    draft.context[key] = str(value or "")
    draft.answers.pop(question.id, None)
    if value is not None:
        answer = asked(question, value, exercise.pack)
        draft.answers[question.id] = raised(answer, quoted) if quoted is not None else answer
    return (known.value if known is not None else None) != value


def _value(workbook: Workbook, question: Field, values: Mapping[str, Value]) -> tuple[Value | None, Answer | None]:
    """What is filled in now, and the answer that it quotes, if any."""
    way = way_of(question, values)
    if way == _OF_PLAN:
        rows, quoted = measure_rows(workbook, str(values.get(PLAN, "")))
        return rows or None, quoted
    return filled_by(workbook, way) if way else None, None
