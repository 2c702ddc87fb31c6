"""Two windows changed the same record: both texts are kept until the leader chooses."""

from collections.abc import Callable
from typing import Literal

from msgspec import structs

from workbook.errors import NotFoundError
from workbook.i18n import _
from workbook.journal.records import Entry, Record
from workbook.journal.saving import TABLE_OF, put, recorded, standing
from workbook.journal.state import Transaction
from workbook.journal.storage import LogStorage
from workbook.journal.trash import settled_as

Keep = Literal["mine", "theirs", "both"]
"""`mine`: what the copy says · `theirs`: what was stored first · `both`: each a record of its own."""


def resolve(storage: LogStorage, conflict_id: str, keep: Keep, now: str, new_id: Callable[[], str]) -> Record:
    """Carry out the choice in one transaction; the record that came out of it. What was not chosen lies in the trash.

    Raises NotFoundError when there is nothing to choose (any more).
    """
    with storage.transaction() as transaction:
        copy = standing(transaction, conflict_id)
        if not copy.conflict_of:
            raise NotFoundError(
                _("There is nothing to choose any more: this note is a single one. Nothing was changed.")
            )
        if keep == "both":
            return _put(transaction, _single(copy), now, new_id)
        stored = _stored(transaction, copy)
        if keep == "theirs":
            away = _put(transaction, structs.replace(copy, trashed=now), now, new_id)
            return stored or away
        if stored is None:
            return _put(transaction, _single(copy), now, new_id)
        _put(transaction, structs.replace(copy, trashed=now), now, new_id)
        return _put(transaction, structs.replace(settled_as(copy, stored), trashed=""), now, new_id)


def _stored(transaction: Transaction, copy: Record) -> Record | None:
    """The record that was first; None when it is gone."""
    change = transaction.current(TABLE_OF[type(copy)], copy.conflict_of)
    return None if change is None or change.gone else standing(transaction, copy.conflict_of)


def _single(copy: Record) -> Record:
    """The copy as a record like any other."""
    own = structs.replace(copy, conflict_of="", trashed="")
    return structs.replace(own, status="done") if isinstance(own, Entry) else own


def _put(transaction: Transaction, record: Record, now: str, new_id: Callable[[], str]) -> Record:
    return recorded(put(transaction, record, now, new_id), type(record))
