"""How records stand in a calendar file: noted beside what the leader wrote, which stays as old as it was."""

from collections.abc import Mapping, Sequence

from msgspec import structs

from workbook.errors import NotFoundError
from workbook.journal import called_off
from workbook.journal.codec import encode_record
from workbook.journal.published import Published
from workbook.journal.records import FollowUp, Meeting, Plan
from workbook.journal.saving import TABLE_OF, standing
from workbook.journal.state import Transaction
from workbook.journal.storage import LogStorage


def note(storage: LogStorage, marks: Mapping[str, Published], over: Sequence[str] = ()) -> None:
    """Lay the marks on the records as they are now, all in one transaction.

    Whatever another window wrote meanwhile is kept, and its date is not touched: nothing of hers was changed. What is
    deleted for good keeps its mark in a table of its own (`called_off`); that of `over` goes. Raises PlaceError,
    InUseError.
    """
    if not marks and not over:
        return
    with storage.transaction() as transaction:
        for record_id, mark in marks.items():
            _lay(transaction, record_id, mark)
        called_off.let_go(transaction, over)


def _lay(transaction: Transaction, record_id: str, mark: Published) -> None:
    try:
        record = standing(transaction, record_id)
    except NotFoundError:
        called_off.mark(transaction, record_id, mark)
        return
    if isinstance(record, FollowUp | Plan | Meeting):
        noted = structs.replace(record, published=mark, revision=record.revision + 1)
        current = transaction.current(TABLE_OF[type(record)], record_id)
        stored = bytes(current.document) if current is not None else None
        transaction.change(TABLE_OF[type(record)], record_id, encode_record(noted, stored))
