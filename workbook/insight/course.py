"""Where the leader is on the course's path."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

from workbook.context import Workbook
from workbook.curriculum.model import PageHead, Stop
from workbook.dates import OFFSET, parse_stamp
from workbook.insight.frame import TEAM_PAGE, team_is_small
from workbook.insight.history import CHECK_IN_PAGE
from workbook.journal.records import Entry, EntryHead, Meeting, Record
from workbook.plan.meetings import meeting_day

FRESH = timedelta(days=7)
"""How long the last page of a stop waits after its meeting."""


def current_stop(workbook: Workbook, last_filled: Mapping[str, datetime]) -> Stop | None:
    """The stop that the leader is on her way to.

    All stops up to the last meeting that is past or held lie behind. Of the others it is the first that has a date or
    a page that waits; when there is none, the last. None only for a pack without a path.
    """
    path, today = workbook.library.pack.path, workbook.clock.today()
    by_stop = [_meeting_of(stop, workbook.journal.meetings()) for stop in path]
    behind = [place for place, meeting in enumerate(by_stop) if meeting is not None and _is_over(meeting, today)]
    ahead = list(zip(path, by_stop, strict=True))[behind[-1] + 1 if behind else 0 :]
    for stop, meeting in ahead:
        dated = meeting is not None and meeting_day(meeting) is not None
        if dated or open_pages(workbook, stop, last_filled):
            return stop
    return path[-1] if path else None


def open_pages(workbook: Workbook, stop: Stop | None, last_filled: Mapping[str, datetime]) -> list[PageHead]:
    """The stop's pages that wait to be filled, in its order.

    A page that is filled once is done for good; any other waits again after the meeting before this stop. Of a choice
    none waits when one of them is filled; a team's averages are not asked of a leader of fewer than five.
    """
    if stop is None:
        return []
    since = _begin(workbook, stop)

    def waits(head: PageHead) -> bool:
        filled = last_filled.get(head.id)
        return filled is None or (head.repeat != "once" and since is not None and filled.date() <= since)

    heads = list(pages_of(workbook, stop))
    if any(head.id == TEAM_PAGE for head in heads) and team_is_small(workbook):
        heads = [head for head in heads if head.id != TEAM_PAGE]
    filled = {head.id for head in heads if not waits(head)}
    spared = {page for choice in stop.choices if filled & {*choice} for page in choice}
    return [head for head in heads if head.id not in filled | spared]


def closing_pages(workbook: Workbook, last_filled: Mapping[str, datetime]) -> list[PageHead]:
    """The last page of a stop whose meeting was in the past week: it rounds the day off while it is fresh."""
    today, meetings = workbook.clock.today(), workbook.journal.meetings()
    found = []
    for stop in workbook.library.pack.path:
        meeting = _meeting_of(stop, meetings)
        day = meeting_day(meeting) if meeting is not None else None
        head = workbook.library.heads.get(stop.pages[-1]) if stop.pages else None
        if head is None or day is None or not day < today <= day + FRESH:
            continue
        filled = last_filled.get(head.id)
        if filled is None or filled.date() < day:
            found.append(head)
    return found


def open_later(workbook: Workbook, stop: Stop | None, last_filled: Mapping[str, datetime]) -> list[PageHead]:
    """The pages for when there is time, of this stop and those before it, that were never filled."""
    if stop is None:
        return []
    path, heads = workbook.library.pack.path, workbook.library.heads
    so_far = path[: path.index(stop) + 1]
    pages = dict.fromkeys(page for one in so_far for page in one.later)
    return [heads[page] for page in pages if page in heads and page not in last_filled]


def is_today(workbook: Workbook, stop: Stop) -> bool:
    """Whether the stop's meeting is today: a day of the course itself."""
    meeting = _meeting_of(stop, workbook.journal.meetings())
    return meeting is not None and meeting_day(meeting) == workbook.clock.today()


def pages_of(workbook: Workbook, stop: Stop) -> Iterator[PageHead]:
    """The heads of a stop's pages; a page that the pack does not have is passed over."""
    heads = workbook.library.heads
    return (heads[page] for page in stop.pages if page in heads)


def last_filled(workbook: Workbook, entries: Sequence[Entry | EntryHead]) -> dict[str, datetime]:
    """Page id to the moment when it was last filled, in whichever record its answers live.

    The entries are handed in, for the caller has them; their heads are enough.
    """
    newest: dict[tuple[str, str], str] = {}
    for page, text in _fillings(workbook, entries):
        same_offset = page, text[-OFFSET:]
        if text > newest.get(same_offset, ""):
            newest[same_offset] = text
    found: dict[str, datetime] = {}
    for (page, _offset), text in newest.items():
        moment = parse_stamp(text)
        found[page] = max(found.get(page, moment), moment)
    return found


def _fillings(workbook: Workbook, entries: Sequence[Entry | EntryHead]) -> Iterator[tuple[str, str]]:
    journal = workbook.journal
    plans = journal.plans()
    others = (*plans, *journal.followups(), *journal.meetings(), journal.settings())
    records: list[Record | EntryHead] = [*entries, *others]
    for record in records:
        if record.exercise:
            yield record.exercise, record.updated
    for plan in plans:
        for cycle in plan.cycles:
            yield from ((CHECK_IN_PAGE, checkin.at) for checkin in cycle.checkins)


def _begin(workbook: Workbook, stop: Stop) -> date | None:
    """The day of the last meeting before the stop, if one of them has a date."""
    meetings, begin = workbook.journal.meetings(), None
    for earlier in workbook.library.pack.path:
        if earlier.id == stop.id:
            break
        meeting = _meeting_of(earlier, meetings)
        begin = (meeting_day(meeting) if meeting else None) or begin
    return begin


def _meeting_of(stop: Stop, meetings: Sequence[Meeting]) -> Meeting | None:
    return next((one for one in meetings if (one.kind, one.number) == stop.meeting), None)


def _is_over(meeting: Meeting, today: date) -> bool:
    day = meeting_day(meeting)
    return meeting.status == "held" or (day is not None and day < today)
