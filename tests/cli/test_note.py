"""`lederbog note`: every word kept, the id alone on stdout."""

import json
import os
import unicodedata
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from tests.cli.conftest import Run, start
from workbook.cli.failures import guarded
from workbook.cli.main import cli
from workbook.cli.session import Session
from workbook.clock import FixedClock
from workbook.journal.journal import Journal
from workbook.journal.records import Entry


def stored(home: Path, clock: FixedClock) -> list[Entry]:
    return Journal.open(home, clock).entries()


def test_the_id_stands_alone_on_stdout(run: Run, home: Path, clock: FixedClock) -> None:
    done = run("note", "Færre møder om fredagen")
    assert (done.code, done.err) == (0, "")
    (entry,) = stored(home, clock)
    assert done.out == f"{entry.id}\n"
    assert entry.answers["note"].value == "Færre møder om fredagen"
    assert (entry.title, entry.exercise, entry.share, entry.tags) == ("Færre møder om fredagen", "", [], [])
    assert entry.answers["note"].question == "Note"


@pytest.mark.parametrize(
    "text",
    ["æøåÆØÅ éüß", "emoji 👩‍👩‍👧 og 👍🏽", "linje 1\nlinje 2\n\nlinje 4", "שלום \u202eabc", "tab\ther", "a" * 50_000],
    ids=["letters", "emoji", "lines", "right-to-left", "tab", "long"],
)
def test_every_text_is_kept_however_it_comes(run: Run, home: Path, clock: FixedClock, text: str) -> None:
    assert run("note", text).code == 0
    assert run("note", "-", stdin=text.encode()).code == 0
    assert run("note", stdin=text.encode() + b"\n").code == 0
    assert [entry.answers["note"].value for entry in stored(home, clock)] == [text] * 3


def test_a_decomposed_letter_is_stored_as_one(run: Run, home: Path, clock: FixedClock) -> None:
    run("note", unicodedata.normalize("NFD", "på gåtur"))
    assert stored(home, clock)[0].answers["note"].value == "på gåtur"


def test_words_need_no_quotes_and_a_dash_can_be_told_from_an_option(run: Run, home: Path, clock: FixedClock) -> None:
    assert run("note", "Færre", "møder").code == 0
    assert run("note", "--", "- husk nøglen").code == 0
    assert [entry.answers["note"].value for entry in stored(home, clock)] == ["Færre møder", "- husk nøglen"]


def test_tags_and_audiences_are_kept(run: Run, home: Path, clock: FixedClock) -> None:
    run(
        "note",
        "x",
        "--tag",
        "#ros",
        "--tag",
        "møder",
        "--tag",
        "ros",
        "--tag",
        " ",
        "--share",
        "mus",
        "--share",
        "trio",
    )
    (entry,) = stored(home, clock)
    assert entry.tags == ["ros", "møder"]
    assert entry.share == ["trio", "mus"]


def test_a_byte_order_mark_and_windows_line_ends_are_no_part_of_the_text(
    run: Run, home: Path, clock: FixedClock
) -> None:
    run("note", "-", stdin="\ufeffførste\r\nanden\r\n".encode())
    assert stored(home, clock)[0].answers["note"].value == "første\nanden"


@pytest.mark.parametrize("stdin", [b"", b" \n\t\n", b"\x1b\x00"])
def test_an_empty_note_is_refused_in_a_sentence(run: Run, home: Path, stdin: bytes) -> None:
    done = run("note", stdin=stdin)
    assert (done.code, done.out) == (1, "")
    assert done.err.count("\n") == 1
    assert not (home / "journal.lederbog").exists() or b"note" not in (home / "journal.lederbog").read_bytes()


@pytest.mark.parametrize("text", ["", " "])
def test_an_empty_argument_does_not_wait_for_stdin(run: Run, text: str) -> None:
    assert run("note", text, stdin=b"dette er ikke ment").code == 1


