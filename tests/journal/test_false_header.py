"""A first line that was made to say "plain" by somebody else: nothing plain is ever written, and it is damage."""

from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from random import Random

import pytest
from msgspec import structs

from tests.conftest import NOW
from tests.journal.made import draft, entry, filled
from tests.journal.sealed_home import PASSPHRASE, everything, open_words, sealed, unlocked
from tests.journal.torture import HOME, KINDS, BadDisk, Killed, Kind, disk_of, home_with
from workbook.clock import FixedClock
from workbook.errors import DamagedError, LederbogError
from workbook.journal import doctor, inbox, locks, restore, vaulting
from workbook.journal.backups import generations
from workbook.journal.journal import Journal
from workbook.journal.key_files import key_file_of
from workbook.journal.keyhole import MARKER
from workbook.journal.lines import Header, new_header, read_header, write_header

SECRET = "hemmelighed"


@pytest.fixture
def home(tmp_path: Path, clock: FixedClock) -> Path:
    """A locked home with three notes."""
    filled(tmp_path / "home", clock, 3).close()
    sealed(tmp_path / "home", clock)
    return tmp_path / "home"


def with_header(home: Path, **new: object) -> None:
    """Another first line, with its own right checksum."""
    path = home / "journal.lederbog"
    first, rest = path.read_bytes().split(b"\n", 1)
    header = read_header(first)
    assert isinstance(header, Header)
    path.write_bytes(write_header(structs.replace(header, **new)) + rest)


Write = Callable[[Journal], object]
WRITES: list[Write] = [
    lambda journal: journal.commit(entry(journal.new_id(), SECRET)),
    lambda journal: journal.drafts.write(draft("d", SECRET), durable=True),
    lambda journal: journal.compact(force=True),
    lambda journal: journal.refresh(),
]


def test_the_lock_is_still_on(home: Path) -> None:
    with_header(home, lines="plain")

    assert locks.is_sealed(home)
    assert locks.unlock(home, PASSPHRASE) is not None


def test_it_is_damage_with_the_key_and_without(home: Path, clock: FixedClock) -> None:
    with_header(home, lines="plain")
    before = everything(home)

    for key in (None, locks.unlock(home, PASSPHRASE)):
        with pytest.raises(DamagedError, match="Intet er ændret"):
            Journal.open(home, clock, key=key)
    assert everything(home) == before


@pytest.mark.parametrize("write", WRITES)
def test_a_window_that_is_open_writes_nothing_plain(home: Path, clock: FixedClock, write: Write) -> None:
    journal = unlocked(home, clock)
    with_header(home, lines="plain")

    for _time in range(2):
        with suppress(DamagedError):
            write(journal)

    assert open_words(everything(home), SECRET, "note") == []
    assert journal.sealed


def test_a_note_that_is_written_meanwhile_is_sealed(home: Path, clock: FixedClock) -> None:
    with_header(home, lines="plain")

    inbox.drop(home, entry("01a1fe35-c860-72ab-bf7e-5377690c1aab", SECRET))

    assert open_words(everything(home), SECRET) == []


def test_a_backup_in_its_place_ends_it(home: Path, clock: FixedClock) -> None:
    key = locks.unlock(home, PASSPHRASE)
    (copy,) = generations(home)
    with_header(home, lines="plain")

    report = restore.restore(copy, home, clock, key=key, copy_key=key)

    assert report.sealed
    assert len(unlocked(home, clock).entries()) == 3
    assert open_words(everything(home), "note") == []


def test_the_doctor_names_it_and_mends_it_with_the_key_alone(home: Path, clock: FixedClock) -> None:
    key = locks.unlock(home, PASSPHRASE)
    with_header(home, lines="plain")
    before = everything(home)

    assert "damaged" in {finding.weight for finding in doctor.examine(home)}
    assert [done for done in doctor.repair(home, clock) if done.repaired] == []
    assert everything(home) == before

    assert "damaged" in {finding.weight for finding in doctor.examine(home, key=key)}
    doctor.repair(home, clock, key=key)
    assert len(unlocked(home, clock).entries()) == 3
    assert "damaged" not in {finding.weight for finding in doctor.examine(home, key=key)}
    assert open_words(everything(home), "note") == []


