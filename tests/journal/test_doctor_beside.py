import os
from datetime import timedelta
from pathlib import Path

import pytest

from tests.journal.made import draft, entry, filled
from workbook import i18n
from workbook.clock import FixedClock
from workbook.journal.backups import FOLDER, copy_to, make
from workbook.journal.doctor import Finding, examine, repair
from workbook.journal.journal import Journal

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


def test_a_copy_of_a_sync_program_is_compared_and_offered(home: Path, journal: Journal, clock: FixedClock) -> None:
    same, more, ruined = (home / f"journal-{name}.lederbog" for name in ("A", "B", "C"))
    copy_to(home, same)
    other = Journal.open(home / "other", clock)
    file(home / "other").write_bytes(file(home).read_bytes())
    record = other.entries()[0] if other.refresh() else None
    assert record is not None
    record.answers["note"].value = "written elsewhere"
    other.commit(record, entry(other.new_id(), "new elsewhere"))
    copy_to(home / "other", more)
    ruined.write_bytes(b"")
    before = snapshot(home)
    found = {one.path: one for one in examine(home) if one.kind == "conflict-copy"}
    assert list(found) == [same, more, ruined]
    assert "Everything in it" in found[same].found
    assert "2 notes in it" in found[more].found
    assert f'lederbog restore "{more}"' in found[more].advice
    assert "damaged" in found[ruined].found
    assert {one.weight for one in found.values()} == {"told"}
    assert repair(home, clock) == []
    assert snapshot(home) == before


def test_a_copy_is_offered_also_when_the_journal_is_gone(home: Path, journal: Journal, clock: FixedClock) -> None:
    copy_to(home, home / "journal-A.lederbog")
    file(home).unlink()
    (home / FOLDER / TODAY).unlink()
    assert kinds(home) == {"journal-missing": "damaged", "conflict-copy": "told"}
    assert "6 notes in it" in finding(home, "conflict-copy").found
    assert repair(home, clock) == []


def test_what_was_deleted_here_is_not_missed_from_a_copy(home: Path, journal: Journal) -> None:
    copy_to(home, home / "journal-A.lederbog")
    journal.database.table("entries").remove(lambda document: document["answers"]["note"]["value"] == "2")
    assert "Everything in it" in finding(home, "conflict-copy").found


def test_a_damaged_backup_is_mended_from_the_journal(home: Path, journal: Journal, clock: FixedClock) -> None:
    backup = home / FOLDER / TODAY
    whole = backup.read_bytes()
    for lines in ((2,), (1, 4), (0,)):
        harm(backup, *lines)
        assert finding(home, "backup-damaged").weight == "damaged"
        (done,) = repair(home, clock)
        assert done.repaired
        assert backup.read_bytes() == whole
        assert kinds(home) == WHOLE


def test_a_backup_that_cannot_be_mended_is_left_and_told(home: Path, journal: Journal, clock: FixedClock) -> None:
    backup = home / FOLDER / TODAY
    filled(home / "other", clock, 3)
    file(home / "other").replace(backup)
    harm(backup, 2)
    before = snapshot(home)
    assert kinds(home) == {**WHOLE, "backup-damaged": "told"}
    assert repair(home, clock) == []
    assert snapshot(home) == before


def test_leftovers_go_when_nobody_can_be_making_them(home: Path, journal: Journal, clock: FixedClock) -> None:
    old, new = home / ".journal.lederbog.0123abcd.tmp", home / FOLDER / f".{TODAY}.89abcdef.tmp"
    for path, age in ((old, timedelta(hours=2)), (new, timedelta(minutes=5))):
        path.write_bytes(b"x")
        moment = (clock.now() - age).timestamp()
        os.utime(path, (moment, moment))
    assert {one.path for one in examine(home) if one.kind == "leftover"} == {old, new}
    done = {one.finding.path: one.repaired for one in repair(home, clock)}
    assert done == {old: True, new: False}
    assert (old.exists(), new.exists()) == (False, True)


def test_what_is_worth_knowing_is_told_and_left(home: Path, journal: Journal, clock: FixedClock) -> None:
    journal.drafts.write(draft("d"), durable=True)
    (home / "drafts" / "x.1-2.draft").write_bytes(b"nothing of ours")
    (home / "rescued").mkdir()
    (home / "rescued" / "journal-99-1.part").write_bytes(b"half a line")
    journal.database.table("entries").insert({"id": "1", "status": "hemmeligt"})
    with file(home).open("ab") as raw:
        raw.write(b"half")
    before = snapshot(home)
    assert kinds(home) == {
        **WHOLE,
        "draft-unreadable": "told",
        "rescued": "told",
        "unfinished-line": "told",
        "records-unread": "told",
    }
    assert repair(home, clock) == []
    assert snapshot(home) == before
    assert "hemmeligt" not in "".join(one.found + one.advice for one in examine(home))
