"""What comes back: one rule and the days of it that are behind (RFC 5545, read by dateutil).

A day that a month does not have is that month's last: the 31st is the 30th in April, the 29th of February the 28th in a
year that has none. Two days of a rule that fall on the same working day are one.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Final, Literal
from zoneinfo import ZoneInfo

from msgspec import structs

from workbook.dates import from_iso, iso
from workbook.errors import AnswerError
from workbook.i18n import _, mark, n_
from workbook.journal.records import Recurrence
from workbook.plan.workdays import is_workday, next_workday

if TYPE_CHECKING:
    from dateutil.rrule import rrule

Unit = Literal["day", "week", "month", "year"]
UNITS: Final[tuple[Unit, ...]] = ("day", "week", "month", "year")
_FREQUENCY: Final[dict[Unit, str]] = {"day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY"}
_SHORTEST_MONTH: Final = 28
_WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
ZONE: Final = "Europe/Copenhagen"
"""Where a day of the calendar begins and ends."""
_AHEAD: Final = timedelta(days=366)
MOST: Final = 99
"""Units between two times, at most."""
_OURS: Final = re.compile(
    r"FREQ=(?:(?:DAILY|WEEKLY)(?:;INTERVAL=[1-9][0-9]?)?"
    r"|(?:MONTHLY|YEARLY)(?:;INTERVAL=[1-9][0-9]?)?(?:;BYMONTH=(?:[1-9]|1[0-2]))?"
    r"(?:;BYMONTHDAY=[0-9,]{1,12}(?:;BYSETPOS=-1)?)?)(?:;UNTIL=[0-9]{8})?"
)
"""The rules that `every` makes; a stored one of another kind is not guessed at."""
_EVERY: Final = {
    "DAILY": mark("every day"), "WEEKLY": mark("every week"), "MONTHLY": mark("every month"),
    "YEARLY": mark("every year"),
}  # fmt: skip


def every(count: int, unit: Unit, first: date, *, until: date | None = None) -> Recurrence:
    """Every so many days, weeks, months or years from `first` on, for ever or until a day.

    Raises AnswerError for a count that is none, and for an end before the beginning.
    """
    if not 1 <= count <= MOST:
        raise AnswerError(_("Choose a number from 1 to {most}; nothing was changed.").format(most=MOST))
    if until is not None and until < first:
        raise AnswerError(_("The end lies before the beginning. Choose a later day; nothing was changed."))
    parts = [f"FREQ={_FREQUENCY[unit]}"]
    if count > 1:
        parts.append(f"INTERVAL={count}")
    if unit in ("month", "year"):
        parts += [f"BYMONTH={first.month}"] if unit == "year" else []
        parts += _day_of_month(first.day)
    if until is not None:
        parts.append(f"UNTIL={until:%Y%m%d}")
    return Recurrence(rule=";".join(parts), first=iso(first))


def days(repeats: Recurrence) -> Iterator[date]:
    """The days of the rule from its first on, oldest first.

    Raises AnswerError when the rule cannot be read.
    """
    return (moment.date() for moment in _rule(repeats))


def current(repeats: Recurrence) -> date | None:
    """The day of the rule that waits: the first behind all that were done; None when the rule is at its end.

    Raises AnswerError when the rule cannot be read.
    """
    rule = _rule(repeats)
    try:
        behind = max(map(from_iso, repeats.done), default=None)
        after = from_iso(repeats.first) - timedelta(days=1) if behind is None else behind
        found = rule.after(datetime(after.year, after.month, after.day))
    except (ValueError, OverflowError):  # also a rule that runs past the last year that there is
        raise _unreadable() from None
    return found.date() if found is not None else None


def due(repeats: Recurrence) -> date | None:
    """The working day on which the waiting day is looked at; None when the rule is at its end."""
    day = current(repeats)
    return next_workday(day) if day is not None else None


def passed(repeats: Recurrence, today: date) -> Recurrence:
    """The rule after its waiting day was done or passed over.

    Days that came and went meanwhile are behind as well, and so is the next one when it falls on the same working day:
    nobody is asked five times for the same thing.
    """
    day = current(repeats)
    if day is None:
        return repeats
    latest = _latest(repeats, today) or day
    looked_at = max(next_workday(max(day, latest)), today)
    behind = max(day, latest)
    for following in _after(repeats, behind):
        if next_workday(following) > looked_at:
            break
        behind = following
    return structs.replace(repeats, done=[*repeats.done, iso(behind)])


def restarted(repeats: Recurrence, today: date) -> Recurrence:
    """The rule counted anew from today, which is behind: for what was done on a day of its own, early or late.

    Raises AnswerError when the rule cannot be read.
    """
    _rule(repeats)
    parts = dict(part.split("=", 1) for part in repeats.rule.split(";"))
    count = int(parts.get("INTERVAL", "1"))
    unit = next(unit for unit, frequency in _FREQUENCY.items() if frequency == parts["FREQ"])
    following = list(islice(days(every(count, unit, today)), 2))[-1]
    anew = every(count, unit, following)
    until = f";UNTIL={parts['UNTIL']}" if "UNTIL" in parts else ""
    return structs.replace(anew, rule=anew.rule + until, done=[*repeats.done, iso(today)])


def understood(repeats: Recurrence) -> str:
    """The rule in words: `hver uge`, `hver 3. måned`; one that is not ours as it stands."""
    if not _OURS.fullmatch(repeats.rule):
        return repeats.rule
    parts = dict(part.split("=", 1) for part in repeats.rule.split(";"))
    frequency, count = parts["FREQ"], int(parts.get("INTERVAL", "1"))
    if count == 1:
        return _(_EVERY[frequency])
    words = {
        "DAILY": n_("every {n} day", "every {n} days", count),
        "WEEKLY": n_("every {n} week", "every {n} weeks", count),
        "MONTHLY": n_("every {n} month", "every {n} months", count),
        "YEARLY": n_("every {n} year", "every {n} years", count),
    }
    return words[frequency].format(n=count)


def in_calendar(repeats: Recurrence, day: date) -> str:
    """The rule as a calendar can hold it from `day` on: as far as every day of it is a working day, a year at most.

    A calendar knows no days off, so it would say another day than this program from the first one on. Empty when `day`
    is not the one that waits, or the next already falls on a day off: then the calendar holds `day` alone.
    """
    if current(repeats) != day:
        return ""
    last = day
    for following in _after(repeats, day - timedelta(days=1)):
        if not is_workday(following) or following - day > _AHEAD:
            break
        last = following
    if last == day:
        return ""
    rule = repeats.rule.partition(";UNTIL=")[0]
    return for_outlook(structs.replace(repeats, rule=f"{rule};UNTIL={last:%Y%m%d}"))


def for_outlook(repeats: Recurrence) -> str:
    """The rule as Outlook knows it; empty when it has no such rule, and a calendar can hold the next day alone.

    Outlook wants a week's day named, knows one day of a month or its last one, and of a year one date; an end is a
    moment in UTC.
    """
    parts = dict(part.split("=", 1) for part in repeats.rule.split(";"))
    if parts["FREQ"] == "WEEKLY":
        parts["BYDAY"] = _WEEKDAYS[from_iso(repeats.first).weekday()]
    if parts.pop("BYSETPOS", ""):
        day = parts.pop("BYMONTHDAY").rpartition(",")[2]
        if parts["FREQ"] == "YEARLY" and (parts["BYMONTH"], day) != ("2", "29"):
            parts["BYMONTHDAY"] = day
        elif parts["FREQ"] == "MONTHLY" and day == "31":
            parts |= {"BYDAY": ",".join(_WEEKDAYS), "BYSETPOS": "-1"}
        else:
            return ""
    if until := parts.pop("UNTIL", ""):
        last = datetime.combine(from_iso(until), time(23, 59, 59), ZoneInfo(ZONE))
        parts["UNTIL"] = f"{last.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    return ";".join(f"{name}={value}" for name, value in parts.items())


def _day_of_month(day: int) -> list[str]:
    """The day, or in a month that does not have it the last one."""
    if day <= _SHORTEST_MONTH:
        return [f"BYMONTHDAY={day}"]
    candidates = ",".join(str(number) for number in range(_SHORTEST_MONTH, day + 1))
    return [f"BYMONTHDAY={candidates}", "BYSETPOS=-1"]


def _latest(repeats: Recurrence, today: date) -> date | None:
    found = _rule(repeats).before(datetime(today.year, today.month, today.day), inc=True)
    return found.date() if found is not None else None


def _after(repeats: Recurrence, day: date) -> Iterator[date]:
    rule = _rule(repeats)
    return (moment.date() for moment in islice(rule.xafter(datetime(day.year, day.month, day.day)), MOST))


def _rule(repeats: Recurrence) -> "rrule":
    """Raises AnswerError when the rule is not one of ours, or has no day."""
    from dateutil.rrule import rrule, rrulestr  # imported here: few follow-ups come back

    try:
        day = from_iso(repeats.first)
        first = datetime(day.year, day.month, day.day)
        found = rrulestr(repeats.rule, dtstart=first, cache=True) if _OURS.fullmatch(repeats.rule) else None
    except (ValueError, OverflowError):
        found = None
    if not isinstance(found, rrule):
        raise _unreadable()
    return found


def _unreadable() -> AnswerError:
    return AnswerError(_("How often it comes back cannot be read. It keeps its date; choose anew how often."))
