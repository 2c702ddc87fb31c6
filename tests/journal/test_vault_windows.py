"""Two windows, one of which puts the lock on or takes it off at any moment of what the other one does."""

import errno
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random
from threading import Thread

import pytest
from msgspec import structs

from tests.conftest import NOW
from tests.journal.made import draft, entry, filled, text_of, texts
from tests.journal.sealed_home import PASSPHRASE, everything, files_on, open_words, sealed, unlocked
from tests.journal.test_processes import go, process, said, writer
from tests.journal.torture import HOME, BadDisk, disk_of, home_with
from workbook.clock import FixedClock
from workbook.errors import LederbogError, LockedError
from workbook.journal import locks, vaulting
from workbook.journal.backups import keep
from workbook.journal.journal import Journal
from workbook.journal.keys import JournalKey

WORDS = ("efter den", "<0", "<1", "draft>", "Hvad lagde du", "hemmelig")
CLOCK = FixedClock(NOW)
Act = Callable[[Journal], object]


class Held(Exception):
    """The other window would have to wait."""


@dataclass(eq=False)
class SharedDisk(BadDisk):
    """At one of its calls another window acts; when the lock is held just then, it does not."""

    other: Callable[[], object] | None = None
    watched: bool = False
    open_files_stay: bool = False
    """As on Windows, where nobody can remove what another process writes to."""
    acting: bool = False
    acted: bool = False
    plain: list[str] = field(default_factory=list)
    """Files that said a word at any moment after the lock was put on."""

    def _step(self) -> None:
        self.calls += 1
        if self.acting or self.acted or self.other is None or self.calls != self.at:
            return
        self.acting = True
        try:
            self.other()
            self.acted = True
        except Held:
            pass
        finally:
            self.acting = False

    def write(self, handle: int, data: bytes) -> int:
        taken = super().write(handle, data)
        if self.acted and not self.acting and self.watched:
            self.plain += open_words(files_on(self), *WORDS)
        return taken

    def remove(self, path: Path) -> None:
        if self.acting and self.open_files_stay and path.suffix == ".tmp":
            raise PermissionError(errno.EACCES, "in use")
        super().remove(path)

    def pause(self, seconds: float) -> None:
        raise Held


OPEN_DRAFT = draft("d", "hemmelig kladde")


def save(journal: Journal) -> None:
    journal.commit(entry(journal.new_id(), "hemmelig"))


def begin_draft(journal: Journal) -> None:
    journal.drafts.write(draft("e", "hemmelig ny"), durable=True)


def go_on_with_draft(journal: Journal) -> None:
    journal.drafts.write(structs.replace(OPEN_DRAFT, focus="note"), durable=False)


def discard_draft(journal: Journal) -> None:
    journal.drafts.discard("d")


def purge(journal: Journal) -> None:
    journal.purge([journal.trashed()[0].id], now=NOW)


ACTS: dict[str, Act] = {
    "save": save,
    "begin a draft": begin_draft,
    "go on with a draft": go_on_with_draft,
    "discard a draft": discard_draft,
    "compact": lambda journal: journal.compact(force=True),
    "back up": lambda journal: keep(HOME, CLOCK, disk=journal._storage.disk),
    "purge": purge,
    "look": lambda journal: journal.refresh(),
}


def shared(files: dict[Path, bytes]) -> SharedDisk:
    made = disk_of(files, Random(0))
    return SharedDisk(names=made.names, safe_names=made.safe_names, folders=made.folders)


@cache
def files_before(locked: bool) -> tuple[dict[Path, bytes], JournalKey | None]:
    disk = disk_of(home_with(2, old=False), Random(0))
    journal = Journal.open(HOME, CLOCK, disk=disk)
    journal.drafts.write(OPEN_DRAFT, durable=True)
    journal.commit(entry(journal.new_id(), "efter den sidste sikkerhedskopi"))
    key = sealed(HOME, CLOCK, disk).key if locked else None
    return files_on(disk), key


@pytest.mark.parametrize("windows", [False, True])
@pytest.mark.parametrize("name", ACTS)
def test_the_lock_put_on_at_any_call_leaves_nothing_plain(name: str, windows: bool) -> None:
    at = interrupted = 0
    while True:
        at += 1
        disk = shared(files_before(locked=False)[0])
        disk.open_files_stay, disk.watched = windows, not windows
        window = Journal.open(HOME, CLOCK, disk=disk)
        disk.other, disk.calls, disk.at = (lambda disk=disk: sealed(HOME, CLOCK, disk)), 0, at
        done = acknowledged(ACTS[name], window)
        if not disk.acted and disk.calls < at:
            break
        if not disk.acted:
            continue
        interrupted += 1
        vaulting.clear_leftovers(HOME, disk=disk)
        for path in files_on(disk):
            assert not path.name.endswith((".next", ".tmp")), (at, path)
        assert (disk.plain, open_words(files_on(disk), *WORDS)) == ([], []), at
        key = locks.unlock(HOME, PASSPHRASE, disk=disk)
        assert key is not None
        found = Journal.open(HOME, CLOCK, disk=disk, key=key)
        check(found, name, done=done)
        with pytest.raises(LockedError):
            save(window)
        with pytest.raises(LockedError):
            begin_draft(window)
        assert window.sealed
        window.unlock(key)
        save(window)
        begin_draft(window)
        assert open_words(files_on(disk), *WORDS) == [], at
        assert "hemmelig ny" in [text_of(one) for one in window.drafts.all()]
    assert interrupted > 0


