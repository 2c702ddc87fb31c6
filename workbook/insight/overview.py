"""What the first screen shows: what waits, what comes, where to go on; never how much is done."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from workbook.context import Workbook
from workbook.curriculum.model import PageHead, Stop
from workbook.errors import DamagedError, NotFoundError
from workbook.insight.course import current_stop, last_filled, open_pages
from workbook.journal.journal import Journal
from workbook.journal.lookup import newest_first
from workbook.journal.records import Draft, Entry, EntryHead, Meeting
from workbook.plan.due import DueItem, due_items
from workbook.plan.meetings import meeting_day, next_meeting

LONGEST: Mapping[int, int] = {2: 3, 5: 6, 20: 20}
"""Minutes that the leader has, and the longest page that is offered for them: a page's minutes are an estimate."""
HELP_PAGE = "hjaelp-og-kontakter"
"""Always one key away, and nothing to fill a pause with."""
RECENT = 3


@dataclass(frozen=True)
class Overview:
    """The first screen, in the order in which it is shown."""

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


def overview(workbook: Workbook) -> Overview:
    """The first screen as it stands now."""
    journal, today = workbook.journal, workbook.clock.today()
    meeting = next_meeting(journal.meetings(), today)
    day = meeting_day(meeting) if meeting is not None else None
    heads = journal.entry_heads()
    filled = last_filled(workbook, heads)
    stop = current_stop(workbook, filled)
    waiting = open_pages(workbook, stop, filled)
    own = meeting.id if meeting is not None else ""
    return Overview(
        due=tuple(item for item in due_items(journal, today) if item.id != own),
        meeting=meeting,
        meeting_days=(day - today).days if day is not None else 0,
        drafts=tuple(journal.drafts.all()),
        resume=waiting[0] if waiting else None,
        picks=_picks(workbook, waiting, filled),
        recent=tuple(islice(_newest(journal, heads), RECENT)),
        stop=stop,
    )


def _newest(journal: Journal, heads: Iterable[EntryHead]) -> Iterator[Entry]:
    """The entries from the newest on; one that cannot be read is passed over."""
    for head in newest_first(heads):
        with suppress(NotFoundError, DamagedError):
            record = journal.get(head.id)
            if isinstance(record, Entry):
                yield record


def _picks(workbook: Workbook, waiting: list[PageHead], filled: Mapping[str, datetime]) -> dict[int, PageHead]:
    """For each time a page that fills it best: of the path, else the tool that has rested longest."""
    heads, today = workbook.library.heads, workbook.clock.today()
    tools = [heads[page] for page in workbook.library.pack.toolbox if page in heads and page != HELP_PAGE]
    rested = sorted(tools, key=lambda head: filled[head.id].timestamp() if head.id in filled else float("-inf"))
    fresh = [head for head in rested if head.id not in filled or filled[head.id].date() < today]
    picks: dict[int, PageHead] = {}
    shorter = 0
    for minutes, longest in LONGEST.items():
        # What was filled in today comes last, also where it would fit the time best.
        choices = ((waiting, shorter), (fresh, shorter), (waiting, 0), (fresh, 0), (rested, shorter), (rested, 0))
        pick = next((head for heads, over in choices if (head := _first(heads, over, longest)) is not None), None)
        if pick is not None:
            picks[minutes] = pick
        shorter = longest
    return picks


def _first(heads: Iterable[PageHead], over: int, longest: int) -> PageHead | None:
    return next((head for head in heads if over < head.minutes <= longest), None)
