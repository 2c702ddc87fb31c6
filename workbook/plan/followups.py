"""Follow-ups: they keep a date until the leader decides something; what comes back goes on to its next day."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final, Literal, Protocol

from msgspec import structs

from workbook.clock import Clock
from workbook.dates import from_iso, iso, parse_stamp, stamp
from workbook.errors import AnswerError
from workbook.i18n import _
from workbook.journal.records import Answer, Audience, Decision, FollowUp, JournalSettings, Recurrence
from workbook.plan import recurrence
from workbook.plan.workdays import next_workday
from workbook.text import clean

What = Literal["done", "moved", "dropped", "snoozed", "skipped"]
FollowUpKind = Literal["follow_up", "micro_action", "promise"]
_FALLBACK = timedelta(days=21)
SNOOZES: Final = (1, 3, 7, 14)
"""Days by which it is put off, one time after the other; then it wants a decision."""
OPEN: Final = frozenset({"open", "moved"})
"""The states of what still waits."""


class Source(Protocol):
    """What is needed of a journal to make a new record."""

    def new_id(self) -> str:
        """An id that no record has."""

    def settings(self) -> JournalSettings:
        """The intervals that the leader chose."""


def make_follow_up(
    journal: Source,
    clock: Clock,
    kind: FollowUpKind,
    title: str,
    due: date | None = None,
    *,
    source: str = "",
    again: date | None = None,
    exercise: str = "",
    answers: Mapping[str, Answer] | None = None,
    share: Sequence[Audience] = (),
    tags: Sequence[str] = (),
) -> FollowUp:
    """A follow-up, not yet stored.

    Without `due` a micro-action is due on the next working day, all else after the leader's interval; without `again`
    a micro-action is looked at again after hers.
    """
    now, today, settings = stamp(clock.now()), clock.today(), journal.settings()
    small = kind == "micro_action"
    if due is None:
        due = next_workday(today + timedelta(days=1 if small else settings.follow_up_days))
    if again is None and small:
        again = next_workday(max(due, today) + timedelta(days=settings.again_days))
    return FollowUp(
        id=journal.new_id(),
        created=now,
        updated=now,
        kind=kind,
        title=title,
        due=iso(due),
        again=iso(again) if again else "",
        source=source,
        exercise=exercise,
        answers=dict(answers or {}),
        share=list(share),
        tags=list(tags),
    )


def next_date(follow_up: FollowUp) -> date | None:
    """When it wants to be looked at: its date while it is open, then a micro-action's second look; else None."""
    if follow_up.status in OPEN:
        return _day(follow_up.due) or parse_stamp(follow_up.created).date() + _FALLBACK
    return _day(follow_up.again) if follow_up.status == "done" else None


def decide(follow_up: FollowUp, what: What, clock: Clock, *, reason: str = "", due: date | None = None) -> FollowUp:
    """The follow-up after the leader's decision; moving one that had ended opens it again.

    A micro-action that is done keeps its second look while that lies ahead; decided once more, it is at its end. What
    comes back goes on to its next day when it is done or skipped, and ends when it is dropped or its rule does.
    Raises AnswerError when a move lacks its new date or its reason, when a drop lacks its reason, when it was put off
    too often, when something that comes once is to be skipped, or when the follow-up has ended already.
    """
    why = clean(reason).text.strip()
    if what != "moved" and next_date(follow_up) is None:
        raise AnswerError(_("This follow-up has ended already. Give it a new date to open it again."))
    if what in ("moved", "dropped") and not why:
        raise AnswerError(_("Write in a few words why; the follow-up stays as it is until then."))
    if what == "moved":
        return _moved(follow_up, clock, why, due)
    if what == "snoozed":
        return _put(follow_up, Decision(at=stamp(clock.now()), what=what, reason=why), snoozed_to(follow_up, clock))
    if what == "skipped" and follow_up.repeats is None:
        raise AnswerError(_("It comes only once, so there is no time to skip. Move it, or drop it."))
    decision = Decision(at=stamp(clock.now()), what=what, reason=why)
    if what in ("done", "skipped") and follow_up.repeats is not None and follow_up.status in OPEN:
        return _gone_on(follow_up, follow_up.repeats, decision, clock.today())
    return _ended(follow_up, decision, clock.today())


