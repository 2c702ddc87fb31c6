"""What is said about a plan that does not add up: nothing is refused, and nothing is changed unseen."""

from collections.abc import Iterator
from datetime import date

from workbook.dates import long, parse_stamp
from workbook.i18n import _
from workbook.journal.records import Cycle, Plan
from workbook.plan.measures import measures
from workbook.plan.phase import START, STUDY_DATE, day_in
from workbook.plan.prediction import PREDICTION

END, SIGN = "slut", "plan_tegn"


def remarks(plan: Plan, number: int, before: Plan | None, today: date) -> tuple[str, ...]:
    """A sentence for each thing in that cycle which was not so `before`, the plan as it was stored until now."""
    cycle, earlier = _cycle(plan, number), _cycle(before, number) if before is not None else Cycle()
    said = list(_of(plan, cycle, today))
    known = list(_of(before, earlier, today)) if before is not None else []
    return (*_amended(cycle, earlier), *(one for one in said if one not in known))


def _of(plan: Plan, cycle: Cycle, today: date) -> Iterator[str]:
    if cycle.ended or plan.ended:
        return
    start, end, study = (day_in(cycle.answers.get(name)) for name in (START, END, STUDY_DATE))
    if start and end and end < start:
        words = _("The end ({end}) lies before the beginning ({start}). Both stand as you wrote them; correct one.")
        yield words.format(end=long(end), start=long(start))
    if start and study and study < start:
        words = _("You look at it ({study}) before you begin ({start}). Both stand as you wrote them; correct one.")
        yield words.format(study=long(study), start=long(start))
    elif study and study < today:
        words = _("The day to look at it ({study}) is past, so the plan waits for you now.")
        yield words.format(study=long(study))
    if PREDICTION in cycle.answers and not measures(plan) and SIGN not in cycle.answers:
        yield _("You have written what you expect, but not how you will see it. A measure or a sign is enough.")


def _amended(cycle: Cycle, earlier: Cycle) -> Iterator[str]:
    if len(cycle.amendments) > len(earlier.amendments):
        words = _("Your prediction was locked on {day}. The first words stand, and the new ones beside them.")
        yield words.format(day=long(parse_stamp(cycle.locked_at).date()))


def _cycle(plan: Plan, number: int) -> Cycle:
    return next((cycle for cycle in plan.cycles if cycle.number == number), Cycle(number=number))
