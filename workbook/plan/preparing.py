"""The day on which a meeting is prepared: a module is read for, a TRIO meeting gets its agenda, a MUS its notes."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Final, Literal

from workbook.dates import parse_stamp
from workbook.journal.records import EntryHead, Meeting
from workbook.plan.meetings import meeting_day
from workbook.plan.workdays import previous_workday

AHEAD: Final[Mapping[Literal["kickoff", "module", "trio", "mus"], int]] = {
    "kickoff": 7,
    "module": 7,
    "trio": 3,
    "mus": 14,
}
"""Days before the meeting."""
BEFORE_MODULE: Final = "foer-modulet"
"""The page that a module is prepared on; each filling is an entry, so the meeting itself does not know of it."""
_PREPARED_WITHIN: Final = timedelta(days=21)


def preparation_day(meeting: Meeting) -> date | None:
    """The last working day that leaves enough time; None for a meeting without a date."""
    day = meeting_day(meeting)
    if day is None:
        return None
    return previous_workday(day - timedelta(days=AHEAD[meeting.kind]))


def is_prepared(meeting: Meeting, heads: Iterable[EntryHead]) -> bool:
    """Whether something is written for it: on the meeting's own page or, for a module, on the page before it."""
    day = meeting_day(meeting)
    if meeting.answers or meeting.kind != "module" or day is None:
        return bool(meeting.answers)
    return any(
        parse_stamp(head.created).date() >= day - _PREPARED_WITHIN for head in heads if head.exercise == BEFORE_MODULE
    )
