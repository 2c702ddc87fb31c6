import os
import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.journal.made import entry, filled, text_of, texts
from workbook.clock import FixedClock
from workbook.errors import InUseError
from workbook.journal.disk import Disk
from workbook.journal.journal import Journal
from workbook.journal.lock import locked

FULL = "LEDERBOG_TORTURE" in os.environ

HOLDER = """
import sys, os
from pathlib import Path
from workbook.journal.disk import Disk
from workbook.journal.lock import locked
with locked(Disk(), Path(sys.argv[1])):
    os.write(1, b"held\\n")
    sys.stdin.readline()
"""


@contextmanager
def process(*arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """A Python process that has said its first line, and is gone afterwards."""
    started = subprocess.Popen([sys.executable, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    with started:
        try:
            assert started.stdout is not None
            assert started.stdout.readline() in (b"ready\n", b"held\n")
            yield started
        finally:
            started.kill()


def writer(home: Path, name: str, count: int, kind: str = "entry") -> tuple[str, ...]:
    """How to start `writer.py`."""
    return "-m", "tests.journal.writer", str(home), name, str(count), kind


def go(*writers: subprocess.Popen[bytes]) -> None:
    """Let them begin."""
    for one in writers:
        assert one.stdin is not None
        one.stdin.write(b"go\n")
        one.stdin.flush()


def said(one: subprocess.Popen[bytes], lines: int = -1) -> list[str]:
    """What a writer acknowledged: that many lines, or all."""
    assert one.stdout is not None
    if lines < 0:
        return one.stdout.read().decode().split()
    return [one.stdout.readline().decode().strip() for _ in range(lines)]


def test_of_two_that_write_at_once_nothing_is_lost(tmp_path: Path, clock: FixedClock) -> None:
    home = tmp_path / "home"
    with ExitStack() as stack:
        writers = [stack.enter_context(process(*writer(home, name, 100))) for name in ("a", "b")]
        go(*writers)
        assert [len(said(one)) for one in writers] == [100, 100]
    journal = Journal.open(home, clock)
    assert sorted(texts(journal)) == sorted(f"{name}-{number}" for name in "ab" for number in range(100))
    assert journal.notices == ()
    assert len({one.id for one in journal.entries()}) == 200


@pytest.mark.parametrize("kind", ["entry", "compact"])
def test_killed_at_any_moment_every_acknowledged_save_is_there(tmp_path: Path, clock: FixedClock, kind: str) -> None:
    home, chance = tmp_path / "home", random.Random(20261121)
    expected: list[str] = []
    for turn in range(100 if FULL else 10):
        with process(*writer(home, f"t{turn}", 10**6, kind)) as one:
            go(one)
            acknowledged = said(one, chance.randrange(1, 40))
            one.kill()
            acknowledged += said(one)
        journal = Journal.open(home, clock)
        there = texts(journal)
        assert there[: len(expected)] == expected
        mine = there[len(expected) :]
        assert mine[: len(acknowledged)] == acknowledged
        assert mine == [f"t{turn}-{number}" for number in range(len(mine))]
        assert not journal.damage
        journal.commit(entry(journal.new_id(), f"after-{turn}"))
        expected = [*there, f"after-{turn}"]


def test_as_many_notes_at_once_are_as_many_entries(tmp_path: Path, clock: FixedClock) -> None:
    count = 100 if FULL else 24
    command = [sys.executable, "-m", "workbook", "--home", str(tmp_path / "home"), "note"]
    started = [subprocess.Popen([*command, f"notat {number}"], stdout=subprocess.PIPE) for number in range(count)]
    ids = [one.communicate()[0].decode().strip() for one in started]
    assert [one.returncode for one in started] == [0] * count
    journal = Journal.open(tmp_path / "home", clock)
    assert {one.id: text_of(one) for one in journal.entries()} == {
        record_id: f"notat {number}" for number, record_id in enumerate(ids)
    }
    assert journal.notices == ()


def test_a_draft_survives_its_process(tmp_path: Path, clock: FixedClock) -> None:
    home, chance = tmp_path / "home", random.Random(14)
    for turn in range(5):
        with process(*writer(home, f"t{turn}", 10**6, "draft")) as one:
            go(one)
            said(one, chance.randrange(1, 400))
            one.kill()
            written = said(one)
        drafts = Journal.open(home, clock).drafts
        found = next(draft for draft in drafts.all() if text_of(draft).startswith(f"t{turn}-"))
        assert int(text_of(found).partition("-")[2]) >= len(written)
        assert len(drafts.all()) == turn + 1


def test_the_lock_of_a_process_that_lives_is_respected_and_told(tmp_path: Path, clock: FixedClock) -> None:
    journal = filled(tmp_path / "home", clock, 1)
    lock = tmp_path / "home" / ".lock"
    with process("-c", HOLDER, str(lock)) as holder:
        with pytest.raises(InUseError) as caught, locked(Disk(), lock, patience=0.02):
            raise AssertionError("the lock was given twice")
        assert str(tmp_path / "home") in str(caught.value)
        assert texts(Journal.open(tmp_path / "home", clock)) == ["0"], "reading needs no lock"
        go(holder)
        journal.commit(entry(journal.new_id(), "waited for it"))
    assert texts(journal) == ["0", "waited for it"]
    assert lock.read_bytes() == b""


def test_the_lock_of_a_killed_process_does_not_count(tmp_path: Path) -> None:
    lock = tmp_path / ".lock"
    with process("-c", HOLDER, str(lock)) as holder:
        holder.kill()
        holder.wait()
        with locked(Disk(), lock, patience=0.0):
            pass
    with locked(Disk(), lock, patience=0.0):
        pass


def test_the_lock_is_let_go_when_something_fails_inside(tmp_path: Path) -> None:
    lock = tmp_path / ".lock"
    with pytest.raises(ZeroDivisionError), locked(Disk(), lock):
        raise ZeroDivisionError
    with locked(Disk(), lock, patience=0.0):
        pass


def test_nothing_is_held_open_between_operations(tmp_path: Path, clock: FixedClock) -> None:
    before = len(os.listdir("/proc/self/fd")) if Path("/proc/self/fd").exists() else 0
    journal = filled(tmp_path / "home", clock, 3)
    journal.refresh()
    journal.commit(*journal.entries())
    if before:
        assert len(os.listdir("/proc/self/fd")) == before
