"""Every command works in the demo, and leaves neither the demo nor a trace in the leader's own home."""

import json
import re
from pathlib import Path

import pytest

from workbook.cli.main import COMMANDS, run

TODAY = "2026-11-24"
pytestmark = pytest.mark.usefixtures("temporary")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to run in, on a set day."""
    place = tmp_path / "here"
    place.mkdir()
    monkeypatch.chdir(place)
    monkeypatch.setenv("LEDERBOG_TODAY", TODAY)
    return place


SAME = [
    ["list"],
    ["list", "--kind", "plan", "--json"],
    ["list", "--kind", "followup"],
    ["list", "--kind", "meeting"],
    ["list", "--kind", "draft", "--json"],
    ["due"],
    ["due", "--within", "30", "--json"],
    ["due", "--quiet"],
    ["doctor"],
    ["doctor", "--json"],
    ["content", "list"],
    ["content", "check"],
    ["content", "print", "tryghedsskala"],
    ["note", "Ro på"],
    ["calendar", "-o", "-"],
    ["vault", "status"],
    ["person", "show", "medarbejder K"],
    ["person", "forget", "medarbejder K", "--yes"],
    ["backup"],
    *(
        ["export", audience, "--format", form, "-o", "-"]
        for audience in ("trio", "mus", "leder")
        for form in ("md", "json")
    ),
    ["export", "alt", "--format", "json", "-o", "-"],
]


@pytest.mark.parametrize("command", SAME, ids=" ".join)
def test_a_command_works(
    command: list[str], temporary: Path, home_of_her_own: Path, here: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["--demo", *command]) == 0
    said = capfd.readouterr()
    if command[-1] != "--quiet":
        assert (said.out or said.err).strip()
    if command[0] != "content":
        assert said.err.startswith("Demo: ")
    if "json" in command or "--json" in command:
        json.loads(said.out)
    assert list(temporary.iterdir()) == []
    assert not home_of_her_own.exists()
    assert list(here.iterdir()) == []


def test_the_commands_that_take_a_file_work(
    here: Path, home_of_her_own: Path, temporary: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for command in (
        ["export", "alt", "--format", "json", "-o", "alt.json"],
        ["import", "json", "alt.json"],
        ["backup", "copy.lederbog"],
        ["restore", "copy.lederbog"],
        ["calendar", "-o", "demo.ics"],
    ):
        assert run(["--demo", *command]) == 0, capfd.readouterr().err
    assert {path.name for path in here.iterdir()} == {"alt.json", "copy.lederbog", "demo.ics"}
    assert list(temporary.iterdir()) == []
    assert not home_of_her_own.exists()


def test_every_command_is_tried() -> None:
    assert {command[0] for command in SAME} | {"show", "import", "restore"} == set(COMMANDS)


def test_a_record_is_shown_by_the_id_that_an_earlier_demo_gave_it(capfd: pytest.CaptureFixture[str]) -> None:
    for kind in ("plan", "draft"):
        assert run(["--demo", "list", "--kind", kind, "--json"]) == 0
        first = json.loads(capfd.readouterr().out)["items"][0]
        assert run(["--demo", "show", first["id"], "--history"]) == 0
        assert first["title"] in capfd.readouterr().out


def test_what_is_due_is_overdue_today_and_soon(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["--demo", "due", "--json"]) == 0
    days = [item["due"] for item in json.loads(capfd.readouterr().out)["items"]]
    assert {(day > TODAY) - (day < TODAY) for day in days} == {-1, 0, 1}


def test_the_notes_hold_out_what_needs_a_yes(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["--demo", "export", "trio", "-o", "-"]) == 0
    said = capfd.readouterr()
    assert "Vi lytter færdigt." in said.out
    assert "Vagtplanen ligger fast i tre uger, og en ændring" not in said.out
    assert "Holdt ude: De seks guldkorn" in said.err
    assert "sidder i bilen" not in said.out


@pytest.mark.parametrize("audience", ["trio", "mus", "leder"])
def test_a_name_that_the_register_knows_leaves_as_its_alias(audience: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["--demo", "export", audience, "-o", "-"]) == 0
    said = capfd.readouterr()
    assert "Solvej" not in said.out + said.err
    assert ("medarbejder K holder øje med uret" in said.out) is (audience == "trio")


def test_nothing_can_be_exported_over_what_is_there(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (here / "note.md").write_text("mit", encoding="utf-8")
    assert run(["--demo", "export", "mus", "-o", "note.md"]) == 1
    assert (here / "note.md").read_text(encoding="utf-8") == "mit"
    assert re.search(r"--force", capfd.readouterr().err)


def test_the_help_builds_no_demo(temporary: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["--demo", "due", "--help"]) == 0
    assert capfd.readouterr().err == ""
    assert list(temporary.iterdir()) == []


def test_in_english_the_words_around_are_english(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["--demo", "--lang", "en", "list", "--kind", "meeting"]) == 0
    said = capfd.readouterr()
    assert said.err.startswith("Demo: an invented leader")
    assert "TRIO meeting" in said.out
