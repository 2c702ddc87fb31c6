"""An archive gives back every record as it was, into an empty home and beside what is there."""

import json
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from tests.conftest import NOW
from tests.importing.conftest import Bring
from tests.importing.drawn import RECORDS, UNKNOWN
from tests.journal.made import THEN, entry
from workbook.clock import FixedClock
from workbook.errors import ForeignError, PlaceError
from workbook.importing.archive import read_archive
from workbook.importing.bring import ImportReport, bring_in
from workbook.importing.found import Found, Reading
from workbook.journal.exchange import take_in
from workbook.journal.journal import SETTINGS_ID, Journal
from workbook.journal.records import (
    TABLES,
    Person,
    Record,
)
from workbook.people.forgetting import forget
from workbook.plan.keeping import settled
from workbook.share.archive import archive_json


@given(
    records=st.lists(RECORDS, max_size=6),
    unknown=st.dictionaries(st.text("abc_", min_size=1, max_size=6).map("x_{}".format), UNKNOWN, max_size=2),
    removed=st.booleans(),
)
@settings(max_examples=80)
def test_an_archive_comes_back_equal(records: Sequence[Record], unknown: dict[str, Any], removed: bool) -> None:
    clock = FixedClock(NOW)
    with TemporaryDirectory() as place:
        one, other = (Journal.open(Path(place) / name, clock) for name in ("one", "other"))
        stored = [one.commit(_promised(structs.replace(record, id=one.new_id())))[0] for record in records]
        for record in stored[:2]:
            one.commit(structs.replace(record, title=record.title + "!"))
        one.database.table("entries").update(unknown)
        one.database.table("af_en_senere_udgave").insert({"x": unknown})
        if removed:
            one.database.table("entries").truncate()
        archive = Path(place) / "archive.json"
        archive.write_text(archive_json(one), encoding="utf-8")
        report = bring_in(other, read_archive(archive), clock)
        assert report.new == len(json.loads(archive.read_text(encoding="utf-8"))["records"])
        assert archive_json(other) == archive_json(one)
        for opened in (other, Journal.open(other.home, clock)):
            assert _everything(opened) == _everything(one)
            assert not opened.damage
        length = (other.home / "journal.lederbog").stat().st_size
        again = bring_in(other, read_archive(archive), clock)
        assert again == ImportReport(known=report.new)
        assert (other.home / "journal.lederbog").stat().st_size == length


def _promised(record: Record) -> Record:
    """As the one door of plans and follow-ups would have it."""
    return settled(record, NOW.date())


def _everything(journal: Journal) -> list[list[Record]]:
    """All records by their types; revisions begin again in a new home."""
    shelves: list[Sequence[Record]] = [
        journal.entries(),
        journal.plans(),
        journal.followups(),
        journal.meetings(),
        journal.people(),
        journal.exports(),
        journal.trashed(),
    ]
    return [[structs.replace(record, revision=0) for record in shelf] for shelf in shelves]


def write(path: Path, *records: object, **more: object) -> Path:
    whole = {"format": "lederbog-archive", "version": 1, "records": list(records), **more}
    path.write_text(json.dumps(whole), encoding="utf-8")
    return path


ID = "0190a1b2-0000-7000-8000-000000000001"
GOOD: dict[str, Any] = {"table": "entries", "id": ID, "created": THEN, "updated": THEN, "title": "Møde"}


def test_what_stands_here_is_not_written_over(tmp_path: Path, journal: Journal, bring: Bring) -> None:
    path = write(tmp_path / "a.json", GOOD)
    assert bring(read_archive(path)).new == 1
    mine = journal.get(ID)
    mine.title = "Rettet her"
    journal.commit(mine)
    assert bring(read_archive(path)) == ImportReport(changed=1)
    assert journal.get(ID).title == "Rettet her"
    assert len(journal.entries()) == 1


def test_what_was_deleted_for_good_does_not_come_back(tmp_path: Path, journal: Journal, bring: Bring) -> None:
    path = write(tmp_path / "a.json", GOOD)
    bring(read_archive(path))
    journal.database.table("entries").truncate()
    later = tmp_path / "b.json"
    later.write_text(archive_json(journal), encoding="utf-8")
    assert bring(read_archive(path)) == ImportReport(deleted=1)
    other = Journal.open(tmp_path / "other", FixedClock(NOW))
    bring_in(other, read_archive(later), FixedClock(NOW))
    assert bring_in(other, read_archive(path), FixedClock(NOW)).deleted == 1
    assert other.entries() == []


