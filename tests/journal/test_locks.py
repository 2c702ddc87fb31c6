"""What opens a sealed home, and what each fault says."""

from pathlib import Path

import pytest
from msgspec import structs

from tests.journal.made import filled, texts
from tests.journal.sealed_home import NEW, PASSPHRASE, sealed, unlocked
from tests.vault.fixed import CHEAP
from workbook.clock import FixedClock
from workbook.errors import DamagedError, ForeignError, LockedError, WrongSecretError
from workbook.journal import doctor, locks, vaulting
from workbook.journal.backups import copy_to, generations
from workbook.journal.journal import Journal
from workbook.vault.keyfile import read, write


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def test_four_faults_are_four_messages(home: Path, clock: FixedClock) -> None:
    filled(home, clock, 2)
    sealed(home, clock)
    keys, copy, path = home / "keys.lederbog", home / "keys.copy", home / "journal.lederbog"
    whole = {one: one.read_bytes() for one in (keys, copy, path)}
    with pytest.raises(WrongSecretError):
        locks.unlock(home, "ikke den")
    with pytest.raises(LockedError):
        Journal.open(home, clock)
    for one in (keys, copy):
        one.write_bytes(b"x" + whole[one][1:])
    (home / "backups").rename(home / "elsewhere")
    for secret in (PASSPHRASE, "ikke den"):
        with pytest.raises(DamagedError):
            locks.unlock(home, secret)
    for one in (keys, copy):
        one.write_bytes(whole[one])
    path.write_bytes(whole[path].replace(b'"version":1', b'"version":9'))  # the checksum is wrong too: damaged
    assert locks.unlock(home, PASSPHRASE) is not None


def test_either_key_file_opens_and_the_doctor_mends_the_other_without_the_passphrase(
    home: Path, clock: FixedClock
) -> None:
    filled(home, clock, 2)
    sealed(home, clock)
    names = ("keys.lederbog", "keys.copy", "backups/journal-2026-11-21.lederbog.keys")
    good = (home / names[0]).read_bytes()
    for name in names:
        for harm in (None, b"", good[:-4], good.replace(b"a", b"b")):
            if harm is None:
                (home / name).unlink()
            else:
                (home / name).write_bytes(harm)
            assert locks.unlock(home, PASSPHRASE) is not None
            assert [one.kind for one in doctor.examine(home) if one.repairable] in (["keys-missing"], ["keys-damaged"])
            assert all(one.repaired for one in doctor.repair(home, clock))
            assert (home / name).read_bytes() == good
            assert {one.weight for one in doctor.examine(home)} == {"whole"}


def test_without_both_key_files_that_of_a_backup_opens(home: Path, clock: FixedClock) -> None:
    filled(home, clock, 2)
    code = sealed(home, clock).code
    for name in ("keys.lederbog", "keys.copy"):
        (home / name).unlink()
    assert texts(unlocked(home, clock, code)) == ["0", "1"]
    doctor.repair(home, clock)
    assert (home / "keys.lederbog").read_bytes() == (home / "keys.copy").read_bytes()


def test_key_files_of_another_journal_are_not_taken_for_a_wrong_passphrase(
    home: Path, tmp_path: Path, clock: FixedClock
) -> None:
    for one in (home, tmp_path / "other"):
        filled(one, clock, 1)
        sealed(one, clock)
    for name in ("keys.lederbog", "keys.copy", "backups/journal-2026-11-21.lederbog.keys"):
        (home / name).write_bytes((tmp_path / "other" / name).read_bytes())
    with pytest.raises(DamagedError, match=r"keys\.lederbog"):
        locks.unlock(home, PASSPHRASE)


def test_a_newer_key_file_is_foreign_and_not_mended(home: Path, clock: FixedClock) -> None:
    filled(home, clock, 1)
    sealed(home, clock)
    newer = write(structs.replace(read((home / "keys.copy").read_bytes()), version=9))
    (home / "keys.copy").write_bytes(newer)
    assert locks.unlock(home, PASSPHRASE) is not None
    assert [one.weight for one in doctor.examine(home) if one.kind == "keys-foreign"] == ["foreign"]
    doctor.repair(home, clock)
    assert (home / "keys.copy").read_bytes() == newer
    for path in (home / "keys.lederbog", *(home / "backups").glob("*.keys")):
        path.write_bytes(newer)
    with pytest.raises(ForeignError):
        locks.unlock(home, PASSPHRASE)


def test_a_new_passphrase_goes_to_our_backups_and_not_to_a_copy_elsewhere(
    home: Path, tmp_path: Path, clock: FixedClock
) -> None:
    filled(home, clock, 2)
    done = sealed(home, clock)
    stick = copy_to(home, tmp_path / "stick.lederbog").path
    journal_before = (home / "journal.lederbog").read_bytes()
    report = vaulting.change_passphrase(home, done.key, NEW, costs=CHEAP)
    assert {path.name for path in report.files} >= {"keys.lederbog", "keys.copy", "journal-2026-11-21.lederbog.keys"}
    assert report.left == ()
    assert (home / "journal.lederbog").read_bytes() == journal_before
    assert len({path.read_bytes() for path in report.files}) == 1
    for backup in generations(home):
        assert locks.unlock_copy(backup, NEW, home=tmp_path) == done.key
        with pytest.raises(WrongSecretError):
            locks.unlock_copy(backup, PASSPHRASE, home=tmp_path)
    assert locks.unlock_copy(stick, PASSPHRASE, home=tmp_path) == done.key
    assert locks.unlock(home, done.code) == done.key


def test_the_code_waits_to_be_proved_until_it_was(home: Path, clock: FixedClock) -> None:
    filled(home, clock, 1)
    done = sealed(home, clock)
    assert vaulting.code_to_prove(home, done.key) == done.code
    vaulting.prove_code(home, done.key)
    assert vaulting.code_to_prove(home, done.key) is None
    again = vaulting.new_code(home, done.key)
    assert again != done.code
    assert vaulting.code_to_prove(home, done.key) == again
    assert locks.unlock(home, again) == locks.unlock(home, PASSPHRASE) == done.key
    with pytest.raises(WrongSecretError):
        locks.unlock(home, done.code)
