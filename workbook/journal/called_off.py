"""What stood in a calendar and was deleted for good: how it stood, without a word, so that it can be called off."""

from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Raw
from msgspec.structs import replace

from workbook.journal.codec import decoded_or_none, encode_record
from workbook.journal.discreet import Discreet
from workbook.journal.ids import derived
from workbook.journal.lines import GONE, Change
from workbook.journal.published import Published
from workbook.journal.records import FollowUp, Meeting, Plan
from workbook.journal.saving import TABLE_OF
from workbook.journal.state import State, Transaction

TABLE: Final = "cancelled"
"""No table of records: nothing of it is listed, searched or read; archives and copies carry it on."""


class Cancelled(Discreet, kw_only=True, omit_defaults=True):
    """An event without its record."""

    id: str
    record: str
    """The id that the record had, of which the event's own is made."""
    published: Published


def remember(state: State, record_ids: Iterable[str]) -> None:
    """Note of each record that is about to be forgotten how it stood in a calendar, if it did."""
    noted = [cancelled for one in record_ids if (cancelled := _standing(state, one)) is not None]
    state.apply(_change(state, cancelled) for cancelled in noted)


def all_in(state: State) -> list[Cancelled]:
    """All that was noted, of what this version understands."""
    found = (decoded_or_none(change.document, Cancelled) for change in state.rows(TABLE).live.values())
    return [cancelled for cancelled in found if cancelled is not None]


def mark(transaction: Transaction, record_id: str, published: Published) -> None:
    """Note how it stands now; nothing, when nothing was noted of that record."""
    current = transaction.current(TABLE, derived(TABLE, record_id))
    if current is not None and not current.gone:
        noted = Cancelled(id=current.id, record=record_id, published=published)
        transaction.change(TABLE, current.id, encode_record(noted, bytes(current.document)))


def let_go(transaction: Transaction, record_ids: Sequence[str]) -> None:
    """Forget those that a calendar was told of long enough."""
    for one in record_ids:
        current = transaction.current(TABLE, derived(TABLE, one))
        if current is not None and not current.gone:
            transaction.change(TABLE, current.id, bytes(GONE))


def _standing(state: State, record_id: str) -> Cancelled | None:
    for kind in (FollowUp, Plan, Meeting):
        change = state.rows(TABLE_OF[kind]).live.get(record_id)
        record = decoded_or_none(change.document, kind) if change is not None else None
        if isinstance(record, FollowUp | Plan | Meeting) and record.published is not None:
            return Cancelled(id=derived(TABLE, record_id), record=record_id, published=_wordless(record.published))
    return None


def _wordless(published: Published) -> Published:
    """Without the checksum of words, which would tell whether somebody guesses them; what is off has none."""
    return published if published.off else replace(published, seen="")


def _change(state: State, cancelled: Cancelled) -> Change:
    current = state.rows(TABLE).current(cancelled.id)
    return Change(TABLE, cancelled.id, 0 if current is None else current.base + 1, Raw(encode_record(cancelled)))
