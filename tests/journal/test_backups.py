import os
import random
import stat
import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.journal.faults import FaultyDisk
from tests.journal.made import entry, filled, texts
from tests.journal.stumbling import StumblingDisk
from workbook.clock import DatedClock, FixedClock
from workbook.errors import PlaceError
from workbook.journal import rotation
from workbook.journal.backups import FOLDER, copy_to, due, generations, keep, make
from workbook.journal.disk import Disk
from workbook.journal.journal import Journal

TODAY = "journal-2026-11-21.lederbog"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def content(home: Path) -> bytes:
    return (home / "journal.lederbog").read_bytes()


def names(home: Path) -> list[str]:
    return [path.name for path in generations(home)]


def harm(home: Path) -> None:
    """Damage the first line behind the header."""
    data = content(home)
    place = data.index(b"\n") + 40
    (home / "journal.lederbog").write_bytes(data[:place] + b"#" + data[place + 1 :])


def write(journal: Journal, text: str) -> None:
    journal.commit(entry(journal.new_id(), text))


def test_the_days_backup_is_the_journal_byte_for_byte(home: Path, clock: FixedClock) -> None:
    journal = filled(home, clock, 3)
    assert due(home, clock)
    made = make(journal, clock)
    assert made == home / FOLDER / TODAY
    assert made.read_bytes() == content(home)
    assert not due(home, clock)
    assert generations(home) == [made]
    if os.name == "posix":
        assert stat.S_IMODE(made.stat().st_mode) == 0o600
        assert stat.S_IMODE(made.parent.stat().st_mode) == 0o700


def test_what_did_not_change_is_not_copied_again_on_any_day(home: Path, clock: FixedClock) -> None:
    journal = filled(home, clock, 3)
    make(journal, clock)
    disk = StumblingDisk()
    assert make(journal, clock, disk=disk) is None
    clock.moment += timedelta(days=3)
    assert due(home, clock)
    assert make(journal, clock, disk=disk) is None
    assert "write" not in disk.calls
    assert names(home) == [TODAY]


def test_the_days_backup_follows_the_journal(home: Path, clock: FixedClock) -> None:
    journal = filled(home, clock, 1)
    make(journal, clock)
    write(journal, "later that day")
    assert make(journal, clock) is not None
    assert names(home) == [TODAY]
    assert (home / FOLDER / TODAY).read_bytes() == content(home)


def test_a_journal_without_a_word_needs_no_backup(home: Path, clock: FixedClock) -> None:
    assert make(Journal.open(home, clock), clock) is None
    assert keep(home, clock) is None
    assert not (home / FOLDER).exists()


def test_on_a_date_that_was_set_nothing_is_made_by_itself_and_nothing_goes(home: Path, clock: FixedClock) -> None:
    journal = filled(home, clock, 1)
    (home / FOLDER).mkdir()
    for number in range(1, 29):
        (home / FOLDER / f"journal-2020-01-{number:02}.lederbog").write_bytes(b"x")
    dated = DatedClock(date(2027, 3, 1))
    assert not due(home, dated)
    assert make(journal, dated) is None
    assert len(names(home)) == 28
    made = keep(home, dated)
    assert made is not None
    assert made.path.name == "journal-2027-03-01.lederbog"
    assert len(names(home)) == 29


def test_an_unfinished_last_line_stays_out(home: Path, clock: FixedClock) -> None:
    journal = filled(home, clock, 2)
    whole = content(home)
    with (home / "journal.lederbog").open("ab") as file:
        file.write(b"1234abcd 3 [[")
    made = make(journal, clock)
    assert made is not None
    assert made.read_bytes() == whole


