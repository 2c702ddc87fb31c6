"""Options that the journal gives: plans, meetings, and answers that were marked for somebody."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from workbook.context import Workbook
from workbook.curriculum.display import display
from workbook.curriculum.model import Exercise, Field, Option
from workbook.journal.records import Answer, Audience, Plan, Record, Value
from workbook.plan.phase import current, phase, phase_name
from workbook.text import first_words


@dataclass(frozen=True, slots=True)
class SharedAnswer:
    """An answer that is marked for an audience; the gate still decides what leaves."""

    key: str
    """`record id/field id`, as an option's id."""
    title: str
    question: str
    text: str
    updated: str


def with_options(workbook: Workbook, exercise: Exercise, question: Field, values: Mapping[str, Value]) -> Field:
    """The field with its options filled in where `options=` says where they come from."""
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
    elif source in ("shared.trio", "shared.mus"):
        audience: Audience = "trio" if source == "shared.trio" else "mus"
        for shared in shared_with(workbook, audience):
            yield Option(shared.key, f"{shared.title}: {first_words(shared.text, 40)}")
    else:
        yield from _of_field(exercise, source, values)


def _of_field(exercise: Exercise, source: str, values: Mapping[str, Value]) -> Iterator[Option]:
    """The rows or options of another field; of a table, its rows as they are filled in."""
    other = exercise.field(source)
    if other.kind != "table":
        yield from other.options
        return
    rows, first = values.get(source), other.options[0].id
    for row in rows if isinstance(rows, list) else []:
        if isinstance(row, dict) and row.get(first):
            yield Option(str(row[first]), str(row[first]))


def shared_with(workbook: Workbook, audience: Audience) -> list[SharedAnswer]:
    """The answers of all records that are marked for the audience, oldest record first."""
    journal = workbook.journal
    records: list[Record] = [*journal.entries(), *journal.plans(), *journal.followups()]
    found: list[SharedAnswer] = []
    for record in sorted(records, key=lambda one: one.id):
        for field_id, answer in _answers(record):
            effective = record.share if answer.share is None else answer.share
            if audience in effective and not answer.share_never and answer.sensitivity != "health":
                found.append(_shared(record, field_id, answer))
    return found


def _answers(record: Record) -> Iterator[tuple[str, Answer]]:
    yield from record.answers.items()
    if isinstance(record, Plan):
        yield from current(record).answers.items()


def _shared(record: Record, field_id: str, answer: Answer) -> SharedAnswer:
    return SharedAnswer(
        key=f"{record.id}/{field_id}",
        title=record.title,
        question=answer.question,
        text=display(answer.kind, answer.value, answer.labels),
        updated=record.updated,
    )
