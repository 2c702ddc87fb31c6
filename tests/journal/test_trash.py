from datetime import timedelta
from pathlib import Path

import pytest
from msgspec import structs

from tests.journal.made import THEN, entry, filled, text_of, texts
from workbook.clock import FixedClock
from workbook.errors import NotFoundError
from workbook.journal.journal import Journal
from workbook.journal.records import TABLES, Entry, JournalSettings, Plan


@pytest.fixture
def journal(tmp_path: Path, clock: FixedClock) -> Journal:
    return filled(tmp_path / "home", clock, 3)


def said(journal: Journal, *words: str) -> Entry:
    """A record that said these words, one after the other."""
    (stored,) = journal.commit(entry(journal.new_id(), words[0]))
    for text in words[1:]:
        changed = structs.replace(entry(stored.id, text), revision=stored.revision)
        (stored,) = journal.commit(changed)
    assert isinstance(stored, Entry)
    return stored


def test_every_kind_goes_into_the_trash_and_comes_back_as_it_was(tmp_path: Path, clock: FixedClock) -> None:
    journal = Journal.open(tmp_path, clock)
    kinds = [kind for kind in TABLES.values() if kind is not JournalSettings]
    stored = journal.commit(*[kind(id=journal.new_id(), created=THEN, updated=THEN, title="x") for kind in kinds])
    shelves = (journal.entries, journal.plans, journal.followups, journal.meetings, journal.people, journal.exports)
    before = (tmp_path / "journal.lederbog").read_bytes().count(b"\n")
    journal.trash(*[one.id for one in stored])
    assert (tmp_path / "journal.lederbog").read_bytes().count(b"\n") == before + 1, "one transaction"
    assert [shelf() for shelf in shelves] == [[]] * 6
    assert {one.id for one in journal.trashed()} == {one.id for one in stored}
    again = Journal.open(tmp_path, clock)
    again.recover(*[one.id for one in stored])
    assert again.trashed() == []
    back = [again.get(one.id) for one in stored]
    assert [structs.replace(one, revision=1, updated="") for one in back] == [
        structs.replace(one, updated="") for one in stored
    ]


def test_the_trash_shows_the_newest_first_and_can_be_read(journal: Journal, clock: FixedClock) -> None:
    first, second, third = journal.entries()
    for one in (second, first, third):
        clock.moment += timedelta(minutes=1)
        journal.trash(one.id)
    assert [text_of(one) for one in journal.trashed()] == ["2", "0", "1"]
    assert texts(journal) == []
    assert text_of(journal.get(first.id)) == "0"
    assert journal.find(first.id[-12:]).id == first.id


def test_the_same_twice_and_an_unknown_id_change_nothing(journal: Journal, tmp_path: Path) -> None:
    first, second, _third = journal.entries()
    journal.trash(first.id, first.id)
    size = (tmp_path / "home" / "journal.lederbog").stat().st_size
    journal.trash(first.id)
    journal.recover(second.id)
    for move in (journal.trash, journal.recover):
        with pytest.raises(NotFoundError, match="nowhere"):
            move(second.id, "nowhere")
    assert (tmp_path / "home" / "journal.lederbog").stat().st_size == size
    assert texts(journal) == ["1", "2"]


def test_words_written_on_in_another_window_are_not_trashed_with_it(
    journal: Journal, tmp_path: Path, clock: FixedClock
) -> None:
    other = Journal.open(tmp_path / "home", clock)
    record = other.entries()[0]
    journal.trash(record.id)
    record.answers["note"].value = "written on"
    (beside,) = other.commit(record)
    assert texts(other) == ["1", "2", "written on"]
    assert beside.conflict_of == record.id


def test_undo_makes_the_version_before_the_newest_and_loses_none(journal: Journal) -> None:
    record = said(journal, "a", "b", "c")
    back = journal.undo(record.id)
    assert (text_of(back), back.revision) == ("b", 4)
    assert [text_of(one) for one in journal.history(record.id)] == ["a", "b", "c", "b"]
    assert text_of(journal.undo(record.id)) == "c", "undone twice it says what it said"


def test_undo_passes_over_the_trash_and_leaves_it_where_it_lies(journal: Journal) -> None:
    record = said(journal, "a", "b")
    journal.trash(record.id)
    back = journal.undo(record.id)
    assert (text_of(back), bool(back.trashed)) == ("a", True)
    journal.recover(record.id)
    assert text_of(journal.get(record.id)) == "a"


def test_what_never_said_anything_else_stays(journal: Journal) -> None:
    record = journal.entries()[0]
    journal.trash(record.id)
    journal.recover(record.id)
    for asked in (record.id, "nowhere"):
        with pytest.raises(NotFoundError):
            journal.undo(asked)
    assert texts(journal) == ["0", "1", "2"]


def test_a_plan_is_undone_whole(journal: Journal) -> None:
    plan = Plan(id=journal.new_id(), created=THEN, updated=THEN, title="a", tags=["x"])
    (stored,) = journal.commit(plan)
    journal.commit(structs.replace(stored, title="b", tags=[], reason="fordi"))
    back = journal.undo(plan.id)
    assert isinstance(back, Plan)
    assert (back.title, back.tags, back.reason) == ("a", ["x"], "")
