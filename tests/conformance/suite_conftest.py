"""Stands in the place of TinyDB's own conftest.py: its suite, on our storage and table.

Set `TINYDB_CLASSES=ours` to have every database of the suite on them, also those that it opens itself.
"""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB
from tinydb.middlewares import CachingMiddleware
from tinydb.storages import MemoryStorage
from tinydb.table import Table

from workbook.journal.storage import LogStorage
from workbook.journal.table import Database, LogTable


class OwnTable(LogTable):
    """Our table on our storage; the suite's databases in memory alone have no log, and keep the table they had."""

    def __new__(cls, storage: Any, name: str, **options: Any) -> Any:
        return super().__new__(cls) if isinstance(storage, LogStorage) else Table(storage, name, **options)


OURS: Mapping[str, type] = {"default_storage_class": LogStorage, "table_class": OwnTable}
if os.environ.get("TINYDB_CLASSES") == "ours":
    for attribute, own in OURS.items():
        setattr(TinyDB, attribute, own)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[TinyDB]:
    """Three documents in the default table, as the suite expects them."""
    database = Database(tmp_path / "test.db")
    database.drop_tables()
    database.insert_multiple({"int": 1, "char": letter} for letter in "abc")
    yield database
    database.close()


@pytest.fixture
def storage() -> Any:
    """As it was: what it is for looks into the memory of the storage below and writes what is no table."""
    middleware: Any = CachingMiddleware
    return middleware(MemoryStorage)()
