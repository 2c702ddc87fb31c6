"""Where a plan stands; it follows from its answers, so nobody has to keep it up to date."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal

from workbook.dates import from_iso, parse_stamp
from workbook.i18n import _, mark
from workbook.journal.records import Answer, Cycle, Plan

Phase = Literal["plan", "do", "study", "act", "paused", "closed"]

START, STUDY_DATE = "start", "study_dato"
STUDY_DONE, STUDY_EFFECT = "study_gennemfoert", "study_effekt"
CHOICE = "act_valg"
STUDY_AFTER = timedelta(days=21)
"""When a plan without a date for it is looked at."""

_NAMES: Mapping[Phase, str] = {
    "plan": mark("Planning"),
    "do": mark("Doing"),
    "study": mark("Studying"),
    "act": mark("Adjusting"),
    "paused": mark("Paused"),
    "closed": mark("Closed"),
}


def phase_name(phase: Phase) -> str:
    """The phase as the leader reads it: `Planlæg`, `Gør`, `Se efter`, `Justér`, `På pause`, `Afsluttet`."""
    return _(_NAMES[phase])


def current(plan: Plan) -> Cycle:
    """The cycle that runs, or ran last."""
    return plan.cycles[-1] if plan.cycles else Cycle()


def phase(plan: Plan, today: date) -> Phase:
    """Where the plan stands on that day.

    Study begins on its date, or earlier when the leader has begun to answer it; act begins when the effect is rated.
    """
    if plan.ended:
        return plan.ended
    cycle = current(plan)
    if STUDY_EFFECT in cycle.answers or CHOICE in cycle.answers or cycle.ended:
        return "act"
    study, start = study_date(plan), start_date(plan)
    if STUDY_DONE in cycle.answers or (study is not None and study <= today):
        return "study"
    return "do" if start is not None and start <= today else "plan"


def study_date(plan: Plan) -> date | None:
    """When the current cycle is looked at, if that was decided."""
    return day_in(current(plan).answers.get(STUDY_DATE))


def start_date(plan: Plan) -> date | None:
    """When the current cycle is begun, if that was decided."""
    return day_in(current(plan).answers.get(START))


def next_date(plan: Plan, today: date) -> date | None:
    """When the plan wants to be looked at; None only for one that rests or is closed.

    That is its start while the start lies ahead, else its study date, else three weeks after it began.
    """
    now = phase(plan, today)
    if now in ("paused", "closed"):
        return None
    start, study = start_date(plan), study_date(plan)
    if now == "plan" and start is not None:
        return start
    return study or (start or parse_stamp(plan.created).date()) + STUDY_AFTER


def day_in(answer: Answer | None) -> date | None:
    """A date answer's day; one that is no date counts as not given."""
    if answer is None or not isinstance(answer.value, str):
        return None
    try:
        return from_iso(answer.value)
    except ValueError:
        return None
