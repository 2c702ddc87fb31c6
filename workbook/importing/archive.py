"""The complete archive of a journal (`export alt --format json`), read back as it was written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec import Raw, Struct

from workbook.dates import from_iso, parse_stamp
from workbook.errors import ForeignError, PlaceError
from workbook.i18n import _
from workbook.importing.json_text import decode, too_deep
from workbook.importing.moments import FIRST_YEAR, LAST_YEAR
from workbook.importing.source import read_bytes
from workbook.journal import called_off
from workbook.journal.called_off import Cancelled
from workbook.journal.codec import decode_record, encode_document
from workbook.journal.exchange import ARCHIVE, VERSION, Arrival, is_id
from workbook.journal.intervals import bounded
from workbook.journal.records import TABLES, Cycle, JournalSettings, Recurrence

_TABLE: Final = re.compile(r"[a-z_][a-z0-9_]{0,39}")
_MOMENTS: Final = ("created", "updated", "at")
"""What always has one."""
_DAYS: Final = ("due", "again", "date", "first", "day", "delete_by", "paused_until")


@dataclass(frozen=True, slots=True)
class Archive:
    """What a whole archive holds."""

    arrivals: tuple[Arrival, ...]
    deleted: tuple[tuple[str, str], ...] = ()
    """Table and id of what was deleted for good before the archive was made."""


class _Head(Struct):
    format: str = ""
    version: int = 0


class _Gone(Struct):
    table: str
    id: str


class _Body(Struct):
    records: list[Raw]
    deleted: list[_Gone] = []


def read_archive(path: Path) -> Archive:
    """Every record, checked as far as this version knows its kind; what it does not know is kept as it is.

    Raises PlaceError, and ForeignError when it is no archive or one of a newer version.
    """
    content, _modified = read_bytes(path)
    try:
        head = decode(path, content, _Head)
    except msgspec.ValidationError:
        raise _foreign(path) from None
    if head.format != ARCHIVE or head.version < 1:
        raise _foreign(path)
    if head.version > VERSION:
        raise ForeignError(
            _(
                "{path} was written by a newer version of Lederbog (archive {version}). Nothing was brought in. "
                "Bring it in with that version."
            ).format(path=path, version=head.version)
        )
    try:
        body = decode(path, content, _Body)
    except msgspec.ValidationError:
        raise _foreign(path) from None
    return Archive(tuple(_arrivals(path, body.records)), tuple(_deleted(path, body.deleted)))


def _arrivals(path: Path, records: list[Raw]) -> Iterator[Arrival]:
    seen: set[tuple[str, str]] = set()
    for number, raw in enumerate(records, 1):
        try:
            arrival = _arrival(path, bytes(raw))
        except (msgspec.MsgspecError, ValueError, OverflowError):
            raise _broken(path, number) from None
        if (arrival.table, arrival.id) in seen:
            raise _broken(path, number)
        seen.add((arrival.table, arrival.id))
        yield arrival


def _arrival(path: Path, raw: bytes) -> Arrival:
    """Raises ValueError and what msgspec raises for a record that is none."""
    document = decode(path, raw, dict[str, Any])
    table, record_id = document.pop("table", None), document.get("id")
    if not _names_table(table) or not isinstance(record_id, str) or not is_id(record_id) or too_deep(document):
        raise ValueError("no record")
    encoded = encode_document(document)
    if table in TABLES:
        _check(decode_record(encoded, TABLES[table]))
    elif table == called_off.TABLE:
        _check(decode_record(encoded, Cancelled))
    return Arrival(table, record_id, encoded)


def _check(record: Struct) -> None:
    """Dates are dates, and days can be counted: both are counted with everywhere. Raises ValueError."""
    if isinstance(record, JournalSettings) and bounded(record) is not record:
        raise ValueError("not of this age")
    for name in record.__struct_fields__:
        value = getattr(record, name)
        if name in _MOMENTS or (value and (name == "trashed" or (name, type(record)) == ("ended", Cycle))):
            _within(parse_stamp(value).year)
        elif name in _DAYS and value:
            _within(from_iso(value).year)
        elif name == "done" and isinstance(record, Recurrence):
            for day in record.done:
                _within(from_iso(day).year)
        else:
            for one in value if isinstance(value, list) else [value]:
                if isinstance(one, Struct):
                    _check(one)


def _within(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError("not of this age")


def _deleted(path: Path, gone: list[_Gone]) -> Iterator[tuple[str, str]]:
    for number, one in enumerate(gone, 1):
        if not _names_table(one.table) or not is_id(one.id):
            raise _broken(path, number)
        yield one.table, one.id


def _names_table(table: object) -> bool:
    return isinstance(table, str) and _TABLE.fullmatch(table) is not None


def _broken(path: Path, number: int) -> PlaceError:
    return PlaceError(
        _(
            "Record {number} in {path} cannot be read: something in it is missing, twice there or not of its kind. "
            "Nothing was brought in. Take another copy of the archive."
        ).format(path=path, number=number)
    )


def _foreign(path: Path) -> ForeignError:
    return ForeignError(
        _(
            "{path} is not an archive of this program. Nothing was brought in. An archive is made with: "
            "lederbog export alt --format json"
        ).format(path=path)
    )
