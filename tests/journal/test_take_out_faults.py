"""Words taken out of a whole home, while a process dies or a disk fails at any call: it can be done again."""

import os
from functools import cache
from pathlib import Path
from random import Random

import pytest

from tests.conftest import NOW
from tests.journal.made import draft, entry, text_of
from tests.journal.memory_disk import MemoryDisk
from tests.journal.sealed_home import files_on, said_in, sealed
from tests.journal.torture import HOME, KINDS, BadDisk, Killed, Kind, disk_of, home_with
from workbook.clock import FixedClock
from workbook.errors import LederbogError
from workbook.journal.backups import keep
from workbook.journal.journal import Journal
from workbook.journal.keys import JournalKey
from workbook.journal.leaving import Words
from workbook.people.forgetting import rewritten

STEP = 1 if "LEDERBOG_TORTURE" in os.environ else 5
CLOCK = FixedClock(NOW)
WORD, ROLE = "Kirstine", "en kollega"


def what() -> Words:
    return Words(lambda text: WORD in text, lambda raw: rewritten(raw, lambda text: text.replace(WORD, ROLE)))


@cache
def before(locked: bool) -> tuple[dict[Path, bytes], JournalKey | None]:
    """The word in the journal and its earlier generation, a backup, a rescued part, a draft, and notes that wait."""
    disk = disk_of(home_with(2, old=False), Random(0))
    journal = Journal.open(HOME, CLOCK, disk=disk)
    (stored,) = journal.commit(entry(journal.new_id(), f"{WORD} var her"))
    journal.commit(entry(journal.new_id(), "uden nogen"))
    journal.drafts.write(draft(journal.new_id(), f"om {WORD}"), durable=True)
    keep(HOME, CLOCK, disk=disk)
    journal.compact(force=True)
    assert stored.id
    key = sealed(HOME, CLOCK, disk).key if locked else None
    return files_on(disk), key


def saying(disk: MemoryDisk, key: JournalKey | None) -> list[str]:
    """The files that say the word to one who has the key."""
    return [path.name for path, data in files_on(disk).items() if WORD.encode() in said_in(data, key)]


def said(journal: Journal) -> tuple[dict[str, str], list[str]]:
    """Every record and every draft as it says now."""
    records = {one.id: text_of(one) for one in [*journal.entries(), *journal.trashed()]}
    return records, sorted(text_of(one) for one in journal.drafts.all())


def take_out(disk: BadDisk, key: JournalKey | None) -> None:
    Journal.open(HOME, CLOCK, disk=disk, key=key).take_out(what(), now=NOW)


def verify(disk: MemoryDisk, locked: bool) -> bool:
    """The next process opens it, loses nothing, and can do it again; whether it was done already."""
    files, key = before(locked)
    journal = Journal.open(HOME, CLOCK, disk=disk, key=key)
    assert not journal.damage
    assert journal.sealed == locked
    records, drafts = said(journal)
    old_records, old_drafts = said(Journal.open(HOME, CLOCK, disk=disk_of(files, Random(0)), key=key))
    assert records.keys() == old_records.keys()
    for one, text in records.items():
        assert text in (old_records[one], old_records[one].replace(WORD, ROLE))
    assert [text.replace(WORD, ROLE) for text in drafts] == [text.replace(WORD, ROLE) for text in old_drafts]
    done = not saying(disk, key)
    journal.take_out(what(), now=NOW)
    assert saying(disk, key) == []
    again = Journal.open(HOME, CLOCK, disk=disk, key=key)
    assert not again.damage
    assert said(again)[0] == {one: text.replace(WORD, ROLE) for one, text in old_records.items()}
    again.commit(entry(again.new_id(), "efter"))
    return done


@pytest.mark.parametrize("locked", [False, True], ids=["plain", "sealed"])
@pytest.mark.parametrize("kind", KINDS)
def test_it_opens_after_anything_and_can_be_done_again(kind: Kind, *, locked: bool) -> None:
    files, key = before(locked)
    whole = disk_of(files, Random(0))
    assert len(saying(whole, key)) >= 4
    take_out(whole, key)
    results = set()
    for at in range(1, whole.calls + 1, STEP):
        disk = disk_of(files, Random(at))
        disk.arm(at, kind, times=1 + at % 3)
        acknowledged = False
        try:
            take_out(disk, key)
            acknowledged = True
        except (LederbogError, Killed):
            pass
        disk.arm(0, kind)
        for left in [disk.after_power_cut(disk.chance)] if kind == "power cut" else [disk.after_kill()]:
            done = verify(left, locked)
            assert done or not acknowledged, at
            results.add(done)
    assert False in results
    assert True in results or kind in ("killed", "power cut")


@pytest.mark.parametrize("locked", [False, True], ids=["plain", "sealed"])
def test_a_disk_that_is_full_at_any_byte_loses_nothing(*, locked: bool) -> None:
    files, key = before(locked)
    room = refused = 0
    while True:
        disk = disk_of(files, Random(room))
        disk.room = room
        try:
            take_out(disk, key)
            break
        except LederbogError:
            refused += 1
        disk.room = None
        assert not verify(disk.after_kill(), locked)
        room += 60 * STEP
    assert refused > 3
