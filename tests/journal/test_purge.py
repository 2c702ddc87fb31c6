from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec import structs

from tests.journal.faults import FaultyDisk
from tests.journal.made import draft, entry, filled, text_of, texts
from workbook.clock import DatedClock, FixedClock
from workbook.errors import DamagedError, PlaceError
from workbook.journal.journal import Journal
from workbook.journal.lines import read_header


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


SECRET = "et navn der skal glemmes"


@pytest.fixture
def journal(home: Path, clock: FixedClock) -> Journal:
    """A record that says the secret, in every file of the home."""
    journal = filled(home, clock, 1)
    (stored,) = journal.commit(entry(journal.new_id(), SECRET))
    journal.commit(structs.replace(entry(stored.id, SECRET + " igen"), revision=1))
    data = (home / "journal.lederbog").read_bytes()
    (home / "backups").mkdir()
    (home / "backups" / "journal-2026-11-20.lederbog").write_bytes(data)
    (home / "backups" / ".journal-2026-11-21.lederbog.00ff00ff.tmp").write_bytes(data)
    (home / "rescued").mkdir()
    (home / "rescued" / "journal-1-1.part").write_bytes(data[data.index(b"\n") + 300 : -20])
    journal.compact(force=True)
    journal.drafts.write(structs.replace(draft(journal.new_id(), SECRET), record=stored.id), durable=True)
    return journal


def secret_id(journal: Journal) -> str:
    return next(one.id for one in journal.entries() if SECRET in text_of(one))


def holding(home: Path, words: str = SECRET) -> list[str]:
    """The files that hold the words."""
    return sorted(path.name for path in home.rglob("*") if path.is_file() and words.encode() in path.read_bytes())


def test_it_is_in_no_file_of_the_home_any_more(home: Path, journal: Journal, clock: FixedClock) -> None:
    assert len(holding(home)) == 6
    record_id = secret_id(journal)
    report = journal.purge([record_id], now=clock.now())
    assert holding(home) == []
    assert report.ids == (record_id,)
    assert len(report.files) == 5
    assert report.left == ()
    for one in (journal, Journal.open(home, clock)):
        assert (texts(one), one.drafts.all(), one.damage) == (["0"], [], ())
    assert SECRET not in repr(report)


def test_its_id_stays_so_that_no_older_line_brings_it_back(home: Path, journal: Journal, clock: FixedClock) -> None:
    record_id = secret_id(journal)
    old = (home / "journal.lederbog").read_bytes().splitlines(keepends=True)
    journal.purge([record_id], now=clock.now())
    for name in ("journal.lederbog", "journal.previous", "backups/journal-2026-11-20.lederbog"):
        with (home / name).open("ab") as file:
            file.writelines(line for line in old if record_id.encode() in line)
        (home / "journal.lederbog").write_bytes((home / name).read_bytes())
        assert texts(Journal.open(home, clock)) == ["0"]


def test_it_is_forgotten_also_when_it_was_deleted_long_ago(home: Path, journal: Journal, clock: FixedClock) -> None:
    record_id = secret_id(journal)
    journal.database.table("entries").remove(lambda document: document["id"] == record_id)
    assert "journal.lederbog" in holding(home)
    journal.purge([record_id], now=clock.now())
    assert holding(home) == []


def test_what_is_named_nowhere_changes_nothing(home: Path, journal: Journal, clock: FixedClock) -> None:
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file() and path.suffix != ".tmp"}
    assert journal.purge(["nowhere"], now=clock.now()).files == ()
    assert {path: path.read_bytes() for path in before} == before


def test_a_copy_that_is_damaged_is_named_and_left(home: Path, journal: Journal, clock: FixedClock) -> None:
    backup = home / "backups" / "journal-2026-11-20.lederbog"
    harmed = backup.read_bytes().replace(b"entries", b"entrjes", 1)
    backup.write_bytes(harmed)
    conflict = home / "journal-KONTOR.lederbog"
    conflict.write_bytes(harmed)
    report = journal.purge([secret_id(journal)], now=clock.now())
    assert report.left == (conflict, backup)
    assert backup.read_bytes() == conflict.read_bytes() == harmed


def test_a_damaged_journal_is_not_purged_as_if_all_could_be_seen(
    home: Path, journal: Journal, clock: FixedClock
) -> None:
    record_id = secret_id(journal)
    path = home / "journal.lederbog"
    path.write_bytes(path.read_bytes().replace(b'"value":"0"', b'"value":"9"'))
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    with pytest.raises(DamagedError, match=r"journal\.lederbog"):
        Journal.open(home, clock).purge([record_id], now=clock.now())
    assert {path: path.read_bytes() for path in before} == before


