"""What leaves a large journal: the TRIO page, and a note in which everything is shared, each beside its budget."""

import time
from pathlib import Path
from shutil import copytree
from typing import Final

from msgspec import structs

from tests.benchmarks.rows import Row, alternately
from tests.benchmarks.sample import CLOCK, TODAY, entries
from workbook import paths
from workbook.context import Workbook
from workbook.curriculum.library import Library
from workbook.dates import stamp
from workbook.journal.journal import Journal
from workbook.journal.records import Cycle, Meeting, Person, Plan
from workbook.settings import Settings
from workbook.share.outgoing import Outgoing

SIZE = 10_000
SHARED = 100
PEOPLE = 30
BUDGET, WHOLE_BUDGET = 0.1, 1.0
"""Seconds."""
_FIRST: Final = "Anne Mette Kirsten Hanne Anna Helle Susanne Lene Peter Jens Lars Michael Henrik Søren Åge Ole"
_LAST: Final = "Nielsen Jensen Hansen Andersen Pedersen Christensen Larsen Sørensen Rasmussen Østergaard Kjær"


def measure(data: Path, place: Path, rounds: int) -> list[Row]:
    """The page of a journal in which something is shared with TRIO: gathered, judged and laid out."""
    copytree(data / f"{SIZE}", place)
    journal = Journal.open(place, CLOCK)
    _share(journal)
    workbook = Workbook(library=Library.open(paths.content_root()), journal=journal, settings=Settings(), clock=CLOCK)

    def once() -> float:
        begun = time.perf_counter()
        out = Outgoing(workbook, "trio", "page", counting=False)
        out.sheet()
        return time.perf_counter() - begun

    def whole() -> float:
        begun = time.perf_counter()
        out = Outgoing(workbook, "mus", "all")
        out.content(out.sheet())
        return time.perf_counter() - begun

    once()
    (taken,) = alternately(rounds, once)
    journal.commit(*_people(journal))
    once()
    (known,) = alternately(rounds, once)
    journal.commit(*[structs.replace(one, share=["mus"]) for one in journal.entries()])
    whole()
    (everything,) = alternately(rounds, whole)
    journal.close()
    return [
        Row(f"TRIO page, {SIZE:,} entries", taken, BUDGET, "its budget", 1.0),
        Row(f"TRIO page, {SIZE:,} entries, {PEOPLE} people", known, BUDGET, "its budget", 1.0),
        Row(f"A note of {SIZE:,} entries, {PEOPLE} people", everything, WHOLE_BUDGET, "its budget", 1.0),
    ]


def _people(journal: Journal) -> list[Person]:
    """As many registered names, of the most common ones."""
    now, first, last = stamp(TODAY), _FIRST.split(), _LAST.split()
    return [
        Person(id=journal.new_id(), created=now, updated=now, alias=f"medarbejder {number}",
               name=f"{first[number % len(first)]} {last[number * 7 % len(last)]}")
        for number in range(PEOPLE)
    ]  # fmt: skip


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
