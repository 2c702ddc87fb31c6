import threading
from pathlib import Path

import pytest
from msgspec import structs

from tests.journal.faults import FaultyDisk
from tests.journal.made import entry, filled, text_of, texts
from workbook.clock import FixedClock
from workbook.errors import PlaceError
from workbook.journal.journal import Journal
from workbook.journal.lines import read_header


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def generation(home: Path) -> int:
    """Which one the journal is."""
    header = read_header((home / "journal.lederbog").read_bytes().split(b"\n")[0])
    assert header is not None
    return header.generation


def changed(journal: Journal, times: int, padding: int = 0) -> str:
    """A record that was changed that often; the id."""
    (stored,) = journal.commit(entry(journal.new_id(), "0"))
    for number in range(1, times):
        text = f"{number}" + "x" * padding
        (stored,) = journal.commit(structs.replace(entry(stored.id, text), revision=stored.revision))
    return stored.id


def refused(journal: Journal) -> str:
    """Why it could not be written anew; empty when it was."""
    try:
        journal.compact(force=True)
    except PlaceError as error:
        return str(error)
    return ""


def everything(journal: Journal) -> list[object]:
    """All that can be asked for, in its order."""
    records = [*journal.entries(), *journal.trashed()]
    return [[journal.history(one.id) for one in records], journal.settings().revision]


def test_a_small_file_is_left_as_it_is(home: Path, clock: FixedClock) -> None:
    journal = filled(home, clock, 3)
    changed(journal, 100)
    before = (home / "journal.lederbog").read_bytes()
    assert not journal.compact()
    assert (home / "journal.lederbog").read_bytes() == before


def test_it_is_due_when_more_than_half_of_a_large_file_can_go(home: Path, clock: FixedClock) -> None:
    journal = Journal.open(home, clock)
    changed(journal, 38, 30_000)
    assert (home / "journal.lederbog").stat().st_size > 1_000_000
    assert not journal.compact(), "the newest twenty revisions are more than half of it"
    changed(journal, 70, 30_000)
    size, before = (home / "journal.lederbog").stat().st_size, everything(journal)
    assert journal.compact()
    assert (home / "journal.lederbog").stat().st_size < size / 2
    assert everything(journal) == everything(Journal.open(home, clock)) == before
    assert not journal.compact(), "there is nothing left to drop"


def test_all_that_can_be_asked_for_is_there_and_the_generation_before_is_kept(home: Path, clock: FixedClock) -> None:
    journal = filled(home, clock, 3)
    last = changed(journal, 30)
    journal.trash(journal.entries()[1].id)
    journal.database.table("notes").insert_multiple([{"n": 1}, {"n": 2}])
    journal.database.table("notes").remove(doc_ids=[1])
    journal.database.table("dropped").insert({"n": 3})
    journal.database.drop_table("dropped")
    journal.database.table("empty").truncate()
    before, tables = everything(journal), journal.database.tables()
    old = (home / "journal.lederbog").read_bytes()
    assert journal.compact(force=True)
    assert generation(home) == 2
    assert (home / "journal.previous").read_bytes() == old
    assert (home / "journal.lederbog").read_bytes().count(b"\n") < old.count(b"\n")
    again = Journal.open(home, clock)
    for one in (journal, again):
        assert everything(one) == before
        assert one.database.tables() == tables
        assert one.database.table("notes").all() == [{"n": 2}]
        assert one.damage == ()
    again.commit(structs.replace(entry(last, "on"), revision=30))
    assert journal.refresh()
    assert text_of(journal.get(last)) == "on"
    assert sorted(path.name for path in home.iterdir()) == [".lock", "journal.lederbog", "journal.previous"]


def test_the_order_of_what_was_made_in_the_same_moment_stays(home: Path, clock: FixedClock) -> None:
    journal = filled(home, clock, 4)
    for one in journal.entries()[:2]:
        for number in range(25):
            current = journal.get(one.id)
            current.answers["note"].value = f"{number}"
            journal.commit(current)
    before = [one.id for one in journal.entries()]
    journal.compact(force=True)
    assert [one.id for one in Journal.open(home, clock).entries()] == before


def test_an_id_that_was_deleted_stays_deleted_when_an_old_line_comes_again(home: Path, clock: FixedClock) -> None:
    journal = filled(home, clock, 2)
    old = (home / "journal.lederbog").read_bytes().splitlines(keepends=True)[1]
    journal.database.table("entries").remove(lambda document: document["answers"]["note"]["value"] == "0")
    journal.compact(force=True)
    with (home / "journal.lederbog").open("ab") as file:
        file.write(old)
    assert texts(Journal.open(home, clock)) == ["1"]


def test_what_is_saved_meanwhile_comes_along(home: Path, clock: FixedClock) -> None:
    journal, other = filled(home, clock, 2), Journal.open(home, clock)

    class Busy(FaultyDisk):
        """Somebody saves just when the new file is ready."""

        def mkdir(self, folder: Path) -> None:
            super().mkdir(folder)
            if other.entries() and len(other.entries()) == 2:
                other.commit(entry(other.new_id(), "meanwhile"))

    slow = Journal.open(home, clock, disk=Busy())
    assert slow.compact(force=True)
    journal.refresh()
    assert texts(slow) == texts(journal) == texts(Journal.open(home, clock)) == ["0", "1", "meanwhile"]
    assert journal.damage == ()
    journal.commit(entry(journal.new_id(), "after"))
    other.refresh()
    assert texts(other)[-1] == "after"


