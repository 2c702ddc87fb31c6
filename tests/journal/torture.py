"""Operations on a small journal whose disk fails, and what must be true of it afterwards."""

import errno
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random
from typing import Literal

from msgspec import structs

from tests.conftest import NOW
from tests.journal.faults import fault
from tests.journal.made import draft, entry, text_of
from tests.journal.memory_disk import Inode, MemoryDisk
from tests.journal.old_format import as_format_0
from tests.journal.sealed_home import files_on, open_words, said_in, sealed
from workbook.clock import FixedClock
from workbook.errors import DamagedError, LederbogError
from workbook.journal.disk import Mode
from workbook.journal.journal import Journal
from workbook.journal.keys import JournalKey
from workbook.journal.records import Record

HOME = Path("/memory/home")
Kind = Literal["error", "full", "killed", "power cut"]
KINDS: tuple[Kind, ...] = ("error", "full", "killed", "power cut")
Operation = Literal["save", "two", "edit", "trash", "undo", "compact", "purge", "migrate"]
OPERATIONS: tuple[Operation, ...] = ("save", "two", "edit", "trash", "undo", "compact", "purge", "migrate")
GONE = ("", False)
"""What is left of a purged record."""


class Killed(BaseException):
    """The process ended here."""


@dataclass(eq=False)
class BadDisk(MemoryDisk):
    """Good until it is armed; then it fails from its `at`-th call on, `times` times, or for ever when killed."""

    calls: int = 0
    at: int = 0
    times: int = 1
    kind: Kind = "error"
    room: int | None = None
    chance: Random = field(default_factory=Random)

    def arm(self, at: int, kind: Kind, times: int = 1) -> None:
        self.calls, self.at, self.kind, self.times = 0, at, kind, times

    def _fails(self) -> bool:
        self.calls += 1
        if not self.at or self.calls < self.at:
            return False
        if self.kind in ("killed", "power cut"):
            raise Killed
        return self.calls < self.at + self.times

    def _step(self) -> None:
        if self._fails():
            raise fault(errno.ENOSPC if self.kind == "full" else errno.EIO)

    def open(self, path: Path, mode: Mode) -> int:
        self._step()
        return super().open(path, mode)

    def read(self, handle: int, start: int, count: int) -> bytes:
        self._step()
        return super().read(handle, start, count)

    def write(self, handle: int, data: bytes) -> int:
        try:
            self._step()
        except (OSError, Killed):
            super().write(handle, data[: self.chance.randint(0, len(data))])
            raise
        if self.room is None:
            return super().write(handle, data[: max(1, len(data) // 2)])
        if self.room == 0:
            raise fault(errno.ENOSPC)
        taken = super().write(handle, data[: self.room])
        self.room -= taken
        return taken

    def fsync(self, handle: int) -> None:
        try:
            self._step()
        except OSError:
            self.lose(handle)
            raise
        super().fsync(handle)

    def truncate(self, handle: int, length: int) -> None:
        self._step()
        super().truncate(handle, length)

    def replace(self, source: Path, target: Path) -> None:
        self._step()
        super().replace(source, target)

    def remove(self, path: Path) -> None:
        self._step()
        super().remove(path)

    def mkdir(self, folder: Path) -> None:
        self._step()
        super().mkdir(folder)

    def listdir(self, folder: Path) -> list[str]:
        self._step()
        return super().listdir(folder)

    def exists(self, path: Path) -> bool:
        self._step()
        return super().exists(path)

    def sync_folder(self, folder: Path) -> None:
        self._step()
        super().sync_folder(folder)


@cache
def home_with(count: int, old: bool) -> dict[Path, bytes]:
    """The files of a home: `count` entries, each changed once, with a backup, a draft and a rescued part."""
    disk = MemoryDisk()
    journal = Journal.open(HOME, FixedClock(NOW), disk=disk)
    for number in range(count):
        (stored,) = journal.commit(entry(journal.new_id(), f"<{number}>"))
        journal.commit(structs.replace(entry(stored.id, f"<{number}+>"), revision=1))
    first = journal.entries()[0]
    journal.trash(first.id)
    journal.drafts.write(structs.replace(draft(journal.new_id(), "<draft>"), record=first.id), durable=True)
    files = {path: bytes(inode.data) for path, inode in disk.names.items()}
    data = files[HOME / "journal.lederbog"]
    files[HOME / "backups" / "journal-2026-11-20.lederbog"] = data
    files[HOME / "rescued" / "journal-9-1.part"] = data.splitlines(keepends=True)[-1][:-9]
    if old:
        files[HOME / "journal.lederbog"] = as_format_0(data)
    return files


@cache
def locked_home(count: int) -> tuple[dict[Path, bytes], JournalKey]:
    """The same home after the lock was put on, and its key."""
    disk = disk_of(home_with(count, old=False), Random(0))
    key = sealed(HOME, FixedClock(NOW), disk).key
    return files_on(disk), key


def disk_of(files: dict[Path, bytes], chance: Random) -> BadDisk:
    """All of it safe on the platter."""
    names = {path: Inode(number, bytearray(data), bytearray(data)) for number, (path, data) in enumerate(files.items())}
    folders = {parent for path in files for parent in path.parents}
    return BadDisk(names=dict(names), safe_names=dict(names), folders=folders, chance=chance)


@dataclass
class Truth:
    """What may be found of each record, and what must not be found at all."""

    possible: dict[str, set[tuple[str, bool]]]
    """Id to text and whether it is in the trash; more than one only where a save was not acknowledged."""
    said: dict[str, list[str]]
    """Id to the texts that were acknowledged."""
    tried: set[str]
    together: list[tuple[str, ...]] = field(default_factory=list)
    """Ids that came in one transaction."""
    purged: set[str] = field(default_factory=set)
    """Ids that a purge was tried on, whether it was acknowledged or not."""
    forgotten: list[str] = field(default_factory=list)

    def settle(self, record_id: str, found: tuple[str, bool], acknowledged: bool) -> None:
        before = self.possible.get(record_id, {GONE})
        self.possible[record_id] = {found} if acknowledged else {*before, found}
        self.purged |= {record_id} if found == GONE else set()
        self.tried.add(found[0])
        if acknowledged and found != GONE and self.said.setdefault(record_id, [""])[-1] != found[0]:
            self.said[record_id].append(found[0])


def truth_of(journal: Journal) -> Truth:
    """What a journal holds that no fault has touched."""
    records = [*journal.entries(), *journal.trashed()]
    texts = {one.id: [text_of(past) for past in journal.history(one.id)] for one in records}
    said = {record_id: ["", *all_] for record_id, all_ in texts.items()}
    tried = {one for all_ in texts.values() for one in all_}
    return Truth({one.id: {state_of(one)} for one in records}, said, tried)


def state_of(record: Record) -> tuple[str, bool]:
    return text_of(record), bool(record.trashed)


@dataclass
class Run:
    """A journal in use, with what was acknowledged of it."""

    disk: BadDisk
    chance: Random
    truth: Truth
    journal: Journal
    clock: FixedClock
    key: JournalKey | None = None
    number: int = 0

    def attempt(self, operation: Operation) -> bool:
        """Carry it out; whether it was acknowledged."""
        self.number += 1
        text = f"<{operation} {self.number}>"
        action, outcomes = self._prepared(operation, text)
        done = False
        try:
            action()
            done = True
        except LederbogError:
            pass
        finally:
            for record_id, found in outcomes.items():
                self.truth.settle(record_id, found, done)
                if found == GONE and done:
                    self.truth.forgotten += self.truth.said.pop(record_id, [])
            if operation == "two":
                self.truth.together.append((*outcomes,))
        return done

    def _prepared(self, operation: Operation, text: str) -> tuple[Callable[[], object], dict[str, tuple[str, bool]]]:
        journal = self.journal
        if operation == "compact":
            return lambda: journal.compact(force=True), {}
        if operation in ("save", "two", "migrate"):
            ids = [journal.new_id() for _ in range(2 if operation == "two" else 1)]
            records = [entry(one, f"{text}{place}") for place, one in enumerate(ids)]
            return lambda: journal.commit(*records), {one.id: (text_of(one), False) for one in records}
        record = self._any()
        if operation == "edit":
            changed = structs.replace(entry(record.id, text), revision=record.revision, trashed=record.trashed)
            return lambda: journal.commit(changed), {record.id: (text, bool(record.trashed))}
        if operation == "undo":
            before = next(
                (text_of(one) for one in reversed(journal.history(record.id)) if text_of(one) != text_of(record)), None
            )
            there = text_of(record) if before is None else before
            return lambda: journal.undo(record.id), {record.id: (there, bool(record.trashed))}
        if operation == "trash":
            move = journal.recover if record.trashed else journal.trash
            return lambda: move(record.id), {record.id: (text_of(record), not record.trashed)}
        return lambda: journal.purge([record.id], now=self.clock.now()), {record.id: GONE}

    def _any(self) -> Record:
        return self.chance.choice([*self.journal.entries(), *self.journal.trashed()])


def begun(files: dict[Path, bytes], chance: Random, key: JournalKey | None = None) -> Run:
    """A journal in use on a disk that has not failed yet."""
    disk, clock = disk_of(files, chance), FixedClock(NOW)
    journal = Journal.open(HOME, clock, disk=disk, key=key)
    return Run(disk, chance, truth_of(journal), journal, clock, key)


def verify(disk: MemoryDisk, truth: Truth, key: JournalKey | None = None) -> Journal:
    """Open what is left: all that was acknowledged is there and readable, nothing was made up, nothing lies open."""
    journal = Journal.open(HOME, FixedClock(NOW), disk=disk, key=key)
    assert journal.damage == ()
    assert not [notice for notice in journal.notices if "mangler" in notice]
    assert key is None or open_words(files_on(disk), "<", "Hvad lagde du") == []
    found = {one.id: state_of(one) for one in [*journal.entries(), *journal.trashed()]}
    assert found.keys() <= truth.possible.keys(), "a record that nobody wrote"
    for record_id, possible in truth.possible.items():
        assert found.get(record_id, GONE) in possible
        if record_id in found:
            history = [text_of(one) for one in journal.history(record_id)]
            assert set(history) <= truth.tried
            kept = iter(history)
            assert all(text in kept for text in truth.said.get(record_id, [""])[1:]), "an acknowledged version is gone"
    for ids in truth.together:
        there = {one in found for one in ids if one not in truth.purged}
        assert len(there) < 2, "half of a transaction"
    for path, inode in disk.names.items():
        said = said_in(bytes(inode.data), key)
        assert not [text for text in truth.forgotten if text and text.encode() in said], path
    return journal


def opened_or_refused(disk: MemoryDisk) -> Journal | None:
    """None when it said in a sentence that it could not be opened."""
    try:
        return Journal.open(HOME, FixedClock(NOW), disk=disk)
    except DamagedError as error:
        raise AssertionError("a fault of the disk is no damage") from error
    except LederbogError:
        return None
