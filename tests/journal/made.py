"""Records as the tests of the journal need them."""

from pathlib import Path

from workbook.clock import Clock
from workbook.journal.disk import Disk
from workbook.journal.journal import Journal
from workbook.journal.records import Answer, Draft, Entry, Record

THEN = "2026-11-20T09:00:00.000000+01:00"


def entry(record_id: str, text: str = "Vi fik talt om det, der var svært.", created: str = THEN) -> Entry:
    """An entry with one answer."""
    answer = Answer(question="Hvad lagde du mærke til?", kind="long", value=text)
    return Entry(id=record_id, created=created, updated=created, title="Møde", answers={"note": answer})


def draft(draft_id: str, text: str = "Halvt skrevet", updated: str = THEN) -> Draft:
    """An open form with one answer."""
    answer = Answer(question="Hvad lagde du mærke til?", kind="long", value=text)
    return Draft(id=draft_id, exercise="note", created=THEN, updated=updated, answers={"note": answer})


def text_of(record: Record | Draft) -> str:
    """What `entry` and `draft` were given."""
    return str(record.answers["note"].value)


def filled(home: Path, clock: Clock, count: int, disk: Disk | None = None) -> Journal:
    """A journal with `count` entries, texts `0`, `1` and so on, a commit each."""
    journal = Journal.open(home, clock, disk=disk)
    for number in range(count):
        journal.commit(entry(journal.new_id(), str(number)))
    return journal


def texts(journal: Journal) -> list[str]:
    """The answers of all entries, in order."""
    return [text_of(one) for one in journal.entries()]