def test_a_journal_larger_than_a_piece_is_copied_whole(
    home: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbook.journal.copying._PIECE", 150)
    journal = filled(home, clock, 7)
    write(journal, "a long one " * 100)
    made = make(journal, clock)
    assert made is not None
    assert made.read_bytes() == content(home)


class LyingDisk(Disk):
    """Takes every byte and keeps one of them wrong."""

    def write(self, handle: int, data: bytes) -> int:
        taken = super().write(handle, bytes([data[0] ^ 1]) + data[1:])
        assert taken == len(data)
        return taken


def test_a_copy_that_does_not_read_back_is_none(home: Path, clock: FixedClock) -> None:
    journal = filled(home, clock, 2)
    make(journal, clock)
    before = (home / FOLDER / TODAY).read_bytes()
    write(journal, "more")
    for attempt in (
        lambda: make(journal, clock, disk=LyingDisk()),
        lambda: copy_to(home, home / "x", disk=LyingDisk()),
    ):
        with pytest.raises(PlaceError):
            attempt()
    assert [path.name for path in (home / FOLDER).iterdir()] == [TODAY]
    assert (home / FOLDER / TODAY).read_bytes() == before
    assert not (home / "x").exists()


def test_a_damaged_journal_takes_the_place_of_nothing_and_lets_nothing_go(home: Path, clock: FixedClock) -> None:
    journal = filled(home, clock, 3)
    make(journal, clock)
    good = (home / FOLDER / TODAY).read_bytes()
    for number in range(1, 29):
        (home / FOLDER / f"journal-2020-01-{number:02}.lederbog").write_bytes(b"x")
    harm(home)
    write(journal, "after the damage")
    assert make(journal, clock) is None
    assert (home / FOLDER / TODAY).read_bytes() == good
    clock.moment += timedelta(days=1)
    made = make(journal, clock)
    assert made is not None
    assert made.read_bytes() == content(home)
    assert (home / FOLDER / TODAY).read_bytes() == good
    assert len(names(home)) == 30


def test_a_damaged_journal_pushes_nothing_out_for_want_of_room(
    home: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = filled(home, clock, 3)
    make(journal, clock)
    harm(home)
    monkeypatch.setattr("workbook.journal.backups.TOGETHER", 1000)
    clock.moment += timedelta(days=1)
    made = keep(home, clock)
    assert made is not None
    assert (made.path.name, made.new, made.harmed) == (TODAY, False, 1)
    assert names(home) == [TODAY]
    assert make(journal, clock) is None


def test_a_journal_that_was_begun_anew_does_not_cost_the_backup_of_the_day(home: Path, clock: FixedClock) -> None:
    journal = filled(home, clock, 3)
    make(journal, clock)
    before = content(home)
    filled(home / "other", clock, 1)
    (home / "journal.lederbog").write_bytes(content(home / "other"))
    make(Journal.open(home, clock), clock)
    kept_names = ["replaced-2026-11-21-140500.lederbog", TODAY]
    assert names(home) == kept_names
    assert (home / FOLDER / kept_names[0]).read_bytes() == before
    assert (home / FOLDER / TODAY).read_bytes() == content(home)


def test_every_call_that_fails_leaves_every_backup_whole(tmp_path: Path, clock: FixedClock) -> None:
    for at in range(1, 200):
        home = tmp_path / str(at)
        journal = filled(home, clock, 2)
        make(journal, clock)
        before = (home / FOLDER / TODAY).read_bytes()
        write(journal, "more")
        disk = StumblingDisk(at=at, dead=at % 2 == 0)
        try:
            done = make(journal, clock, disk=disk) is not None
        except PlaceError:
            done = False
        now = (home / FOLDER / TODAY).read_bytes()
        assert now == content(home) if done else now in (before, content(home))
        leftovers = [path.name for path in (home / FOLDER).iterdir() if path.name != TODAY]
        assert not leftovers or disk.dead or disk.calls[at - 1] == "remove"
        if len(disk.calls) < at:
            break
    assert 20 < at < 199


def test_a_full_disk_at_any_byte_leaves_the_backup_before(home: Path, clock: FixedClock) -> None:
    journal = filled(home, clock, 1)
    make(journal, clock)
    before = (home / FOLDER / TODAY).read_bytes()
    write(journal, "more")
    size = len(content(home))
    for room in range(size):
        with pytest.raises(PlaceError):
            make(journal, clock, disk=FaultyDisk(room=room))
        assert [path.name for path in (home / FOLDER).iterdir()] == [TODAY]
        assert (home / FOLDER / TODAY).read_bytes() == before
    assert make(journal, clock, disk=FaultyDisk(room=size)) is not None


def test_a_save_in_another_thread_meanwhile_is_never_half_in_it(home: Path, clock: FixedClock) -> None:
    journal = filled(home, clock, 1)
    writer = Journal.open(home, clock)
    stop = threading.Event()

    def keep_writing() -> None:
        while not stop.is_set():
            write(writer, "meanwhile " * 50)

    thread = threading.Thread(target=keep_writing)
    thread.start()
    try:
        for number in range(20):
            make(journal, clock)
            copy = copy_to(home, home / f"copy-{number}").path.read_bytes()
            assert copy.endswith(b"\n")
            assert content(home).startswith(copy)
    finally:
        stop.set()
        thread.join()


def test_a_copy_never_takes_the_place_of_a_file(home: Path, clock: FixedClock, tmp_path: Path) -> None:
    filled(home, clock, 2)
    target = tmp_path / "mine.lederbog"
    assert copy_to(home, target).path == target
    assert target.read_bytes() == content(home)
    target.write_bytes(b"mine")
    for place in (target, tmp_path, tmp_path / "nowhere" / "x", target / "below"):
        with pytest.raises(PlaceError) as caught:
            copy_to(home, place)
        assert str(tmp_path) in str(caught.value)
    assert target.read_bytes() == b"mine"


def test_the_oldest_go_when_there_is_no_more_room(
    home: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = filled(home, clock, 1)
    for _day in range(5):
        write(journal, "x" * 1000)
        make(journal, clock)
        clock.moment += timedelta(days=1)
    assert len(names(home)) == 5
    monkeypatch.setattr(rotation, "TOGETHER", 18_000)
    write(journal, "x" * 1000)
    make(journal, clock)
    assert names(home) == ["journal-2026-11-26.lederbog", "journal-2026-11-25.lederbog"]


def test_a_year_of_use_is_rotated_on_the_disk(home: Path, clock: FixedClock) -> None:
    journal = filled(home, clock, 1)
    chance = random.Random(7)
    for day in _days(200):
        clock.moment = day
        write(journal, "x")
        if chance.random() < 0.8:
            make(journal, clock)
    days = sorted(date.fromisoformat(name[8:18]) for name in names(home))
    assert len(days) <= 30
    assert (days[-1] - days[0]).days > 150
    assert texts(Journal.open(home, clock))[1:] == ["x"] * 200


def _days(count: int) -> Iterator[datetime]:
    first = datetime(2026, 1, 1, 12, tzinfo=UTC)
    return (first + timedelta(days=number) for number in range(count))
