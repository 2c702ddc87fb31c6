import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journal.faults import FaultyDisk, SharingViolation
from tests.journal.made import draft, entry, filled, text_of, texts
from workbook.clock import FixedClock
from workbook.errors import PlaceError
from workbook.journal.codec import encode_record
from workbook.journal.journal import Journal
from workbook.journal.lines import write_line
from workbook.journal.records import Record

HEADER = 125
"""About as many bytes as the first line has."""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def disk() -> FaultyDisk:
    return FaultyDisk()


def content(home: Path) -> bytes:
    """The bytes of the journal."""
    return (home / "journal.lederbog").read_bytes()


def refused(journal: Journal, record: Record) -> str:
    """Why a commit failed; empty when it did not."""
    try:
        journal.commit(record)
    except PlaceError as error:
        return str(error)
    return ""


def test_a_full_disk_at_any_byte_of_a_save_leaves_all_as_it_was(
    home: Path, clock: FixedClock, disk: FaultyDisk
) -> None:
    journal = filled(home, clock, 2, disk)
    before = content(home)
    record = entry(journal.new_id(), "the third")
    line = len(write_line(3, [])) + len(encode_record(record)) + 100
    for room in range(line):
        disk.room = room
        said = refused(journal, record)
        if not said:
            break
        assert str(home / "journal.lederbog") in said
        assert "third" not in said
        assert content(home) == before
        assert texts(journal) == ["0", "1"]
    assert room > 300
    assert texts(journal) == texts(Journal.open(home, clock)) == ["0", "1", "the third"]
    assert content(home).count(b"\n") == 4


def test_after_a_full_disk_the_same_commit_can_be_tried_again(home: Path, clock: FixedClock, disk: FaultyDisk) -> None:
    journal = filled(home, clock, 1, disk)
    record = journal.entries()[0]
    record.answers["note"].value = "changed"
    disk.room = 50
    with pytest.raises(PlaceError):
        journal.commit(record, entry("new", "beside"))
    assert texts(journal) == ["0"]
    disk.room = None
    stored, _beside = journal.commit(record, entry("new", "beside"))
    assert (stored.revision, stored.conflict_of) == (2, "")
    assert texts(Journal.open(home, clock)) == ["changed", "beside"]


def test_a_full_disk_that_will_not_even_be_cut_back_costs_nothing(
    home: Path, clock: FixedClock, disk: FaultyDisk
) -> None:
    journal = filled(home, clock, 1, disk)
    before = content(home)
    record = entry("new", "tried twice")
    disk.room, disk.bad_truncates = 50, 1
    with pytest.raises(PlaceError):
        journal.commit(record)
    assert len(content(home)) == len(before) + 50
    assert texts(Journal.open(home, clock)) == ["0"]
    disk.room = 0
    with pytest.raises(PlaceError):
        journal.commit(record)
    assert len(content(home)) == len(before) + 50, "what cannot be rescued is not cut"
    disk.room = None
    journal.commit(record)
    assert texts(Journal.open(home, clock)) == ["0", "tried twice"]
    assert [path.stat().st_size for path in (home / "rescued").iterdir()] == [50]


def test_an_fsync_that_fails_once_is_made_good(home: Path, clock: FixedClock, disk: FaultyDisk) -> None:
    journal = filled(home, clock, 1, disk)
    disk.bad_fsyncs, disk.fsyncs = 1, 0
    journal.commit(entry("new", "safe"))
    assert disk.fsyncs == 2
    assert texts(journal) == texts(Journal.open(home, clock)) == ["0", "safe"]
    assert content(home).count(b"safe") == 1


def test_an_fsync_that_keeps_failing_does_not_count_as_saved(home: Path, clock: FixedClock, disk: FaultyDisk) -> None:
    journal = filled(home, clock, 1, disk)
    before = content(home)
    disk.bad_fsyncs = 2
    with pytest.raises(PlaceError, match=r"journal\.lederbog"):
        journal.commit(entry("new", "not yet"))
    assert content(home) == before
    assert texts(journal) == ["0"]
    journal.commit(entry("new", "not yet"))
    assert texts(Journal.open(home, clock)) == ["0", "not yet"]


def test_a_save_in_doubt_is_settled_and_not_doubled(home: Path, clock: FixedClock, disk: FaultyDisk) -> None:
    journal = filled(home, clock, 1, disk)
    record = entry("new", "in doubt")
    disk.bad_fsyncs, disk.bad_truncates = 3, 9
    with pytest.raises(PlaceError):
        journal.commit(record)
    assert content(home).count(b"in doubt") == 1
    disk.bad_fsyncs, disk.bad_truncates, disk.fsyncs = 1, 0, 0
    with pytest.raises(PlaceError):
        journal.commit(record)
    journal.commit(record)
    assert disk.fsyncs >= 2, "it does not count before the disk says so"
    assert texts(Journal.open(home, clock)) == ["0", "in doubt"]
    assert content(home).count(b"in doubt") == 1


@pytest.mark.parametrize("name", ["journal.lederbog", ".lock"])
def test_without_rights_reading_goes_on(home: Path, clock: FixedClock, disk: FaultyDisk, name: str) -> None:
    filled(home, clock, 1)
    disk.no_rights = (name,)
    journal = Journal.open(home, clock, disk=disk)
    with pytest.raises(PlaceError) as caught:
        journal.commit(entry(journal.new_id()))
    assert str(home / name) in str(caught.value)
    assert texts(journal) == ["0"]


