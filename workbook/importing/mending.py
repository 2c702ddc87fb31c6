"""What comes in is kept by the rules that hold here: what is open has a date, and what has ended a reason."""

from dataclasses import replace
from datetime import date
from typing import Final

from workbook.importing.archive import Archive
from workbook.journal.codec import decoded_or_none, encode_record
from workbook.journal.exchange import Arrival
from workbook.journal.records import TABLES, FollowUp, Plan
from workbook.plan.keeping import settled

_PROMISED: Final = {table: kind for table, kind in TABLES.items() if kind in (FollowUp, Plan)}


def mended(archive: Archive, today: date) -> Archive:
    """The archive with what its plans and follow-ups lack, the same every time; what lacks nothing is the same one."""
    return replace(archive, arrivals=tuple(_mended(one, today) for one in archive.arrivals))


def _mended(arrival: Arrival, today: date) -> Arrival:
    kind = _PROMISED.get(arrival.table)
    record = decoded_or_none(arrival.document, kind) if kind is not None else None
    if record is None or (whole := settled(record, today)) is record:
        return arrival
    return replace(arrival, document=encode_record(whole, arrival.document))
