"""Documents as they stand: out of the journal for an archive, and into it from elsewhere, with their ids."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, Final, Literal

import msgspec

from workbook.dates import parse_stamp
from workbook.errors import LederbogError
from workbook.journal.codec import decode_document, encode_document
from workbook.journal.ids import to_int, to_text
from workbook.journal.journal import Journal
from workbook.journal.lines import GONE
from workbook.journal.records import TABLES
from workbook.journal.state import Transaction
from workbook.journal.storage import LogStorage
from workbook.journal.table import Database

ARCHIVE: Final = "lederbog-archive"
VERSION: Final = 1
"""Of the archive that this version writes; it reads this and every earlier one."""

Outcome = Literal["new", "known", "updated", "changed", "deleted"]
"""`known`: it says what stands here · `updated`: it was changed there and not here, and the document here follows ·
`changed`: it says something else than here, where it stays as it is · `deleted`: it was deleted here and stays so."""

_MOST_DOCUMENTS: Final = 200
_MOST_BYTES: Final = 1 << 20
"""What one transaction takes in: a line of the file is what damage can cost."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A document from elsewhere."""

    table: str
    id: str
    document: bytes = field(repr=False)
    """JSON, whole, with its id."""
    read: str = ""
    """The checksum in its `origin` when it comes from another program; empty for a document of an archive."""


class Stopped(Exception):
    """The journal could not take in all; `counts` says what it did, the cause why it stopped."""

    def __init__(self, counts: Counter[Outcome]) -> None:
        super().__init__(counts.total())
        self.counts = counts


def documents(journal: Journal) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every document with its table, the trash too: known tables first, each by when a document was made."""
    storage = _storage(journal)
    with storage.guard:
        tables = {name: list(storage.state.rows(name).live.values()) for name in _tables(storage)}
    for name, changes in tables.items():
        found = [{"id": change.id, **decode_document(bytes(change.document))} for change in changes]
        yield from ((name, document) for document in sorted(found, key=_made))


def deleted(journal: Journal) -> list[tuple[str, str]]:
    """Table and id of everything that was deleted for good."""
    storage = _storage(journal)
    with storage.guard:
        return [(name, one) for name in _tables(storage) for one in storage.state.rows(name).gone]


def take_in(journal: Journal, arrivals: Sequence[Arrival], gone: Iterable[tuple[str, str]] = ()) -> Counter[Outcome]:
    """Put the documents in, a bounded number in each transaction; `gone` are ids that shall not come later either.

    Nothing that stands in the journal is lost: see `Outcome`. What was taken in before a fault stays and is known the
    next time. Raises Stopped, with the LederbogError of the journal as its cause.
    """
    counts: Counter[Outcome] = Counter()
    storage = _storage(journal)
    try:
        for some in _portions(arrivals):
            with storage.transaction() as transaction:
                outcomes = [_settle(transaction, arrival) for arrival in some]
            counts.update(outcomes)
        with storage.transaction() as transaction:
            for table, record_id in gone:
                if transaction.current(table, record_id) is None:
                    transaction.change(table, record_id, bytes(GONE))
    except LederbogError as fault:
        raise Stopped(counts) from fault
    return counts


def is_id(text: str) -> bool:
    """Whether it can be the id of a document, in the one way that it is written."""
    try:
        return text.isascii() and to_text(to_int(text)) == text
    except ValueError:
        return False


def checksum(document: dict[str, Any]) -> str:
    """Of what a document says, whenever and however often it was saved."""
    said = {name: value for name, value in document.items() if name not in ("updated", "revision", "origin")}
    return sha256(msgspec.json.encode(said, order="sorted")).hexdigest()


def _settle(transaction: Transaction, arrival: Arrival) -> Outcome:
    current = transaction.current(arrival.table, arrival.id)
    if current is None:
        transaction.change(arrival.table, arrival.id, arrival.document)
        return "new"
    if current.gone:
        return "deleted"
    here, there = decode_document(bytes(current.document)), decode_document(arrival.document)
    if here == there:
        return "known"
    origin = here.get("origin")
    if not arrival.read or not isinstance(origin, dict):
        return "changed"
    if origin.get("read") == arrival.read:
        return "known"
    if origin.get("kept") != checksum(here):
        return "changed"
    there["revision"] = current.base + 2
    transaction.change(arrival.table, arrival.id, encode_document(there))
    return "updated"


def _portions(arrivals: Sequence[Arrival]) -> Iterator[list[Arrival]]:
    portion: list[Arrival] = []
    size = 0
    for arrival in arrivals:
        if portion and (len(portion) == _MOST_DOCUMENTS or size + len(arrival.document) > _MOST_BYTES):
            yield portion
            portion, size = [], 0
        portion.append(arrival)
        size += len(arrival.document)
    if portion:
        yield portion


def _tables(storage: LogStorage) -> list[str]:
    return list(dict.fromkeys([*TABLES, *storage.state.names()]))


def _made(document: dict[str, Any]) -> datetime:
    """When a document was made; one whose moment cannot be read comes first."""
    try:
        return parse_stamp(str(document.get("created", "")))
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)


def _storage(journal: Journal) -> LogStorage:
    database = journal.database
    assert isinstance(database, Database), "a journal is made with its own kind of database"
    return database.log_storage
