"""The names of days and months, and a date written out."""

from datetime import date

from workbook.i18n import _, mark

_WEEKDAYS = (
    mark("Monday"), mark("Tuesday"), mark("Wednesday"), mark("Thursday"),
    mark("Friday"), mark("Saturday"), mark("Sunday"),
)  # fmt: skip
_SHORT_WEEKDAYS = (mark("Mon"), mark("Tue"), mark("Wed"), mark("Thu"), mark("Fri"), mark("Sat"), mark("Sun"))
_MONTHS = (
    mark("January"), mark("February"), mark("March"), mark("April"), mark("May"), mark("June"), mark("July"),
    mark("August"), mark("September"), mark("October"), mark("November"), mark("December"),
)  # fmt: skip


def weekday_name(day: date) -> str:
    """`fredag`."""
    return _(_WEEKDAYS[day.weekday()])


def month_name(month: int) -> str:
    """`november` for 11."""
    return _(_MONTHS[month - 1])


def long(day: date) -> str:
    """`fredag 27. november 2026`."""
    return _("{weekday} {day} {month} {year}").format(
        weekday=weekday_name(day), day=day.day, month=month_name(day.month), year=f"{day.year:04}"
    )


def short_weekday_name(day: date) -> str:
    """`fre.`"""
    return _(_SHORT_WEEKDAYS[day.weekday()])
