"""A journal of every format there has been opens in this version, and can be read without it."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.journal.faults import FaultyDisk
from tests.journal.made import entry
from tests.journal.reader import read
from workbook.clock import FixedClock
from workbook.errors import ForeignError, PlaceError
from workbook.journal.journal import Journal
from workbook.journal.lines import VERSION, read_header
from workbook.journal.migration import READERS

GOLDEN = Path(__file__).with_name("golden")
EXPECTED: dict[str, dict[str, Any]] = json.loads((GOLDEN / "expected.json").read_text(encoding="utf-8"))
FILES = ["format-0.lederbog", "format-1.lederbog", "format-1-compacted.lederbog"]


@pytest.fixture(params=FILES)
def golden(request: pytest.FixtureRequest) -> bytes:
    """A journal that was written once and is never made again."""
    return (GOLDEN / str(request.param)).read_bytes()


@pytest.fixture
def home(tmp_path: Path, golden: bytes) -> Path:
    (tmp_path / "journal.lederbog").write_bytes(golden)
    return tmp_path


def tables_of(journal: Journal) -> dict[str, dict[str, Any]]:
    """Every document by table and id."""
    database = journal.database
    return {
        name: {str(one.get("id", one.doc_id)): dict(one) for one in database.table(name).all()}
        for name in database.tables()
    }


def version_of(data: bytes) -> int:
    header = read_header(data.split(b"\n")[0])
    assert header is not None
    return header.version


def test_there_is_a_golden_journal_of_every_format_that_is_read() -> None:
    assert {version_of((GOLDEN / name).read_bytes()) for name in FILES} == set(READERS) == set(range(VERSION + 1))


def test_the_standalone_reader_reads_it(golden: bytes) -> None:
    assert {name: rows for name, rows in read(golden).items() if rows} == EXPECTED


def test_it_opens_and_reading_it_changes_nothing(home: Path, golden: bytes, clock: FixedClock) -> None:
    journal = Journal.open(home, clock)
    assert tables_of(journal) == EXPECTED
    assert journal.notices == ()
    assert [one.title for one in journal.trashed()] == ["Smidt ud"]
    assert [(one.title, copy.title) for one, copy in journal.conflicts()] == [
        ("Fra det andet vindue", "Fra det første vindue")
    ]
    record = journal.conflicts()[0][0]
    assert [one.title for one in journal.history(record.id)][:2] == ["Efter mødet", "Efter mødet, rettet"]
    assert journal.settings().study_days == 14
    assert (home / "journal.lederbog").read_bytes() == golden
    assert sorted(path.name for path in home.iterdir() if path.is_file()) == ["journal.lederbog"]


def test_the_first_save_brings_it_to_the_format_of_today(home: Path, golden: bytes, clock: FixedClock) -> None:
    journal, other = Journal.open(home, clock), Journal.open(home, clock)
    (stored,) = journal.commit(entry(journal.new_id(), "nyt"))
    data = (home / "journal.lederbog").read_bytes()
    assert version_of(data) == VERSION
    old = version_of(golden) < VERSION
    assert ((home / "journal.previous").read_bytes() if old else data[: len(golden)]) == golden
    tables = read(data)
    assert tables["entries"].pop(stored.id)["answers"]["note"]["value"] == "nyt"
    assert {name: rows for name, rows in tables.items() if rows} == EXPECTED
    other.commit(entry(other.new_id(), "fra det andet"))
    assert len(Journal.open(home, clock).entries()) == len(journal.entries()) + 1


def test_without_room_it_can_still_be_read(tmp_path: Path, clock: FixedClock) -> None:
    golden = (GOLDEN / "format-0.lederbog").read_bytes()
    (tmp_path / "journal.lederbog").write_bytes(golden)
    disk = FaultyDisk(room=1000)
    journal = Journal.open(tmp_path, clock, disk=disk)
    with pytest.raises(PlaceError, match=r"journal\.lederbog"):
        journal.commit(entry(journal.new_id()))
    assert (tmp_path / "journal.lederbog").read_bytes() == golden
    assert tables_of(journal) == EXPECTED


def test_a_format_that_is_not_known_is_never_touched(home: Path, golden: bytes, clock: FixedClock) -> None:
    from workbook.journal.lines import Header, write_header

    header = read_header(golden.split(b"\n")[0])
    assert header is not None
    for version in (-1, VERSION + 1, 10**6):
        newer = write_header(Header(format=header.format, version=version, journal=header.journal))
        (home / "journal.lederbog").write_bytes(newer + golden[golden.index(b"\n") + 1 :])
        with pytest.raises(ForeignError, match=r"journal\.lederbog"):
            Journal.open(home, clock)
        assert (home / "journal.lederbog").read_bytes().startswith(newer)
