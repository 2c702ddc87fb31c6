"""Folders of Markdown files, tidy and not."""

import os
from pathlib import Path

import pytest

from tests.importing.conftest import Bring, said, words_of
from workbook.errors import PlaceError
from workbook.importing.bring import ImportReport
from workbook.importing.markdown import read_markdown
from workbook.journal.journal import Journal

WRITTEN = 1_790_000_000.0
"""21 September 2026, 17:33 in Copenhagen."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "noter"
    place.mkdir()
    return place


def put(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    os.utime(path, (WRITTEN, WRITTEN))
    return path


def test_the_front_matter_counts_before_the_name_and_the_name_before_the_age(
    folder: Path, journal: Journal, bring: Bring
) -> None:
    put(
        folder / "2025-01-01 andet.md",
        "---\ntitle: Tavlemøde\ndate: 2026-03-03 09:30\ntags: [møder, '#ro']\n---\n\nVi prøvede.\n",
    )
    put(folder / "2026-04-05_09.15 Første forsøg.md", "Uden hoved.\n")
    put(folder / "2026-04-06.md", "# En overskrift\n\nog lidt mere")
    put(folder / "2026-04-07.md", "Bare ord, og ikke så få endda, for ellers er titlen hele teksten")
    put(folder / "under" / "løst_papir.markdown", "Uden dato")
    assert bring(read_markdown(folder)) == ImportReport(new=5)
    assert said(journal) == [
        ("2026-03-03T09:30+01:00", "Tavlemøde", "Vi prøvede.", ["møder", "ro"]),
        ("2026-04-05T09:15+02:00", "Første forsøg", "Uden hoved.", []),
        ("2026-04-06T12:00+02:00", "En overskrift", "# En overskrift\n\nog lidt mere", []),
        (
            "2026-04-07T12:00+02:00",
            "Bare ord, og ikke så få endda, for ellers er titlen hele…",
            "Bare ord, og ikke så få endda, for ellers er titlen hele teksten",
            [],
        ),
        ("2026-09-21T16:13+02:00", "løst papir", "Uden dato", []),
    ]


@pytest.mark.parametrize(
    ("written", "created"),
    [
        ("2026-03-03", "2026-03-03T12:00+01:00"),
        ("2026-03-03T09:30:15Z", "2026-03-03T09:30+00:00"),
        ("2026-03-03 09:30 +02:00", "2026-03-03T09:30+02:00"),
        ('"03-03-2026 9.30"', "2026-03-03T09:30+01:00"),
        ("3.3.2026", "2026-03-03T12:00+01:00"),
        ("", "2026-09-21T16:13+02:00"),
    ],
)
def test_dates_as_people_write_them(folder: Path, journal: Journal, bring: Bring, written: str, created: str) -> None:
    put(folder / "a.md", f"---\ndate: {written}\n---\nord")
    bring(read_markdown(folder))
    assert said(journal)[0][0] == created


@pytest.mark.parametrize("tags", ["[a, b]", "a, b", "a b", "'#a #b'", "\n  - a\n  - b"])
def test_tags_as_people_write_them(folder: Path, journal: Journal, bring: Bring, tags: str) -> None:
    put(folder / "a.md", f"---\nTags: {tags}\n---\nord")
    bring(read_markdown(folder))
    assert journal.entries()[0].tags == ["a", "b"]


def test_other_keys_are_kept_with_the_note(folder: Path, journal: Journal, bring: Bring) -> None:
    put(folder / "a.md", "---\nhumør: 7\nsted: {by: Vejle, rum: [1, 2]}\n---\nord")
    bring(read_markdown(folder))
    origin = journal.entries()[0].origin
    assert origin is not None
    assert origin.more == {"humør": "7", "sted": {"by": "Vejle", "rum": ["1", "2"]}}
    assert origin.name == "a.md"


def test_a_second_time_nothing_comes_whatever_the_age_of_the_file(folder: Path, journal: Journal, bring: Bring) -> None:
    path = put(folder / "på gåtur.md", "Vi gik")
    assert bring(read_markdown(folder)).new == 1
    os.utime(path, (0, 0))
    assert bring(read_markdown(folder)) == ImportReport(known=1)
    assert bring(read_markdown(path)) == ImportReport(known=1)
    put(path, "Vi gik længere")
    assert bring(read_markdown(folder)) == ImportReport(updated=1)
    assert [words_of(one) for one in journal.entries()] == ["Vi gik længere"]


def test_windows_files_decomposed_letters_and_names(folder: Path, journal: Journal, bring: Bring) -> None:
    put(folder / "ga\u030atur.md", "\ufeff---\r\ntitle: Pa\u030a ga\u030atur\r\n---\r\n\r\nMed ro\r\nog vind\r\n")
    assert bring(read_markdown(folder)).new == 1
    (_when, title, text, _tags) = said(journal)[0]
    assert (title, text) == ("På gåtur", "Med ro\nog vind")
    (folder / "ga\u030atur.md").rename(folder / "gåtur.md")
    assert bring(read_markdown(folder)) == ImportReport(known=1)


def test_a_rule_at_the_top_is_no_front_matter(folder: Path, journal: Journal, bring: Bring) -> None:
    put(folder / "a.md", "---\nBare en streg over teksten\n---\nog en under")
    put(folder / "b.md", "---\naldrig lukket")
    assert bring(read_markdown(folder)).new == 2
    assert [words_of(one) for one in journal.entries()] == [
        "---\nBare en streg over teksten\n---\nog en under",
        "---\naldrig lukket",
    ]


def test_hidden_files_links_and_other_kinds_are_passed_over(
    tmp_path: Path, folder: Path, journal: Journal, bring: Bring
) -> None:
    outside = put(tmp_path / "ude" / "hemmelig.md", "Hemmeligt")
    put(folder / "a.md", "Mit")
    put(folder / ".obsidian" / "x.md", "skjult")
    put(folder / ".skjult.md", "skjult")
    put(folder / "billede.png", b"\x89PNG")
    put(folder / "tom.md", "\n\n")
    (folder / "mappe.md").mkdir()
    (folder / "hemmelig.md").symlink_to(outside)
    (folder / "ude").symlink_to(outside.parent)
    (folder / "rundt").symlink_to(folder)
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "fifo.md")
    report = bring(read_markdown(folder))
    assert (report.new, [remark[:2] for remark in report.remarks]) == (1, ["3 ", "1 "])
    assert [words_of(one) for one in journal.entries()] == ["Mit"]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        (b"p\xe5 g\xe5tur", "UTF-8"),
        (b"linje 1\nlinje 2 \x9c", "2"),
        ("x".encode("utf-16"), "UTF-8"),
        ("---\ndate: 2026-02-30\n---\nx", "2"),
        ("---\ntitle: x\ndate: i morgen\n---\nx", "3"),
        ("---\ndate: 0001-01-01\n---\nx", "2"),
        ("---\ndate: [2026-01-01]\n---\nx", "2"),
        ("---\ndate: 2026-01-01\n  x: [\n---\nx", "mine.md"),
        ("---\na: &a [x]\nb: *a\n---\nx", "3"),
        ("---\na: " + "[" * 20_000 + "\n---\nx", "2"),
        ("---\na: " + "x" * 100_000 + "\n---\nx", "2"),
        ("---\na: 1\na: 2\n---\nx", "3"),
    ],
    ids=lambda value: repr(value[:30]),
)
def test_one_bad_file_and_nothing_is_brought_in(folder: Path, text: str | bytes, hint: str) -> None:
    put(folder / "a.md", "God nok")
    path = put(folder / "mine.md", text)
    with pytest.raises(PlaceError) as fault:
        read_markdown(folder)
    assert hint in str(fault.value)
    assert str(path) in str(fault.value)


def test_a_file_from_no_age_at_all_is_a_sentence(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(folder / "a.md", "ord")
    os.utime(path, (10**11, 10**11))
    with pytest.raises(PlaceError, match=r"a\.md"):
        read_markdown(folder)
    put(folder / "a.md", "ord").rename(folder / "2026-11-21.md")
    assert len(read_markdown(folder).notes) == 1


def test_a_date_in_a_name_that_does_not_exist_is_part_of_the_title(
    folder: Path, journal: Journal, bring: Bring
) -> None:
    put(folder / "2026-13-45 mødt.md", "x")
    bring(read_markdown(folder))
    assert said(journal)[0][:2] == ("2026-09-21T16:13+02:00", "2026-13-45 mødt")


@pytest.mark.parametrize("where", ["missing", "empty", "fifo", "dangling"])
def test_a_place_that_is_none_is_a_sentence(tmp_path: Path, where: str) -> None:
    path = tmp_path / where
    if where == "empty":
        path.mkdir()
    elif where == "dangling":
        path.symlink_to(tmp_path / "væk")
    elif where == "fifo" and hasattr(os, "mkfifo"):
        os.mkfifo(path)
    with pytest.raises(PlaceError, match=where):
        read_markdown(path)


def test_a_line_of_ten_megabytes_and_many_files_are_no_matter(folder: Path, journal: Journal, bring: Bring) -> None:
    put(folder / "lang.md", "æ" * 5_000_000)
    for number in range(500):
        put(folder / f"2026-01-01 {number}.md", f"Nummer {number}")
    assert bring(read_markdown(folder)).new == 501
