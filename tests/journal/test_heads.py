"""Entries without their answers: the same ones, in the same order, however many there are."""

from datetime import timedelta
from pathlib import Path

from msgspec import structs

from tests.journal.made import entry, text_of
from workbook.clock import FixedClock
from workbook.dates import stamp
from workbook.journal.journal import Journal


def test_heads_are_the_entries_without_their_answers(tmp_path: Path, clock: FixedClock) -> None:
    journal = Journal.open(tmp_path, clock)
    for minutes in (30, 10, 20):
        made = entry(journal.new_id(), created=stamp(clock.now() - timedelta(minutes=minutes)))
        journal.commit(structs.replace(made, exercise=f"side-{minutes}"))
    journal.trash(journal.entries()[1].id)
    heads = Journal.open(tmp_path, clock).entry_heads()
    assert [head.exercise for head in heads] == ["side-30", "side-10"]
    assert [(one.id, one.created, one.updated) for one in heads] == [
        (one.id, one.created, one.updated) for one in journal.entries()
    ]


def test_an_entry_that_is_not_of_this_version_keeps_its_head(tmp_path: Path, clock: FixedClock) -> None:
    journal = Journal.open(tmp_path, clock)
    journal.commit(entry(journal.new_id(), "Kan læses"))
    known = journal.entries()[0].id
    journal.database.table("entries").insert({"id": "1", "created": "x", "updated": "x", "answers": "not a mapping"})
    journal.database.table("entries").insert({"no": "head"})
    assert [text_of(one) for one in journal.entries()] == ["Kan læses"]
    assert [head.id for head in journal.entry_heads()] == ["1", known]


def test_only_a_journal_that_nobody_wrote_in_is_empty(tmp_path: Path, clock: FixedClock) -> None:
    journal = Journal.open(tmp_path, clock)
    assert journal.is_empty()
    journal.commit(journal.settings())
    assert journal.is_empty(), "settings are no words of the leader's"
    journal.commit(entry(journal.new_id()))
    assert not journal.is_empty()
    journal.trash(journal.entries()[0].id)
    assert not journal.is_empty()
