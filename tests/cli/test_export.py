"""`lederbog export`: the preview, the file, and what is said of what stays behind."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from tests.cli.conftest import Run, environment, start
from workbook.clock import FixedClock
from workbook.dates import stamp
from workbook.journal.journal import Journal
from workbook.journal.records import Answer, Entry

TODAY = {"LEDERBOG_TODAY": "2026-11-21"}


@pytest.fixture
def shared(journal: Journal, clock: FixedClock) -> Entry:
    """An entry shared with TRIO: one answer that passes, one that needs a yes, one for nobody."""
    now = stamp(clock.now())
    answers = {
        "a": Answer(question="Hvad går godt?", kind="long", value="Vi siger tingene\nhøjt"),
        "b": Answer(question="Hvem hjalp?", kind="long", value="kodeordandre", sensitivity="others"),
        "c": Answer(question="Hvem er syg?", kind="long", value="kodeordhelbred", sensitivity="health"),
        "d": Answer(question="Kun mig?", kind="long", value="kodeordmig", share=[]),
    }
    entry = Entry(id=journal.new_id(), created=now, updated=now, title="En side", exercise="nedlagt", answers=answers)
    entry.share = ["trio"]
    journal.commit(entry)
    return entry


def test_the_preview_is_the_note_and_nothing_is_written(run: Run, shared: Entry, here: Path, journal: Journal) -> None:
    done = run("export", "trio", "-o", "-")
    assert done.code == 0
    assert done.out.startswith("# Til TRIO-mødet\n")
    assert "Vi siger tingene  \nhøjt\n" in done.out
    assert "kodeord" not in done.out + done.err
    assert list(here.iterdir()) == []
    journal.refresh()
    assert journal.exports() == []


def test_what_is_held_is_said_on_stderr_with_its_reason(run: Run, shared: Entry) -> None:
    done = run("export", "trio", "-o", "note.md")
    assert (done.code, done.out) == (0, "")
    held = [line for line in done.err.splitlines() if line.startswith("Holdt ude: ")]
    assert ["Hvem hjalp?" in held[0], "Hvem er syg?" in held[1]] == [True, True]
    assert len({line.rpartition(":")[2] for line in held}) == 2
    assert "1 svar er ikke delt med TRIO." in done.err


def test_the_file_is_the_preview_and_the_ledger_knows_it(run: Run, shared: Entry, here: Path, journal: Journal) -> None:
    preview = run("export", "trio", "-o", "-").out
    assert run("export", "trio", "-o", "note.md").code == 0
    content = (here / "note.md").read_bytes()
    assert content == preview.encode("utf-8")
    journal.refresh()
    (left,) = journal.exports()
    assert (left.audience, left.format, left.records) == ("trio", "md", [shared.id])
    assert left.sha256 == sha256(content).hexdigest()


def test_a_file_that_is_there_is_only_replaced_when_forced(run: Run, shared: Entry, here: Path) -> None:
    (here / "note.md").write_text("gammel")
    refused = run("export", "trio", "-o", "note.md")
    assert (refused.code, refused.out) == (1, "")
    assert (here / "note.md").read_text() == "gammel"
    assert run("export", "trio", "-o", "note.md", "--force").code == 0
    assert "Vi siger tingene" in (here / "note.md").read_text("utf-8")


@pytest.mark.parametrize("output", [".", "ingen/mappe.md", "", "genvej.md"])
def test_a_place_that_is_none_is_refused_in_a_sentence(run: Run, shared: Entry, here: Path, output: str) -> None:
    (here / "rigtig.md").write_text("gammel")
    (here / "genvej.md").symlink_to(here / "rigtig.md")
    done = run("export", "trio", "--force", "-o", output)
    assert (done.code, done.out) == (1, "")
    assert "Traceback" not in done.err
    assert (here / "rigtig.md").read_text() == "gammel"
    assert sorted(each.name for each in here.iterdir()) == ["genvej.md", "rigtig.md"]


def test_without_a_name_the_file_is_named_by_audience_and_day(run: Run, shared: Entry, here: Path) -> None:
    assert run("export", "trio", **TODAY).code == 0
    assert run("export", "alt", "--format", "json", **TODAY).code == 0
    assert sorted(each.name for each in here.iterdir()) == [
        "PRIVAT-lederbog-2026-11-21.json",
        "lederbog-trio-2026-11-21.md",
    ]


def test_nothing_shared_is_a_note_that_says_so(run: Run, shared: Entry) -> None:
    done = run("export", "mus", "-o", "-", "--from", "1-9-2026", "--to", "2026-12-31")
    assert done.code == 0
    assert done.out == "# Til min MUS\n\n1.9.2026 – 31.12.2026\n\nDer er ikke delt noget i perioden.\n"


def test_json_for_an_audience_has_only_what_passes(run: Run, shared: Entry) -> None:
    done = run("export", "trio", "--format", "json", "-o", "-")
    (item,) = done.items()
    assert [answer["field"] for answer in item["answers"]] == ["a"]
    assert "kodeord" not in done.out


def test_the_archive_is_complete_and_marked_private(run: Run, shared: Entry, journal: Journal) -> None:
    archive = json.loads(run("export", "alt", "--format", "json", "-o", "-").out)
    assert (archive["format"], archive["version"]) == ("lederbog-archive", 1)
    assert {answer["value"] for answer in archive["records"][0]["answers"].values()} >= {"kodeordmig", "kodeordhelbred"}
    written = run("export", "alt", "-o", "-").out
    assert written.startswith("# PRIVAT")
    assert "kodeordhelbred" in written


def test_the_period_does_not_go_with_the_archive(run: Run, shared: Entry) -> None:
    done = run("export", "alt", "--from", "i går", "-o", "-")
    assert (done.code, done.out) == (2, "")


@pytest.mark.parametrize("arguments", [["alle"], [], ["trio", "--format", "pdf"]])
def test_what_is_not_there_is_not_offered(run: Run, arguments: list[str]) -> None:
    assert run("export", *arguments).code == 2


@pytest.mark.parametrize(
    ("form", "begins"), [("html", b"<!DOCTYPE html>"), ("docx", b"PK"), ("json", b"{"), ("md", b"#")]
)
@pytest.mark.parametrize("audience", ["trio", "alt"])
def test_every_format_is_the_same_on_the_screen_and_in_the_file(
    run: Run, shared: Entry, here: Path, audience: str, form: str, begins: bytes
) -> None:
    shown = start("export", audience, "--format", form, "-o", "-", cwd=here, env=environment(**TODAY)).communicate()[0]
    assert run("export", audience, "--format", form, "-o", "note", **TODAY).code == 0
    content = (here / "note").read_bytes()
    assert content.startswith(begins)
    assert shown == content
