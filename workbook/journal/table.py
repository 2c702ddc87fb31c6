"""TinyDB's table and database on the log: plain TinyDB to whoever queries, one line per change underneath."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table
from tinydb.utils import LRUCache

from workbook.journal.disk import Disk
from workbook.journal.keys import JournalKey
from workbook.journal.storage import LogStorage
from workbook.journal.views import Working


class ForgetfulCache(LRUCache[Any, Any]):
    """Knows which queries were asked and never the answers, which another process may have changed."""

    def get(self, key: Any, default: Any = None) -> Any:
        """Never an answer."""
        return default

    def set(self, key: Any, value: Any) -> None:
        """Remember the query alone."""
        super().set(key, [])


class LogTable(Table):
    """A table whose changes are written as lines; ids are integers, never counted without the lock."""

    query_cache_class = ForgetfulCache

    def __init__(self, storage: Storage, name: str, **options: Any) -> None:
        if not isinstance(storage, LogStorage):
            raise TypeError("a LogTable needs a LogStorage")
        self._log_storage = storage
        self._free = 1
        super().__init__(storage, name, **options)

    def insert(self, document: Mapping[str, Any]) -> int:
        """Pick the id and write in one transaction."""
        with self._log_storage.transaction():
            return super().insert(document)

    def upsert(self, document: Mapping[str, Any], cond: Any = None) -> list[int]:
        """Look and write in one transaction."""
        with self._log_storage.transaction():
            return super().upsert(document, cond)

    def truncate(self) -> None:
        """Take every document out and count from 1 again."""
        super().truncate()
        self._free = 1

    def _get_next_id(self) -> int:
        free = max(self._log_storage.highest(self.name) + 1, self._free)
        self._free = free + 1
        return free

    def _read_table(self) -> Any:
        with self._log_storage.guard:
            return self._log_storage.documents(self.name)

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        with self._log_storage.transaction() as transaction:
            working = Working(transaction, self.name, self._log_storage.documents(self.name))
            updater(working)
            working.settle()
        self.clear_cache()


class Database(TinyDB):
    """TinyDB as it is, on our storage and table."""

    table_class: type[Table] = LogTable

    def __init__(self, path: str | Path, disk: Disk | None = None, key: JournalKey | None = None) -> None:
        """Raises what `LogStorage` raises."""
        super().__init__(path, disk=disk, key=key, storage=LogStorage)

    @property
    def log_storage(self) -> LogStorage:
        """The storage, by its own type."""
        if not isinstance(self.storage, LogStorage):
            raise TypeError("a Database needs a LogStorage")
        return self.storage
