from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journal.made import entry, filled, texts
from tests.journal.stumbling import StumblingDisk, stumbles
from workbook import i18n
from workbook.clock import FixedClock
from workbook.errors import InUseError
from workbook.journal.backups import FOLDER, generations, make
from workbook.journal.disk import Disk
from workbook.journal.doctor import Finding, examine, repair
from workbook.journal.journal import Journal
from workbook.journal.lock import locked

TODAY = "journal-2026-11-21.lederbog"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    i18n.use("en")
    return tmp_path / "home"


@pytest.fixture
def journal(home: Path, clock: FixedClock) -> Journal:
    """Six saves, the first four of them in a backup."""
    journal = filled(home, clock, 4)
    make(journal, clock)
    journal.commit(entry(journal.new_id(), "4"))
    journal.commit(entry(journal.new_id(), "5"))
    return journal


def file(home: Path) -> Path:
    return home / "journal.lederbog"


def kinds(home: Path) -> dict[str, str]:
    """Kind to weight."""
    found = examine(home)
    assert all(one.found and str(one.path) in one.found + str(one.path) for one in found)
    return {one.kind: one.weight for one in found}


def finding(home: Path, kind: str) -> Finding:
    (one,) = (one for one in examine(home) if one.kind == kind)
    return one


def snapshot(home: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(home.rglob("*")) if path.is_file()}


def harm(path: Path, *lines: int) -> None:
    """Damage lines, counted from 0, the header."""
    rows = path.read_bytes().split(b"\n")
    for number in lines:
        rows[number] = rows[number][:20] + b"#" + rows[number][21:]
    path.write_bytes(b"\n".join(rows))


WHOLE = {"journal-whole": "whole", "backups": "whole"}


def test_of_a_healthy_home_it_says_so_and_changes_nothing(home: Path, journal: Journal, clock: FixedClock) -> None:
    before = snapshot(home)
    assert kinds(home) == WHOLE
    assert "6 notes" in examine(home)[0].found
    assert repair(home, clock) == []
    assert snapshot(home) == before


def test_without_a_home_it_makes_none(home: Path, clock: FixedClock) -> None:
    assert kinds(home) == {"no-journal": "place"}
    assert repair(home, clock) == []
    assert not home.exists()


def test_damaged_lines_are_fetched_from_the_backup(home: Path, journal: Journal, clock: FixedClock) -> None:
    whole = texts(journal)
    harm(file(home), 1, 3)
    before = snapshot(home)
    found = finding(home, "lines-damaged")
    assert (found.weight, found.repairable) == ("damaged", True)
    assert "2 places" in found.found
    assert f"2 saves come from {home / FOLDER / TODAY}" in found.advice
    assert snapshot(home) == before, "looking changes nothing"
    (done,) = repair(home, clock)
    assert done.repaired
    assert texts(Journal.open(home, clock)) == whole
    assert kinds(home) == WHOLE
    (kept,) = (path for path in generations(home) if path.name.startswith("replaced-"))
    assert kept.read_bytes() == before[str(file(home))]
    assert str(kept) in done.said


def test_what_is_in_no_backup_is_said_to_be_lost(home: Path, journal: Journal, clock: FixedClock) -> None:
    harm(file(home), 2, 5)
    advice = finding(home, "lines-damaged").advice
    assert "1 save comes from" in advice
    assert "1 save is in no backup and stays lost" in advice
    repair(home, clock)
    again = Journal.open(home, clock)
    assert texts(again) == ["0", "1", "2", "3", "5"]
    assert not again.damage
    again.commit(entry(again.new_id(), "goes on"))
    assert texts(Journal.open(home, clock))[-1] == "goes on"


def test_a_damaged_first_line_no_longer_keeps_from_writing(home: Path, journal: Journal, clock: FixedClock) -> None:
    harm(file(home), 0)
    assert kinds(home)["lines-damaged"] == "damaged"
    repair(home, clock)
    again = Journal.open(home, clock)
    again.commit(entry(again.new_id(), "written"))
    assert texts(Journal.open(home, clock)) == ["0", "1", "2", "3", "4", "5", "written"]


def test_without_any_backup_all_that_can_be_read_is_kept(home: Path, clock: FixedClock) -> None:
    filled(home, clock, 3)
    harm(file(home), 0, 2)
    assert kinds(home) == {"lines-damaged": "damaged", "no-backup": "told"}
    repair(home, clock)
    assert texts(Journal.open(home, clock)) == ["0", "2"]


def test_lines_out_of_order_and_doubled_are_put_in_order(home: Path, journal: Journal, clock: FixedClock) -> None:
    header, *rows = file(home).read_bytes().splitlines(keepends=True)
    file(home).write_bytes(b"".join([header, rows[3], rows[0], rows[1], rows[1], rows[2], rows[4], rows[5]]))
    assert kinds(home)["lines-damaged"] == "damaged"
    repair(home, clock)
    assert texts(Journal.open(home, clock)) == ["0", "1", "2", "3", "4", "5"]
    assert kinds(home) == WHOLE


def test_a_journal_that_lost_its_end_gets_it_back(home: Path, journal: Journal, clock: FixedClock) -> None:
    rows = file(home).read_bytes().splitlines(keepends=True)
    file(home).write_bytes(b"".join(rows[:3]))
    found = finding(home, "saves-missing")
    assert "2 saves that a backup has" in found.found
    repair(home, clock)
    assert texts(Journal.open(home, clock)) == ["0", "1", "2", "3"]
    assert kinds(home) == WHOLE