def test_the_archive_deletes_nothing_here(tmp_path: Path, journal: Journal, bring: Bring) -> None:
    journal.commit(entry(ID))
    bring(read_archive(write(tmp_path / "a.json", deleted=[{"table": "entries", "id": ID}])))
    assert [one.id for one in journal.entries()] == [ID]


def test_a_record_that_came_can_be_edited_and_keeps_what_is_unknown(
    tmp_path: Path, journal: Journal, bring: Bring
) -> None:
    bring(read_archive(write(tmp_path / "a.json", {**GOOD, "revision": 7, "fra_fremtiden": {"a": [1, None]}})))
    mine = journal.get(ID)
    mine.title = "Rettet"
    (stored,) = journal.commit(mine)
    assert (stored.id, stored.conflict_of) == (ID, "")
    assert [one.title for one in journal.history(ID)] == ["Møde", "Rettet"]
    assert '"fra_fremtiden":{"a":[1,null]}' in archive_json(journal)
    assert "table" not in journal.database.table("entries").all()[0]


def test_an_archive_does_not_change_what_was_brought_in_here(
    tmp_path: Path, journal: Journal, bring: Bring, clock: FixedClock
) -> None:
    other = Journal.open(tmp_path / "other", clock)
    note = Found(format="prøve", name="a", created=NOW, text="Ord", read="1")
    bring_in(other, Reading((note,)), clock)
    theirs = other.entries()[0]
    theirs.title = "Rettet dér"
    other.commit(theirs)
    path = tmp_path / "a.json"
    path.write_text(archive_json(other), encoding="utf-8")
    bring(Reading((note,)))
    assert bring(read_archive(path)) == ImportReport(changed=1)
    assert [one.title for one in journal.entries()] == ["Ord"]


@pytest.mark.parametrize(
    "record",
    [
        3,
        [],
        {},
        {**GOOD, "table": "Entries"},
        {**GOOD, "table": ""},
        {**GOOD, "table": ["entries"]},
        {**GOOD, "id": ""},
        {**GOOD, "id": "../../etc"},
        {**GOOD, "id": ID.upper()},
        {**GOOD, "id": "٣"},
        {**GOOD, "id": 5},
        {**GOOD, "created": "i går"},
        {**GOOD, "created": "2026-02-30T09:00:00+01:00"},
        {**GOOD, "created": "0001-01-01T00:00:00+00:00"},
        {**GOOD, "created": "9999-12-31T23:59:59+00:00"},
        {**GOOD, "created": "2026-11-20T09:00:00"},
        {**GOOD, "trashed": "i går"},
        {**GOOD, "title": None},
        {**GOOD, "answers": {"x": {"question": "?", "kind": "long", "value": None}}},
        {**GOOD, "status": "hemmelig"},
        {**GOOD, "share": ["alle"]},
        {**GOOD, "table": "followups", "due": "2026-13-01"},
        {**GOOD, "table": "followups", "decisions": [{"at": "nu", "what": "done"}]},
        {**GOOD, "table": "followups", "repeats": {"rule": "FREQ=WEEKLY", "first": "nu"}},
        {**GOOD, "table": "followups", "repeats": {"rule": "FREQ=WEEKLY", "first": "2026-11-20", "done": ["nu"]}},
        {**GOOD, "table": "followups", "published": {"at": "nu"}},
        {**GOOD, "table": "followups", "published": {"day": "2026-12-01"}},
        {**GOOD, "table": "followups", "published": {"at": GOOD["created"], "day": "9999-12-31"}},
        {**GOOD, "delete_by": "nu"},
        {**GOOD, "table": "settings", "paused_until": "nu"},
        {**GOOD, "table": "plans", "cycles": [{"ended": "nu"}]},
        {**GOOD, "table": "plans", "cycles": [{"checkins": [{"at": "nu"}]}]},
        {**GOOD, "x": json.loads("[" * 60 + "]" * 60)},
    ],
    ids=str,
)
def test_one_bad_record_and_nothing_is_brought_in(tmp_path: Path, journal: Journal, record: object) -> None:
    path = write(tmp_path / "a.json", {**GOOD, "id": ID[:-1] + "2"}, record)
    with pytest.raises((PlaceError, ForeignError)) as fault:
        read_archive(path)
    assert str(path) in str(fault.value)
    assert "Møde" not in str(fault.value)