def test_of_two_that_compact_at_once_one_is_enough(home: Path, clock: FixedClock) -> None:
    filled(home, clock, 2)

    class Overtaken(FaultyDisk):
        """Another process is faster."""

        done = False

        def mkdir(self, folder: Path) -> None:
            super().mkdir(folder)
            if not self.done and (home / "journal.lederbog").exists():
                self.done = True
                assert Journal.open(home, clock).compact(force=True)

    disk = Overtaken()
    disk.done = True
    journal = Journal.open(home, clock, disk=disk)
    disk.done = False
    assert not journal.compact(force=True)
    assert generation(home) == 2
    assert texts(journal) == texts(Journal.open(home, clock)) == ["0", "1"]
    assert not [path for path in home.iterdir() if path.suffix == ".tmp"]


def test_threads_save_while_another_compacts(home: Path, clock: FixedClock) -> None:
    journal = filled(home, clock, 1)
    done: list[bool] = []

    def compact() -> None:
        done.extend(journal.compact(force=True) for _ in range(15))

    worker = threading.Thread(target=compact)
    worker.start()
    saved = ["0"]
    while worker.is_alive():
        saved.append(str(len(saved)))
        journal.commit(entry(journal.new_id(), saved[-1]))
    worker.join()
    assert done == [True] * 15
    assert texts(journal) == texts(Journal.open(home, clock)) == saved
    assert not journal.damage


def test_a_damaged_journal_is_left_alone_unless_it_is_asked_for_and_then_kept_whole(
    home: Path, clock: FixedClock
) -> None:
    filled(home, clock, 3)
    path = home / "journal.lederbog"
    harmed = path.read_bytes().replace(b'"value":"1"', b'"value":"9"')
    path.write_bytes(harmed)
    journal = Journal.open(home, clock)
    assert len(journal.damage) == 1
    assert journal.compact(force=True)
    assert [one.read_bytes() for one in (home / "rescued").iterdir()] == [harmed]
    assert not (home / "journal.previous").exists()
    assert "rescued" in journal.notices[0]
    again = Journal.open(home, clock)
    assert (texts(again), again.damage) == (["0", "2"], ())


def test_a_journal_behind_a_link_stays_behind_it(home: Path, tmp_path: Path, clock: FixedClock) -> None:
    home.mkdir()
    (tmp_path / "synced").mkdir()
    (home / "journal.lederbog").symlink_to(tmp_path / "synced" / "mine.lederbog")
    journal = filled(home, clock, 2)
    assert journal.compact(force=True)
    journal.commit(entry(journal.new_id(), "2"))
    assert (home / "journal.lederbog").is_symlink()
    assert generation(home) == 2
    assert texts(Journal.open(home, clock)) == ["0", "1", "2"]
    assert [path.name for path in (tmp_path / "synced").iterdir()] == ["mine.lederbog"]
    assert (home / "journal.previous").exists()
    with (home / "journal.lederbog").open("ab") as file:
        file.write(b"unfinished")
    journal.commit(entry(journal.new_id(), "3"))
    assert [one.read_bytes() for one in (home / "rescued").iterdir()] == [b"unfinished"]


def test_a_full_disk_leaves_the_journal_as_it_was(home: Path, clock: FixedClock) -> None:
    disk = FaultyDisk()
    journal = filled(home, clock, 2, disk)
    before = (home / "journal.lederbog").read_bytes()
    for room in range(0, 3000, 97):
        disk.room = room
        said = refused(journal)
        if not said:
            break
        assert "journal.lederbog" in said
        assert (home / "journal.lederbog").read_bytes() == before
        assert not [path for path in home.iterdir() if path.suffix == ".tmp"]
    assert room > 500
    assert texts(journal) == texts(Journal.open(home, clock)) == ["0", "1"]


class LyingDisk(FaultyDisk):
    """Says that all is well and writes one bit wrong."""

    wrong_at = -1
    writes = 0

    def write(self, handle: int, data: bytes) -> int:
        self.writes += 1
        if self.writes - 1 == self.wrong_at and data:
            place = len(data) // 2
            data = data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
        return super().write(handle, data)


@pytest.mark.parametrize("what", ["compact", "purge"])
def test_what_does_not_read_as_it_was_written_takes_no_place(home: Path, clock: FixedClock, what: str) -> None:
    filled(home, clock, 3).compact(force=True)
    (home / "backups").mkdir()
    (home / "backups" / "journal-2026-11-20.lederbog").write_bytes((home / "journal.lederbog").read_bytes())
    other = Journal.open(home, clock)
    other.commit(entry(other.new_id(), "3"))
    files = {path: path.read_bytes() for path in home.rglob("*.*") if path.is_file()}
    refused_at = []
    for number in range(20):
        disk = LyingDisk()
        journal = Journal.open(home, clock, disk=disk)
        disk.writes, disk.wrong_at = 0, number
        purged = journal.entries()[0].id
        said = refused(journal) if what == "compact" else refused_purge(journal, purged, clock)
        if disk.writes <= number:
            break
        refused_at.append(bool(said))
        for path, data in files.items():
            assert Journal.open(home, clock).damage == ()
            path.write_bytes(data)
    assert refused_at, "nothing was written"
    assert all(refused_at)


def refused_purge(journal: Journal, record_id: str, clock: FixedClock) -> str:
    """Why it could not be forgotten; empty when it was."""
    try:
        journal.purge([record_id], now=clock.now())
    except PlaceError as error:
        return str(error)
    return ""
