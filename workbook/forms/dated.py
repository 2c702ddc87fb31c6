"""The day that is typed into a question for a date: counted from today or a meeting, it falls on a working day."""

from datetime import date

from workbook.context import Workbook
from workbook.curriculum.model import Field
from workbook.dates import parse_past
from workbook.plan import when
from workbook.text import clean


def day_meant(workbook: Workbook, question: Field, text: str) -> date:
    """The day; without a year the next, or the last where the question looks back. Raises AnswerError for none."""
    typed, today = clean(text).text, workbook.clock.today()
    if question.params.get("past") and typed.strip()[:1].isdigit():
        return parse_past(typed, today)
    return when.day_meant(typed, today, workbook.journal.meetings())


def as_day(workbook: Workbook, question: Field, raw: object) -> object:
    """What was typed as the day that it means; what is no question for a date, or is empty, as it is."""
    typed = question.kind == "date" and isinstance(raw, str) and raw.strip()
    return day_meant(workbook, question, str(raw)) if typed else raw