def snoozed_to(follow_up: FollowUp, clock: Clock) -> date:
    """The working day to which it can be put off now: further away each time in a row, counted from its date or today.

    Raises AnswerError when it was put off as often as it can be.
    """
    times = 0
    for decision in reversed(follow_up.decisions):
        if decision.what != "snoozed":
            break
        times += 1
    if times >= len(SNOOZES):
        raise AnswerError(
            _("You have put it off {n} times in a row. Now do it, give it a date and a reason, or drop it.").format(
                n=times
            )
        )
    due = next_date(follow_up)
    return next_workday(max(due or clock.today(), clock.today()) + timedelta(days=SNOOZES[times]))


def first_of(follow_up: FollowUp, clock: Clock) -> date:
    """The day from which a rule for it is counted: its next date, or today when that is past."""
    return max(next_date(follow_up) or clock.today(), clock.today())


def repeat(follow_up: FollowUp, repeats: Recurrence | None, clock: Clock, *, reason: str = "") -> FollowUp:
    """The follow-up as it comes back by this rule, or once more and then no longer; a decision like the others.

    Raises AnswerError when it has ended, the rule has no day, or it is to stop coming back without a reason.
    """
    why = clean(reason).text.strip()
    if follow_up.status not in OPEN:
        raise AnswerError(_("This follow-up has ended already. Give it a new date to open it again."))
    if repeats is None and not why:
        raise AnswerError(_("Write in a few words why; the follow-up stays as it is until then."))
    day = next_date(follow_up) if repeats is None else recurrence.due(repeats)
    if day is None:
        raise AnswerError(_("The end lies before the beginning. Choose a later day; nothing was changed."))
    decision = Decision(at=stamp(clock.now()), what="repeats", reason=why, due=iso(day))
    return structs.replace(follow_up, repeats=repeats, due=iso(day), decisions=[*follow_up.decisions, decision])


def _ended(follow_up: FollowUp, decision: Decision, today: date) -> FollowUp:
    second = follow_up.status == "done"
    ahead = decision.what == "done" and not second and _is_ahead(follow_up.again, today)
    return structs.replace(
        follow_up,
        status="dropped" if decision.what == "dropped" and not second else "done",
        again=follow_up.again if ahead else "",
        decisions=[*follow_up.decisions, decision],
    )


def _gone_on(follow_up: FollowUp, repeats: Recurrence, decision: Decision, today: date) -> FollowUp:
    """On to the rule's next day; at its end the follow-up ends too."""
    after = recurrence.passed(repeats, today)
    day = recurrence.due(after)
    if day is None:
        return _ended(structs.replace(follow_up, repeats=after), decision, today)
    decisions = [*follow_up.decisions, decision]
    return structs.replace(follow_up, repeats=after, due=iso(day), status="open", decisions=decisions)


def _moved(follow_up: FollowUp, clock: Clock, why: str, due: date | None) -> FollowUp:
    """A second look that is moved stays a second look."""
    if due is None:
        raise AnswerError(_("Choose the new date; the follow-up keeps its old one until then."))
    if due < clock.today():
        raise AnswerError(_("The new date is past. Choose today or a day to come, for example “in 3 weeks”."))
    return _put(follow_up, Decision(at=stamp(clock.now()), what="moved", reason=why), due)


def _put(follow_up: FollowUp, decision: Decision, due: date) -> FollowUp:
    """On another day."""
    decisions = [*follow_up.decisions, structs.replace(decision, due=iso(due))]
    if follow_up.status == "done" and follow_up.again:
        return structs.replace(follow_up, again=iso(due), decisions=decisions)
    return structs.replace(follow_up, status="moved", due=iso(due), decisions=decisions)


def _is_ahead(day: str, today: date) -> bool:
    found = _day(day)
    return found is not None and found > today


def _day(text: str) -> date | None:
    try:
        return from_iso(text)
    except ValueError:
        return None
