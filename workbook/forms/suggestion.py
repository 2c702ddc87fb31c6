"""The date that the tail suggests for "when do I look at it again?"."""

from datetime import date, timedelta

from workbook.context import Workbook
from workbook.curriculum.model import Exercise
from workbook.dates import iso
from workbook.forms.filled import asked
from workbook.forms.outcome import FOLLOW_UP
from workbook.journal.records import Draft
from workbook.plan.meetings import next_meeting
from workbook.plan.workdays import next_workday

_SUGGESTED = "suggested"
"""Context key: the date that was suggested, so that one of the leader's own is never replaced."""


def suggest(workbook: Workbook, exercise: Exercise, draft: Draft, outcome: str, opens: date | None) -> bool:
    """Let the date follow the outcome, else the first question that opens on a later day; whether it changed.

    It follows only for as long as the leader has not chosen one of her own.
    """
    known = draft.answers.get(FOLLOW_UP)
    if known is not None and known.value != draft.context.get(_SUGGESTED):
        return False
    day = suggested_follow_up(workbook, outcome) or (iso(next_workday(opens)) if opens else "")
    draft.context[_SUGGESTED] = day
    draft.answers.pop(FOLLOW_UP, None)
    if day:
        draft.answers[FOLLOW_UP] = asked(exercise.field(FOLLOW_UP), day, exercise.pack)
    return True


def suggested_follow_up(workbook: Workbook, outcome: str) -> str:
    """The date that an outcome suggests for "when do I look at it again?"; empty when it suggests none."""
    settings, today = workbook.journal.settings(), workbook.clock.today()
    days = {"mikrohandling": settings.again_days, "ny_plan": settings.study_days, "foej_til_plan": settings.study_days}
    if outcome in days:
        return iso(next_workday(today + timedelta(days=days[outcome])))
    kinds = {"trio": ("trio", "kickoff"), "mus": ("mus",)}.get(outcome, ())
    meeting = next_meeting([one for one in workbook.journal.meetings() if one.kind in kinds], today)
    return meeting.date if meeting is not None else ""
