"""A pause from reminders, which the leader asks for when she is worn down herself: nothing is lost, nothing calls."""

from datetime import date, timedelta

from msgspec import structs

from workbook.clock import Clock
from workbook.dates import from_iso, iso, long
from workbook.i18n import _
from workbook.journal.journal import Journal
from workbook.journal.records import JournalSettings
from workbook.plan.workdays import next_workday

PAUSE = timedelta(days=14)


def resting_until(settings: JournalSettings, today: date) -> date | None:
    """The day on which reminders come again; None while they come."""
    try:
        until = from_iso(settings.paused_until)
    except ValueError:
        return None
    return until if until > today else None


def rest(journal: Journal, clock: Clock) -> date:
    """Let reminders rest for two weeks; the day on which they come again. Raises LederbogError."""
    until = next_workday(clock.today() + PAUSE)
    journal.commit(structs.replace(journal.settings(), paused_until=iso(until)))
    return until


def wake(journal: Journal) -> None:
    """Let reminders come again. Raises LederbogError."""
    journal.commit(structs.replace(journal.settings(), paused_until=""))


def said(until: date) -> str:
    """That the reminders rest, in a sentence."""
    return _("The reminders rest until {day}.").format(day=long(until))
