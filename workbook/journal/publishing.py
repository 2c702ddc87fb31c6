"""How records stand in a calendar file: noted beside what the leader wrote, which stays as old as it was."""

from collections.abc import Mapping

from msgspec import structs

from workbook.journal.codec import encode_record
from workbook.journal.records import FollowUp, Meeting, Plan, Published
from workbook.journal.saving import TABLE_OF, standing
from workbook.journal.storage import LogStorage


def note(storage: LogStorage, marks: Mapping[str, Published]) -> None:
    """Lay the marks on the records as they are now, all in one transaction.

    Whatever another window wrote meanwhile is kept, and its date is not touched: nothing of hers was changed. Raises
    NotFoundError, PlaceError, InUseError.
    """
    if not marks:
        return
    with storage.transaction() as transaction:
        for record_id, mark in marks.items():
            record = standing(transaction, record_id)
            if not isinstance(record, FollowUp | Plan | Meeting):
                continue
            noted = structs.replace(record, published=mark, revision=record.revision + 1)
            current = transaction.current(TABLE_OF[type(record)], record_id)
            stored = bytes(current.document) if current is not None else None
            transaction.change(TABLE_OF[type(record)], record_id, encode_record(noted, stored))
