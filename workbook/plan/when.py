"""The day that a leader means for something to come back, moved off days when nobody works."""

from collections.abc import Iterable
from datetime import date

from workbook.dates import spoken
from workbook.i18n import _
from workbook.journal.records import Meeting
from workbook.plan.meetings import named_days
from workbook.plan.workdays import is_workday, next_workday, previous_workday


def day_meant(text: str, today: date, meetings: Iterable[Meeting]) -> date:
    """The day. One that was counted is moved to a working day, back when it was counted back; a day that she named is
    taken as it is.

    Raises AnswerError for what is no date.
    """
    from workbook.dates.around import read_date  # imported here: its patterns are only for what is typed

    reading = read_date(text, today, named_days(meetings, today))
    if reading.counted == "back":
        return previous_workday(reading.day)
    return next_workday(reading.day) if reading.counted else reading.day


def echo(day: date, today: date) -> str:
    """How the day was understood: `mandag 14. december 2026 (om 23 dage)`, and that it is a day off when it is."""
    said = spoken(day, today)
    return said if is_workday(day) else _("{day}, a day off").format(day=said)
