"""A restore that fails at every call of the disk and at every byte."""

import os
from pathlib import Path

import pytest

from tests.journal.faults import FaultyDisk
from tests.journal.made import entry, filled, texts
from tests.journal.stumbling import stumbles
from workbook.clock import FixedClock
from workbook.errors import PlaceError
from workbook.journal import doctor
from workbook.journal.backups import copy_to, generations
from workbook.journal.disk import Disk
from workbook.journal.journal import Journal
from workbook.journal.restore import restore

STEP = 1 if "LEDERBOG_TORTURE" in os.environ else 9
"""Every which byte of a restore the disk is full at."""


def content(home: Path) -> bytes:
    return (home / "journal.lederbog").read_bytes()


def opened(home: Path, clock: FixedClock) -> list[str]:
    journal = Journal.open(home, clock)
    assert not journal.damage
    return texts(journal)


def delete(journal: Journal, text: str) -> None:
    """For good, as a purge does."""
    table = journal.database.table("entries")
    assert table.remove(lambda document: document["answers"]["note"]["value"] == text)


def test_every_call_that_fails_leaves_the_one_journal_or_the_other(tmp_path: Path, clock: FixedClock) -> None:
    for number, disk in enumerate(stumbles()):
        home = tmp_path / str(number)
        journal = filled(home, clock, 2)
        backup = copy_to(home, home / "copy").path
        delete(journal, "0")
        journal.commit(entry(journal.new_id(), "2"))
        before = content(home)
        done = _tried(backup, home, clock, disk)
        _one_or_the_other(home, before, clock, done=done)
        assert backup.read_bytes().count(b"\n") == 3
        if disk.at is not None and len(disk.calls) < disk.at:
            assert done
            break
    assert 30 < number < 500


def test_a_full_disk_at_any_byte_leaves_the_one_journal_or_the_other(tmp_path: Path, clock: FixedClock) -> None:
    home = tmp_path / "home"
    journal = filled(home, clock, 2)
    backup = copy_to(home, tmp_path / "copy").path
    delete(journal, "0")
    journal.commit(entry(journal.new_id(), "2"))
    before = content(home)
    for room in range(0, 2 * len(before), STEP):
        done = _tried(backup, home, clock, FaultyDisk(room=room))
        _one_or_the_other(home, before, clock, done=done)
        if done:
            break
        assert content(home) == before, "a full disk changes nothing"
        assert not generations(home)
    assert done
    assert room > len(before)


def _tried(backup: Path, home: Path, clock: FixedClock, disk: Disk) -> bool:
    try:
        restore(backup, home, clock, disk=disk)
    except PlaceError:
        return False
    return True


def _one_or_the_other(home: Path, before: bytes, clock: FixedClock, *, done: bool) -> None:
    """Whole, with nothing lost and nothing invented; the old one can be had if the new one is there."""
    there = opened(home, clock)
    assert there == ["1"] if done else there in (["1"], ["1", "2"])
    if there == ["1"]:
        assert [path.read_bytes() for path in generations(home)] == [before]
    else:
        assert content(home) == before
    assert {finding.weight for finding in doctor.examine(home)} <= {"whole", "told"}


@pytest.mark.parametrize("bad", [1, 2, 3, 4, 5])
def test_an_fsync_that_fails_counts_as_not_restored(tmp_path: Path, clock: FixedClock, bad: int) -> None:
    class Disobedient(FaultyDisk):
        def fsync(self, handle: int) -> None:
            self.bad_fsyncs = 1 if self.fsyncs + 1 == bad else 0
            super().fsync(handle)

    home = tmp_path / "home"
    journal = filled(home, clock, 3)
    backup = copy_to(home, tmp_path / "copy").path
    journal.commit(entry(journal.new_id(), "3"))
    was = opened(home, clock)
    with pytest.raises(PlaceError):
        restore(backup, home, clock, disk=Disobedient())
    assert opened(home, clock) in (was, ["0", "1", "2"])
