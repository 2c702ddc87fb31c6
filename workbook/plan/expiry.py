"""Notes that are kept only so long: on their day the leader is asked, and nothing goes by itself."""

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import structs

from workbook.clock import Clock, DatedClock
from workbook.dates import from_iso, iso, long
from workbook.i18n import _
from workbook.journal.journal import Journal
from workbook.journal.records import Entry, EntryHead

KEPT_LONGER = timedelta(days=30)


def choices() -> list[tuple[str, str]]:
    """What the leader may do about such a note: `delete`, `move`, `keep`, each in words."""
    return [
        ("delete", _("Delete now")),
        ("move", _("Belongs to a case: move it first")),
        ("keep", _("Keep 30 days")),
        ("close", _("Close")),
    ]


def expired(heads: Iterable[EntryHead], clock: Clock) -> list[EntryHead]:
    """Those whose day has come, the longest overdue first; none on a date that was set by hand."""
    if isinstance(clock, DatedClock):
        return []
    today = iso(clock.today())
    return sorted((head for head in heads if head.delete_by and head.delete_by <= today), key=_order)


def _order(head: EntryHead) -> tuple[str, str]:
    return head.delete_by, head.id


def delete_day(rule: str, begun: date) -> str:
    """The date that a page's `delete_by: +N` gives an entry that was begun on that day."""
    return iso(begun + timedelta(days=int(rule[1:])))


def kept_longer(entry: Entry, clock: Clock) -> Entry:
    """The note with a new day, a month from today."""
    return structs.replace(entry, delete_by=iso(clock.today() + KEPT_LONGER))


def asks(made: str) -> str:
    """Why the note asks; `made` is the day on which it was written, in words."""
    text = _("You wrote it on {day}. It may concern somebody else's health, so it is not kept for ever.")
    return text.format(day=made)


def move_first() -> str:
    """What to do with a note that belongs to a case."""
    return _("Copy what belongs to a case to where cases are kept. Then delete the note.")


def said_kept(entry: Entry) -> str:
    """That a note is kept longer."""
    return _("It is kept until {day}.").format(day=long(from_iso(entry.delete_by)))


def delete_now(journal: Journal, entry_id: str, clock: Clock) -> str:
    """Forget the note in every file of the journal's folder, copies too; the sentence that says so.

    Raises PlaceError, InUseError, DamagedError: the note is then still there.
    """
    report = journal.purge([entry_id], now=clock.now())
    if not report.left:
        return _("The note is gone for good, also from the backups on this machine.")
    names = ", ".join(str(path) for path in report.left)
    return _("The note is gone, but these copies could not be read and may still hold it: {names}.").format(names=names)
