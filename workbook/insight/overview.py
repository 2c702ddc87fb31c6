"""What the first screen shows: what waits, what comes, where to go on; never how much is done."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice

from workbook.context import Workbook
from workbook.curriculum.model import PageHead, Stop
from workbook.dates import parse_stamp
from workbook.errors import DamagedError, NotFoundError
from workbook.insight.course import closing_pages, current_stop, is_today, last_filled, open_later, open_pages
from workbook.journal.journal import Journal
from workbook.journal.lookup import newest_first
from workbook.journal.records import Draft, Entry, EntryHead, Meeting
from workbook.plan.due import DueItem, due_items
from workbook.plan.expiry import expired
from workbook.plan.meetings import meeting_day, next_meeting
from workbook.plan.resting import resting_until
from workbook.plan.writing import writing_reminder

LONGEST: Mapping[int, int] = {2: 3, 5: 6, 20: 20}
"""Minutes that the leader has, and the longest page that is offered for them: a page's minutes are an estimate."""
HELP_PAGE = "hjaelp-og-kontakter"
"""Always one key away, and nothing to fill a pause with."""
MUS_PAGE, MUS_AHEAD = "mus-forberedelse", timedelta(days=14)
"""The page that follows the date of the MUS and not the path, and how long before it stands first."""
RECENT = 3


@dataclass(frozen=True)
class Overview:
    """The first screen, in the order in which it is shown."""

    expired: tuple[EntryHead, ...]
    """Notes whose day to be deleted has come: the leader decides what happens to them."""
    due: tuple[DueItem, ...]
    """Promises to people first, then by date; without the meeting that stands by itself."""
    meeting: Meeting | None
    meeting_days: int
    """Days until the meeting; 0 when it is today or there is none."""
    drafts: tuple[Draft, ...]
    """Newest first."""
    resume: PageHead | None
    """The next page of the path."""
    picks: Mapping[int, PageHead]
    """Minutes (2, 5, 20) to a page that fits them; a time that nothing fits is left out."""
    recent: tuple[Entry, ...]
    """The newest entries, newest first."""
    stop: Stop | None
    """Where on the path the leader is."""
    writing: str = ""
    """What to say when it is time to write again, by the rhythm that the leader chose."""
    course_day: bool = False
    """Whether the stop's meeting is today, where a few questions of a page are enough."""
    resting_until: date | None = None
    """While she lets the reminders rest, `due` is empty."""


def overview(workbook: Workbook) -> Overview:
    """The first screen as it stands now."""
    journal, today = workbook.journal, workbook.clock.today()
    meeting = next_meeting(journal.meetings(), today)
    day = meeting_day(meeting) if meeting is not None else None
    heads = journal.entry_heads()
    filled = last_filled(workbook, heads)
    stop = current_stop(workbook, filled)
    waiting = _once([*_before_mus(workbook), *closing_pages(workbook, filled), *open_pages(workbook, stop, filled)])
    course_day = stop is not None and is_today(workbook, stop)
    own = meeting.id if meeting is not None else ""
    resting = resting_until(journal.settings(), today)
    return Overview(
        expired=tuple(expired(heads, workbook.clock)),
        due=tuple(item for item in due_items(journal, today) if item.id != own) if resting is None else (),
        meeting=meeting,
        meeting_days=(day - today).days if day is not None else 0,
        drafts=tuple(journal.drafts.all()),
        resume=waiting[0] if waiting else None,
        picks=_picks(
            workbook, waiting, open_later(workbook, stop, filled), filled, limit_of(stop, course_day=course_day)
        ),
        recent=tuple(islice(_newest(journal, heads), RECENT)),
        stop=stop,
        writing=writing_reminder(journal.settings(), _days_written(heads, filled), today),
        course_day=course_day,
        resting_until=resting,
    )


def _once(heads: Iterable[PageHead]) -> list[PageHead]:
    return list({head.id: head for head in heads}.values())


def _days_written(heads: Iterable[EntryHead], filled: Mapping[str, datetime]) -> Iterator[date]:
    """The last day on which a page was filled, and that of the newest entry."""
    yield from (moment.date() for moment in filled.values())
    yield from (parse_stamp(head.created).date() for head in islice(newest_first(heads), 1))


def limit_of(stop: Stop | None, *, course_day: bool) -> int:
    """The most minutes that a page takes today; 0 when there is no such limit."""
    return stop.minutes if stop is not None and course_day else 0


def _before_mus(workbook: Workbook) -> list[PageHead]:
    """The page for the MUS when that is two weeks off or nearer and nothing is prepared for it."""
    today, head = workbook.clock.today(), workbook.library.heads.get(MUS_PAGE)
    meeting = next_meeting([one for one in workbook.journal.meetings() if one.kind == "mus"], today)
    day = meeting_day(meeting) if meeting is not None else None
    if head is None or meeting is None or day is None or day - today > MUS_AHEAD or meeting.answers:
        return []
    return [head]


def _newest(journal: Journal, heads: Iterable[EntryHead]) -> Iterator[Entry]:
    """The entries from the newest on; one that cannot be read is passed over."""
    for head in newest_first(heads):
        with suppress(NotFoundError, DamagedError):
            record = journal.get(head.id)
            if isinstance(record, Entry):
                yield record


def _picks(
    workbook: Workbook,
    waiting: list[PageHead],
    later: list[PageHead],
    filled: Mapping[str, datetime],
    limit: int,
) -> dict[int, PageHead]:
    """For each time a page that fills it best: of the path, for when there is time, else the tool that rested longest.

    `limit` is the most minutes that a page of the path takes today.
    """
    heads, today = workbook.library.heads, workbook.clock.today()
    tools = [heads[page] for page in workbook.library.pack.toolbox if page in heads and _is_tool(heads[page])]
    rested = sorted(tools, key=lambda head: filled[head.id].timestamp() if head.id in filled else float("-inf"))
    fresh = [head for head in rested if head.id not in filled or filled[head.id].date() < today]
    on_path = {head.id for head in waiting} if limit else set()
    picks: dict[int, PageHead] = {}
    shorter = 0

    def first(some: Iterable[PageHead], over: int, longest: int) -> PageHead | None:
        taken = ((head, min(head.minutes, limit) if head.id in on_path else head.minutes) for head in some)
        return next((head for head, minutes in taken if over < minutes <= longest and head not in picks.values()), None)

    for minutes, longest in LONGEST.items():
        # What was filled in today comes last, also where it would fit the time best.
        choices = [(some, over) for over in (shorter, 0) for some in (waiting, later, fresh)]
        if limit:  # a day of the course is for its stops
            choices = [(waiting, shorter), (waiting, 0), *choices]
        choices += [(rested, shorter), (rested, 0)]
        pick = next((head for some, over in choices if (head := first(some, over, longest)) is not None), None)
        if pick is not None:
            picks[minutes] = pick
        shorter = longest
    return picks


def _is_tool(head: PageHead) -> bool:
    """Whether a page may fill a pause: not the way to help, nor what needs an event or somebody in trouble."""
    return head.id != HELP_PAGE and head.repeat != "case" and head.sensitivity != "health"
