"""All that comes goes through one door, which can be stopped half-way and gone through again."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.importing.conftest import words_of
from tests.journal.faults import FaultyDisk
from workbook.clock import FixedClock
from workbook.errors import AnswerError, PlaceError
from workbook.importing.bring import ImportReport, bring_in
from workbook.importing.found import Found, Reading
from workbook.journal.exchange import is_id
from workbook.journal.ids import derived
from workbook.journal.journal import Journal


def notes(clock: FixedClock, count: int, text: str = "x") -> Reading:
    return Reading(
        tuple(
            Found(format="prøve", name=str(n), created=clock.now() + timedelta(seconds=n), text=f"{n} {text}", read="1")
            for n in range(count)
        )
    )


def test_a_full_disk_stops_it_between_two_lines_and_the_same_again_goes_on(tmp_path: Path, clock: FixedClock) -> None:
    disk = FaultyDisk()
    journal = Journal.open(tmp_path / "home", clock, disk=disk)
    found = notes(clock, 450, "y" * 300)
    came: set[int] = set()
    for room in (0, 50_000, 250_000):
        disk.room = room
        with pytest.raises(PlaceError) as fault:
            bring_in(journal, found, clock)
        disk.room = None
        stored = len(Journal.open(tmp_path / "home", clock).entries())
        came.add(stored)
        assert str(tmp_path) in str(fault.value)
        assert "yyy" not in str(fault.value)
    assert came == {0, 200}
    assert "200" in str(fault.value)
    report = bring_in(journal, found, clock)
    assert report == ImportReport(new=250, known=200)
    assert [words_of(one).split()[0] for one in journal.entries()] == [str(n) for n in range(450)]
    assert not Journal.open(tmp_path / "home", clock).damage


def test_another_window_may_bring_in_the_same(tmp_path: Path, clock: FixedClock) -> None:
    one, other = (Journal.open(tmp_path / "home", clock) for _ in range(2))
    assert bring_in(one, notes(clock, 3), clock).new == 3
    assert bring_in(other, notes(clock, 4), clock) == ImportReport(new=1, known=3)


def test_what_cannot_be_stored_stops_it_before_the_first(tmp_path: Path, clock: FixedClock) -> None:
    journal = Journal.open(tmp_path / "home", clock)
    bad = Found(format="prøve", name="a", created=clock.now(), text="\ud800", read="1")
    with pytest.raises(AnswerError):
        bring_in(journal, Reading((*notes(clock, 3).notes, bad)), clock)
    assert journal.entries() == []


def test_ids_are_uuids_that_differ_and_come_again() -> None:
    ids = [derived("jrnl", str(n)) for n in range(2000)]
    assert len(set(ids)) == 2000
    assert ids == [derived("jrnl", str(n)) for n in range(2000)]
    assert all(is_id(one) and one[14] == "8" and one[19] in "89ab" for one in ids)
    assert derived("dayone", "1") != derived("jrnl", "1")


def test_nothing_of_a_note_is_shown_where_a_program_shows_its_data(clock: FixedClock) -> None:
    assert "hemmeligt" not in repr(notes(clock, 1, "hemmeligt"))
