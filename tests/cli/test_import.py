"""`lederbog import`: what was written elsewhere, once."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

JRNL = Path(__file__).parents[1] / "importing" / "jrnl" / "24-hours.txt"


def test_an_archive_goes_out_and_into_an_empty_home(run: Run, home: Path, here: Path) -> None:
    run("note", "Færre møder", "--tag", "ro", "--share", "mus")
    run("note", "Ring til TR")
    assert run("export", "alt", "--format", "json", "-o", "alt.json").code == 0
    done = run("--home", "andet", "--lang", "en", "import", "json", "alt.json")
    assert (done.code, done.out, done.err) == (0, "", "2 notes were brought in.\n")
    there, here_now = run("--home", "andet", "list", "--json"), run("list", "--json")
    assert there.items() == here_now.items()
    again = run("--home", "andet", "--lang", "en", "import", "json", "alt.json")
    assert (again.code, again.err) == (0, "0 notes were brought in.\n2 were here already.\n")
    assert len(run("--home", "andet", "list", "--json").items()) == 2


def test_each_format_comes_in_and_is_private(run: Run, here: Path) -> None:
    (here / "Journal.json").write_text(
        json.dumps({"entries": [{"uuid": "A1", "creationDate": "2026-11-20T10:00:00Z", "text": "Fra Day One"}]}),
        encoding="utf-8",
    )
    (here / "noter").mkdir()
    (here / "noter" / "2026-11-19.md").write_text("Fra en fil", encoding="utf-8")
    assert run("import", "jrnl", str(JRNL)).err.startswith("4 ")
    assert run("import", "dayone", "Journal.json").err.startswith("1 ")
    assert run("import", "markdown", "noter").err.startswith("1 ")
    items = run("list", "--json").items()
    assert len(items) == 6
    assert {tuple(item["share"]) for item in items} == {()}
    assert "Fra Day One" in run("list").out


@pytest.mark.parametrize("form", ["json", "jrnl", "dayone", "markdown"])
@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"{", b'{"format": "x"}'])
def test_what_cannot_be_read_is_one_sentence_and_nothing_is_stored(
    run: Run, here: Path, home: Path, form: str, content: bytes
) -> None:
    (here / "fil").write_bytes(content)
    done = run("import", form, "fil")
    if (form, done.code) == ("markdown", 0):
        return  # it is text, whatever it says
    assert done.code in ((5,) if form == "json" and content != b"{" and content[0] != 0xFF else (1, 5))
    assert (done.out, done.err.count("\n")) == ("", 1)
    assert "fil" in done.err
    assert not (home / "journal.lederbog").exists()


def test_a_missing_file_and_a_folder_are_sentences(run: Run, here: Path) -> None:
    for form in ("json", "jrnl", "dayone"):
        assert (run("import", form, "findes-ikke").code, run("import", form, ".").code) == (1, 1)
    assert run("import", "markdown", "findes-ikke").code == 1
    assert run("import", "json", "a\udce6").code == 1


def test_a_command_line_that_does_not_parse(run: Run) -> None:
    assert run("import").code == 2
    assert run("import", "evernote", "x").code == 2
    assert run("import", "json").code == 2


def test_help_names_the_formats(run: Run) -> None:
    shown = run("import", "--help").out
    assert "json|jrnl|dayone|markdown" in shown
    assert "Day One" in shown