def test_a_journal_that_is_plain_indeed_is_opened_when_the_key_files_are_moved_away(
    home: Path, tmp_path: Path, clock: FixedClock
) -> None:
    plain = filled(tmp_path / "other", clock, 2)
    plain.close()
    (home / "journal.lederbog").write_bytes((tmp_path / "other" / "journal.lederbog").read_bytes())

    with pytest.raises(DamagedError):
        Journal.open(home, clock)
    for name in ("keys.lederbog", "keys.copy"):
        (home / name).rename(tmp_path / name)
    assert len(Journal.open(home, clock).entries()) == 2


@pytest.mark.parametrize("new", [{"journal": "0" * 32}, {"generation": 7}])
def test_another_journal_or_generation_in_it_is_damage_and_never_plain(
    home: Path, clock: FixedClock, new: dict[str, object]
) -> None:
    with_header(home, **new)

    with suppress(DamagedError):
        journal = unlocked(home, clock)
        assert journal.damage
        journal.commit(entry(journal.new_id(), SECRET))
    assert open_words(everything(home), SECRET) == []


def test_a_lock_that_is_put_on_at_this_moment_is_no_damage(home: Path, clock: FixedClock) -> None:
    """Between the key files and the journal, as another process sees it."""
    key = locks.unlock(home, PASSPHRASE)
    assert key is not None
    keys = (home / "keys.lederbog").read_bytes()
    vaulting.turn_off(home, clock, key)
    (home / MARKER).touch()
    (home / "keys.lederbog").write_bytes(keys)

    assert not locks.is_sealed(home)
    assert len(Journal.open(home, clock).entries()) == 3
    assert not (home / "keys.lederbog").exists(), "a turn that was killed there is taken back"


STICK = Path("/memory/stick/kopi.lederbog")


@cache
def copy_on_a_stick() -> dict[Path, bytes]:
    """A locked backup with its key file, and a home in which an empty journal was begun."""
    clock = FixedClock(NOW)
    disk = disk_of(home_with(2, old=False), Random(0))
    turned = sealed(HOME, clock, disk)
    backup = generations(HOME, disk=disk)[0]
    data, keys = disk.read_file(backup), disk.read_file(key_file_of(backup))
    assert turned.left == ()
    empty = write_header(new_header("lederbog-journal"))
    return {HOME / "journal.lederbog": empty, STICK: data, key_file_of(STICK): keys}


def brought(disk: BadDisk) -> None:
    """The copy restored into the empty home."""
    key = locks.unlock_copy(STICK, PASSPHRASE, home=HOME, disk=disk)
    restore.restore(STICK, HOME, FixedClock(NOW), disk=disk, copy_key=key)


@cache
def undisturbed() -> tuple[int, int]:
    """How often the disk is called, and how many notes come."""
    disk = disk_of(copy_on_a_stick(), Random(0))
    brought(disk)
    calls = disk.calls
    return calls, len(unlocked(HOME, FixedClock(NOW), disk=disk).entries())


@pytest.mark.parametrize("kind", KINDS)
def test_a_restore_that_brings_its_lock_along_ends_with_both_or_with_neither(kind: Kind) -> None:
    clock = FixedClock(NOW)
    calls, notes = undisturbed()
    assert notes
    for at in range(1, calls + 1):
        bad = disk_of(copy_on_a_stick(), Random(at))
        bad.arm(at, kind)
        with suppress(LederbogError, Killed):
            brought(bad)
        bad.arm(0, kind)
        disk = bad.after_power_cut(bad.chance) if kind == "power cut" else bad.after_kill()

        vaulting.clear_leftovers(HOME, disk=disk)
        key = locks.unlock(HOME, PASSPHRASE, disk=disk)
        there = Journal.open(HOME, clock, disk=disk, key=key)
        assert len(there.entries()) == (0 if key is None else notes)
        assert (HOME / MARKER) not in disk.names
