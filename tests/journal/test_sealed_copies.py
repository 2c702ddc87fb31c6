"""Backups, restores and repairs of a sealed journal, from plain and from sealed, into plain and into sealed."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.journal.made import draft, entry, filled, texts
from tests.journal.sealed_home import NEW, PASSPHRASE, everything, open_words, sealed, unlocked
from tests.vault.fixed import CHEAP
from workbook.clock import FixedClock
from workbook.errors import DamagedError, LockedError, PlaceError
from workbook.importing.bring import bring_in
from workbook.importing.journal_copy import read_journal_copy
from workbook.journal import doctor, locks, rotation, vaulting
from workbook.journal.backups import copy_to, generations, keep
from workbook.journal.journal import Journal
from workbook.journal.keys import JournalKey
from workbook.journal.restore import restore


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def key(home: Path, clock: FixedClock) -> JournalKey:
    """A sealed home with `0` and `1`, and a backup."""
    filled(home, clock, 2)
    return sealed(home, clock).key


def write(home: Path, clock: FixedClock, key: JournalKey | None, *said: str) -> None:
    journal = Journal.open(home, clock, key=key)
    for text in said:
        journal.commit(entry(journal.new_id(), text))


def opened(home: Path, clock: FixedClock, key: JournalKey | None) -> list[str]:
    journal = Journal.open(home, clock, key=key)
    assert not journal.notices
    return texts(journal)


# Backups --------------------------------------------------------------------------------------------------------


def test_a_backup_is_the_journal_byte_for_byte_and_opens_by_itself(
    home: Path, tmp_path: Path, clock: FixedClock, key: JournalKey
) -> None:
    write(home, clock, key, "2")
    made = keep(home, clock)
    assert made is not None
    assert made.new
    assert made.path.read_bytes() == (home / "journal.lederbog").read_bytes()
    alone = tmp_path / "alone"
    alone.mkdir()
    for path in (made.path, made.path.with_name(made.path.name + ".keys")):
        (alone / path.name).write_bytes(path.read_bytes())
    copy_key = locks.unlock_copy(alone / made.path.name, PASSPHRASE, home=tmp_path / "new")
    report = restore(alone / made.path.name, tmp_path / "new", clock, copy_key=copy_key)
    assert report.sealed
    assert opened(tmp_path / "new", clock, locks.unlock(tmp_path / "new", PASSPHRASE)) == ["0", "1", "2"]


def test_a_key_file_goes_where_its_backup_goes(
    home: Path, clock: FixedClock, key: JournalKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in range(4):
        clock.moment += timedelta(days=1)
        write(home, clock, key, f"day {day}" + "x" * 500)
        keep(home, clock)
    assert [path.with_name(path.name + ".keys").exists() for path in generations(home)] == [True] * len(
        generations(home)
    )
    (home / "journal.lederbog").write_bytes(b"".join((home / "journal.lederbog").read_bytes().splitlines(True)[:3]))
    write(home, clock, key, "begun anew")
    keep(home, clock)
    assert [path for path in generations(home) if path.name.startswith("replaced-2026-11-25")]
    assert [path.with_name(path.name + ".keys").exists() for path in generations(home)] == [True] * len(
        generations(home)
    )
    monkeypatch.setattr(rotation, "TOGETHER", 3_000)
    clock.moment += timedelta(days=1)
    write(home, clock, key, "pushes the others out")
    keep(home, clock)
    names = {path.name for path in (home / "backups").iterdir()}
    assert len(generations(home)) < 4
    assert names == {name for path in generations(home) for name in (path.name, path.name + ".keys")}


def test_a_copy_elsewhere_brings_its_key_file(home: Path, tmp_path: Path, clock: FixedClock, key: JournalKey) -> None:
    copy = copy_to(home, tmp_path / "stick").path
    assert (tmp_path / "stick.keys").read_bytes() == (home / "keys.lederbog").read_bytes()
    vaulting.change_passphrase(home, key, NEW, costs=CHEAP)
    assert locks.unlock_copy(copy, PASSPHRASE, home=tmp_path) == key


def test_a_copy_takes_the_place_of_no_key_file_either(
    home: Path, tmp_path: Path, clock: FixedClock, key: JournalKey
) -> None:
    (tmp_path / "stick.keys").write_bytes(b"mine")
    with pytest.raises(PlaceError, match=r"stick\.keys"):
        copy_to(home, tmp_path / "stick")
    assert (tmp_path / "stick.keys").read_bytes() == b"mine"
    assert not (tmp_path / "stick").exists()


# Restores -------------------------------------------------------------------------------------------------------


def test_a_sealed_home_stays_sealed_whatever_comes(
    home: Path, tmp_path: Path, clock: FixedClock, key: JournalKey
) -> None:
    filled(tmp_path / "other", clock, 3)
    plain = copy_to(tmp_path / "other", tmp_path / "plain.lederbog").path
    with pytest.raises(LockedError):
        restore(plain, home, clock)
    assert restore(plain, home, clock, key=key).sealed
    assert opened(home, clock, key) == ["0", "1", "2"]
    sealed(tmp_path / "other", clock)
    write(tmp_path / "other", clock, locks.unlock(tmp_path / "other", PASSPHRASE), "3")
    foreign = copy_to(tmp_path / "other", tmp_path / "foreign.lederbog").path
    with pytest.raises(LockedError):
        restore(foreign, home, clock, key=key)
    copy_key = locks.unlock_copy(foreign, PASSPHRASE, home=home)
    assert restore(foreign, home, clock, key=key, copy_key=copy_key).sealed
    assert opened(home, clock, key) == ["0", "1", "2", "3"]
    assert open_words(everything(home), "Hvad lagde du") == []


def test_a_plain_home_with_words_in_it_stays_plain(
    home: Path, tmp_path: Path, clock: FixedClock, key: JournalKey
) -> None:
    copy = copy_to(home, tmp_path / "copy.lederbog").path
    plain = tmp_path / "plain"
    filled(plain, clock, 1).drafts.write(draft("d"), durable=True)
    with pytest.raises(LockedError):
        restore(copy, plain, clock)
    report = restore(copy, plain, clock, copy_key=locks.unlock_copy(copy, PASSPHRASE, home=plain))
    assert not report.sealed
    assert opened(plain, clock, None) == ["0", "1"]
    assert not list(plain.glob("keys*"))


@pytest.mark.parametrize("begun", [False, True])
def test_an_empty_home_takes_over_the_lock_of_what_is_restored(
    home: Path, tmp_path: Path, clock: FixedClock, key: JournalKey, begun: bool
) -> None:
    copy = copy_to(home, tmp_path / "copy.lederbog").path
    new = tmp_path / "new machine"
    if begun:
        Journal.open(new, clock)
    report = restore(copy, new, clock, copy_key=locks.unlock_copy(copy, PASSPHRASE, home=new))
    assert (report.sealed, report.kept) == (True, None)
    assert opened(new, clock, locks.unlock(new, PASSPHRASE)) == ["0", "1"]
    assert open_words(everything(new), "Hvad lagde du") == []
    assert {one.kind for one in doctor.examine(new)} == {"journal-locked", "no-backup"}


def test_our_own_backup_needs_no_other_key_and_obeys_what_was_deleted(
    home: Path, clock: FixedClock, key: JournalKey
) -> None:
    write(home, clock, key, "2")
    (backup, *_older) = generations(home)
    journal = Journal.open(home, clock, key=key)
    journal.purge([journal.entries()[0].id], now=clock.now())
    report = restore(backup, home, clock, key=key)
    assert opened(home, clock, key) == ["1"]
    assert report.kept is not None
    assert locks.unlock_copy(report.kept, PASSPHRASE, home=home.parent) == key


# Repairs --------------------------------------------------------------------------------------------------------


def test_the_doctor_fetches_what_is_damaged_or_cut_off_from_a_backup(
    home: Path, clock: FixedClock, key: JournalKey
) -> None:
    write(home, clock, key, "2", "3", "4")
    keep(home, clock)
    path = home / "journal.lederbog"
    rows = path.read_bytes().splitlines(keepends=True)
    for harmed in (
        [*rows[:2], rows[2][:30] + b"#" + rows[2][31:], *rows[3:]],
        rows[:-2],
        [b"x" + rows[0][1:], *rows[1:]],
    ):
        path.write_bytes(b"".join(harmed))
        locked = {one.kind: one for one in doctor.examine(home)}
        assert locked["lines-damaged" if harmed[-1] == rows[-1] else "journal-locked"].path == path
        assert all(one.repaired for one in doctor.repair(home, clock, key=key))
        assert opened(home, clock, key) == ["0", "1", "2", "3", "4"]
        assert {one.weight for one in doctor.examine(home, key=key)} <= {"whole", "told"}
        path.write_bytes(b"".join(rows))
        for extra in home.glob("backups/replaced-*"):
            extra.unlink()
    assert open_words(everything(home), "Hvad lagde du") == []


def test_an_end_that_nobody_has_is_told_and_a_repair_ends_the_telling(
    home: Path, clock: FixedClock, key: JournalKey
) -> None:
    write(home, clock, key, "2")
    path = home / "journal.lederbog"
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]))
    assert [one.kind for one in doctor.examine(home, key=key) if one.weight == "damaged"] == ["end-missing"]
    assert Journal.open(home, clock, key=key).notices
    doctor.repair(home, clock, key=key)
    assert opened(home, clock, key) == ["0", "1"]
    assert [one.kind for one in doctor.examine(home, key=key) if one.weight == "damaged"] == []


def test_a_journal_that_is_gone_comes_back_sealed(home: Path, clock: FixedClock, key: JournalKey) -> None:
    (home / "journal.lederbog").unlink()
    with pytest.raises(DamagedError, match="restore"):
        Journal.open(home, clock, key=key)
    assert locks.is_sealed(home)
    assert locks.unlock(home, PASSPHRASE) == key
    doctor.repair(home, clock, key=key)
    assert opened(home, clock, key) == ["0", "1"]


def test_without_journal_and_backup_no_plain_one_is_begun(home: Path, clock: FixedClock, key: JournalKey) -> None:
    for path in (home / "journal.lederbog", *(home / "backups").iterdir()):
        path.unlink()
    with pytest.raises(DamagedError, match=r"keys\.lederbog"):
        Journal.open(home, clock, key=key)
    with pytest.raises(DamagedError):
        Journal.open(home, clock)
    assert not (home / "journal.lederbog").exists()


def test_a_sealed_copy_beside_the_journal_can_be_taken_in(home: Path, clock: FixedClock, key: JournalKey) -> None:
    write(home, clock, key, "2")
    copy = home / "journal-PC2.lederbog"
    copy.write_bytes((home / "journal.lederbog").read_bytes())
    rows = (home / "journal.lederbog").read_bytes().splitlines(keepends=True)
    (home / "journal.mark").unlink()
    (home / "journal.lederbog").write_bytes(b"".join(rows[:-1]))
    (found,) = [one for one in doctor.examine(home, key=key) if one.kind == "conflict-copy"]
    assert "import" in found.advice
    journal = unlocked(home, clock)
    assert bring_in(journal, read_journal_copy(copy, key=key), clock).new == 1
    assert texts(journal) == ["0", "1", "2"]
