"""What a purge keeps of what stood in a calendar: in every file, through every copy, and no word of it."""

from pathlib import Path

import pytest
from msgspec import structs

from tests.journal.reader import read
from workbook.clock import FixedClock
from workbook.importing.archive import read_archive
from workbook.importing.bring import bring_in
from workbook.journal import backups
from workbook.journal.called_off import TABLE
from workbook.journal.journal import Journal
from workbook.journal.published import Published
from workbook.journal.records import FollowUp, Meeting, Plan
from workbook.share.archive import archive_json

SECRET = "ordene der skal væk"
MARK = Published(sequence=2, at="2026-11-02T09:00:00.000000+01:00", day="2026-12-01", seen="0" * 64)
WORDLESS = structs.replace(MARK, seen="")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def journal(home: Path, clock: FixedClock) -> Journal:
    """One of each that can stand in a calendar, and did; a backup holds them too."""
    journal = Journal.open(home, clock)
    made = [
        kind(id=journal.new_id(), created=MARK.at, updated=MARK.at, title=SECRET) for kind in (FollowUp, Plan, Meeting)
    ]
    journal.commit(*made)
    journal.note_published({one.id: MARK for one in made})
    backups.make(journal, clock)
    journal.compact(force=True)
    return journal


def gone(journal: Journal, clock: FixedClock) -> list[str]:
    ids = [one.id for one in (*journal.followups(), *journal.plans(), *journal.meetings())]
    journal.trash(*ids)
    journal.purge(ids, now=clock.now())
    return ids


def test_how_it_stood_is_kept_in_every_file_and_no_word(home: Path, journal: Journal, clock: FixedClock) -> None:
    ids = gone(journal, clock)
    assert {one.record: one.published for one in journal.called_off()} == dict.fromkeys(ids, WORDLESS)
    for path in (home / "journal.lederbog", *(home / "backups").glob("*.lederbog")):
        assert SECRET.encode() not in path.read_bytes()
        documents = read(path.read_bytes())[TABLE].values()
        assert sorted(one["record"] for one in documents) == sorted(ids), path.name
        assert all(set(one) == {"id", "record", "published"} for one in documents)
        assert all(set(one["published"]) == {"sequence", "at", "day"} for one in documents)


def test_it_is_no_record(journal: Journal, clock: FixedClock) -> None:
    gone(journal, clock)
    assert (journal.is_empty(), journal.trashed(), journal.notices) == (True, [], ())


def test_a_second_purge_and_a_smaller_journal_keep_it(home: Path, journal: Journal, clock: FixedClock) -> None:
    ids = gone(journal, clock)
    journal.purge(ids, now=clock.now())
    journal.compact(force=True)
    assert sorted(one.record for one in Journal.open(home, clock).called_off()) == sorted(ids)


def test_an_archive_carries_it_to_another_journal(journal: Journal, clock: FixedClock, tmp_path: Path) -> None:
    ids = gone(journal, clock)
    archive = tmp_path / "alt.json"
    archive.write_text(archive_json(journal), encoding="utf-8")
    other = Journal.open(tmp_path / "other", clock)
    bring_in(other, read_archive(archive), clock)
    assert sorted(one.record for one in other.called_off()) == sorted(ids)


def test_what_cannot_be_read_of_it_is_left_out(journal: Journal) -> None:
    journal.database.table(TABLE).insert({"record": 7, "published": "x"})
    assert journal.called_off() == []
