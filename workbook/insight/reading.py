"""A record as it is read: its answers in order, those of a plan's rounds and check-ins under their own headings."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from workbook.curriculum.display import display
from workbook.dates import from_iso, long, parse_stamp
from workbook.i18n import _, mark
from workbook.journal.records import Answer, Audience, Cycle, FollowUp, Meeting, Plan, Record
from workbook.plan.prediction import LOCKED, amended
from workbook.plan.recurrence import understood


@dataclass(frozen=True, slots=True)
class Line:
    """One answer, with who may see it."""

    question: str
    text: str
    share: tuple[Audience, ...] | None
    """None for what is no answer and never leaves by itself."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Answers that were given together; the first passage of a record has no heading."""

    heading: str
    lines: tuple[Line, ...]


def passages(record: Record) -> list[Passage]:
    """The record from top to bottom; a passage without answers is left out."""
    return [passage for passage in _all(record) if passage.lines]


def _all(record: Record) -> Iterator[Passage]:
    yield _passage("", record.answers, record)
    yield Passage("", tuple(_course_of(record)))
    for cycle in record.cycles if isinstance(record, Plan) else ():
        yield _passage(_("Round {number}").format(number=cycle.number), cycle.answers, record)
        yield Passage("", tuple(locking(cycle)))
        for day, answers in amended(cycle):
            yield _passage(_("Predicted otherwise {day}").format(day=long(day)), answers, record)
        for checkin in cycle.checkins:
            heading = _("Check-in {day}").format(day=long(parse_stamp(checkin.at).date()))
            yield _passage(heading, checkin.answers, record)


def locking(cycle: Cycle) -> Iterator[Line]:
    """When the prediction was locked, and what was taken back since."""
    if cycle.locked_at and any(name in cycle.answers for name in LOCKED):
        yield Line(_("When was the prediction locked?"), long(parse_stamp(cycle.locked_at).date()), None)
    for one in cycle.amendments:
        if one.answer is None:
            yield Line(
                _("Taken back {day}").format(day=long(parse_stamp(one.at).date())), _words_of(cycle, one.field), None
            )


def _words_of(cycle: Cycle, field_id: str) -> str:
    answer = cycle.answers.get(field_id)
    return answer.question if answer is not None else field_id


_DECIDED = {
    "done": mark("Done {day}"),
    "moved": mark("Moved {day}"),
    "dropped": mark("Dropped {day}"),
    "snoozed": mark("Put off {day}"),
    "skipped": mark("Skipped {day}"),
}


def _course_of(record: Record) -> Iterator[Line]:
    """The dates of a follow-up or a meeting, and what was decided, which no page asked."""
    if isinstance(record, Meeting) and record.date:
        yield Line(_("When?"), long(from_iso(record.date)), None)
    if not isinstance(record, FollowUp):
        return
    if record.due:
        yield Line(_("When do I look at it?"), long(from_iso(record.due)), None)
    if record.repeats is not None:
        yield Line(_("How often does it come back?"), understood(record.repeats), None)
    for decision in record.decisions:
        day = long(parse_stamp(decision.at).date())
        yield Line(_(_DECIDED[decision.what]).format(day=day), decision.reason, None)


def _passage(heading: str, answers: Mapping[str, Answer], record: Record) -> Passage:
    return Passage(heading, tuple(line_of(answer, record) for answer in answers.values()))


def line_of(answer: Answer, record: Record) -> Line:
    """One answer of the record, with who may see it: nobody where it is never shared."""
    closed = answer.share_never or answer.sensitivity == "health"
    share = record.share if answer.share is None else answer.share
    return Line(answer.question, display(answer.kind, answer.value, answer.labels), () if closed else tuple(share))
