"""Entries without their answers: the same ones, in the same order, however many there are."""

from datetime import timedelta
from pathlib import Path

from msgspec import structs

from tests.journal.made import entry, text_of
from workbook.clock import FixedClock
from workbook.dates import stamp
from workbook.journal.journal import Journal
from workbook.journal.lookup import newest_first


def test_heads_are_the_entries_without_their_answers(tmp_path: Path, clock: FixedClock) -> None:
    journal = Journal.open(tmp_path, clock)
    for minutes in (30, 10, 20):
        made = entry(journal.new_id(), created=stamp(clock.now() - timedelta(minutes=minutes)))
        journal.commit(structs.replace(made, exercise=f"side-{minutes}"))
    journal.trash(journal.entries()[1].id)
    heads = Journal.open(tmp_path, clock).entry_heads()
    assert [head.exercise for head in newest_first(heads)] == ["side-10", "side-30"]
    assert sorted((one.id, one.created, one.updated) for one in heads) == sorted(
        (one.id, one.created, one.updated) for one in journal.entries()
    )


def test_the_newest_are_found_across_a_change_of_the_clocks(tmp_path: Path, clock: FixedClock) -> None:
    journal = Journal.open(tmp_path, clock)
    for stamped in (
        "2026-10-25T02:10:00.000000+01:00",
        "2026-10-25T02:50:00.000000+02:00",
        "2026-10-25T01:40:00.000000+02:00",
        "2026-10-25T01:20:00.000000Z",
        "2026-10-25T02:10:00.000000+01:00",
    ):
        journal.commit(entry(journal.new_id(), created=stamped))
    found = list(newest_first(journal.entry_heads()))
    assert [one.id for one in found] == [one.id for one in reversed(journal.entries())]


def test_an_entry_that_is_not_of_this_version_keeps_its_head(tmp_path: Path, clock: FixedClock) -> None:
    journal = Journal.open(tmp_path, clock)
    journal.commit(entry(journal.new_id(), "Kan læses"))
    known = journal.entries()[0].id
    journal.database.table("entries").insert({"id": "1", "created": "x", "updated": "x", "answers": "not a mapping"})
    journal.database.table("entries").insert({"no": "head"})
    assert [text_of(one) for one in journal.entries()] == ["Kan læses"]
    assert [head.id for head in newest_first(journal.entry_heads())] == [known, "1"]


def test_only_a_journal_that_nobody_wrote_in_is_empty(tmp_path: Path, clock: FixedClock) -> None:
    journal = Journal.open(tmp_path, clock)
    assert journal.is_empty()
    journal.commit(journal.settings())
    assert journal.is_empty(), "settings are no words of the leader's"
    journal.commit(entry(journal.new_id()))
    assert not journal.is_empty()
    journal.trash(journal.entries()[0].id)
    assert not journal.is_empty()
