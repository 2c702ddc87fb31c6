"""The lock put on, taken off, given another passphrase, while a process dies or a disk fails at any call."""

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

import pytest

from tests.conftest import NOW
from tests.journal.made import entry
from tests.journal.memory_disk import MemoryDisk
from tests.journal.sealed_home import NEW, PASSPHRASE, files_on, open_words, said_by, sealed
from tests.journal.torture import HOME, KINDS, BadDisk, Killed, Kind, disk_of, home_with
from tests.vault.fixed import CHEAP
from workbook.clock import FixedClock
from workbook.errors import LederbogError, WrongSecretError
from workbook.journal import locks, vaulting
from workbook.journal.copies import JOURNAL
from workbook.journal.journal import Journal
from workbook.journal.keyhole import KEYS, KEYS_COPY, MARKER
from workbook.journal.keys import JournalKey
from workbook.journal.swapping import content_of

STEP = 1 if "LEDERBOG_TORTURE" in os.environ else 5
"""Every which call of the disk something happens at."""
CLOCK = FixedClock(NOW)
PLAIN = home_with(2, old=False)
WORDS = ("<0", "<1", "draft>", "Hvad lagde du")
Act = Callable[[BadDisk], object]


@cache
def sealed_before() -> tuple[dict[Path, bytes], JournalKey, str]:
    disk = disk_of(PLAIN, Random(0))
    done = sealed(HOME, CLOCK, disk)
    return files_on(disk), done.key, done.code


@cache
def said_before() -> tuple[dict[str, list[str]], list[str]]:
    return said_by(Journal.open(HOME, CLOCK, disk=disk_of(PLAIN, Random(0))))


def turn_on(disk: BadDisk) -> object:
    return sealed(HOME, CLOCK, disk)


def turn_off(disk: BadDisk) -> object:
    return vaulting.turn_off(HOME, CLOCK, sealed_before()[1], disk=disk)


def change(disk: BadDisk) -> object:
    return vaulting.change_passphrase(HOME, sealed_before()[1], NEW, costs=CHEAP, disk=disk)


def calls_of(act: Act, files: dict[Path, bytes]) -> int:
    disk = disk_of(files, Random(0))
    act(disk)
    return disk.calls


def attempts(act: Act, files: dict[Path, bytes], kind: Kind) -> list[tuple[BadDisk, bool]]:
    """A disk for each call that something happened at, and whether the act was acknowledged all the same."""
    found = []
    for at in range(1, calls_of(act, files) + 1, STEP):
        disk = disk_of(files, Random(at))
        disk.arm(at, kind, times=1 + at % 3)
        done = False
        try:
            act(disk)
            done = True
        except (LederbogError, Killed):
            pass
        disk.arm(0, kind)
        found.append((disk, done))
    return found


def left_of(disk: BadDisk, kind: Kind) -> list[MemoryDisk]:
    cut = disk.after_power_cut(disk.chance)
    return {"killed": [disk.after_kill()], "power cut": [cut]}.get(kind, [disk.after_kill(), cut])


def verify(disk: MemoryDisk) -> bool:
    """The next process finds all that was there, wholly plain or wholly sealed; whether it is sealed."""
    assert (locks.unlock(HOME, PASSPHRASE, disk=disk) is not None) == locks.is_sealed(HOME, disk), "before it tidies up"
    vaulting.clear_leftovers(HOME, disk=disk)
    names = {path.name for path in disk.names}
    assert not [name for name in names if name.endswith(".next")]
    is_sealed = locks.is_sealed(HOME, disk)
    key = locks.unlock(HOME, PASSPHRASE, disk=disk)
    assert (key is not None) == is_sealed
    journal = Journal.open(HOME, CLOCK, disk=disk, key=key)
    assert said_by(journal) == said_before()
    assert not journal.damage
    assert not journal.notices
    if is_sealed:
        assert open_words(files_on(disk), *WORDS) == []
    else:
        assert not names & {KEYS, KEYS_COPY, "journal.mark", MARKER}
    for path in list(disk.names):
        if path.parent.name == "backups" and path.suffix == ".lederbog":
            own = locks.unlock_copy(path, PASSPHRASE, home=Path("/nowhere"), disk=disk)
            assert (own is not None) == is_sealed, "a backup opens by itself"
            assert content_of(disk, path, own).live()
    journal.commit(entry(journal.new_id(), "efter"))
    return is_sealed


@pytest.mark.parametrize("kind", KINDS)
def test_turning_on_ends_sealed_or_plain_and_loses_nothing(kind: Kind) -> None:
    results = set()
    for disk, done in attempts(turn_on, PLAIN, kind):
        for left in left_of(disk, kind):
            is_sealed = verify(left)
            assert is_sealed or not done
            results.add(is_sealed)
    assert results == {True, False}


@pytest.mark.parametrize("kind", KINDS)
def test_turning_off_ends_plain_or_sealed_and_loses_nothing(kind: Kind) -> None:
    results = set()
    for disk, done in attempts(turn_off, sealed_before()[0], kind):
        for left in left_of(disk, kind):
            is_sealed = verify(left)
            assert not (is_sealed and done)
            results.add(is_sealed)
    assert results == {True, False}


@pytest.mark.parametrize("kind", KINDS)
def test_a_changed_passphrase_opens_or_the_old_one_does(kind: Kind) -> None:
    results = set()
    files, key, code = sealed_before()
    for disk, done in attempts(change, files, kind):
        left = left_of(disk, kind)[-1]
        assert left.names[HOME / JOURNAL].data == files[HOME / JOURNAL]
        opening = {secret for secret in (PASSPHRASE, NEW) if opens(left, secret, key)}
        assert opening
        assert not done or NEW in opening
        assert opens(left, code, key)
        vaulting.clear_leftovers(HOME, disk=left)
        assert not [path for path in left.names if path.name.endswith(".tmp") or path.name == MARKER]
        for path in [path for path in left.names if path.parent.name == "backups" and path.suffix == ".lederbog"]:
            own = [opens_copy(left, path, secret) for secret in (PASSPHRASE, NEW)]
            assert any(own)
        results.add(frozenset(opening))
    assert {frozenset({PASSPHRASE}), frozenset({NEW})} <= results


def opens(disk: MemoryDisk, secret: str, key: JournalKey) -> bool:
    try:
        return locks.unlock(HOME, secret, disk=disk) == key
    except WrongSecretError:
        return False


def opens_copy(disk: MemoryDisk, path: Path, secret: str) -> bool:
    try:
        return locks.unlock_copy(path, secret, home=Path("/nowhere"), disk=disk) is not None
    except WrongSecretError:
        return False


@pytest.mark.parametrize("act", [turn_on, turn_off, change])
def test_a_disk_that_is_full_at_any_byte_changes_nothing(act: Act) -> None:
    files = PLAIN if act is turn_on else sealed_before()[0]
    room = refused = 0
    while True:
        disk = disk_of(files, Random(room))
        disk.room = room
        try:
            act(disk)
            break
        except LederbogError:
            refused += 1
        disk.room = None
        assert verify(disk.after_kill()) == (act is not turn_on)
        room += 60 * STEP
    assert refused > 3
