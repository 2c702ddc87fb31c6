"""Follow-ups: they keep a date until the leader decides something."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Literal, Protocol

from msgspec import structs

from workbook.clock import Clock
from workbook.dates import from_iso, iso, parse_stamp, stamp
from workbook.errors import AnswerError
from workbook.i18n import _
from workbook.journal.records import Answer, Audience, Decision, FollowUp, JournalSettings
from workbook.plan.workdays import next_workday
from workbook.text import clean

What = Literal["done", "moved", "dropped"]
FollowUpKind = Literal["follow_up", "micro_action", "promise"]
_FALLBACK = timedelta(days=21)


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
    if follow_up.status in ("open", "moved"):
        return _day(follow_up.due) or parse_stamp(follow_up.created).date() + _FALLBACK
    return _day(follow_up.again) if follow_up.status == "done" else None


def decide(follow_up: FollowUp, what: What, clock: Clock, *, reason: str = "", due: date | None = None) -> FollowUp:
    """The follow-up after the leader's decision; moving one that had ended opens it again.

    A micro-action that is done keeps its second look while that lies ahead; decided once more, it is at its end.
    Raises AnswerError when a move lacks its new date or its reason, when a drop lacks its reason, or when the
    follow-up has ended already.
    """
    why = clean(reason).text.strip()
    if what != "moved" and next_date(follow_up) is None:
        raise AnswerError(_("This follow-up has ended already. Give it a new date to open it again."))
    if what != "done" and not why:
        raise AnswerError(_("Write in a few words why; the follow-up stays as it is until then."))
    if what == "moved":
        return _moved(follow_up, clock, why, due)
    second = follow_up.status == "done"
    ahead = what == "done" and not second and _is_ahead(follow_up.again, clock.today())
    return structs.replace(
        follow_up,
        status="done" if second else what,
        again=follow_up.again if ahead else "",
        decisions=[*follow_up.decisions, Decision(at=stamp(clock.now()), what=what, reason=why)],
    )


def _moved(follow_up: FollowUp, clock: Clock, why: str, due: date | None) -> FollowUp:
    """A second look that is moved stays a second look."""
    if due is None:
        raise AnswerError(_("Choose the new date; the follow-up keeps its old one until then."))
    if due < clock.today():
        raise AnswerError(_("The new date is past. Choose today or a day to come, for example “in 3 weeks”."))
    decision = Decision(at=stamp(clock.now()), what="moved", reason=why, due=iso(due))
    decisions = [*follow_up.decisions, decision]
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
