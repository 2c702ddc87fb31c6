"""The overview in lines, each with a number and what it opens."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

from workbook.context import Workbook
from workbook.dates import brief, from_iso, parse_stamp, spoken, time_of_day
from workbook.errors import DamagedError, NotFoundError
from workbook.i18n import _, n_
from workbook.insight.course import pages_of
from workbook.insight.overview import Overview, overview
from workbook.insight.shelf import Shelved, shelf
from workbook.journal.records import Record
from workbook.plain.dialogue import Dialogue
from workbook.plain.page import with_minutes
from workbook.plan.due import DueItem
from workbook.plan.meetings import meeting_title


@dataclass(frozen=True)
class Line:
    """A line that can be chosen."""

    text: str
    what: Literal["record", "draft", "page", "note"]
    id: str
    record: Record | None = None
    """What waits: a follow-up, a plan, a meeting, or a note that asks to be deleted."""


@dataclass(frozen=True)
class Part:
    """Lines under a heading."""

    heading: str
    lines: tuple[Line, ...]


def parts_of(workbook: Workbook) -> tuple[Part, ...]:
    """The overview as it stands now; a part without lines is left out."""
    seen = overview(workbook)
    parts = (
        Part(_("Delete or keep"), tuple(_expired(seen, workbook))),
        Part(_("Waiting for you"), (*(_due_line(item, workbook) for item in seen.due), *_writing(seen))),
        Part(_("Next meeting"), tuple(_meeting(seen, workbook))),
        Part(_("Go on where you stopped"), tuple(_draft_line(one, workbook) for one in shelf(workbook, "draft"))),
        Part(_("Time you have"), tuple(_times(seen))),
        *_path(seen, workbook),
        Part(_("Always at hand"), tuple(_at_hand(workbook))),
    )
    return tuple(part for part in parts if part.lines)


def say_overview(dialogue: Dialogue, parts: tuple[Part, ...]) -> list[Line]:
    """Read it out; the lines in the order of their numbers."""
    dialogue.say()
    dialogue.say(_("Overview"))
    lines: list[Line] = []
    for part in parts:
        dialogue.say()
        dialogue.say(part.heading)
        for line in part.lines:
            lines.append(line)
            dialogue.say(line.text, first=f"{len(lines)}. ")
    return lines


def _expired(seen: Overview, workbook: Workbook) -> Iterator[Line]:
    """Notes whose day has come; what each says stays unsaid here."""
    for head in seen.expired:
        with suppress(NotFoundError, DamagedError):
            entry = workbook.journal.get(head.id)
            day = brief(parse_stamp(entry.created).date(), workbook.clock.today())
            yield Line(
                _("{title} from {day}: its day to go has come").format(title=entry.title, day=day),
                "record",
                head.id,
                entry,
            )


def _at_hand(workbook: Workbook) -> Iterator[Line]:
    heads = workbook.library.heads
    for page in workbook.library.pack.at_hand:
        if page in heads:
            yield Line(with_minutes(heads[page].title, heads[page].minutes), "page", page)


def _due_line(item: DueItem, workbook: Workbook) -> Line:
    text = f"{brief(item.due, workbook.clock.today())} · {item.what}: {item.title}"
    text = _("{what} (overdue)").format(what=text) if item.state == "overdue" else text
    return Line(text, "record", item.id, item.record)


def _writing(seen: Overview) -> Iterator[Line]:
    if seen.writing:
        yield Line(seen.writing, "note", "")


def _meeting(seen: Overview, workbook: Workbook) -> Iterator[Line]:
    if (meeting := seen.meeting) is not None:
        day = spoken(from_iso(meeting.date), workbook.clock.today())
        yield Line(f"{meeting.title or meeting_title(meeting)} · {day}", "record", meeting.id, meeting)


def _draft_line(draft: Shelved, workbook: Workbook) -> Line:
    today = workbook.clock.today()
    when = time_of_day(draft.moment) if draft.day == today else brief(draft.day, today)
    title = draft.title or _("Note")
    return Line(_("{title} · draft from {when}").format(title=title, when=when), "draft", draft.id)


def _times(seen: Overview) -> Iterator[Line]:
    for minutes, head in seen.picks.items():
        time = n_("I have {n} minute", "I have {n} minutes", minutes).format(n=minutes)
        yield Line(f"{time}: {head.title}", "page", head.id)


def _path(seen: Overview, workbook: Workbook) -> Iterator[Part]:
    if seen.stop is not None:
        heads = pages_of(workbook, seen.stop)
        lines = tuple(Line(with_minutes(head.title, head.minutes), "page", head.id) for head in heads)
        yield Part(_("On your path: {stop}").format(stop=seen.stop.title), lines)
