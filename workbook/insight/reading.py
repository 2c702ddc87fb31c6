"""A record as it is read: its answers in order, those of a plan's rounds and check-ins under their own headings."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from workbook.curriculum.display import display
from workbook.dates import from_iso, long, parse_stamp
from workbook.i18n import _
from workbook.journal.records import Answer, Audience, FollowUp, Meeting, Plan, Record


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
        for checkin in cycle.checkins:
            heading = _("Check-in {day}").format(day=long(parse_stamp(checkin.at).date()))
            yield _passage(heading, checkin.answers, record)


def _course_of(record: Record) -> Iterator[Line]:
    """The dates of a follow-up or a meeting, and what was decided, which no page asked."""
    if isinstance(record, Meeting) and record.date:
        yield Line(_("When?"), long(from_iso(record.date)), None)
    if not isinstance(record, FollowUp):
        return
    if record.due:
        yield Line(_("When do I look at it?"), long(from_iso(record.due)), None)
    for decision in record.decisions:
        day = long(parse_stamp(decision.at).date())
        word = {"done": _("Done {day}"), "moved": _("Moved {day}"), "dropped": _("Dropped {day}")}[decision.what]
        yield Line(word.format(day=day), decision.reason, None)


def _passage(heading: str, answers: Mapping[str, Answer], record: Record) -> Passage:
    return Passage(heading, tuple(_line(answer, record) for answer in answers.values()))


def _line(answer: Answer, record: Record) -> Line:
    closed = answer.share_never or answer.sensitivity == "health"
    share = record.share if answer.share is None else answer.share
    return Line(answer.question, display(answer.kind, answer.value, answer.labels), () if closed else tuple(share))
