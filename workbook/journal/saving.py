"""What a commit does with a record: store it, leave it as it is, or set it beside the one that came first."""

from collections.abc import Callable
from typing import Final, TypeVar

import msgspec

from workbook.errors import DamagedError, NotFoundError
from workbook.i18n import _
from workbook.journal.codec import decode_record, encode_record
from workbook.journal.lines import Change
from workbook.journal.records import TABLES, Entry, Record
from workbook.journal.state import Transaction

R = TypeVar("R", bound=Record)

TABLE_OF: Final = {kind: table for table, kind in TABLES.items()}


def put(transaction: Transaction, record: Record, now: str, new_id: Callable[[], str]) -> Change:
    """What stands for the record once the transaction is written.

    `now` is the stamp that it gets. Raises AnswerError for a value that cannot be stored.
    """
    table = TABLE_OF[type(record)]
    current = transaction.current(table, record.id)
    stored = None if current is None or current.gone else bytes(current.document)
    if current is not None and stored is not None and _same(record, stored):
        return current
    if current is not None and current.base + 1 != record.revision:
        standing = _standing_conflict(transaction, table, record)
        if standing is not None:
            return standing
        record = msgspec.structs.replace(_as_conflict(record), id=new_id())
    raw = encode_record(msgspec.structs.replace(record, revision=record.revision + 1, updated=now), stored)
    return transaction.change(table, record.id, raw)


def recorded(change: Change, kind: type[R]) -> R:
    """The record in a change; its revision is the log's, for plain TinyDB changes documents without counting.

    Raises msgspec.DecodeError, UnicodeDecodeError or RecursionError when this version does not understand it.
    """
    record = decode_record(change.document, kind)
    record.revision = change.base + 1
    return record


def standing(transaction: Transaction, record_id: str) -> Record:
    """The record as it is once the transaction is written.

    Raises NotFoundError, and DamagedError when this version does not understand it.
    """
    for table, kind in TABLES.items():
        change = transaction.current(table, record_id)
        if change is not None and not change.gone:
            return understood(change, kind)
    raise not_found(record_id)


def readable(change: Change, kind: type[R]) -> R | None:
    """The record in a change; None when this version does not understand it."""
    try:
        return recorded(change, kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def understood(change: Change, kind: type[R]) -> R:
    """The record in a change. Raises DamagedError when this version does not understand it."""
    record = readable(change, kind)
    if record is None:
        raise DamagedError(
            _("The note {id} cannot be read by this version. It was left as it is.").format(id=change.id)
        )
    return record


def not_found(record_id: str) -> NotFoundError:
    """The error to raise for an id that nothing has."""
    return NotFoundError(_("There is no note with the id {id}.").format(id=record_id))


def _same(record: Record, stored: bytes) -> bool:
    """Whether it says what is stored, whatever the revision and the hour."""
    try:
        there = decode_record(stored, type(record))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return msgspec.structs.replace(record, revision=there.revision, updated=there.updated) == there


def _as_conflict(record: R) -> R:
    """The record as one of its own, beside the one that was stored meanwhile; it still needs its id."""
    own = msgspec.structs.replace(record, id="", conflict_of=record.id, revision=0)
    return msgspec.structs.replace(own, status="conflict") if isinstance(own, Entry) else own


def _standing_conflict(transaction: Transaction, table: str, record: Record) -> Change | None:
    """The same conflict, when it was stored before by a commit that is tried again."""
    wanted = _as_conflict(record)
    for change in transaction.live(table):
        raw = bytes(change.document)
        if record.id.encode() in raw and _same(msgspec.structs.replace(wanted, id=change.id), raw):
            return change
    return None
