"""Taken out of sight and brought back: the trash, and the revision before. Nothing is lost by either."""

from collections.abc import Callable, Iterable, Sequence

from msgspec import structs

from workbook.errors import NotFoundError
from workbook.i18n import _
from workbook.journal.records import Entry, FollowUp, Meeting, Plan, Record
from workbook.journal.saving import TABLE_OF, put, readable, recorded, standing
from workbook.journal.storage import LogStorage

NewId = Callable[[], str]


def move(storage: LogStorage, record_ids: Iterable[str], trashed: str, now: str, new_id: NewId) -> None:
    """Into the trash at the moment `trashed`, or out of it when that is empty; one transaction.

    Raises NotFoundError, and then nothing was moved.
    """
    with storage.transaction() as transaction:
        for record_id in dict.fromkeys(record_ids):
            record = standing(transaction, record_id)
            if bool(record.trashed) != bool(trashed):
                put(transaction, structs.replace(record, trashed=trashed), now, new_id)


def undo(storage: LogStorage, record_id: str, now: str, new_id: NewId) -> Record:
    """What it said before becomes its newest revision; where it lies, and whether it waits for a choice, stays.

    Raises NotFoundError when it is not there or never said anything else.
    """
    with storage.transaction() as transaction:
        record = standing(transaction, record_id)
        for earlier in _said_before(storage, record):
            taken_back = settled_as(earlier, record)
            if structs.replace(taken_back, updated=record.updated) != record:
                return recorded(put(transaction, taken_back, now, new_id), type(record))
    raise NotFoundError(_("There is no earlier version of this note. It stays as it is."))


def settled_as(content: Record, record: Record) -> Record:
    """What `content` says, as the next revision of `record`, which keeps its place, its age and its standing."""
    own = structs.replace(
        content,
        id=record.id,
        created=record.created,
        conflict_of=record.conflict_of,
        trashed=record.trashed,
        origin=record.origin,
        revision=record.revision,
    )
    if isinstance(own, Entry) and isinstance(record, Entry):
        return structs.replace(own, status=record.status)
    if isinstance(own, FollowUp | Plan | Meeting) and isinstance(record, FollowUp | Plan | Meeting):
        return structs.replace(own, published=record.published)  # a calendar does not forget what it was told
    return own


def _said_before(storage: LogStorage, record: Record) -> Sequence[Record]:
    """Its earlier revisions that this version understands, the newest first."""
    kind = type(record)
    rows = storage.state.rows(TABLE_OF[kind])
    return [found for change in reversed(rows.older.get(record.id, [])) if (found := readable(change, kind))]