def test_a_journal_that_went_its_own_way_takes_no_line_of_the_other(
    home: Path, journal: Journal, clock: FixedClock
) -> None:
    rows = file(home).read_bytes().splitlines(keepends=True)
    file(home).write_bytes(b"".join(rows[:3]))
    other = Journal.open(home, clock)
    for text in ("a", "b", "c"):
        other.commit(entry(other.new_id(), text))
    assert kinds(home) == WHOLE
    harm(file(home), 1)
    assert "1 save is in no backup" in finding(home, "lines-damaged").advice
    repair(home, clock)
    assert texts(Journal.open(home, clock)) == ["1", "a", "b", "c"], "nothing is mixed in"


def test_after_a_restore_the_backups_of_before_add_nothing(home: Path, journal: Journal, clock: FixedClock) -> None:
    from workbook.journal.restore import restore

    older = home / FOLDER / "journal-2026-11-20.lederbog"
    rows = file(home).read_bytes().splitlines(keepends=True)
    older.write_bytes(b"".join(rows[:3]))
    restore(older, home, clock)
    assert kinds(home) == WHOLE
    harm(file(home), 1)
    repair(home, clock)
    assert texts(Journal.open(home, clock)) == ["1"]


@pytest.mark.parametrize(
    "ruin", [b"", b"\0" * 4096, b'99c8f963 0 {"format":"lederbog-journal"'], ids=["empty", "zeros", "cut"]
)
def test_a_journal_that_cannot_be_read_at_all_comes_from_the_newest_backup(
    home: Path, journal: Journal, clock: FixedClock, ruin: bytes
) -> None:
    (home / FOLDER / "journal-2026-11-22.lederbog").write_bytes(b"\0")
    file(home).write_bytes(ruin)
    found = finding(home, "journal-unreadable")
    assert TODAY in found.advice
    (done,) = repair(home, clock)
    assert done.repaired
    assert texts(Journal.open(home, clock)) == ["0", "1", "2", "3"]
    assert [path.read_bytes() for path in generations(home) if path.name.startswith("replaced-")] == [ruin]


def test_an_older_backup_does_not_come_because_the_disk_refused_the_newest_once(
    home: Path, journal: Journal, clock: FixedClock
) -> None:
    rows = file(home).read_bytes().splitlines(keepends=True)
    (home / FOLDER / "journal-2026-11-20.lederbog").write_bytes(b"".join(rows[:3]))
    for disk in stumbles():
        file(home).write_bytes(b"")
        repair(home, clock, disk=disk)
        assert file(home).read_bytes() == b"" or texts(Journal.open(home, clock)) == ["0", "1", "2", "3"]
        if disk.at is not None and len(disk.calls) < disk.at:
            break


def test_a_journal_that_is_gone_comes_from_the_newest_backup(home: Path, journal: Journal, clock: FixedClock) -> None:
    file(home).unlink()
    assert kinds(home)["journal-missing"] == "damaged"
    repair(home, clock)
    assert texts(Journal.open(home, clock)) == ["0", "1", "2", "3"]
    assert kinds(home) == WHOLE


def test_without_a_backup_a_ruined_journal_is_left_and_the_way_out_told(home: Path, clock: FixedClock) -> None:
    home.mkdir()
    file(home).write_bytes(b"")
    found = finding(home, "journal-unreadable")
    assert (found.weight, found.repairable) == ("damaged", False)
    assert "older version" in found.advice
    assert repair(home, clock) == []
    assert file(home).read_bytes() == b""


@pytest.mark.parametrize("content", [b"SQLite format 3\0", b"{}\n"])
def test_what_is_not_ours_is_named_and_left(home: Path, clock: FixedClock, content: bytes) -> None:
    home.mkdir()
    file(home).write_bytes(content)
    assert kinds(home)["journal-foreign"] == "foreign"
    assert repair(home, clock) == []
    assert file(home).read_bytes() == content


def test_a_place_that_cannot_be_used_is_a_finding(tmp_path: Path, home: Path, clock: FixedClock) -> None:
    (tmp_path / "a file").write_text("x")
    found = examine(tmp_path / "a file")
    assert {one.weight for one in found} == {"place"}
    assert repair(tmp_path / "a file", clock) == []
    file(home).mkdir(parents=True)
    assert kinds(home)["place"] == "place"


def test_a_repair_that_fails_anywhere_loses_nothing(tmp_path: Path, home: Path, clock: FixedClock) -> None:
    def case(place: Path) -> Callable[[], list[str]]:
        journal = filled(place, clock, 3)
        make(journal, clock)
        journal.commit(entry(journal.new_id(), "3"))
        harm(file(place), 2)
        return lambda: texts(Journal.open(place, clock))

    whole, harmed = ["0", "1", "2", "3"], ["0", "2", "3"]
    for number, disk in enumerate(stumbles()):
        place = tmp_path / str(number)
        read = case(place)
        before = file(place).read_bytes()
        repair(place, clock, disk=disk)
        there = read()
        assert there in (whole, harmed)
        if there == harmed:
            assert file(place).read_bytes() == before
        else:
            assert before in [path.read_bytes() for path in generations(place)]
        repair(place, clock)
        assert read() == whole
        if disk.at is not None and len(disk.calls) < disk.at:
            break
    assert 50 < number < 500


def test_in_use_nothing_is_repaired(
    home: Path, journal: Journal, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    harm(file(home), 1)
    before = snapshot(home)
    monkeypatch.setattr("workbook.journal.swapping.PATIENCE", 0.02)
    with locked(Disk(), home / ".lock"), pytest.raises(InUseError):
        repair(home, clock)
    assert snapshot(home) == before


def test_looking_writes_nothing_whatever_is_there(home: Path, journal: Journal) -> None:
    harm(file(home), 1)
    disk = StumblingDisk()
    examine(home, disk=disk)
    assert not {"write", "replace", "remove", "fsync", "open create", "open append", "mkdir"} & set(disk.calls)
    assert disk.calls
