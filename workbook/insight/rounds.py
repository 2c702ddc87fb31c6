"""The rounds of a plan as they are read: what was predicted beside what happened, then all the rest."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from workbook.dates import long, parse_stamp
from workbook.i18n import _
from workbook.insight.reading import Line, Passage, line_of, locking
from workbook.journal.records import Answer, Cycle, Plan
from workbook.plan.phase import STUDY_DONE, STUDY_EFFECT
from workbook.plan.prediction import LOCKED, PREDICTION

_RESULT: Final = (STUDY_DONE, "study_forloeb", STUDY_EFFECT, "study_forudsigelse", "study_overraskelse")


@dataclass(frozen=True, slots=True)
class Round:
    """One cycle."""

    heading: str
    predicted: Passage
    """The prediction as it was locked, and under it what was written otherwise later."""
    happened: Passage
    answers: Passage
    """What else was answered in it, without heading."""
    checkins: tuple[Passage, ...]


def rounds(plan: Plan) -> list[Round]:
    """Every cycle, the first one first."""
    return [_round(cycle, plan) for cycle in plan.cycles]


def _round(cycle: Cycle, plan: Plan) -> Round:
    beside = {*LOCKED, *_RESULT}
    heading = _("Round {number}").format(number=cycle.number)
    if cycle.ended:
        heading += " · " + _("ended {day}").format(day=long(parse_stamp(cycle.ended).date()))
    return Round(
        heading=heading,
        predicted=Passage(_("Predicted"), tuple(_predicted(cycle, plan))),
        happened=Passage(_("It happened"), tuple(_happened(cycle, plan))),
        answers=Passage("", _lines({key: one for key, one in cycle.answers.items() if key not in beside}, plan)),
        checkins=tuple(
            Passage(_("Check-in {day}").format(day=long(parse_stamp(look.at).date())), _lines(look.answers, plan))
            for look in cycle.checkins
        ),
    )


def _predicted(cycle: Cycle, plan: Plan) -> Iterator[Line]:
    for name in LOCKED:
        if name in cycle.answers:
            yield line_of(cycle.answers[name], plan)
    if PREDICTION not in cycle.answers:
        yield Line(_("No prediction was written before the round began."), "", None)
    for one in cycle.amendments:
        if one.answer is not None:
            said = line_of(one.answer, plan)
            day = long(parse_stamp(one.at).date())
            yield Line(_("Otherwise {day}: {words}").format(day=day, words=said.question), said.text, said.share)
    yield from locking(cycle)


def _happened(cycle: Cycle, plan: Plan) -> Iterator[Line]:
    found = _lines({name: cycle.answers[name] for name in _RESULT if name in cycle.answers}, plan)
    yield from found or (Line(_("Not looked at yet."), "", None),)


def _lines(answers: Mapping[str, Answer], plan: Plan) -> tuple[Line, ...]:
    return tuple(line_of(answer, plan) for answer in answers.values())