def test_the_same_record_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PlaceError, match="2"):
        read_archive(write(tmp_path / "a.json", GOOD, GOOD))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b'{"format": "noget andet", "version": 1, "records": []}',
        b'{"format": "lederbog-archive", "version": 0, "records": []}',
        b'{"format": "lederbog-archive", "version": true, "records": []}',
        b'{"format": "lederbog-archive", "version": 1}',
        b'{"format": "lederbog-archive", "version": 1, "records": [',
        b'{"format": "lederbog-archive", "version": 1, "records": [NaN]}',
        b'{"format": "lederbog-archive", "version": 1, "records": [{"x": 1e400}]}',
        b'{"format": "lederbog-archive", "version": 1, "records": [{"x": "\\ud800"}]}',
        b'{"format": "lederbog-archive", "version": 1, "records": [{"x": "\xe6"}]}',
        b'{"format": "lederbog-archive", "version": 1, "records": ' + b"[" * 300_000,
        b'{"a":' * 100_000,
        b'{"format": "lederbog-archive", "version": 1, "records": [{"x": ' + b"9" * 6000 + b"}]}",
        b"\x00" * 100,
        b"PK\x03\x04",
    ],
    ids=lambda content: repr(content[:40]) + repr(content[-12:]),
)
def test_what_is_no_archive_is_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(content)
    with pytest.raises((PlaceError, ForeignError)) as fault:
        read_archive(path)
    assert str(path) in str(fault.value)


def test_a_file_far_too_large_is_not_even_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.json", GOOD)
    monkeypatch.setattr("workbook.importing.source.LARGEST", path.stat().st_size)
    assert len(read_archive(path).arrivals) == 1
    monkeypatch.setattr("workbook.importing.source.LARGEST", path.stat().st_size - 1)
    with pytest.raises(PlaceError, match=r"for stor|too large"):
        read_archive(path)


def test_a_newer_archive_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"format": "lederbog-archive", "version": 2, "records": {"x": 1}}', encoding="utf-8")
    with pytest.raises(ForeignError, match="2"):
        read_archive(path)


def test_every_table_of_this_version_is_in_the_test_above() -> None:
    assert len(TABLES) == 7, "add the new kind to RECORDS"


def test_many_records_come_in_bounded_lines(tmp_path: Path, journal: Journal, bring: Bring) -> None:
    records = [{**GOOD, "id": f"{ID[:-4]}{number:04x}", "title": "x" * 3000} for number in range(1000)]
    assert bring(read_archive(write(tmp_path / "a.json", *records))).new == 1000
    lines = (journal.home / "journal.lederbog").read_bytes().split(b"\n")
    assert 5 <= len(lines) < 20
    assert max(map(len, lines)) < 2_000_000


def test_nothing_to_take_in_writes_nothing(journal: Journal) -> None:
    before = (journal.home / "journal.lederbog").read_bytes()
    assert not take_in(journal, [])
    assert (journal.home / "journal.lederbog").read_bytes() == before


@pytest.mark.parametrize(("name", "days"), [("study_days", 10**12), ("again_days", -1), ("follow_up_days", 3661)])
def test_days_that_no_date_can_be_counted_with_are_refused(
    tmp_path: Path, journal: Journal, name: str, days: int
) -> None:
    record = {"table": "settings", "id": SETTINGS_ID, "created": THEN, "updated": THEN, name: days}
    with pytest.raises(PlaceError, match="1"):
        read_archive(write(tmp_path / "a.json", record))
    assert len(read_archive(write(tmp_path / "a.json", {**record, name: 3660})).arrivals) == 1


def test_an_archive_that_knows_somebody_forgotten_says_so(
    tmp_path: Path, journal: Journal, bring: Bring, clock: FixedClock
) -> None:
    known = [Person(id=journal.new_id(), created=THEN, updated=THEN, alias=one, name=f"Karen {one}") for one in "AB"]
    journal.commit(*known)
    archive = tmp_path / "a.json"
    archive.write_text(archive_json(journal), encoding="utf-8")
    assert bring(read_archive(archive)).remarks == ()
    forget(journal, known[0], clock.now())
    (remark,) = bring(read_archive(archive)).remarks
    assert "person forget" in remark
    assert "Karen" not in remark
    assert [one.alias for one in journal.people()] == ["B"]
