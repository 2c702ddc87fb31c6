"""Moving a plan to another step: a step follows from the answers, so a move asks the question that makes it so."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from msgspec import structs

from workbook.clock import Clock
from workbook.dates import iso
from workbook.errors import AnswerError
from workbook.i18n import _
from workbook.journal.records import Answer, Plan
from workbook.plan.cycles import Choice, choice_name
from workbook.plan.phase import CHOICE, STUDY_DATE, STUDY_DONE, STUDY_EFFECT, current, phase
from workbook.plan.prediction import lock

Move = Literal["begin", "look", "study", "rate"] | Choice
"""`begin` starts the round, `look` looks at it today, `study` and `rate` answer the page; the rest is an act choice."""
ASKS: Mapping[str, str] = {"study": STUDY_DONE, "look": STUDY_DONE, "rate": STUDY_EFFECT}
"""Moves to the question of the plan's page that they go to; what is not here asks nothing there."""
REASONED: frozenset[str] = frozenset({"pause", "laeg_vaek"})
"""What asks why."""
_GOES_ON: tuple[Choice, ...] = ("fortsaet", "juster", "udvid", "ny_plan")


def moves(plan: Plan, today: date) -> list[tuple[Move, str]]:
    """What can be done now to bring the plan on, with its label; nothing for a plan that is closed."""
    chosen: list[Choice] = []
    found: list[tuple[Move, str]] = []
    match phase(plan, today):
        case "plan":
            found = [("begin", _("To Do: I begin today")), ("look", _("To Study: I look at it today"))]
        case "do":
            found = [("look", _("To Study: I look at it today"))]
        case "study":
            found = [("study", _("Answer how it went")), ("rate", _("To Adjust: I rate the effect"))]
        case "act":
            chosen = [*_GOES_ON]
        case "paused":
            chosen = [*_GOES_ON, "laeg_vaek"]
        case "closed":
            return []
    if not plan.ended:
        chosen += ["pause", "laeg_vaek"]
    return [*found, *((choice, choice_name(choice)) for choice in chosen)]


def look(plan: Plan, clock: Clock) -> Plan:
    """The plan as it is looked at today: its study date is no later.

    Raises AnswerError when it rests or is closed, or the round is looked at already.
    """
    cycle, today = current(plan), clock.today()
    if plan.ended or cycle.ended or CHOICE in cycle.answers:
        raise AnswerError(_("This round is not running. Choose how to go on first."))
    asked = cycle.answers.get(STUDY_DATE)
    question = asked.question if asked is not None else _("Study: when do I look at it?")
    moved = structs.replace(asked or Answer(question=question, kind="date", value=""), value=iso(today))
    looked = structs.replace(cycle, answers=cycle.answers | {STUDY_DATE: moved})
    return lock(structs.replace(plan, cycles=[*plan.cycles[:-1], looked]), clock)
