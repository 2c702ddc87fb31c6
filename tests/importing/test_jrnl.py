"""Journals of jrnl, as jrnl itself wrote them and as they may have been edited."""

import json
from pathlib import Path

import pytest

from tests.importing.conftest import FILES, Bring, said, words_of
from workbook.errors import PlaceError
from workbook.importing.bring import ImportReport
from workbook.importing.found import STAR
from workbook.importing.jrnl import read_jrnl
from workbook.journal.journal import Journal

TEXT = FILES / "jrnl" / "24-hours.txt"
AS_SET_UP = FILES / "jrnl" / "as-set-up.txt"
EXPORT = FILES / "jrnl" / "export.json"


def written(tmp_path: Path, text: str | bytes) -> Path:
    path = tmp_path / "journal.txt"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize("path", [TEXT, AS_SET_UP], ids=lambda path: path.stem)
def test_what_jrnl_wrote_comes_with_its_moments_tags_and_stars(journal: Journal, bring: Bring, path: Path) -> None:
    assert bring(read_jrnl(path)) == ImportReport(new=4)
    assert said(journal) == [
        ("2026-03-29T12:00+02:00", "Uden krop", "Uden krop", []),
        (
            "2026-07-03T16:30+02:00",
            "Sommervagt! Alle kom til tiden [ikke en dato] midt i teksten",
            "Sommervagt! Alle kom til tiden\n[ikke en dato] midt i teksten",
            [],
        ),
        (
            "2026-11-20T14:05+01:00",
            "Tavlemøde med @Bo om vagtplanen. Vi blev enige om at prøve…",
            "Tavlemøde med @Bo om vagtplanen. Vi blev enige om at prøve to uger.\n"
            "Det var #svært at sige højt.\n\n  - en liste\n  - med to ting",
            ["bo", "svært"],
        ),
        ("2026-11-21T00:30+01:00", "Kunne ikke sove", "Kunne ikke sove", [STAR]),
    ]
    assert {len(one.share) for one in journal.entries()} == {0}
    assert {one.exercise for one in journal.entries()} == {""}


@pytest.mark.parametrize("second", [TEXT, AS_SET_UP, EXPORT], ids=lambda path: path.stem)
@pytest.mark.parametrize("first", [TEXT, AS_SET_UP, EXPORT], ids=lambda path: path.stem)
def test_whichever_way_it_comes_again_nothing_comes_twice(
    journal: Journal, bring: Bring, first: Path, second: Path
) -> None:
    assert bring(read_jrnl(first)) == ImportReport(new=4)
    assert bring(read_jrnl(second)) == ImportReport(known=4)
    assert len(journal.entries()) == 4


def test_the_export_holds_the_same_words(journal: Journal, bring: Bring) -> None:
    bring(read_jrnl(EXPORT))
    assert words_of(journal.entries()[2]).endswith("Det var #svært at sige højt.\n\n  - en liste\n  - med to ting")


def test_what_was_edited_or_put_in_the_trash_here_stays_so(journal: Journal, bring: Bring) -> None:
    bring(read_jrnl(TEXT))
    first, second, *_rest = journal.entries()
    first.answers["note"].value = "Rettet her"
    journal.commit(first)
    journal.trash(second.id)
    assert bring(read_jrnl(TEXT)) == ImportReport(known=4)
    assert [words_of(one) for one in journal.entries()][:1] == ["Rettet her"]
    assert [one.id for one in journal.trashed()] == [second.id]
    assert len(journal.entries()) == 3


def test_two_equal_entries_of_one_minute_are_two(tmp_path: Path, journal: Journal, bring: Bring) -> None:
    path = written(tmp_path, "[2026-11-21 14:05] Suk.\n\n" * 2)
    assert bring(read_jrnl(path)).new == 2
    assert bring(read_jrnl(path)) == ImportReport(known=2)


def test_a_new_entry_among_old_ones_is_the_only_one_that_comes(tmp_path: Path, journal: Journal, bring: Bring) -> None:
    bring(read_jrnl(TEXT))
    more = "[2026-01-02 08:00] Først på året\n\n" + TEXT.read_text(encoding="utf-8")
    assert bring(read_jrnl(written(tmp_path, more))) == ImportReport(new=1, known=4)


