"""Dates and times as they are shown and stored."""

from datetime import date, datetime, timedelta

from workbook.dates.names import long, short_weekday_name
from workbook.i18n import _, n_


def spoken(day: date, today: date) -> str:
    """The full echo of a date: `fredag 27. november 2026 (om 6 dage)`."""
    return f"{long(day)} ({span(day, today)})"


def span(day: date, today: date) -> str:
    """How far it is: `i dag`, `i morgen`, `om 6 dage`, `om 3 uger`, `for 4 dage siden`."""
    days = (day - today).days
    near = {0: _("today"), 1: _("tomorrow"), -1: _("yesterday")}
    if days in near:
        return near[days]
    far = abs(days)
    whole_weeks = far >= 14 and far % 7 == 0
    count = far // 7 if whole_weeks else far
    if days > 0:
        words = n_("in {n} week", "in {n} weeks", count) if whole_weeks else n_("in {n} day", "in {n} days", count)
    else:
        words = n_("{n} week ago", "{n} weeks ago", count) if whole_weeks else n_("{n} day ago", "{n} days ago", count)
    return words.format(n=count)


def short(day: date) -> str:
    """`27.11.2026`."""
    return f"{day.day}.{day.month}.{day.year:04}"


def brief(day: date, today: date) -> str:
    """For a column of a list: `i dag`, `i går`, `i morgen`, `fre. 27/11`, in another year `fre. 27/11-27`."""
    if abs((day - today).days) <= 1:
        return span(day, today)
    words = f"{short_weekday_name(day)} {day.day}/{day.month}"
    if day.year == today.year:
        return words
    return f"{words}-{day.year % 100:02}" if day.year // 100 == 20 else f"{words}-{day.year:04}"


def time_of_day(moment: datetime) -> str:
    """`14.05`."""
    return _("{hour}:{minute}").format(hour=f"{moment.hour:02}", minute=f"{moment.minute:02}")


def stamp(moment: datetime) -> str:
    """The moment as it is stored: RFC 3339 with microseconds and offset.

    Raises ValueError for a moment without offset.
    """
    if moment.utcoffset() is None:
        raise ValueError("a moment without offset cannot be stored")
    return moment.isoformat(timespec="microseconds")


OFFSET = len("+01:00")
"""How long the end of a stamp is that says its offset; of two with the same offset, the later is the greater text."""


def parse_stamp(text: str) -> datetime:
    """A stored moment; two of them compare as instants, and a leap second is the first moment of the next minute.

    Raises ValueError when it is not a moment with offset.
    """
    leap = text[16:19] == ":60"
    moment = datetime.fromisoformat(f"{text[:16]}:59{text[19:]}" if leap else text)
    if moment.utcoffset() is None:
        raise ValueError("a stored moment must have an offset")
    return moment.replace(microsecond=0) + timedelta(seconds=1) if leap else moment


def iso(day: date) -> str:
    """The date as it is stored: 2026-11-27."""
    return day.isoformat()


def from_iso(text: str) -> date:
    """A stored date. Raises ValueError when it is none."""
    return date.fromisoformat(text)
