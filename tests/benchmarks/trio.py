"""The TRIO page from a large journal, in the domain call, beside its budget."""

import time
from pathlib import Path
from shutil import copytree

from msgspec import structs

from tests.benchmarks.rows import Row, alternately
from tests.benchmarks.sample import CLOCK, TODAY, entries
from workbook import paths
from workbook.context import Workbook
from workbook.curriculum.library import Library
from workbook.dates import stamp
from workbook.journal.journal import Journal
from workbook.journal.records import Cycle, Meeting, Plan
from workbook.settings import Settings
from workbook.share.outgoing import Outgoing

SIZE = 10_000
SHARED = 100
BUDGET = 0.1
"""Seconds."""


def measure(data: Path, place: Path, rounds: int) -> list[Row]:
    """The page of a journal in which something is shared with TRIO: gathered, judged and laid out."""
    copytree(data / f"{SIZE}", place)
    journal = Journal.open(place, CLOCK)
    _share(journal)
    workbook = Workbook(library=Library.open(paths.content_root()), journal=journal, settings=Settings(), clock=CLOCK)

    def once() -> float:
        begun = time.perf_counter()
        out = Outgoing(workbook, "trio", "page", counting=False)
        out.document(out.note())
        return time.perf_counter() - begun

    once()
    (taken,) = alternately(rounds, once)
    journal.close()
    return [Row(f"TRIO page, {SIZE:,} entries", taken, BUDGET, "its budget", 1.0)]


def _share(journal: Journal) -> None:
    """A hundred entries, ten plans and the last meeting, all shared with TRIO."""
    now = stamp(TODAY)
    shared = [structs.replace(one, id=journal.new_id(), share=["trio"], revision=0) for one in entries(SHARED)]
    plans = [
        Plan(id=journal.new_id(), created=now, updated=now, title=one.title, exercise="handleplan", share=["trio"],
             cycles=[Cycle(answers=one.answers)])
        for one in shared[:10]
    ]  # fmt: skip
    last = Meeting(id=journal.new_id(), created=now, updated=now, date="2026-10-01", status="held", share=["trio"])
    journal.commit(*shared, *plans, last)
