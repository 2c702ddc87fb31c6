"""The archive: everything, whole, for the leader alone."""

import json

from tests.share.conftest import Keep, asked
from workbook.context import Workbook
from workbook.dates import stamp
from workbook.journal.records import Entry, FollowUp, Person
from workbook.share.archive import archive_document, archive_json
from workbook.share.literal import escape
from workbook.share.markdown import write


def test_the_json_holds_every_record_whole_with_its_table(workbook: Workbook, keep: Keep) -> None:
    entry = keep({"helbred": asked("Kun min", sensitivity="health")})
    now = stamp(workbook.clock.now())
    workbook.journal.commit(
        FollowUp(id=workbook.journal.new_id(), created=now, updated=now, title="Se på det", due="2026-12-01"),
        Person(id=workbook.journal.new_id(), created=now, updated=now, alias="medarbejder K", name="Karen"),
        Entry(id=workbook.journal.new_id(), created=now, updated=now, title="Smidt ud", trashed=now),
    )
    archive = json.loads(archive_json(workbook.journal))
    assert (archive["format"], archive["version"]) == ("lederbog-archive", 1)
    records = archive["records"]
    assert [record["table"] for record in records] == ["entries", "entries", "followups", "people"]
    assert records[0]["id"] == entry.id
    assert records[0]["answers"]["helbred"]["value"] == "Kun min"
    assert records[2]["due"] == "2026-12-01"
    assert records[3]["name"] == "Karen"


def test_what_a_later_version_stored_is_in_the_archive_too(workbook: Workbook, keep: Keep) -> None:
    entry = keep({"frit": asked("x")})
    database = workbook.journal.database
    document = database.table("entries").all()[0]
    database.table("entries").update({"fra_fremtiden": [1, 2]}, doc_ids=[document.doc_id])
    workbook.journal.refresh()
    (record,) = json.loads(archive_json(workbook.journal))["records"]
    assert record["id"] == entry.id
    assert record["fra_fremtiden"] == [1, 2]


def test_of_what_was_deleted_for_good_only_the_ids_are_in_the_archive(workbook: Workbook, keep: Keep) -> None:
    entry = keep({"frit": asked("Væk")})
    workbook.journal.database.table("entries").truncate()
    written = archive_json(workbook.journal)
    assert json.loads(written)["deleted"] == [{"table": "entries", "id": entry.id}]
    assert "Væk" not in written


def test_records_stand_by_instant_and_those_of_one_instant_as_they_came(workbook: Workbook) -> None:
    moments = ("2026-11-21T09:00:00+01:00", "2026-11-21T08:30:00+02:00", "2026-11-21T08:00:00+00:00")
    ids = [workbook.journal.new_id() for _moment in moments]
    workbook.journal.commit(
        *(Entry(id=one, created=moment, updated=moment) for one, moment in zip(reversed(ids), moments, strict=True))
    )
    written = [record["id"] for record in json.loads(archive_json(workbook.journal))["records"]]
    assert written == [ids[1], ids[2], ids[0]]


def test_the_markdown_is_marked_private_and_holds_what_no_audience_gets(workbook: Workbook, keep: Keep) -> None:
    keep({"helbred": asked("Kun\n# min", question="Hvordan *har* jeg det?", sensitivity="health")})
    written = write(archive_document(workbook.journal))
    assert written.startswith("# PRIVAT")
    assert escape("Kun\n# min") in written
    assert "Hvordan \\*har\\* jeg det?" in written
    assert write(archive_document(workbook.journal)) == written


def test_an_empty_journal_gives_an_empty_archive(workbook: Workbook) -> None:
    assert json.loads(archive_json(workbook.journal))["records"] == []
    assert write(archive_document(workbook.journal)).startswith("# PRIVAT")
