"""Backup, restore and repair on a disk that fails, dies or loses power at any call; `make torture` runs more seeds."""

import os
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from tests.conftest import NOW
from tests.journal.made import texts
from tests.journal.memory_disk import MemoryDisk
from tests.journal.sealed_home import files_on, open_words
from tests.journal.torture import HOME, KINDS, BadDisk, Killed, disk_of, home_with, locked_home
from workbook.clock import FixedClock
from workbook.errors import LederbogError
from workbook.journal import backups, doctor
from workbook.journal.journal import Journal
from workbook.journal.keys import JournalKey
from workbook.journal.restore import restore

SEEDS = 40 if "LEDERBOG_TORTURE" in os.environ else 1
SIZES = (2, 18)
JOURNAL = HOME / "journal.lederbog"
OLDER = HOME / "backups" / "journal-2026-11-20.lederbog"
CLOCK = FixedClock(NOW)

Act = Callable[[MemoryDisk], object]


def case_of(name: str, size: int, key: JournalKey | None) -> tuple[dict[Path, bytes], Act, set[tuple[str, ...]]]:
    """Files, what is done to them, and the texts that may be found afterwards."""
    files = dict(home_with(size, old=False) if key is None else locked_home(size)[0])
    whole = files[JOURNAL]
    before = tuple(words_in(disk_of(files, Random(0)), key))
    if name == "backup":
        return files, lambda disk: backups.keep(HOME, CLOCK, disk=disk), {before}
    rows = whole.splitlines(keepends=True)
    if name == "restore":
        files[OLDER] = b"".join(rows[:3])
        return files, lambda disk: restore(OLDER, HOME, CLOCK, disk=disk, key=key), {before, ("<0+>",)}
    files[JOURNAL] = b"".join([*rows[:2], rows[2][:20] + b"#" + rows[2][21:], *rows[3:]])
    harmed = tuple(words_in(disk_of(files, Random(0)), key))
    return files, lambda disk: doctor.repair(HOME, CLOCK, disk=disk, key=key), {before, harmed}


def tried(act: Act, disk: BadDisk) -> bool:
    """Whether it was done; a process that died did not."""
    try:
        act(disk)
    except (LederbogError, Killed):
        return False
    return True


def words_in(disk: MemoryDisk, key: JournalKey | None) -> list[str]:
    return texts(Journal.open(HOME, CLOCK, disk=disk, key=key))


@pytest.mark.parametrize("locked", [False, True])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ["backup", "restore", "repair"])
def test_whatever_fails_there_is_one_whole_journal_and_the_other_is_kept(name: str, size: int, locked: bool) -> None:
    key = locked_home(size)[1] if locked else None
    files, act, allowed = case_of(name, size, key)
    counting = disk_of(files, Random(0))
    assert tried(act, counting)
    wanted = tuple(words_in(counting, key))
    assert wanted in allowed
    for at in range(1, counting.calls + 1):
        for kind in KINDS:
            for seed in range(SEEDS):
                chance = Random(seed)
                disk = disk_of(files, chance)
                disk.arm(at, kind, chance.choice((1, 1, 2, 99)))
                done = tried(act, disk)
                disk.arm(0, kind)
                for left in (disk.after_kill(), disk.after_power_cut(chance)):
                    found = tuple(words_in(left, key))
                    assert found in allowed, (at, kind, seed)
                    assert name == "repair" or not done or found == wanted, (at, kind, seed)
                    everything = {bytes(inode.data) for inode in left.names.values()}
                    assert files[JOURNAL] in everything, "the journal before is there or kept"
                    assert not locked or open_words(files_on(left), "<", "Hvad lagde du") == []
                    if name == "repair":
                        doctor.repair(HOME, CLOCK, disk=left, key=key)
                        assert tuple(words_in(left, key)) == wanted, (at, kind, seed)