def test_a_bad_byte_is_refused_before_anything_is_kept(run: Run, home: Path, clock: FixedClock) -> None:
    done = run("note", "-", stdin=b"f\xe6rre m\xf8der")
    assert (done.code, done.out) == (1, "")
    assert "UTF-8" in done.err
    assert "Traceback" not in done.err
    assert stored(home, clock) == []


@pytest.mark.parametrize("where", ["text", "tag"])
def test_a_bad_byte_in_the_arguments_is_refused(run: Run, home: Path, clock: FixedClock, where: str) -> None:
    bad = "f\udce6rre"  # how Python hands on a byte that is not UTF-8
    done = run("note", bad) if where == "text" else run("note", "x", "--tag", bad)
    assert done.code == 1
    assert "UTF-8" in done.err
    assert stored(home, clock) == []


def test_control_characters_are_left_out_and_told(run: Run, home: Path, clock: FixedClock) -> None:
    done = run("note", "-", stdin=b"r\x1b[31m\xc3\xb8d")
    assert done.code == 0
    assert done.err.startswith("1 ")
    assert stored(home, clock)[0].answers["note"].value == "r[31mød"


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "cp850", "utf-16"])
def test_the_console_s_encoding_changes_nothing(run: Run, home: Path, clock: FixedClock, encoding: str) -> None:
    done = run("note", "-", stdin="blåbærgrød → 10".encode(), PYTHONIOENCODING=encoding, LC_ALL="C", PYTHONUTF8="0")
    assert (done.code, done.err) == (0, "")
    assert stored(home, clock)[0].answers["note"].value == "blåbærgrød → 10"
    listed = run("list", "--json", PYTHONIOENCODING=encoding, LC_ALL="C", PYTHONUTF8="0")
    assert listed.items()[0]["title"] == "blåbærgrød → 10"


def test_notes_written_at_the_same_time_are_all_kept(run: Run, home: Path, clock: FixedClock, here: Path) -> None:
    running = [start("note", f"samtidig {number}", cwd=here) for number in range(8)]
    ended = [process.communicate(timeout=60) for process in running]
    assert [process.returncode for process in running] == [0] * 8, ended
    assert [err for _out, err in ended] == [b""] * 8
    entries = stored(home, clock)
    assert sorted(str(entry.answers["note"].value) for entry in entries) == [f"samtidig {n}" for n in range(8)]
    assert sorted(out.decode().strip() for out, _err in ended) == sorted(entry.id for entry in entries)


def test_the_date_can_be_set_for_training(run: Run) -> None:
    done = run("note", "x", LEDERBOG_TODAY="2027-03-01")
    shown = run("show", done.out.strip(), "--json")
    assert shown.items()[0]["created"].startswith("2027-03-01T")
    assert json.loads(run("list", "--json", "--from", "1. marts 2027").out)["items"]
    refused = run("note", "x", LEDERBOG_TODAY="i går")
    assert (refused.code, refused.out) == (1, "")
    assert "LEDERBOG_TODAY" in refused.err


@pytest.mark.parametrize(("typed", "code"), [("Skrevet ved tastaturet\n", 0), ("\n", 1), ("", 1)])
def test_in_a_terminal_one_line_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, home: Path, clock: FixedClock, typed: str, code: int
) -> None:
    monkeypatch.setattr("workbook.cli.note_command.at_terminal", lambda: True)
    asked: list[int] = []

    def command() -> int:
        asked.append(guarded(lambda: int(cli.main(["note"], standalone_mode=False, obj=Session(os.environ)) or 0)))
        return asked[0]

    result = CliRunner().invoke(click.command()(command), [], input=typed, standalone_mode=False)
    assert asked == [code], result.output
    assert result.stderr.startswith("Note")
    values = [entry.answers["note"].value for entry in stored(home, clock)]
    assert values == ([typed.strip()] if code == 0 else [])
    assert result.stdout.strip() == (stored(home, clock)[0].id if code == 0 else "")
