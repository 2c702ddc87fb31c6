from pathlib import Path

import pytest

from tests.journal.made import entry, filled, texts
from workbook.clock import FixedClock
from workbook.errors import DamagedError, PlaceError
from workbook.importing.bring import bring_in
from workbook.importing.journal_copy import is_journal, read_journal_copy
from workbook.journal.backups import copy_to
from workbook.journal.journal import Journal


@pytest.fixture
def copy(tmp_path: Path, clock: FixedClock) -> Path:
    """A sync program's copy: one record changed there, one only there, one deleted there; one deleted here."""
    journal = filled(tmp_path / "home", clock, 4)
    other = tmp_path / "other"
    other.mkdir()
    (other / "journal.lederbog").write_bytes((tmp_path / "home" / "journal.lederbog").read_bytes())
    there = Journal.open(other, clock)
    record = there.entries()[0]
    record.answers["note"].value = "0 there"
    there.commit(record, entry(there.new_id(), "only there"))
    there.database.table("entries").remove(lambda document: document["answers"]["note"]["value"] == "1")
    journal.database.table("entries").remove(lambda document: document["answers"]["note"]["value"] == "2")
    return copy_to(other, tmp_path / "home" / "journal-PC.lederbog").path


def test_what_only_the_copy_has_comes_and_nothing_goes(copy: Path, clock: FixedClock) -> None:
    journal, before = Journal.open(copy.parent, clock), copy.read_bytes()
    assert is_journal(copy)
    report = bring_in(journal, read_journal_copy(copy), clock)
    assert (report.new, report.deleted) == (1, 1)
    assert sorted(texts(journal)) in (["0", "1", "3", "only there"], ["0 there", "1", "3", "only there"])
    again = bring_in(journal, read_journal_copy(copy), clock)
    assert (again.new, again.updated) == (0, 0)
    assert copy.read_bytes() == before


def test_a_copy_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    ruined = tmp_path / "copy"
    ruined.write_bytes(b'12345678 0 {"format":"lederbog-journal"')
    assert is_journal(ruined)
    with pytest.raises(DamagedError, match="copy"):
        read_journal_copy(ruined)
    ruined.write_bytes(b'{"format": "lederbog-archive", "version": 1, "records": []}')
    assert not is_journal(ruined)
    for place in (tmp_path / "nowhere", tmp_path):
        assert not is_journal(place)
        with pytest.raises(PlaceError):
            read_journal_copy(place)