def test_a_copy_that_cannot_be_written_keeps_the_record_in_the_trash(
    home: Path, journal: Journal, clock: FixedClock
) -> None:
    class Fixed(FaultyDisk):
        def replace(self, source: Path, target: Path) -> None:
            if target.parent.name == "backups":
                raise PermissionError(13, "no")
            super().replace(source, target)

    record_id = secret_id(journal)
    journal.trash(record_id)
    later = clock.now() + timedelta(days=31)
    drafts = list(journal.drafts.all())
    journal.drafts.discard(drafts[0].id)
    other = Journal.open(home, clock, disk=Fixed())
    with pytest.raises(PlaceError, match="backups"):
        other.purge_old_trash(later)
    assert [one.id for one in Journal.open(home, clock).trashed()] == [record_id]
    assert Journal.open(home, clock).purge_old_trash(later) == 1
    assert holding(home) == []


def test_a_backup_that_was_under_way_does_not_keep_it(home: Path, journal: Journal, clock: FixedClock) -> None:
    class Busy(FaultyDisk):
        """Another process puts its copy down just before the journal changes."""

        def replace(self, source: Path, target: Path) -> None:
            if target.name == "journal.lederbog":
                (home / "backups" / "journal-2026-11-21.lederbog").write_bytes(target.read_bytes())
                (home / "backups" / ".journal-2026-11-22.lederbog.00ff00ff.tmp").write_bytes(target.read_bytes())
            super().replace(source, target)

    other = Journal.open(home, clock, disk=Busy())
    other.purge([secret_id(journal)], now=clock.now())
    assert holding(home) == []


def test_what_is_fetched_back_meanwhile_is_not_purged(home: Path, clock: FixedClock) -> None:
    journal = filled(home, clock, 2)
    first, second = journal.entries()
    journal.trash(first.id, second.id)
    (home / "backups").mkdir()
    (home / "backups" / "journal-2026-11-20.lederbog").write_bytes((home / "journal.lederbog").read_bytes())
    other = Journal.open(home, clock)

    class Slow(FaultyDisk):
        """Somebody takes it out of the trash while the copies are looked through."""

        def listdir(self, folder: Path) -> list[str]:
            if folder.name == "rescued" and len(other.trashed()) == 2:
                other.recover(second.id)
            return super().listdir(folder)

    slow = Journal.open(home, clock, disk=Slow())
    assert slow.purge_old_trash(clock.now() + timedelta(days=31)) == 1
    assert texts(slow) == texts(Journal.open(home, clock)) == ["1"]
    assert slow.trashed() == []


def test_the_trash_is_emptied_of_what_lay_there_for_thirty_days(home: Path, clock: FixedClock) -> None:
    journal = filled(home, clock, 4)
    start = clock.moment
    for days, record in enumerate(journal.entries()[:3]):
        clock.moment = start + timedelta(days=days)
        journal.trash(record.id)
    assert journal.purge_old_trash(start + timedelta(days=29, hours=23)) == 0
    assert journal.purge_old_trash(start + timedelta(days=30)) == 1
    assert journal.purge_old_trash(start + timedelta(days=30, hours=5)) == 0, "once a day"
    assert journal.purge_old_trash(start + timedelta(days=40)) == 2
    assert (texts(journal), journal.trashed()) == (["3"], [])
    assert not (home / "journal.previous").exists()


def test_the_day_of_the_purge_survives_a_compaction(home: Path, clock: FixedClock) -> None:
    journal = filled(home, clock, 2)
    first, second = journal.entries()
    journal.trash(first.id)
    later = clock.now() + timedelta(days=31)
    journal.purge_old_trash(later)
    journal.trash(second.id)
    journal.compact(force=True)
    header = read_header((home / "journal.lederbog").read_bytes().split(b"\n")[0])
    assert header is not None
    assert (header.purged, header.generation) == (later.date().isoformat(), 3)


def test_nothing_is_purged_on_a_date_that_was_set_by_hand(home: Path, clock: FixedClock) -> None:
    journal = filled(home, clock, 1)
    journal.trash(journal.entries()[0].id)
    dated = Journal.open(home, DatedClock(date(2030, 1, 1)))
    assert dated.purge_old_trash(dated._clock.now()) == 0
    assert len(dated.trashed()) == 1


def test_what_a_draft_still_revises_and_what_has_no_moment_stays(home: Path, clock: FixedClock) -> None:
    journal = filled(home, clock, 2)
    first, second = journal.entries()
    journal.trash(first.id)
    journal.commit(structs.replace(second, trashed="some time"))
    journal.drafts.write(structs.replace(draft(journal.new_id(), "more"), record=first.id), durable=True)
    assert journal.purge_old_trash(clock.now() + timedelta(days=300)) == 0
    assert len(journal.trashed()) == 2
    assert len(journal.drafts.all()) == 1