def test_windows_files_decomposed_letters_and_control_characters(
    tmp_path: Path, journal: Journal, bring: Bring
) -> None:
    path = written(tmp_path, "\ufeff[2026-11-21 14:05] På ga\u030atur *\r\n\r\nmed\x1b[31m ro\r\n")
    report = bring(read_jrnl(path))
    assert (report.new, len(report.remarks)) == (1, 1)
    assert words_of(journal.entries()[0]) == "På gåtur\n\nmed[31m ro"
    assert journal.entries()[0].tags == [STAR]


def test_bold_words_at_the_end_of_a_title_are_no_star(tmp_path: Path, journal: Journal, bring: Bring) -> None:
    bring(read_jrnl(written(tmp_path, "[2026-11-21 14:05] Husk **kagen**\n[21-11-2026 14:06] *\nStjerne alene\n")))
    assert [(words_of(one), one.tags) for one in journal.entries()] == [
        ("Husk **kagen**", []),
        ("Stjerne alene", [STAR]),
    ]


def test_an_empty_journal_brings_nothing(tmp_path: Path, bring: Bring) -> None:
    assert bring(read_jrnl(written(tmp_path, "\n \n"))) == ImportReport()
    assert bring(read_jrnl(written(tmp_path, "[2026-11-21 14:05] \n"))) == ImportReport()


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("Kære dagbog\n[2026-11-21 14:05] Her", "jrnl"),
        ("gAAAAABh_krypteret==", "--decrypt"),
        ("[2026-11-21 14:05] Her\n\n[2026-02-30 09:00] Nej", "3"),
        ("[2026-11-21 25:05] Her", "1"),
        ("[2026-11-21 13:05 PM] Her", "1"),
        ("[0001-01-01 00:00] Her", "1"),
        ("[9999-12-31 23:59] Her", "1"),
        ("[11/21/2026 14:05] Her", "1"),
        (b"[2026-11-21 14:05] p\xe5 g\xe5tur", "UTF-8"),
        ("[2026-11-21 14:05] x".encode("utf-16"), "UTF-8"),
        ('{"entries": [{"title": "Hemmeligt", "date": "2026-02-30", "time": "09:00"}]}', "1"),
        ('{"entries": [{"title": "Hemmeligt", "time": "09:00"}]}', "jrnl"),
        ('{"entries": [{"title": "Hemmeligt", "date": NaN}]}', "JSON"),
        ('{"entries": {}}', "jrnl"),
        ('{"entries": ' + "[" * 200_000, "jrnl"),
        ('{"entries": [{"title": "\\udc00", "date": "2026-11-21"}]}', "JSON"),
    ],
    ids=lambda value: repr(value[:40]),
)
def test_what_cannot_be_read_is_a_sentence_without_a_word_of_it(tmp_path: Path, text: str | bytes, hint: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(PlaceError) as fault:
        read_jrnl(path)
    assert hint in str(fault.value)
    assert str(path) in str(fault.value)
    assert not {"Hemmeligt", "Her", "Kære"} & set(str(fault.value).split())


def test_a_line_of_ten_megabytes_and_many_entries_are_no_matter(tmp_path: Path, journal: Journal, bring: Bring) -> None:
    many = "".join(f"[2026-01-{n % 28 + 1:02} 09:00] Nummer {n}\n\n" for n in range(5000))
    path = written(tmp_path, f"{many}[2026-11-21 14:05] Lang\n{'[x] @' * 2_000_000}\n")
    assert bring(read_jrnl(path)) == ImportReport(new=5001)
    assert len(words_of(journal.entries()[-1])) == 10_000_005
    assert bring(read_jrnl(path)) == ImportReport(known=5001)


def test_the_json_may_have_no_time_and_other_keys(tmp_path: Path, journal: Journal, bring: Bring) -> None:
    entry = {"title": "Uden tid", "body": "", "date": "2026-11-21", "tags": ["@Bo"], "uuid": "x", "creator": {}}
    assert bring(read_jrnl(written(tmp_path, json.dumps({"tags": {}, "entries": [entry]})))).new == 1
    assert said(journal) == [("2026-11-21T12:00+01:00", "Uden tid", "Uden tid", ["bo"])]
