"""Exports of Day One: invented entries in its form."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.importing.conftest import Bring, said, words_of
from workbook.errors import PlaceError
from workbook.importing.bring import ImportReport
from workbook.importing.dayone import read_dayone
from workbook.importing.found import STAR
from workbook.journal.journal import Journal

ENTRY: dict[str, Any] = {
    "uuid": "6F30404AB159433D8C9AF57052E4F3B6",
    "creationDate": "2026-11-20T13:05:00Z",
    "modifiedDate": "2026-11-20T13:07:11Z",
    "timeZone": "Europe/Copenhagen",
    "text": "# Tavlemøde\n\nDet gik godt\\. Vi prøver \\- i to uger\\!",
    "richText": '{"contents": []}',
    "tags": ["møder", "vagtplan"],
    "starred": True,
    "location": {"placeName": "Pauserummet", "latitude": 55.1},
}


def export(path: Path, *entries: object) -> Path:
    path.write_text(json.dumps({"metadata": {"version": "1.0"}, "entries": entries}), encoding="utf-8")
    return path


def test_an_entry_comes_with_its_day_tags_star_and_text(tmp_path: Path, journal: Journal, bring: Bring) -> None:
    assert bring(read_dayone(export(tmp_path / "Journal.json", ENTRY))) == ImportReport(new=1)
    assert said(journal) == [
        (
            "2026-11-20T14:05+01:00",
            "# Tavlemøde Det gik godt. Vi prøver - i to uger!",
            "# Tavlemøde\n\nDet gik godt. Vi prøver - i to uger!",
            ["møder", "vagtplan", STAR],
        )
    ]


def test_what_has_no_place_here_is_kept_with_it(tmp_path: Path, journal: Journal, bring: Bring) -> None:
    bring(read_dayone(export(tmp_path / "Journal.json", ENTRY)))
    (entry,) = journal.entries()
    assert entry.origin is not None
    assert entry.origin.more == {
        "modifiedDate": "2026-11-20T13:07:11Z",
        "location": {"placeName": "Pauserummet", "latitude": 55.1},
    }


@pytest.mark.parametrize(
    ("zone", "created"),
    [
        ("Asia/Bangkok", "2026-11-20T20:05+07:00"),
        ("Mars/Olympus", "2026-11-20T14:05+01:00"),
        ("../../etc/passwd", "2026-11-20T14:05+01:00"),
        ("", "2026-11-20T14:05+01:00"),
        (5, "2026-11-20T14:05+01:00"),
    ],
)
def test_the_day_is_that_of_the_place_where_it_was_written(
    tmp_path: Path, journal: Journal, bring: Bring, zone: object, created: str
) -> None:
    bring(read_dayone(export(tmp_path / "Journal.json", {**ENTRY, "timeZone": zone})))
    assert said(journal)[0][0] == created


def test_photos_are_named_where_they_stood_and_said_not_to_come(tmp_path: Path, journal: Journal, bring: Bring) -> None:
    photos = [
        {"identifier": "AAAA1111", "md5": "0cc1", "type": "jpeg"},
        {"identifier": "BBBB2222", "md5": "0cc2", "type": "png"},
        {"identifier": 7},
        "vrøvl",
    ]
    videos = [{"identifier": "CCCC3333", "type": "mov"}]
    text = "Før ![](dayone-moment://AAAA1111) efter\n![](dayone-moment:/video/CCCC3333) ![](dayone-moment://9999)"
    entry = {**ENTRY, "text": text, "photos": photos, "videos": videos}
    report = bring(read_dayone(export(tmp_path / "Journal.json", entry, {**ENTRY, "uuid": "2", "text": "x"})))
    assert (report.new, report.remarks[0][:2]) == (2, "3 ")
    assert words_of(journal.entries()[0]) == (
        "Før [photos/0cc1.jpeg] efter\n[videos/CCCC3333.mov] [9999]\n\n[photos/0cc2.png]"
    )


def test_the_zip_is_read_as_it_comes_with_every_journal_in_it(tmp_path: Path, journal: Journal, bring: Bring) -> None:
    inside = export(tmp_path / "Journal.json", ENTRY).read_bytes()
    other = export(tmp_path / "Arbejde.json", {**ENTRY, "uuid": "2", "text": "Andet"}).read_bytes()
    path = tmp_path / "Export.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Journal.json", inside)
        archive.writestr("Arbejde.json", other)
        archive.writestr("photos/0cc1.json", b"ikke en dagbog")
    assert bring(read_dayone(path)).new == 2
    assert bring(read_dayone(tmp_path / "Journal.json")) == ImportReport(known=1)


def test_an_entry_edited_there_follows_until_it_is_edited_here(tmp_path: Path, journal: Journal, bring: Bring) -> None:
    path = export(tmp_path / "Journal.json", ENTRY)
    bring(read_dayone(path))
    export(path, {**ENTRY, "text": "Rettet der", "creationDate": "2026-11-20T12:00:00Z"})
    assert bring(read_dayone(path)) == ImportReport(updated=1)
    assert bring(read_dayone(path)) == ImportReport(known=1)
    (entry,) = journal.entries()
    assert (words_of(entry), entry.revision) == ("Rettet der", 2)
    assert len(journal.history(entry.id)) == 2
    entry.answers["note"].value = "Rettet her"
    journal.commit(entry)
    assert bring(read_dayone(path)) == ImportReport(known=1)
    export(path, {**ENTRY, "text": "Rettet der igen"})
    assert bring(read_dayone(path)) == ImportReport(changed=1)
    assert [words_of(one) for one in journal.entries()] == ["Rettet her"]


def test_whether_it_was_edited_here_is_known_without_the_clock(tmp_path: Path, journal: Journal, bring: Bring) -> None:
    path = export(tmp_path / "Journal.json", ENTRY)
    bring(read_dayone(path))
    (entry,) = journal.entries()
    entry.tags = []
    journal.commit(entry)
    export(path, {**ENTRY, "text": "Rettet der"})
    assert bring(read_dayone(path)) == ImportReport(changed=1)
    entry = journal.entries()[0]
    entry.tags = ["møder", "vagtplan", STAR]
    journal.commit(entry)
    assert bring(read_dayone(path)) == ImportReport(updated=1)


def test_an_entry_without_words_is_passed_over(tmp_path: Path, bring: Bring) -> None:
    empty = {key: value for key, value in ENTRY.items() if key != "text"}
    assert bring(read_dayone(export(tmp_path / "Journal.json", empty))).new == 0


@pytest.mark.parametrize(
    "entry",
    [
        5,
        {},
        {**ENTRY, "uuid": ""},
        {**ENTRY, "uuid": 5},
        {**ENTRY, "creationDate": "2026-02-30T00:00:00Z"},
        {**ENTRY, "creationDate": "0001-01-01T00:00:00Z"},
        {**ENTRY, "creationDate": "9999-12-31T23:59:59Z"},
        {**ENTRY, "creationDate": None},
        {**ENTRY, "weather": json.loads("[" * 60 + "]" * 60)},
    ],
    ids=lambda entry: str(entry)[-60:],
)
def test_one_bad_entry_is_a_sentence_without_a_word_of_it(tmp_path: Path, entry: object) -> None:
    path = export(tmp_path / "Journal.json", {**ENTRY, "uuid": "2"}, entry)
    with pytest.raises(PlaceError) as fault:
        read_dayone(path)
    assert str(path) in str(fault.value)
    assert "Tavlemøde" not in str(fault.value)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b'{"entries": 5}',
        b'{"entries": [',
        b'{"entries": [{"uuid": "x", "x": NaN}]}',
        b'{"entries": [{"uuid": "\\ud83d"}]}',
        b'{"entries": [{"x": -1e400}]}',
        b'{"entries": ' + b"[" * 300_000,
        b'{"entries": [{"text": "p\xe5"}]}',
        b"PK\x03\x04 ikke en zip",
    ],
    ids=lambda content: repr(content[:40]),
)
def test_what_is_no_export_is_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "Journal.json"
    path.write_bytes(content)
    with pytest.raises(PlaceError) as fault:
        read_dayone(path)
    assert str(path) in str(fault.value)


def test_a_zip_without_a_journal_or_that_unpacks_without_end_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "Export.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("photos/a.jpeg", b"")
    with pytest.raises(PlaceError):
        read_dayone(path)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Journal.json", b"0" * 1000)
    monkeypatch.setattr("workbook.importing.dayone.LARGEST", 999)
    with pytest.raises(PlaceError, match=str(path)):
        read_dayone(path)


def test_two_entries_with_one_id_are_refused(tmp_path: Path) -> None:
    twice = {**ENTRY, "uuid": "6f30404a-b159-433d-8c9a-f57052e4f3b6", "text": "Et andet"}
    with pytest.raises(PlaceError):
        read_dayone(export(tmp_path / "Journal.json", ENTRY, twice))
