"""The rhythm in which the leader wants to write: the book reminds her of it on its day, and counts nothing."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Final

from workbook.dates import from_iso, parse_stamp
from workbook.i18n import _, mark
from workbook.journal.records import JournalSettings
from workbook.plan.workdays import next_workday

_RHYTHMS: Final[Mapping[str, tuple[int, str]]] = {
    "ugentligt": (7, mark("You want to write once a week: write a note")),
    "hver_14_dag": (14, mark("You want to write every other week: write a note")),
}
"""Option ids of the page where it is chosen to days; one that follows the meetings has no day of its own."""


def writing_reminder(settings: JournalSettings, written: Iterable[date], today: date) -> str:
    """What to say when it is time to write again; empty when it is not.

    `written` are the days on which something was written; without any it is counted from the day of the choice.
    """
    known = _RHYTHMS.get(settings.rhythm)
    if known is None or _pauses(settings, today):
        return ""
    days, words = known
    last = max(written, default=parse_stamp(settings.updated).date())
    return _(words) if next_workday(last + timedelta(days=days)) <= today else ""


def _pauses(settings: JournalSettings, today: date) -> bool:
    try:
        return from_iso(settings.paused_until) > today
    except ValueError:
        return False
