"""What waits for the leader: promises to people first, then by date."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, Protocol

from workbook.dates import brief
from workbook.i18n import _, mark
from workbook.journal.records import EntryHead, FollowUp, Meeting, Plan, Record
from workbook.plan import followups, phase
from workbook.plan.meetings import meeting_day, meeting_title
from workbook.plan.preparing import is_prepared, preparation_day

DueKind = Literal["followup", "plan", "meeting"]
State = Literal["overdue", "today", "soon"]

_WHAT = {"follow_up": mark("Follow-up"), "micro_action": mark("Micro-action"), "promise": mark("Promise")}


class Shelves(Protocol):
    """What is read of a journal."""

    def plans(self) -> Sequence[Plan]:
        """Every plan."""

    def followups(self) -> Sequence[FollowUp]:
        """Every follow-up, open or not."""

    def meetings(self) -> Sequence[Meeting]:
        """Every meeting."""

    def entry_heads(self) -> Sequence[EntryHead]:
        """Every entry; asked only when a module is to be prepared."""


@dataclass(frozen=True)
class DueItem:
    """Something that waits for the leader."""

    id: str
    kind: DueKind
    what: str
    """A few words for the kind: `Løfte`, `Mikrohandling`, `Plan · Se efter`, `Forbered`, `Udfyld igen`."""
    title: str
    due: date
    state: State
    record: Record


def due_items(journal: Shelves, today: date, within: int = 7) -> list[DueItem]:
    """What is overdue, due today, or due within so many days."""
    last = today + timedelta(days=max(within, 0))
    waiting = [item for item in _waiting(journal, today) if item.due <= last]
    return sorted(waiting, key=lambda item: (not _is_promise(item.record), item.due, item.record.created, item.id))


def _waiting(journal: Shelves, today: date) -> Iterator[DueItem]:
    for follow_up in journal.followups():
        day = followups.next_date(follow_up)
        if day is not None:
            yield _item(follow_up, "followup", _what(follow_up), follow_up.title, day, today)
    for plan in journal.plans():
        day = phase.next_date(plan, today)
        if day is not None:
            what = _("Plan · {phase}").format(phase=phase.phase_name(_phase_then(plan, day, today)))
            yield _item(plan, "plan", what, plan.title, day, today)
    for meeting in journal.meetings():
        day = meeting_day(meeting)
        if day is not None and day >= today and meeting.status == "planned":
            yield _meeting(journal, meeting, day, today)


def _meeting(journal: Shelves, meeting: Meeting, day: date, today: date) -> DueItem:
    """The preparing until something is written for it, then the meeting itself; to prepare is never overdue."""
    title = meeting.title or meeting_title(meeting)
    prepares = preparation_day(meeting)
    if prepares is None or day == today or is_prepared(meeting, journal.entry_heads() if prepares <= today else ()):
        return _item(meeting, "meeting", _("Meeting"), title, day, today)
    named = _("{meeting} on {day}").format(meeting=title, day=brief(day, today))
    return _item(meeting, "meeting", _("Prepare"), named, max(prepares, today), today)


def _item(record: Record, kind: DueKind, what: str, title: str, day: date, today: date) -> DueItem:
    state: State = "overdue" if day < today else "today" if day == today else "soon"
    return DueItem(record.id, kind, what, title, day, state, record)


def _what(follow_up: FollowUp) -> str:
    if follow_up.status == "done":
        return _("Micro-action · second look")
    if follow_up.calls:
        return _("Fill in again")
    return _(_WHAT[follow_up.kind])


def _phase_then(plan: Plan, day: date, today: date) -> phase.Phase:
    """The step that is due: where the plan stands on that day."""
    return phase.phase(plan, max(day, today))


def _is_promise(record: Record) -> bool:
    return isinstance(record, FollowUp) and record.kind == "promise"
