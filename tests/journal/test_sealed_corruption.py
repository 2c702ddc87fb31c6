"""A sealed journal that something else has written into: what is left is read, what is not is told as damage."""

import os
from functools import cache
from pathlib import Path
from random import Random
from zlib import crc32

import pytest

from tests.conftest import NOW
from tests.journal.made import entry, text_of
from tests.journal.memory_disk import Inode, MemoryDisk
from tests.journal.sealed_home import PASSPHRASE, files_on, sealed
from tests.journal.test_corruption import harmed
from workbook.clock import FixedClock
from workbook.errors import DamagedError, ForeignError
from workbook.journal import locks
from workbook.journal.journal import Journal
from workbook.journal.keys import JournalKey
from workbook.journal.lines import framed, parts
from workbook.journal.reading import Damage

FULL = "LEDERBOG_TORTURE" in os.environ
CASES = 10_000 if FULL else 1_000
CLOCK = FixedClock(NOW)
HOME = Path("/memory/home")
PATH = HOME / "journal.lederbog"
TEXTS = [f"{number} æøå" for number in range(8)]


@cache
def made(journal: int = 0) -> tuple[dict[Path, bytes], JournalKey]:
    """The files of a sealed home with eight entries, and its key; another number, another home."""
    disk = MemoryDisk(folders={HOME, *HOME.parents})
    done = sealed(HOME, CLOCK, disk)
    opened = Journal.open(HOME, CLOCK, disk=disk, key=done.key)
    for text in TEXTS:
        opened.commit(entry(opened.new_id(), text))
    return files_on(disk), done.key


def disk_with(changed: dict[Path, bytes]) -> MemoryDisk:
    files = {**made()[0], **changed}
    names = {path: Inode(number, bytearray(data), bytearray(data)) for number, (path, data) in enumerate(files.items())}
    return MemoryDisk(
        names=dict(names), safe_names=dict(names), folders={one for path in files for one in path.parents}
    )


def opened(data: bytes) -> Journal:
    disk = disk_with({PATH: data})
    key = locks.unlock(HOME, PASSPHRASE, disk=disk)
    return Journal.open(HOME, CLOCK, disk=disk, key=key)


def rows() -> list[bytes]:
    return made()[0][PATH].splitlines(keepends=True)


def said(journal: Journal) -> list[str]:
    return [text_of(one) for one in journal.entries()]


