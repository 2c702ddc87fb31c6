"""Moments as other programs write them; one without a zone is of this machine's."""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Final

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2199

_TIME = (
    r"(?:[T ,]+(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d{1,9})?)?"
    r"(?: ?(?P<half>[AaPp])\.?[Mm]\.?)?(?: ?(?P<zone>Z|[+-]\d{2}:?\d{2}))?)?"
)
_MOMENTS: Final = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})" + _TIME, re.ASCII),
    re.compile(r"(?P<day>\d{1,2})[-.](?P<month>\d{1,2})[-.](?P<year>\d{4})" + _TIME, re.ASCII),
)
_NOON: Final = time(12)


def parse_moment(text: str) -> datetime | None:
    """The moment, with offset; a day alone is its noon. None when it is none, or not of this age.

    Read: 2026-11-21, 2026-11-21 14:05, 2026-11-21 02:05:30 PM, 2026-11-21T14:05:00Z, and the same with 21-11-2026
    and 21.11.2026. A date with slashes is not read, since nobody knows which number is the month.
    """
    found = next((match for form in _MOMENTS if (match := form.fullmatch(text.strip()))), None)
    if found is None:
        return None
    try:
        day = date(int(found["year"]), int(found["month"]), int(found["day"]))
        moment = datetime.combine(day, _time(found) if found["hour"] else _NOON)
        return local(moment, _zone(found["zone"]))
    except ValueError:
        return None


def local(moment: datetime, zone: timezone | None = None) -> datetime | None:
    """The moment in `zone`, else in this machine's; None when it is not of this age."""
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        return None
    try:
        return moment.replace(tzinfo=zone) if zone else moment.astimezone()
    except (OSError, OverflowError, ValueError):
        return None


def _time(found: re.Match[str]) -> time:
    hour = int(found["hour"])
    if half := found["half"]:
        if not 1 <= hour <= 12:
            raise ValueError("no hour of half a day")
        hour = hour % 12 + (12 if half in "Pp" else 0)
    return time(hour, int(found["minute"]), min(int(found["second"] or 0), 59))


def _zone(written: str | None) -> timezone | None:
    if not written:
        return None
    if written == "Z":
        return UTC
    minutes = int(written[1:3]) * 60 + int(written[-2:])
    return timezone(timedelta(minutes=minutes if written[0] == "+" else -minutes))
