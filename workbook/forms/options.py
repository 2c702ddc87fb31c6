"""Options that the journal gives: plans, meetings, and answers that were marked for somebody."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from workbook.context import Workbook
from workbook.curriculum.model import Exercise, Field, Option
from workbook.curriculum.scales import scaled
from workbook.journal.records import Answer, Audience, Value
from workbook.plan.phase import phase, phase_name
from workbook.share.note import gather
from workbook.text import first_words

AUDIENCE_OF: Mapping[str, Audience] = {"shared.trio": "trio", "shared.mus": "mus"}
"""The values of `options=` that list what is marked for somebody."""


@dataclass(frozen=True, slots=True)
class SharedAnswer:
    """An answer that is marked for an audience."""

    key: str
    """`record id/field id`, as an option's id."""
    title: str
    text: str
    updated: str
    answer: Answer


def with_options(workbook: Workbook, exercise: Exercise, question: Field, values: Mapping[str, Value]) -> Field:
    """The field with its options where `options=` says where they come from, and its scale where `scale=` names one."""
    question = scaled(question, values)
    if not question.source:
        return question
    return replace(question, options=tuple(_options(workbook, exercise, question.source, values)))


def _options(workbook: Workbook, exercise: Exercise, source: str, values: Mapping[str, Value]) -> Iterator[Option]:
    if source == "plans":
        today = workbook.clock.today()
        for plan in workbook.journal.plans():
            if plan.ended != "closed":
                yield Option(plan.id, f"{plan.title} · {phase_name(phase(plan, today))}")
    elif source == "meetings":
        for meeting in workbook.journal.meetings():
            yield Option(meeting.id, meeting.title)
    elif (audience := AUDIENCE_OF.get(source)) is not None:
        for shared in shared_with(workbook, audience):
            yield Option(shared.key, f"{shared.title}: {first_words(shared.text, 40)}")
    else:
        yield from _of_field(exercise, source, values)


def _of_field(exercise: Exercise, source: str, values: Mapping[str, Value]) -> Iterator[Option]:
    """The rows or options of another field; of a table, its rows as they are filled in."""
    other = exercise.field(source)
    if other.kind != "table":
        yield from (option.shortened() for option in other.options)
        return
    rows, first = values.get(source), other.options[0].id
    for row in rows if isinstance(rows, list) else []:
        if isinstance(row, dict) and row.get(first):
            yield Option(str(row[first]), str(row[first]))


def shared_with(workbook: Workbook, audience: Audience) -> list[SharedAnswer]:
    """The answers that the gate lets through to the audience, or would with the leader's yes."""
    return [
        SharedAnswer(f"{section.id}/{item.field}", section.title, item.text, section.updated, item.answer)
        for section, _part, item in gather(workbook, audience, counting=False).lines()
        if item.verdict.passes or item.verdict.needs_yes
    ]
