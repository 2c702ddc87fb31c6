"""Dates: read as a person types them, shown as Danes write them, stored as ISO."""

from collections.abc import Mapping
from datetime import date

from workbook.dates.forms import OFFSET, brief, from_iso, iso, parse_stamp, short, span, spoken, stamp, time_of_day
from workbook.dates.names import long, month_name, weekday_name

__all__ = [
    "OFFSET",
    "brief",
    "from_iso",
    "iso",
    "long",
    "month_name",
    "parse_date",
    "parse_past",
    "parse_stamp",
    "short",
    "span",
    "spoken",
    "stamp",
    "time_of_day",
    "weekday_name",
]


def parse_date(text: str, today: date, meetings: Mapping[str, date | None] | None = None) -> date:
    """A date as a person types it (`workbook.dates.around`), counted from a meeting too. Raises AnswerError."""
    # Imported here: its patterns take longer to build than the rest of a short command.
    from workbook.dates.around import read_date

    return read_date(text, today, meetings).day


def parse_past(text: str, today: date) -> date:
    """The same for a day that is looked back to: without a year `1/9` is the latest that has been."""
    day = parse_date(text, today)
    if day <= today or not text.strip()[:1].isdigit():
        return day
    earlier = parse_date(text, date(today.year - 1, today.month, min(today.day, 28)))
    return earlier if earlier <= today else day