def test_a_home_that_cannot_be_made_is_named(tmp_path: Path, clock: FixedClock) -> None:
    (tmp_path / "file").write_text("x")
    for home in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(PlaceError) as caught:
            Journal.open(home, clock)
        assert str(home) in str(caught.value)
    assert (tmp_path / "file").read_text() == "x"


def test_a_folder_in_the_journals_place_is_named(home: Path, clock: FixedClock) -> None:
    (home / "journal.lederbog").mkdir(parents=True)
    with pytest.raises(PlaceError, match=r"journal\.lederbog"):
        Journal.open(home, clock)


def test_a_full_disk_at_the_start_leaves_no_half_journal(home: Path, clock: FixedClock, disk: FaultyDisk) -> None:
    for room in range(HEADER):
        disk.room = room
        with pytest.raises(PlaceError):
            Journal.open(home, clock, disk=disk)
        assert sorted(path.name for path in home.iterdir()) == [".lock"]
    disk.room = None
    assert Journal.open(home, clock, disk=disk).entries() == []


def test_a_journal_that_was_moved_away_is_missed_and_not_begun_anew(home: Path, clock: FixedClock) -> None:
    journal = filled(home, clock, 1)
    (home / "journal.lederbog").rename(home / "elsewhere")
    with pytest.raises(PlaceError, match=r"journal\.lederbog"):
        journal.commit(entry(journal.new_id()))
    assert not (home / "journal.lederbog").exists()
    (home / "elsewhere").rename(home / "journal.lederbog")
    journal.commit(entry(journal.new_id(), "after"))
    assert texts(journal) == ["0", "after"]


def test_a_link_to_the_journal_stays_a_link(home: Path, tmp_path: Path, clock: FixedClock) -> None:
    home.mkdir()
    (tmp_path / "synced").mkdir()
    (home / "journal.lederbog").symlink_to(tmp_path / "synced" / "mine.lederbog")
    filled(home, clock, 2)
    assert (home / "journal.lederbog").is_symlink()
    assert texts(Journal.open(home, clock)) == ["0", "1"]
    assert (tmp_path / "synced" / "mine.lederbog").stat().st_size == len(content(home))


def test_windows_may_say_busy_for_a_while(tmp_path: Path, disk: FaultyDisk) -> None:
    (tmp_path / "a").write_bytes(b"new")
    disk.busy = 5
    disk.replace(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "b").read_bytes() == b"new"
    assert len(disk.paused) == 5
    assert sum(disk.paused) < 1


def test_busy_for_ever_and_other_refusals_are_told(tmp_path: Path, disk: FaultyDisk) -> None:
    disk.busy = 10**6
    with pytest.raises(SharingViolation):
        disk.replace(tmp_path / "a", tmp_path / "b")
    assert 5 < len(disk.paused) < 50
    disk.paused.clear()
    disk.refusal = OSError(errno.EROFS, os.strerror(errno.EROFS))
    with pytest.raises(OSError, match=os.strerror(errno.EROFS)):
        disk.replace(tmp_path / "a", tmp_path / "b")
    assert disk.paused == []


def test_drafts_on_a_full_disk_keep_what_was_written(home: Path, clock: FixedClock, disk: FaultyDisk) -> None:
    journal = Journal.open(home, clock, disk=disk)
    for first, text in (("", "one"), ("one", "two " * 20)):
        room = 0
        before = [path.read_bytes() for path in (home / "drafts").glob("*")]
        while True:
            disk.room = room
            try:
                journal.drafts.write(draft("d", text), durable=True)
                break
            except PlaceError:
                room += 1
            assert [path.read_bytes() for path in sorted((home / "drafts").iterdir())] == before
            others = Journal.open(home, clock).drafts.all()
            assert [text_of(one) for one in others] == ([first] if first else [])
        assert room > 100
        assert [text_of(one) for one in Journal.open(home, clock).drafts.all()] == [text]


def test_a_draft_survives_failing_fsyncs(home: Path, clock: FixedClock, disk: FaultyDisk) -> None:
    journal = Journal.open(home, clock, disk=disk)
    disk.bad_fsyncs = 1
    journal.drafts.write(draft("d", "once"), durable=True)
    disk.bad_fsyncs = 2
    with pytest.raises(PlaceError):
        journal.drafts.write(draft("d", "twice"), durable=True)
    journal.drafts.write(draft("d", "twice"), durable=True)
    assert [text_of(one) for one in Journal.open(home, clock).drafts.all()] == ["twice"]


LIMITED = """
import resource, sys
from pathlib import Path
from tests.journal.made import draft, entry, texts
from workbook.clock import SystemClock
from workbook.errors import PlaceError
from workbook.journal.journal import Journal

home = Path(sys.argv[1])
journal = Journal.open(home, SystemClock())
size = (home / "journal.lederbog").stat().st_size
saved = 0
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 2000, resource.RLIM_INFINITY))
try:
    while True:
        journal.commit(entry(journal.new_id(), str(saved)))
        saved += 1
except PlaceError as error:
    print(error, file=sys.stderr)
assert texts(journal) == [str(n) for n in range(saved)]
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
journal.commit(entry(journal.new_id(), str(saved)))
print(saved + 1)
"""


if sys.platform != "win32":

    def test_a_real_limit_of_the_system_costs_nothing(home: Path, clock: FixedClock) -> None:
        done = subprocess.run([sys.executable, "-c", LIMITED, str(home)], capture_output=True, text=True, check=True)
        assert "journal.lederbog" in done.stderr
        saved = int(done.stdout)
        assert saved > 3
        journal = Journal.open(home, clock)
        assert texts(journal) == [str(number) for number in range(saved)]
        assert not journal.notices
