"""What may be decided about a follow-up now, in words; both front ends show these and no others."""

from datetime import date
from typing import Literal

from workbook.clock import Clock
from workbook.dates import brief, spoken
from workbook.errors import AnswerError
from workbook.i18n import _
from workbook.journal.records import FollowUp
from workbook.plan import recurrence
from workbook.plan.followups import OPEN, What, next_date, snoozed_to

Choice = What | Literal["repeats"]


def choices(follow_up: FollowUp, clock: Clock) -> list[tuple[Choice, str]]:
    """Every decision that can be made now and its label, the usual ones first."""
    if next_date(follow_up) is None:
        return [("moved", _("Open it again"))]
    repeats = follow_up.repeats is not None and follow_up.status in OPEN
    found: list[tuple[Choice, str]] = [("done", _("Done this time") if repeats else _("Done"))]
    if (later := _later(follow_up, clock)) is not None:
        found.append(("snoozed", _("Put it off until {day}").format(day=brief(later, clock.today()))))
    if repeats:
        found.append(("skipped", _("Skip it this time")))
    found.append(("moved", _("Move")))
    if follow_up.status in OPEN:
        found.append(("repeats", _("Change how often it comes back") if repeats else _("Let it come back")))
    found.append(("dropped", _("Drop it for good") if repeats else _("Drop")))
    return found


def standing(follow_up: FollowUp, clock: Clock) -> str:
    """Where it stands: its date, how often it comes back, and that it cannot be put off any more."""
    day = next_date(follow_up)
    if day is None:
        return _("It has ended.")
    today = clock.today()
    past = day < today
    said = [(_("The date was {day}.") if past else _("The date is {day}.")).format(day=spoken(day, today))]
    if follow_up.repeats is not None and follow_up.status in OPEN:
        said.append(_("It comes back {rule}.").format(rule=recurrence.understood(follow_up.repeats)))
    try:
        snoozed_to(follow_up, clock)
    except AnswerError as refusal:
        said.append(str(refusal))
    return " ".join(said)


def _later(follow_up: FollowUp, clock: Clock) -> date | None:
    """The day to which it can be put off; None when it wants a decision now."""
    try:
        return snoozed_to(follow_up, clock)
    except AnswerError:
        return None
