"""A journal that something else has written into: what is left of it is read, and nothing is made up."""

import os
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from msgspec import structs

from tests.conftest import NOW
from tests.journal.made import entry, text_of
from tests.journal.memory_disk import Inode, MemoryDisk
from tests.journal.old_format import as_format_0, framed
from workbook.clock import FixedClock
from workbook.errors import DamagedError, ForeignError
from workbook.journal.journal import Journal

FULL = "LEDERBOG_TORTURE" in os.environ
CASES = 5_000 if FULL else 400
CLOCK = FixedClock(NOW)
HOME = Path("/memory/home")
PATH = HOME / "journal.lederbog"
FOREIGN = (
    b"x" * 300,
    b"\0" * 4096,
    b"\xff\xfe" * 40,
    "# Min dagbog\n\nDet her står i en anden fil.\n".encode(),
    b'{"_default": {"1": {"a": 1}}}',
    b"\r\n\r\n",
    b"00000000 1 [",
    framed(7, [["entries", "made up"]]),
    framed(10**30, []),
    b"<<<<<<< HEAD\n=======\n>>>>>>> theirs\n",
    b"[" * 100_000,
)


def journal_of() -> tuple[bytes, dict[str, list[str]]]:
    """The bytes of a journal with twelve entries, some of them changed; the texts that each of them ever said."""
    disk = MemoryDisk()
    journal = Journal.open(HOME, CLOCK, disk=disk)
    said: dict[str, list[str]] = {}
    for number in range(12):
        (stored,) = journal.commit(entry(journal.new_id(), f"{number} æøå"))
        said[stored.id] = [f"{number} æøå"]
        for turn in range(number % 3):
            text = f"{number} rettet {turn}"
            (stored,) = journal.commit(structs.replace(entry(stored.id, text), revision=stored.revision))
            said[stored.id].append(text)
    return bytes(disk.names[PATH].data), said


CLEAN, SAID = journal_of()


def harmed(data: bytes, chance: Random) -> bytes:
    """One of the things that happen to files."""
    start, end = sorted((chance.randrange(len(data)), chance.randrange(1, len(data) + 1)))
    kinds: list[Callable[[], bytes]] = [
        lambda: data[:start] + bytes([data[start] ^ 1 << chance.randrange(8)]) + data[start + 1 :],
        lambda: data[:start] + chance.randbytes(end - start) + data[end:],
        lambda: data[:start] + bytes(end - start) + data[end:],
        lambda: data[:start],
        lambda: data[end:],
        lambda: data[:start] + data[end:],
        lambda: data[:end] + data[start:],
        lambda: data[end:] + data[:end],
        lambda: data[:start] + chance.choice(FOREIGN) + data[start:],
        lambda: data[:start] + chance.choice(FOREIGN) + data[end:],
        lambda: data + chance.choice(FOREIGN),
        lambda: chance.choice(FOREIGN) + data,
        lambda: data.replace(b"\n", chance.choice((b"\r\n", b"\r", b" ", b"\n\n", b""))),
        lambda: b"".join(chance.sample(data.splitlines(keepends=True), data.count(b"\n"))),
        lambda: data.decode(errors="replace").encode("utf-16"),
        lambda: data.decode(errors="replace").encode("latin-1", "replace"),
    ]
    return chance.choice(kinds)()


def disk_with(data: bytes) -> MemoryDisk:
    inode = Inode(1, bytearray(data), bytearray(data))
    return MemoryDisk(names={PATH: inode}, safe_names={PATH: inode}, folders={HOME, *HOME.parents})


def salvaged(data: bytes) -> int | None:
    """How many entries are found, and that they are what was written; None when the whole file is refused."""
    disk = disk_with(data)
    try:
        journal = Journal.open(HOME, CLOCK, disk=disk)
    except (DamagedError, ForeignError) as error:
        told = str(error)
    else:
        return looked_through(journal, disk, data)
    assert str(PATH) in told
    assert bytes(disk.names[PATH].data) == data
    return None


def looked_through(journal: Journal, disk: MemoryDisk, data: bytes) -> int:
    """How many entries there are; each says what was written, and what is missing is told."""
    found = journal.entries()
    for one in found:
        assert text_of(one) in SAID[one.id]
        assert [text_of(past) for past in journal.history(one.id)] == [
            text for text in SAID[one.id] if text in {text_of(past) for past in journal.history(one.id)}
        ]
    whole = data[: data.rfind(b"\n") + 1]  # what is cut off cleanly was never there, as far as the file can tell
    if not whole.startswith(CLEAN) and not CLEAN.startswith(whole):
        assert journal.notices, "something else stands there and nobody says so"
    writes_on(journal, disk, data)
    return len(found)


def writes_on(journal: Journal, disk: MemoryDisk, data: bytes) -> None:
    """A save is taken in behind the damage, or refused with a sentence; what was there stays as it was."""
    whole = data[: data.rfind(b"\n") + 1]
    before = {one.id for one in journal.entries()}
    record = entry(journal.new_id(), "efter")
    try:
        journal.commit(record)
    except DamagedError as error:
        told = str(error)
    else:
        read_again(disk, {*before, record.id}, whole)
        return
    assert str(PATH) in told
    assert bytes(disk.names[PATH].data) == data


def read_again(disk: MemoryDisk, ids: set[str], whole: bytes) -> None:
    """The next process finds them all, and what was there before somewhere in the home."""
    kept = [bytes(inode.data) for inode in disk.names.values()]
    assert any(one.startswith(whole) for one in kept)
    again = Journal.open(HOME, CLOCK, disk=disk.after_kill())
    assert {one.id for one in again.entries()} == ids


def test_what_is_left_is_read_what_is_missing_is_told_and_nothing_is_made_up(
    record_property: Callable[[str, object], None],
) -> None:
    found, refused = 0, 0
    for seed in range(CASES):
        chance = Random(seed)
        data = harmed(CLEAN, chance)
        if chance.random() < 0.2:
            data = harmed(data or CLEAN, chance)
        try:
            count = salvaged(data)
        except AssertionError as error:
            raise AssertionError(f"case {seed}: {error}") from error
        found, refused = found + (count or 0), refused + (count is None)
    share = found / (CASES * len(SAID))
    if FULL:
        record_property(f"{CASES} harmed journals", f"{share:.0%} of their entries read, {refused} refused whole")
    assert 0.5 < share < 1


@pytest.mark.parametrize("word", [b"\n", b" ", b"\x00", b"\xff"])
def test_lines_that_ran_together_are_found_in_a_moment(word: bytes) -> None:
    rows = CLEAN.splitlines()
    many = word.join(rows[1:] * 400)
    data = rows[0] + b"\n" + many + b"x" + many + b"\n"
    journal = Journal.open(HOME, CLOCK, disk=disk_with(data))
    assert [one.id for one in journal.entries()] == list(SAID)


def test_an_old_format_with_a_damaged_header_is_read_too() -> None:
    journal = Journal.open(HOME, CLOCK, disk=disk_with(b"x" + as_format_0(CLEAN)[1:]))
    assert [one.id for one in journal.entries()] == list(SAID)
    assert journal.damage
