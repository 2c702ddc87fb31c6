"""A plan that grows out of something written before: any answer, or a micro-action that worked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeGuard

from workbook.forms.filled import Target
from workbook.forms.homes import handleplan, micro_action
from workbook.forms.homes.decided import DECISIONS, decision
from workbook.forms.outcome import ANSWER, NEVER, SENSITIVITY
from workbook.journal.journal import Journal
from workbook.journal.records import Answer, FollowUp, Meeting, Plan, Record
from workbook.plan.sources import source_of

HOPE = "plan_udbytte"
_TEXTS = frozenset({"long", "short", "sentence", "role"})
_LEARNED = "laering"


def plan_from(record: Record, answer: Answer) -> Target:
    """A new plan whose idea begins as that answer of the record, as sensitive as it was; nothing is stored yet."""
    return Target(handleplan.PAGE, context={handleplan.SOURCE: record.id} | _carried(handleplan.CHANGE, answer))


def can_grow(answer: Answer) -> bool:
    """Whether a plan can begin as that answer: one in words."""
    return answer.kind in _TEXTS and isinstance(answer.value, str) and bool(answer.value.strip())


def growing(record: Record) -> list[Answer]:
    """The record's answers in words, those of a plan's rounds and check-ins too."""
    answers = list(record.answers.values())
    for cycle in record.cycles if isinstance(record, Plan) else ():
        answers += cycle.answers.values()
        for look in cycle.checkins:
            answers += look.answers.values()
    return [answer for answer in answers if can_grow(answer)]


def is_micro_action(record: Record) -> TypeGuard[FollowUp]:
    """Whether it was something to do, which is the idea of the plan whatever else is written in it."""
    return isinstance(record, FollowUp) and record.kind == "micro_action"


@dataclass(frozen=True)
class Ground:
    """What a plan can begin as."""

    record: Record
    answers: Sequence[Answer]
    """Any of these; of a micro-action its own words."""


def ground(journal: Journal, record: Record) -> Ground | None:
    """The words that a plan can begin as: this record's, or for a follow-up without any those that it came from.

    What a meeting decided is the decision alone. None when there are no words. Raises NotFoundError when what it came
    from lies in the trash or is gone.
    """
    answers = growing(record)
    if not answers and isinstance(record, FollowUp) and record.source and not is_micro_action(record):
        title, record = record.title, source_of(journal, record)
        answers = growing(record)
        if isinstance(record, Meeting) and DECISIONS in record.answers:
            answers = [decision(record.answers[DECISIONS], title)]
    return Ground(record, answers) if answers or is_micro_action(record) else None


def plan_from_micro_action(follow_up: FollowUp) -> Target:
    """A new plan that goes on with a micro-action: what was done is the idea, what was noticed is what it may give.

    Without the words of its page its title is the idea.
    """
    done, noticed = follow_up.answers.get(micro_action.TEXT), follow_up.answers.get(_LEARNED)
    context = {handleplan.SOURCE: follow_up.id}
    idea = done if done is not None else Answer(question="", kind="short", value=follow_up.title)
    context |= _carried(handleplan.CHANGE, idea)
    if noticed is not None and can_grow(noticed):
        context |= _carried(HOPE, noticed)
    return Target(handleplan.PAGE, context=context)


def _carried(field_id: str, answer: Answer) -> dict[str, str]:
    """The context that carries a text into a field of the form to open."""
    found = {ANSWER + field_id: str(answer.value), SENSITIVITY + field_id: answer.sensitivity}
    return found | {NEVER + field_id: "yes"} if answer.share_never else found
