"""TinyDB's storage on the log: memory holds what was read, a transaction is one line."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tinydb.storages import Storage

from workbook.errors import LockedError
from workbook.journal.codec import encode_document, same_document
from workbook.journal.compaction import compact
from workbook.journal.disk import Disk
from workbook.journal.ids import to_int, to_text
from workbook.journal.keyhole import Keyhole
from workbook.journal.keys import JournalKey
from workbook.journal.lines import GONE
from workbook.journal.lock import locked
from workbook.journal.log import Log
from workbook.journal.overlay import Overlay
from workbook.journal.state import State, Transaction
from workbook.journal.views import Documents

if TYPE_CHECKING:
    from workbook.journal.leaving import Leaving


class LogStorage(Storage):
    """The documents of one file, beside which the lock and `rescued/` lie.

    Raises PlaceError, LockedError, ForeignError and DamagedError when it is opened.
    """

    def __init__(self, path: str | Path, disk: Disk | None = None, key: JournalKey | None = None) -> None:
        super().__init__()
        self.disk = disk or Disk()
        self.keyhole = Keyhole(Path(path).parent, self.disk, key)
        self._lock = Path(path).parent / ".lock"
        self._state = State()
        self._guard = threading.RLock()
        self._open: Transaction | None = None
        self._held = False
        self._sealed = False
        self.inbox = Overlay(Path(path).parent, self.disk)
        self.log = Log(Path(path), self.disk, key)
        if self.log.missing():
            with locked(self.disk, self._lock):
                self.log.create()
        self.refresh()

    @property
    def guard(self) -> threading.RLock:
        """Hold it to see one moment through several reads."""
        return self._guard

    @property
    def state(self) -> State:
        """What is stored and read; nothing of a transaction that is still open. Raises LockedError."""
        self._unlocked()
        return self._state

    def take_out(self, what: "Leaving") -> None:
        """Let memory hold nothing of what was purged."""
        with self._guard:
            what.leave(self._state)

    @property
    def sealed(self) -> bool:
        """Whether the journal is sealed, as it was last seen."""
        return self._sealed

    def lock(self) -> None:
        """Forget the key and all that was read; afterwards everything raises LockedError until `unlock`."""
        with self._guard:
            self.keyhole.shut()
            self.log.forget()
            self._state = State()
            self.inbox.forget()

    def unlock(self, key: JournalKey | None) -> None:
        """Read again, with this key. Raises what `refresh` raises, and then it is locked."""
        with self._guard:
            self.keyhole.open(key)
            self.log.key = key
            try:
                self.refresh()
            except BaseException:
                self.lock()
                raise

    def refresh(self) -> bool:
        """Read what other processes wrote; whether there was anything.

        Raises PlaceError, LockedError (also when another process has sealed the journal, which locks this one),
        ForeignError, DamagedError.
        """
        with self._guard:
            self._unlocked()
            try:
                anew, lines = self.log.read_on()
            except LockedError:
                self._sealed = True
                self.lock()
                raise
            self._sealed = self.log.sealed or self.keyhole.contradicts(self.log.header)
            if self._sealed and not self.log.sealed:
                raise self.keyhole.false_header()
            if anew:
                self._state = State()
                self.inbox.forget()
            for line in lines:
                self._state.apply(line.changes)
                self.inbox.known(line.changes)
            key = self.keyhole.key
            shown = key is not None and self._sealed and self.inbox.show(self._state, key)
            return shown or anew or bool(lines)

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """Hold the lock, with all read and the end of the file mended; one inside another is part of it.

        Raises InUseError and what `refresh` raises.
        """
        with self._guard:
            if self._held:
                yield
                return
            with locked(self.disk, self._lock):
                self.refresh()
                self.log.mend_end()
                self._held = True
                try:
                    if self._sealed:
                        self.inbox.sort_in(self.log)
                    yield
                finally:
                    self._held = False

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """Hold the lock, read on, collect changes, and write them as one line at the end.

        One inside another is part of it. Raises InUseError and what `refresh` raises; when anything fails, nothing
        is written and memory is as it was.
        """
        with self._guard:
            if self._open is not None:
                yield self._open
                return
            with self.exclusive():
                if self.log.outdated:
                    compact(self, force=True)
                self._open = transaction = Transaction(self._state)
                try:
                    yield transaction
                finally:
                    self._open = None
                if transaction.changes:
                    self.log.append(transaction.changes)
                    self._state.apply(transaction.changes)

    def _unlocked(self) -> None:
        """Raises LockedError."""
        _key = self.keyhole.key

    # What TinyDB asks for -------------------------------------------------------------------------------------

    def read(self) -> dict[str, Any]:
        """The tables; the outer dict is the caller's own, the documents are decoded when they are asked for."""
        with self._guard:
            names = self.state.names()
            if self._open is not None:
                known = dict.fromkeys([*names, *self._open.touched])
                names = [name for name in known if self._open.exists(name)]
            return {name: self.documents(name) for name in names}

    def write(self, data: Mapping[str, Any]) -> None:
        """Make the tables what `data` says; tables that came unchanged from `read` are left alone."""
        with self.transaction() as transaction:
            for name in self.read():
                if name not in data:
                    self._drop(transaction, name)
            for name, documents in data.items():
                if not isinstance(documents, Documents):
                    self._write_table(transaction, name, documents)

    def documents(self, table: str) -> Documents:
        """One table as TinyDB reads it."""
        pending = self._open.pending(table) if self._open else {}
        return Documents(self.state.rows(table).live, pending)

    def highest(self, table: str) -> int:
        """The highest id in use, for TinyDB's counting; 0 when there is none."""
        pending = self._open.pending(table) if self._open else {}
        added = (to_int(one) for one, change in pending.items() if one and not change.gone)
        return max(self.state.rows(table).highest, *added, 0)

    def _drop(self, transaction: Transaction, name: str) -> None:
        for record_id in self.documents(name).ids():
            transaction.change(name, record_id, bytes(GONE))
        transaction.change(name, "", bytes(GONE))

    def _write_table(self, transaction: Transaction, name: str, documents: Mapping[Any, Mapping[str, Any]]) -> None:
        wanted = {to_text(int(key)): document for key, document in documents.items()}
        if not transaction.exists(name):
            transaction.change(name, "", b"{}")
        for record_id in self.documents(name).ids():
            if record_id not in wanted:
                transaction.change(name, record_id, bytes(GONE))
        for record_id, document in wanted.items():
            current = transaction.current(name, record_id)
            encoded = encode_document(document)
            if current is None or current.gone or not same_document(bytes(current.document), encoded):
                transaction.change(name, record_id, encoded)
