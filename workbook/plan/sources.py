"""What a follow-up is about: the record that it came from, which may be gone while the follow-up stays."""

from workbook.errors import NotFoundError
from workbook.i18n import _
from workbook.journal.journal import Journal
from workbook.journal.records import FollowUp, Record


def opens_something(record: Record) -> bool:
    """Whether there is a page or a record to open for it."""
    return bool(record.exercise or record.source or (isinstance(record, FollowUp) and record.calls))


def source_of(journal: Journal, record: Record) -> Record:
    """The record that it came from.

    Raises NotFoundError when that lies in the trash or is gone; what came of it stays as it is.
    """
    try:
        found = journal.get(record.source)
    except NotFoundError:
        raise NotFoundError(_("What it came from is deleted. The follow-up stays, with its date.")) from None
    if found.trashed:
        raise NotFoundError(
            _("What it came from lies in the trash. The follow-up stays, with its date; fetch the rest back first.")
        )
    return found
