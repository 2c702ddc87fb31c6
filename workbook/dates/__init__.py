"""Dates: read as a person types them, shown as Danes write them, stored as ISO."""

from workbook.dates.forms import brief, from_iso, iso, parse_stamp, short, span, spoken, stamp, time_of_day
from workbook.dates.names import long, month_name, weekday_name
from workbook.dates.parse import parse_date

__all__ = [
    "brief",
    "from_iso",
    "iso",
    "long",
    "month_name",
    "parse_date",
    "parse_stamp",
    "short",
    "span",
    "spoken",
    "stamp",
    "time_of_day",
    "weekday_name",
]
