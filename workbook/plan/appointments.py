"""What stands in a calendar: a quarter of an hour for each thing that waits, and how it changed since the last time."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from hashlib import sha256
from typing import Protocol

from msgspec.json import encode
from msgspec.structs import replace

from workbook.dates import iso, parse_stamp
from workbook.errors import AnswerError
from workbook.i18n import _
from workbook.journal.called_off import Cancelled
from workbook.journal.published import Published
from workbook.journal.records import FollowUp, JournalSettings, Meeting, Plan, Record
from workbook.plan import followups, phase, recurrence
from workbook.plan.meetings import meeting_day
from workbook.plan.preparing import preparation_day

KEPT_CANCELLED = timedelta(days=60)
"""How long a calendar is told that something is off; the file would grow for ever otherwise."""
Words = Callable[[Record], str]
"""What may be said of a record in a calendar; empty when nothing may."""


class Shelves(Protocol):
    """What is read of a journal."""

    def plans(self) -> Sequence[Plan]:
        """Every plan."""

    def followups(self) -> Sequence[FollowUp]:
        """Every follow-up, open or not."""

    def meetings(self) -> Sequence[Meeting]:
        """Every meeting."""

    def trashed(self) -> Sequence[Record]:
        """What lies in the trash, of every kind."""

    def called_off(self) -> Sequence[Cancelled]:
        """What stood in a calendar and is deleted for good."""

    def settings(self) -> JournalSettings:
        """The hour, and whether words are said."""


@dataclass(frozen=True)
class Appointment:
    """An event of the file."""

    record: str
    """The id of what it is for; the event's own id is made of it and stays."""
    day: date
    time: str
    """Local time of day, `08:15`."""
    words: str = field(repr=False)
    """Empty for the neutral text."""
    cancelled: bool
    rule: str
    """An RRULE that Outlook knows; empty when it comes once."""
    published: Published
    new: bool
    """Whether it differs from what the last file said, and so must be noted."""


def time_of(text: str) -> str:
    """A time of day as it is stored, from `8`, `8.15` or `08:15`.

    Raises AnswerError.
    """
    hour, _sign, minute = text.strip().replace(":", ".").partition(".")
    try:
        return time(int(hour), int(minute or "0")).isoformat("minutes")
    except ValueError:
        raise AnswerError(_("Write a time of day, for example 8.15.")) from None


def appointments(shelves: Shelves, words: Words, now: str, today: date) -> list[Appointment]:
    """All of them, by record id, so that the same journal gives the same file.

    `now` is the stamp for what changed without the record being touched: the hour, or a date that went by. Raises
    AnswerError when the time of day in the settings is none.
    """
    settings = _readable(shelves.settings())
    found = [_appointment(one, settings, words, now, today) for one in _standing(shelves, today)]
    return sorted((one for one in found if one is not None), key=lambda one: one.record)


def _readable(settings: JournalSettings) -> JournalSettings:
    try:
        return replace(settings, calendar_time=time_of(settings.calendar_time))
    except AnswerError:
        raise AnswerError(
            _(
                "The time of day for the calendar in your settings cannot be read. Choose it anew there, for example "
                "8.15."
            )
        ) from None


def told_of(shelves: Shelves, today: date) -> list[str]:
    """The ids of what is deleted for good and was called off in files for long enough."""
    return [one.record for one in shelves.called_off() if _is_over(one.published, one.published.off, today)]


@dataclass(frozen=True)
class _Standing:
    """Something that may have an event."""

    id: str
    updated: str
    before: Published | None
    """How it stood in the last file, if it did."""
    record: Record | None
    """None when it is deleted for good."""
    day: date | None = None
    """None: what it was for has ended."""
    rule: str = ""


def _standing(shelves: Shelves, today: date) -> Iterator[_Standing]:
    """Every record that may have an event, then what is left of those that had one."""
    known: set[str] = set()
    for record, day, rule in _all(shelves, today):
        known.add(record.id)
        before: Published | None = getattr(record, "published", None)
        yield _Standing(record.id, record.updated, before, record, day, rule)
    for one in shelves.called_off():
        if one.record not in known:
            yield _Standing(one.record, one.published.at, one.published, None)


def _all(shelves: Shelves, today: date) -> Iterator[tuple[Record, date | None, str]]:
    for follow_up in shelves.followups():
        day = followups.next_date(follow_up)
        yield follow_up, day, _rule(follow_up, day)
    for plan in shelves.plans():
        yield plan, phase.next_date(plan, today), ""
    for meeting in shelves.meetings():
        over = meeting.status == "held" or (day := meeting_day(meeting)) is None or day < today
        yield meeting, None if over else preparation_day(meeting), ""
    yield from ((record, None, "") for record in shelves.trashed())


def _appointment(one: _Standing, settings: JournalSettings, words: Words, now: str, today: date) -> Appointment | None:
    """None for what has no event: it ended before a file held it, or files called it off for long enough."""
    before, off = one.before, one.day is None
    if off and before is None:
        return None
    shown = one.day or _last_day(before, today)
    said = "" if off or one.record is None or not settings.calendar_words else words(one.record)
    seen = _checksum(["" if off else iso(shown), settings.calendar_time, said, str(off), one.rule])
    if off and before is not None and _is_over(before, before.off or before.seen == seen, today):
        return None
    new = before is None or before.seen != seen
    published = _next(one, now, Published(seen=seen, day=iso(shown), off=off)) if before is None or new else before
    return Appointment(one.id, shown, settings.calendar_time, said, off, one.rule, published, new)


def _next(one: _Standing, now: str, then: Published) -> Published:
    """How it stands from now on; the moment is that of the change, where the record itself was changed."""
    if one.before is None:
        return replace(then, sequence=0, at=one.updated)
    touched = parse_stamp(one.updated) > parse_stamp(one.before.at)
    return replace(then, sequence=one.before.sequence + 1, at=one.updated if touched else now)


def _last_day(before: Published | None, today: date) -> date:
    """The day on which the calendar has what is off now."""
    return date.fromisoformat(before.day) if before is not None and before.day else today


def _is_over(before: Published, told: bool, today: date) -> bool:
    """Whether a calendar was told that it is off, and long enough ago."""
    return told and today - parse_stamp(before.at).date() > KEPT_CANCELLED


def _rule(follow_up: FollowUp, day: date | None) -> str:
    """The rule for a calendar, when the event stands on a day of it."""
    if follow_up.repeats is None or day is None or follow_up.status not in ("open", "moved"):
        return ""
    try:
        return recurrence.in_calendar(follow_up.repeats, day)
    except AnswerError:
        return ""


def _checksum(facts: Iterable[str]) -> str:
    return sha256(encode(list(facts))).hexdigest()
