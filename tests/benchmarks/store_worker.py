"""A process that does with one store what it is told on stdin, and says on stdout how long it took.

`python store_worker.py ours|stock PLACE`; it runs in the environment of the store that it is for, so what only one of
them has is imported when that one is chosen.
"""

import gc
import json
import random
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol


class Store(Protocol):
    """What is measured of a store."""

    def open(self) -> None:
        """Until its documents can be asked for."""

    def get(self, chance: random.Random) -> None:
        """One document by its id."""

    def query(self) -> None:
        """All documents of a page."""

    def save(self, text: str) -> None:
        """One more document, in memory and in the file."""


class Ours:
    """The journal."""

    def __init__(self, place: str) -> None:
        from tinydb import where

        from workbook.clock import FixedClock
        from workbook.journal.journal import Journal
        from workbook.journal.records import Answer, Entry

        clock = FixedClock(datetime.fromisoformat("2026-11-21T14:05:00+01:00"))
        self._open: Callable[[], Journal] = lambda: Journal.open(Path(place), clock)
        self._where, self._answer, self._entry = where("exercise") == "mine-triggere", Answer, Entry
        self._ids: list[str] = []
        self._journal: Journal

    def open(self) -> None:
        self._journal = self._open()

    def get(self, chance: random.Random) -> None:
        self._ids = self._ids or [entry.id for entry in self._journal.entries()]
        self._journal.get(chance.choice(self._ids))

    def query(self) -> None:
        assert self._journal.database.table("entries").search(self._where)

    def save(self, text: str) -> None:
        answer = self._answer(question="Hvad lagde du mærke til?", kind="long", value=text)
        now = "2026-11-21T14:05:00.000000+01:00"
        self._journal.commit(
            self._entry(id=self._journal.new_id(), created=now, updated=now, title=text[:50], answers={"note": answer})
        )


class Stock:
    """TinyDB as it comes."""

    def __init__(self, place: str) -> None:
        from tinydb import TinyDB, where

        self._open: Callable[[], Any] = lambda: TinyDB(place)
        self._where = where("exercise") == "mine-triggere"
        self._count = 0
        self._db: Any

    def open(self) -> None:
        self._db = self._open()
        self._count = len(self._db.table("entries"))

    def get(self, chance: random.Random) -> None:
        assert self._db.table("entries").get(doc_id=chance.randint(1, self._count))

    def query(self) -> None:
        self._db.table("entries").clear_cache()
        assert self._db.table("entries").search(self._where)

    def save(self, text: str) -> None:
        answer = {"question": "Hvad lagde du mærke til?", "kind": "long", "value": text}
        self._db.table("entries").insert({"title": text[:50], "answers": {"note": answer}})


def resident() -> dict[str, int]:
    """Bytes of memory that this process has now and had at most; nothing where the system does not tell."""
    status = Path("/proc/self/status")
    lines = status.read_text("ascii").splitlines() if status.exists() else []
    parts = [line.split() for line in lines if line.startswith(("VmRSS", "VmHWM"))]
    return {name.rstrip(":"): int(count) * 1024 for name, count, _unit in parts}


def main() -> None:
    """A line of JSON for each line that comes in."""
    store: Store = Ours(sys.argv[2]) if sys.argv[1] == "ours" else Stock(sys.argv[2])
    chance = random.Random(1)
    for line in sys.stdin:
        act, _blank, text = line.strip().partition(" ")
        if act == "memory":
            gc.collect()
            answer: Any = resident()
        else:
            doing = {"open": store.open, "query": store.query}.get(act)
            begun = time.perf_counter()
            if doing:
                doing()
            elif act == "get":
                store.get(chance)
            else:
                store.save(text)
            answer = time.perf_counter() - begun
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