def test_every_bit_of_the_header_flipped_opens_right_and_is_told() -> None:
    data = made()[0][PATH]
    for bit in range(8 * (data.index(b"\n") + 1)):
        flipped = bytearray(data)
        flipped[bit // 8] ^= 1 << bit % 8
        journal = opened(bytes(flipped))
        assert said(journal) == TEXTS, bit
        assert journal.damage
        assert journal.notices
        with pytest.raises(DamagedError):
            journal.commit(entry(journal.new_id()))


def test_every_bit_of_a_key_file_flipped_opens_by_the_other() -> None:
    for name in ("keys.lederbog", "keys.copy"):
        data = made()[0][HOME / name]
        for bit in range(8 * len(data)):
            flipped = bytearray(data)
            flipped[bit // 8] ^= 1 << bit % 8
            assert locks.unlock(HOME, PASSPHRASE, disk=disk_with({HOME / name: bytes(flipped)})) == made()[1]


def test_whatever_happens_to_the_journal_it_is_damage_and_nothing_is_made_up() -> None:
    found = refused = 0
    for seed in range(CASES):
        chance = Random(seed)
        data = harmed(made()[0][PATH], chance)
        try:
            journal = opened(data)
        except (DamagedError, ForeignError):
            refused += 1
            continue
        there = said(journal)
        assert set(there) <= set(TEXTS), seed
        assert len(there) == len(set(there)), seed
        if there != TEXTS:
            assert journal.notices, seed
        found += len(there)
    assert 0.5 < found / (CASES * len(TEXTS)) < 1
    assert refused


def test_whatever_happens_to_the_key_files_it_opens_or_is_damaged() -> None:
    first, copy = HOME / "keys.lederbog", HOME / "keys.copy"
    data = made()[0][first]
    for seed in range(CASES // 5):
        one, other = harmed(data, Random(seed)), harmed(data, Random(-1 - seed))
        disk = disk_with({first: one, copy: other})
        if data in (one, other):
            assert locks.unlock(HOME, PASSPHRASE, disk=disk) == made()[1]
            continue
        with pytest.raises((DamagedError, ForeignError)):
            locks.unlock(HOME, PASSPHRASE, disk=disk)
    assert locks.unlock(HOME, PASSPHRASE, disk=disk_with({first: harmed(data, Random(1))})) == made()[1]


# What somebody does who can reckon a checksum, and has no key ---------------------------------------------------


def resummed(sequence: int, row: bytes) -> bytes:
    found = parts(row.rstrip(b"\n"))
    assert found is not None
    return framed(sequence, found[1])


def test_a_line_that_was_changed_is_damage() -> None:
    lines = rows()
    found = parts(lines[3].rstrip(b"\n"))
    assert found is not None
    body = bytearray(found[1])
    body[40] = ord("A") if body[40] != ord("A") else ord("B")
    lines[3] = framed(3, bytes(body))
    journal = opened(b"".join(lines))
    assert said(journal) == TEXTS[:2] + TEXTS[3:]
    assert journal.damage == (Damage(4, "unreadable"),)


def test_lines_that_were_swapped_are_damage_also_with_each_others_numbers() -> None:
    lines = rows()
    lines[2], lines[5] = lines[5], lines[2]
    swapped = opened(b"".join(lines))
    assert sorted(said(swapped)) == TEXTS
    assert {one.kind for one in swapped.damage} == {"missing"}
    lines[2], lines[5] = resummed(2, lines[2]), resummed(5, lines[5])
    renumbered = opened(b"".join(lines))
    assert said(renumbered) == [text for number, text in enumerate(TEXTS, 1) if number not in (2, 5)]
    assert renumbered.damage == (Damage(3, "unreadable"), Damage(6, "unreadable"))


def test_a_line_that_is_played_again_is_damage_and_not_a_save() -> None:
    lines = rows()
    assert opened(b"".join([*lines, lines[3]])).damage == (Damage(10, "missing"),)
    again = opened(b"".join([*lines, resummed(9, lines[3])]))
    assert said(again) == TEXTS
    assert again.damage == (Damage(10, "unreadable"),)


def test_lines_that_are_missing_in_the_middle_are_damage_also_when_the_others_close_up() -> None:
    lines = rows()
    missing = opened(b"".join(lines[:3] + lines[4:]))
    assert said(missing) == TEXTS[:2] + TEXTS[3:]
    assert {one.kind for one in missing.damage} == {"missing"}
    closed_up = lines[:3] + [resummed(number, row) for number, row in enumerate(lines[4:], 3)]
    assert said(opened(b"".join(closed_up))) == TEXTS[:2]
    assert len(opened(b"".join(closed_up)).damage) == 5


def test_a_line_of_another_journal_or_generation_is_damage() -> None:
    other = made(1)[0][PATH].splitlines(keepends=True)
    lines = rows()
    assert opened(b"".join([*lines[:4], other[4], *lines[5:]])).damage == (Damage(5, "unreadable"),)
    disk = disk_with({})
    journal = Journal.open(HOME, CLOCK, disk=disk, key=made()[1])
    journal.compact(force=True)
    newer = bytes(disk.names[PATH].data).splitlines(keepends=True)
    assert opened(b"".join([*newer[:4], lines[4], *newer[5:]])).damage == (Damage(5, "unreadable"),)


def test_the_whole_of_another_journal_does_not_open_with_this_key() -> None:
    disk = disk_with({PATH: made(1)[0][PATH]})
    with pytest.raises(DamagedError, match=r"keys\.lederbog"):
        locks.unlock(HOME, PASSPHRASE, disk=disk)


def test_an_end_that_is_missing_is_told_until_it_is_mended() -> None:
    for gone in (1, 3, 8):
        journal = opened(b"".join(rows()[:-gone]))
        assert journal.damage == ()
        assert len(journal.notices) == 1
        assert str(gone) in journal.notices[0]
        journal.commit(journal.settings())
        assert bool(journal.notices) == (gone > 1), "what is written since fills it up"


def test_an_older_generation_in_its_place_is_told_and_a_new_one_ends_it() -> None:
    disk = disk_with({})
    journal = Journal.open(HOME, CLOCK, disk=disk, key=made()[1])
    journal.compact(force=True)
    journal.commit(entry(journal.new_id(), "ny"))
    older = MemoryDisk(
        names={**disk.names, PATH: Inode(999, bytearray(made()[0][PATH]))}, safe_names={}, folders=disk.folders
    )
    back = Journal.open(HOME, CLOCK, disk=older, key=made()[1])
    assert len(back.notices) == 1
    back.compact(force=True)
    assert Journal.open(HOME, CLOCK, disk=older, key=made()[1]).notices == ()


def test_a_mark_that_is_harmed_or_gone_says_nothing() -> None:
    mark = HOME / "journal.mark"
    good = made()[0][mark]
    for seed in range(200):
        disk = disk_with({mark: harmed(good, Random(seed))})
        journal = Journal.open(HOME, CLOCK, disk=disk, key=made()[1])
        assert (said(journal), journal.notices) == (TEXTS, ())
    disk = disk_with({})
    disk.remove(mark)
    journal = Journal.open(HOME, CLOCK, disk=disk, key=made()[1])
    assert journal.notices == ()
    journal.commit(entry(journal.new_id()))
    assert mark in disk.names


def test_a_made_up_mark_needs_the_key() -> None:
    mark = HOME / "journal.mark"
    forged = made()[0][mark].replace(b" 8 ", b" 9 ")
    assert forged != made()[0][mark]
    assert Journal.open(HOME, CLOCK, disk=disk_with({mark: forged}), key=made()[1]).notices == ()


def test_the_checksum_is_over_the_sealed_bytes() -> None:
    for row in rows():
        checksum, rest = row.rstrip(b"\n").split(b" ", 1)
        assert int(checksum, 16) == crc32(rest)
    nonces = [row.split(b" ")[2][:16] for row in rows()[1:]]
    assert len(set(nonces)) == len(nonces)
