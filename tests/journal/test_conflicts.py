from pathlib import Path
from typing import Literal

import pytest
from msgspec import structs

from tests.journal.made import THEN, filled, text_of, texts
from workbook.clock import FixedClock
from workbook.errors import NotFoundError
from workbook.journal.journal import Journal
from workbook.journal.records import Entry, FollowUp, Plan, Record


@pytest.fixture
def journal(tmp_path: Path, clock: FixedClock) -> Journal:
    return Journal.open(tmp_path, clock)


@pytest.fixture
def pair(journal: Journal, tmp_path: Path, clock: FixedClock) -> tuple[Record, Record]:
    """A note that says `theirs`, and the copy that says `mine`."""
    filled(tmp_path, clock, 1)
    journal.refresh()
    other = Journal.open(tmp_path, clock)
    mine, theirs = journal.entries()[0], other.entries()[0]
    mine.answers["note"].value, theirs.answers["note"].value = "mine", "theirs"
    (stored,) = other.commit(theirs)
    (copy,) = journal.commit(mine)
    return stored, copy


def test_both_versions_stand_side_by_side(journal: Journal, pair: tuple[Record, Record]) -> None:
    assert journal.conflicts() == [pair]


@pytest.mark.parametrize(
    ("keep", "there", "gone"),
    [("mine", ["mine"], ["mine"]), ("theirs", ["theirs"], ["mine"]), ("both", ["theirs", "mine"], [])],
)
def test_the_choice_is_carried_out_and_nothing_is_lost(
    journal: Journal,
    pair: tuple[Record, Record],
    tmp_path: Path,
    clock: FixedClock,
    keep: Literal["mine", "theirs", "both"],
    there: list[str],
    gone: list[str],
) -> None:
    stored, copy = pair
    lines = (tmp_path / "journal.lederbog").read_bytes().count(b"\n")
    out = journal.resolve(copy.id, keep)
    assert (tmp_path / "journal.lederbog").read_bytes().count(b"\n") == lines + 1
    for one in (journal, Journal.open(tmp_path, clock)):
        assert texts(one) == there
        assert [text_of(record) for record in one.trashed()] == gone
        assert one.conflicts() == []
        assert all(record.status == "done" and not record.conflict_of for record in one.entries())
    assert out == journal.get(out.id)
    assert out.id == (copy.id if keep == "both" else stored.id)
    with pytest.raises(NotFoundError):
        journal.resolve(stored.id, keep)


def test_what_was_overruled_can_be_undone_and_chosen_again(journal: Journal, pair: tuple[Record, Record]) -> None:
    stored, copy = pair
    journal.resolve(copy.id, "mine")
    assert text_of(journal.undo(stored.id)) == "theirs"
    journal.recover(copy.id)
    assert [one.id for one in journal.conflicts()[0]] == [stored.id, copy.id]


def test_a_copy_without_its_other_half_can_be_kept_or_thrown_away(
    journal: Journal, pair: tuple[Record, Record], clock: FixedClock
) -> None:
    stored, copy = pair
    journal.purge([stored.id], now=clock.now())
    assert journal.conflicts() == []
    away = journal.resolve(copy.id, "theirs")
    assert (away.id, texts(journal)) == (copy.id, [])
    journal.recover(copy.id)
    kept = journal.resolve(copy.id, "mine")
    assert isinstance(kept, Entry)
    assert (kept.status, kept.conflict_of, texts(journal)) == ("done", "", ["mine"])


def test_a_choice_takes_the_record_out_of_the_trash(journal: Journal, pair: tuple[Record, Record]) -> None:
    stored, copy = pair
    journal.trash(stored.id)
    assert len(journal.conflicts()) == 1
    journal.resolve(copy.id, "mine")
    assert texts(journal) == ["mine"]


def test_every_kind_can_be_in_conflict(tmp_path: Path, journal: Journal, clock: FixedClock) -> None:
    plan = Plan(id=journal.new_id(), created=THEN, updated=THEN, title="a")
    follow_up = FollowUp(id=journal.new_id(), created=THEN, updated=THEN, title="a")
    stored = journal.commit(plan, follow_up)
    journal.commit(*[structs.replace(one, title="b") for one in stored])
    copies = journal.commit(*[structs.replace(one, title="c") for one in stored])
    assert [(one.title, copy.title) for one, copy in journal.conflicts()] == [("b", "c"), ("b", "c")]
    journal.resolve(copies[0].id, "mine")
    journal.resolve(copies[1].id, "both")
    assert [one.title for one in (*journal.plans(), *journal.followups())] == ["c", "b", "c"]
