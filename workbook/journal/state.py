"""What the log adds up to: the newest documents by table, as bytes, with the revisions before them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from msgspec import Raw

from workbook.journal.ids import to_int
from workbook.journal.lines import GONE, Change

KEPT: Final = 20
"""Revisions of a document that can be read, the newest one counted."""


Rewrite = Callable[[Change], Change | None]
"""What a change is to say instead; None when it may stay as it is."""


class Rows:
    """One table; documents are in the order in which they first came."""

    def __init__(self) -> None:
        self.live: dict[str, Change] = {}
        self.gone: dict[str, Change] = {}
        self.older: dict[str, list[Change]] = {}
        """Oldest first, the live one left out; only documents that were changed have any."""
        self.exists = False
        self._highest: int | None = None

    def current(self, record_id: str) -> Change | None:
        """The newest change of a document, which may be a tombstone."""
        return self.live.get(record_id) or self.gone.get(record_id)

    @property
    def highest(self) -> int:
        """The highest id in use, for TinyDB's counting; 0 when there is none."""
        if self._highest is None:
            self._highest = max(map(to_int, self.live), default=0)
        return self._highest

    def apply(self, change: Change) -> None:
        """Take in a change; one that is older than what stands here only becomes history."""
        if not change.id:
            self._apply_to_table(change)
            return
        standing = self.live.get(change.id) or self.gone.get(change.id)
        if standing is None and self._highest is None and not change.gone:
            self.exists = True
            self.live[change.id] = change
            return
        if standing is not None and change.base < standing.base + 1:
            if not standing.gone and change != standing:
                self._remember(change)
            return
        self.exists = True
        if change.gone:
            if self.live.pop(change.id, None) is not None:
                self._highest = None
            self.older.pop(change.id, None)
            self.gone[change.id] = change
            return
        if standing is not None and not standing.gone:
            self._remember(standing)
        elif self._highest is not None:
            self._highest = max(self._highest, to_int(change.id))
        self.gone.pop(change.id, None)
        self.live[change.id] = change

    def kept(self, table: str) -> Iterator[Change]:
        """What a file needs to become this table again: tombstones, then every document after its own history."""
        yield from self.gone.values()
        for record_id, change in self.live.items():
            yield from self.older.get(record_id, ())
            yield change
        if self.exists and not self.gone and not self.live:
            yield Change(table, "", 0, Raw(b"{}"))
        elif self.gone and not self.exists:
            yield Change(table, "", 0, GONE)

    def forget(self, record_ids: Iterable[str]) -> None:
        """Leave nothing of the documents but their tombstones."""
        for record_id in record_ids:
            self.older.pop(record_id, None)
            if (change := self.live.pop(record_id, None)) is not None:
                self._highest = None
                self.gone[record_id] = Change(change.table, record_id, change.base + 1, GONE)

    def rewrite(self, rewritten: Rewrite) -> None:
        """Let documents say something else, as their newest revision; earlier ones that said it are left out."""
        for record_id, change in list(self.live.items()):
            before = self.older.get(record_id, [])
            kept = [one for one in before if rewritten(one) is None]
            if len(kept) < len(before):
                self.older[record_id] = kept
            if (instead := rewritten(change)) is not None:
                self.live[record_id] = instead

    def copy(self) -> "Rows":
        """The same as it stands at this moment."""
        other = Rows()
        other.live, other.gone, other.exists = dict(self.live), dict(self.gone), self.exists
        other.older = {record_id: list(changes) for record_id, changes in self.older.items()}
        return other

    def _apply_to_table(self, change: Change) -> None:
        self.exists = not change.gone
        if change.gone:
            for record_id, standing in self.live.items():
                self.gone[record_id] = Change(standing.table, record_id, standing.base + 1, change.document)
            self.live.clear()
            self.older.clear()
            self._highest = 0

    def _remember(self, change: Change) -> None:
        if change.gone:
            return
        before = self.older.setdefault(change.id, [])
        if change in before:
            return
        before.append(change)
        before.sort(key=lambda one: one.base)
        del before[: -(KEPT - 1)]


class State:
    """All tables of a journal."""

    def __init__(self) -> None:
        self._tables: dict[str, Rows] = {}

    def apply(self, changes: Iterable[Change]) -> None:
        """Take in a transaction."""
        for change in changes:
            rows = self._tables.get(change.table)
            if rows is None:
                rows = self._tables[change.table] = Rows()
            rows.apply(change)

    def rows(self, table: str) -> Rows:
        """An empty one when the table does not exist; it is not made by asking."""
        return self._tables.get(table) or Rows()

    def kept(self) -> Iterator[Change]:
        """What a file needs to become this again, in an order that keeps that of the documents."""
        for name, rows in self._tables.items():
            yield from rows.kept(name)

    def forget(self, record_ids: Iterable[str]) -> None:
        """Leave nothing of the documents but their tombstones, in whatever table they are."""
        ids = list(record_ids)
        for rows in self._tables.values():
            rows.forget(ids)

    def rewrite(self, rewritten: Rewrite) -> None:
        """Let documents say something else, in whatever table they are."""
        for rows in self._tables.values():
            rows.rewrite(rewritten)

    def copy(self) -> "State":
        """The same as it stands at this moment; documents are shared, for they never change."""
        other = State()
        other._tables = {name: rows.copy() for name, rows in self._tables.items()}
        return other

    def names(self) -> list[str]:
        """The tables that exist, in the order in which they came."""
        return [name for name, rows in self._tables.items() if rows.exists]


class Transaction:
    """Changes that will be one line; reading through it sees them already."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._pending: dict[str, dict[str, Change]] = {}

    @property
    def changes(self) -> list[Change]:
        """What to write, in the order in which the documents were first touched."""
        return [change for table in self._pending.values() for change in table.values()]

    @property
    def touched(self) -> list[str]:
        """The tables that have changes."""
        return list(self._pending)

    def pending(self, table: str) -> Mapping[str, Change]:
        """Changes of one table by id."""
        return self._pending.get(table, {})

    def current(self, table: str, record_id: str) -> Change | None:
        """The newest change of a document, which may be a tombstone."""
        return self.pending(table).get(record_id) or self._state.rows(table).current(record_id)

    def live(self, table: str) -> Iterator[Change]:
        """Every document of a table, as it is once this is written."""
        for change in {**self._state.rows(table).live, **self.pending(table)}.values():
            if change.id and not change.gone:
                yield change

    def change(self, table: str, record_id: str, document: bytes) -> Change:
        """Put the document, or a tombstone when it is `null`, in the place of what is stored."""
        stored = self._state.rows(table).current(record_id)
        base = 0 if stored is None else stored.base + 1
        change = Change(table, record_id, base, Raw(document))
        self._pending.setdefault(table, {})[record_id] = change
        return change

    def exists(self, table: str) -> bool:
        """Whether the table exists once this is written."""
        own = self.pending(table).get("")
        if own is not None:
            return not own.gone
        return bool(self.pending(table)) or self._state.rows(table).exists
