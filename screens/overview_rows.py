"""The first screen in rows: what is due, the next meeting, where you stopped, what fits the time, what was last."""

from collections.abc import Iterator, Sequence
from datetime import date

from screens.rows import Row
from workbook import dates
from workbook.context import Workbook
from workbook.forms.quick_note import FIELD
from workbook.i18n import _, n_
from workbook.insight.overview import Overview
from workbook.journal.records import Draft, Entry, Meeting
from workbook.plan.due import DueItem
from workbook.plan.meetings import meeting_title
from workbook.plan.resting import said
from workbook.text import first_words

MOST_DUE = 6
"""Rows of what is due; the rest is behind one row more, so that a bad month does not bury the screen."""


MOST_DRAFTS = 3
_DUE_WIDTH = 24


def rows_of(seen: Overview, workbook: Workbook, *, notices: Sequence[str] = (), all_due: bool = False) -> list[Row]:
    """The whole list, a blank line between its parts."""
    today = workbook.clock.today()
    parts = [
        list(_demo(workbook)),
        list(_conflicts(workbook)),
        list(_expired(seen, workbook)),
        list(_notices(notices)),
        list(_due(seen, today, all_due=all_due)),
        list(_resting(seen)),
        list(_meeting(seen.meeting, today)),
        list(_drafts(seen, workbook)),
        list(_times(seen)),
        list(_recent(seen, today)),
        [Row("[ F6 ]".ljust(16) + _("Always at hand: when something has just happened"), "at_hand:list")],
    ]
    rows: list[Row] = []
    for part in parts:
        if part:
            rows += [Row("")] if rows else []
            rows += part
    return rows


def _demo(workbook: Workbook) -> Iterator[Row]:
    """Nobody shall take the invented leader's journal for her own."""
    if workbook.demo:
        yield Row(_("DEMO · invented, and gone when you end"), heading=True)


def _conflicts(workbook: Workbook) -> Iterator[Row]:
    """What was changed in two windows waits for a choice before all else: only then is the rest what it seems."""
    found = workbook.journal.conflicts()
    if found:
        yield Row(_("TWO VERSIONS"), heading=True)
    for first, last in found:
        title = first.title or last.title or _("your settings")
        yield Row(_("Two versions of “{title}”: choose").format(title=title), f"conflict:{last.id}")


def _expired(seen: Overview, workbook: Workbook) -> Iterator[Row]:
    """A note whose day has come stands before all that can wait; its title is the page's and names nobody."""
    if seen.expired:
        yield Row(_("DELETE OR KEEP"), heading=True)
    for head in seen.expired:
        page = workbook.library.heads.get(head.exercise)
        day = dates.brief(dates.parse_stamp(head.created).date(), workbook.clock.today())
        title = page.title if page is not None else _("Note")
        yield Row(_("{title} from {day}: its day to go has come").format(title=title, day=day), f"expired:{head.id}")


def _notices(notices: Sequence[str]) -> Iterator[Row]:
    if notices:
        yield Row(_("TAKE NOTE"), heading=True)
    for place, sentence in enumerate(notices):
        yield Row(sentence, f"notice:{place}")


def _due(seen: Overview, today: date, *, all_due: bool) -> Iterator[Row]:
    if seen.due or seen.writing:
        yield Row(_("WAITING FOR YOU"), heading=True)
    shown = seen.due if all_due else seen.due[:MOST_DUE]
    for item in shown:
        yield Row(_due_line(item, today), f"due:{item.id}")
    if left := len(seen.due) - len(shown):
        yield Row(n_("… and {n} more", "… and {n} more", left).format(n=left), "more:due")
    if seen.writing:
        yield Row(_("• TODAY").ljust(_DUE_WIDTH) + f" {seen.writing}", "note:rhythm")


def _resting(seen: Overview) -> Iterator[Row]:
    if seen.resting_until is not None:
        yield Row(said(seen.resting_until) + " " + _("[ Let them come again ]"), "wake:now")


def _due_line(item: DueItem, today: date) -> str:
    words = {"overdue": _("! OVERDUE"), "today": _("• TODAY"), "soon": "○"}
    when = "" if item.state == "today" else dates.brief(item.due, today)
    return f"{words[item.state]} {when}".ljust(_DUE_WIDTH) + f" {item.what}: {item.title}"


def _meeting(meeting: Meeting | None, today: date) -> Iterator[Row]:
    if meeting is None:
        return
    yield Row(_("NEXT MEETING"), heading=True)
    day = dates.from_iso(meeting.date)
    near = 0 < (day - today).days < 7
    when = dates.long(day).split()[0] if near else dates.brief(day, today)
    name = meeting_title(meeting)
    yield Row(f"  {name} · {dates.spoken(day, today)}")
    yield Row(_("[ Ready for {meeting} {day} ]").format(meeting=name, day=when), "meeting:next")


def _drafts(seen: Overview, workbook: Workbook) -> Iterator[Row]:
    count = len(seen.drafts)
    if seen.drafts:
        said = n_("{n} draft", "{n} drafts", count).format(n=count)
        yield Row(_("GO ON WHERE YOU STOPPED") + f" · {said}", heading=True)
        for draft in seen.drafts[:MOST_DRAFTS]:
            yield Row(_draft_line(draft, workbook), f"draft:{draft.id}")
        if count > MOST_DRAFTS:
            yield Row(_("All {n} drafts").format(n=count), "drafts:all")
        if seen.resume is not None and all(draft.exercise != seen.resume.id for draft in seen.drafts):
            next_page = _page_line(seen.resume.title, seen.resume.minutes)
            yield Row(_("Next on your path: {page}").format(page=next_page), f"resume:{seen.resume.id}")
    elif seen.resume is not None:
        yield Row(_("NEXT ON YOUR PATH"), heading=True)
        yield Row(_page_line(seen.resume.title, seen.resume.minutes), f"resume:{seen.resume.id}")


def _draft_line(draft: Draft, workbook: Workbook) -> str:
    moment = dates.parse_stamp(draft.updated)
    today = workbook.clock.today()
    when = dates.time_of_day(moment) if moment.date() == today else dates.brief(moment.date(), today)
    return _("{title} · draft from {when}").format(title=title_of(draft, workbook), when=when)


def title_of(draft: Draft, workbook: Workbook) -> str:
    """What a draft is called: its page's title, or the first words of a note."""
    head = workbook.library.heads.get(draft.exercise)
    if head is not None:
        return head.title
    note = draft.answers.get(FIELD)
    return first_words(str(note.value), 40) if note else _("Note")


def _times(seen: Overview) -> Iterator[Row]:
    yield Row(_("I HAVE"), heading=True)
    for minutes, head in seen.picks.items():
        time = n_("{n} minute", "{n} minutes", minutes).format(n=minutes)
        yield Row(f"[ {time} ]".ljust(16) + head.title, f"pick{minutes}:{head.id}")
    yield Row("[ N ]".ljust(16) + _("Write a note"), "note:new")


def _recent(seen: Overview, today: date) -> Iterator[Row]:
    if not seen.recent:
        return
    yield Row(_("LATEST"), heading=True)
    for entry in seen.recent:
        yield Row(_entry_line(entry, today), f"recent:{entry.id}")


def _entry_line(entry: Entry, today: date) -> str:
    return dates.brief(dates.parse_stamp(entry.created).date(), today).ljust(16) + entry.title


def _page_line(title: str, minutes: int) -> str:
    return f"{title} · " + n_("{n} minute", "{n} minutes", minutes).format(n=minutes)