@pytest.mark.parametrize("name", ACTS)
def test_the_lock_taken_off_at_any_call_loses_nothing(name: str) -> None:
    at = interrupted = 0
    files, key = files_before(locked=True)
    assert key is not None
    while True:
        at += 1
        disk = shared(files)
        window = Journal.open(HOME, CLOCK, disk=disk, key=key)
        disk.other, disk.calls, disk.at = (lambda disk=disk: vaulting.turn_off(HOME, CLOCK, key, disk=disk)), 0, at
        done = acknowledged(ACTS[name], window)
        if not disk.acted and disk.calls < at:
            break
        if not disk.acted:
            continue
        interrupted += 1
        found = Journal.open(HOME, CLOCK, disk=disk)
        check(found, name, done=done)
        save(window)
        begin_draft(window)
        again = Journal.open(HOME, CLOCK, disk=disk)
        assert not again.damage
        assert "hemmelig" in texts(again)
        assert "hemmelig ny" in [text_of(one) for one in again.drafts.all()]
    assert interrupted > 0


def acknowledged(act: Act, window: Journal) -> bool:
    try:
        act(window)
    except LederbogError:
        return False
    return True


def check(found: Journal, name: str, *, done: bool) -> None:
    """What was there is there, and what was acknowledged."""
    assert not found.damage
    assert not found.notices
    assert texts(found)[:2] == ["<1+>", "efter den sidste sikkerhedskopi"]
    drafts = {one.id: one for one in found.drafts.all()}
    assert name == "discard a draft" or text_of(drafts["d"]) == "hemmelig kladde"
    assert not done or {
        "save": "hemmelig" in texts(found),
        "begin a draft": "e" in drafts,
        "go on with a draft": "d" in drafts and drafts["d"].focus == "note",
        "purge": not found.trashed(),
    }.get(name, True)


def test_locked_while_another_thread_compacts_no_word_is_written_open() -> None:
    files, key = files_before(locked=True)
    for at in range(1, 60):
        disk = shared(files)
        window = Journal.open(HOME, CLOCK, disk=disk, key=key)
        locking = Thread(target=window.lock)

        def lock(thread: Thread = locking) -> None:
            thread.start()
            thread.join(0.01)  # it may have to wait

        disk.other, disk.calls, disk.at, disk.watched = lock, 0, at, True
        acknowledged(ACTS["compact"], window)
        if disk.acted:
            locking.join()
        assert (disk.plain, open_words(files_on(disk), *WORDS)) == ([], []), at
    assert at > 30


# Real processes -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["entry", "draft", "compact"])
def test_processes_that_write_meanwhile_are_told_and_leave_nothing_plain(
    tmp_path: Path, clock: FixedClock, kind: str
) -> None:
    home = tmp_path / "home"
    filled(home, clock, 1)
    with process(*writer(home, "hemmelig", 10**6, kind)) as one:
        go(one)
        before = said(one, 30)
        sealed(home, clock)
        after = said(one)
        assert one.wait() == 3, "it was told, and ended as a locked command does"
    assert open_words(everything(home), "hemmelig", "Hvad lagde du") == []
    journal = unlocked(home, clock)
    acknowledged = before + after
    if kind == "draft":
        (left,) = journal.drafts.all()
        assert int(text_of(left).partition("-")[2]) >= len(acknowledged) - 1
    else:
        assert texts(journal)[1 : 1 + len(acknowledged)] == acknowledged
    assert not journal.damage
    assert not [path for path in everything(home) if path.name.endswith((".tmp", ".next"))]


def test_a_plain_home_and_every_command_in_it_import_no_cryptography(tmp_path: Path, clock: FixedClock) -> None:
    filled(tmp_path / "home", clock, 1)
    script = (
        "import sys\nfrom pathlib import Path\nfrom workbook.clock import SystemClock\n"
        "from workbook.journal import doctor, locks, upkeep\nfrom workbook.journal.journal import Journal\n"
        "from workbook.journal.turning import clear_leftovers\nfrom tests.journal.made import draft, entry\n"
        "home = Path(sys.argv[1])\nassert not locks.is_sealed(home)\nclear_leftovers(home)\n"
        "journal = Journal.open(home, SystemClock())\njournal.commit(entry(journal.new_id()))\n"
        "journal.drafts.write(draft('d'), durable=True)\njournal.compact(force=True)\n"
        "upkeep.look_after(journal, SystemClock(), [*upkeep.AT_START, *upkeep.AT_CLOSE])\ndoctor.examine(home)\n"
        "print([name for name in sys.modules if name.startswith('cryptography')])\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(tmp_path / "home")], capture_output=True, text=True)
    assert (done.stderr, done.stdout) == ("", "[]\n")
