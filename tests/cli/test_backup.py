"""`lederbog backup`, `restore` and `doctor`, and the backup that a note makes."""

import json
import os
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from workbook.clock import FixedClock
from workbook.journal.journal import Journal

DATED = {"LEDERBOG_TODAY": "2026-11-21"}


def notes(home: Path, clock: FixedClock) -> list[object]:
    return [entry.answers["note"].value for entry in Journal.open(home, clock).entries()]


def backups(home: Path) -> list[str]:
    return sorted(path.name for path in (home / "backups").glob("*"))


def harm(path: Path) -> None:
    """Damage the first line behind the header."""
    data = path.read_bytes()
    place = data.index(b"\n") + 40
    path.write_bytes(data[:place] + b"#" + data[place + 1 :])


def test_the_first_note_of_a_day_makes_the_backup_and_the_next_leaves_it(run: Run, home: Path) -> None:
    first = run("note", "en")
    assert (first.code, first.err) == (0, "")
    (name,) = backups(home)
    before = (home / "backups" / name).read_bytes()
    assert before == (home / "journal.lederbog").read_bytes()
    assert run("note", "to").code == 0
    assert (home / "backups" / name).read_bytes() == before


@pytest.mark.parametrize("command", [["list"], ["due"], ["export", "mus", "-o", "-"], ["doctor"]])
def test_what_only_reads_makes_no_backup(run: Run, home: Path, command: list[str]) -> None:
    run("note", "en", **DATED)
    run(*command)
    assert not (home / "backups").exists()


def test_on_a_date_that_was_set_a_note_makes_none(run: Run, home: Path) -> None:
    run("note", "en", **DATED)
    assert not (home / "backups").exists()


def test_a_backup_that_cannot_be_made_does_not_cost_the_note(run: Run, home: Path, clock: FixedClock) -> None:
    run("note", "før", **DATED)
    (home / "backups").write_text("x")
    done = run("note", "ordene")
    assert done.code == 0
    assert len(done.out.strip()) == 36
    assert str(home / "backups") in done.err
    assert "Traceback" not in done.err
    assert notes(home, clock) == ["før", "ordene"]


def test_by_hand_it_goes_beside_the_journal_or_where_one_wants(run: Run, home: Path, here: Path) -> None:
    run("note", "en", **DATED)
    made = run("backup", **DATED)
    assert (made.code, made.out) == (0, f"{home / 'backups' / 'journal-2026-11-21.lederbog'}\n")
    again = run("backup", **DATED)
    assert (again.code, again.out) == (0, made.out)
    assert again.err != made.err
    (here / "stick").mkdir()
    there = run("backup", "stick", **DATED)
    assert there.code == 0
    (copy,) = (here / "stick").iterdir()
    assert copy.name.startswith("lederbog-2026-11-21-")
    named = run("backup", "min kopi æ.lederbog", **DATED)
    assert (named.code, named.out) == (0, "min kopi æ.lederbog\n")
    journal = (home / "journal.lederbog").read_bytes()
    assert copy.read_bytes() == (here / "min kopi æ.lederbog").read_bytes() == journal
    taken = run("backup", "min kopi æ.lederbog")
    assert (taken.code, taken.out) == (1, "")
    assert "min kopi æ.lederbog" in taken.err
    missing = run("backup", "findes/ikke")
    assert (missing.code, missing.out) == (1, "")


def test_without_a_journal_there_is_nothing_to_copy_and_none_is_begun(run: Run, home: Path) -> None:
    done = run("backup")
    assert (done.code, done.out) == (1, "")
    assert not home.exists()
    home.mkdir()
    assert run("backup", "kopi").code == 1
    assert list(home.iterdir()) == []


def test_drafts_that_are_not_in_it_are_told(run: Run, journal: Journal) -> None:
    from tests.journal.made import draft

    run("note", "en", **DATED)
    journal.drafts.write(draft("d"), durable=True)
    assert "1 " in run("backup", **DATED).err


def test_a_backup_of_a_damaged_journal_says_so_with_four(run: Run, home: Path, here: Path) -> None:
    run("note", "en", **DATED)
    run("note", "to", **DATED)
    harm(home / "journal.lederbog")
    done = run("backup", "kopi", **DATED)
    assert done.code == 4
    assert "lederbog doctor" in done.err
    assert (here / "kopi").read_bytes() == (home / "journal.lederbog").read_bytes()


def test_on_another_machine_all_comes_back(run: Run, home: Path, here: Path, clock: FixedClock) -> None:
    run("note", "en")
    run("backup", "kopi")
    done = run("--home", "ny", "restore", "kopi")
    assert (done.code, done.out) == (0, "")
    assert str(here / "ny") in done.err
    assert notes(here / "ny", clock) == notes(home, clock) == ["en"]


def test_a_restore_keeps_the_journal_before_and_says_how_to_go_back(run: Run, home: Path, clock: FixedClock) -> None:
    run("note", "en", **DATED)
    run("backup", **DATED)
    run("note", "to", **DATED)
    done = run("restore", "journal-2026-11-21.lederbog", **DATED)
    assert done.code == 0
    assert notes(home, clock) == ["en"]
    (kept,) = (name for name in backups(home) if name.startswith("replaced-"))
    assert f'lederbog restore "{kept}"' in done.err
    assert run("restore", kept, **DATED).code == 0
    assert notes(home, clock) == ["en", "to"]


@pytest.mark.parametrize(
    ("content", "code"), [(b"ikke en dagbog\n", 5), (b"", 4), (None, 1)], ids=["foreign", "damaged", "missing"]
)
def test_what_cannot_be_restored_is_told_and_changes_nothing(
    run: Run, home: Path, here: Path, clock: FixedClock, content: bytes | None, code: int
) -> None:
    run("note", "en", **DATED)
    if content is not None:
        (here / "kopi").write_bytes(content)
    before = (home / "journal.lederbog").read_bytes()
    done = run("restore", "kopi")
    assert (done.code, done.out) == (code, "")
    assert "kopi" in done.err
    assert "Traceback" not in done.err
    assert (home / "journal.lederbog").read_bytes() == before
    assert not (home / "backups").exists()


def test_a_damaged_backup_comes_as_far_as_it_goes_with_four(run: Run, here: Path, clock: FixedClock) -> None:
    run("note", "en", **DATED)
    run("note", "to", **DATED)
    run("backup", "kopi")
    harm(here / "kopi")
    assert run("--home", "ny", "restore", "kopi").code == 4
    assert notes(here / "ny", clock) == ["to"]


def test_the_doctor_finds_mends_and_is_content(run: Run, home: Path, clock: FixedClock) -> None:
    run("note", "en")
    run("note", "to")
    healthy = run("doctor")
    assert healthy.code == 0
    harm(home / "journal.lederbog")
    ill = run("doctor")
    assert ill.code == 4
    assert str(home / "journal.lederbog") in ill.out
    assert "lederbog doctor --repair" in ill.err
    cured = run("doctor", "--repair")
    assert cured.code == 0
    assert cured.err == ""
    assert notes(home, clock) == ["en", "to"]
    assert run("doctor").code == 0


def test_the_doctor_speaks_json(run: Run, home: Path) -> None:
    run("note", "en")
    items = {item["kind"]: item for item in run("doctor", "--json").items()}
    assert {kind: item["status"] for kind, item in items.items()} == {"journal-whole": "whole", "backups": "whole"}
    harm(home / "journal.lederbog")
    ill = run("doctor", "--json")
    assert (ill.code, ill.items()[0]["status"], ill.items()[0]["repairable"]) == (4, "damaged", True)
    cured = run("doctor", "--repair", "--json")
    assert (cured.code, cured.items()[0]["status"]) == (0, "repaired")
    assert {"kind", "title", "path", "status", "advice"} <= cured.items()[0].keys()


def test_the_doctor_s_codes_tell_the_worst(run: Run, home: Path, here: Path) -> None:
    assert run("doctor").code == 1
    assert not home.exists()
    (here / "fil").write_text("min")
    place = run("--home", "fil", "doctor")
    assert place.code == 1
    assert "fil" in place.out
    home.mkdir()
    for content, code in ((b"en anden fil", 5), (b"", 4)):
        (home / "journal.lederbog").write_bytes(content)
        for more in ([], ["--repair"], ["--json"]):
            done = run("doctor", *more)
            assert done.code == code
            assert "Traceback" not in done.err
            if "--json" in more:
                assert json.loads(done.out)["items"]
        assert (home / "journal.lederbog").read_bytes() == content


if os.name == "posix" and os.geteuid() != 0:

    def test_a_home_without_rights_is_named(run: Run, home: Path) -> None:
        run("note", "en")
        home.chmod(0o500)
        try:
            for command in (["backup"], ["restore", "x"], ["doctor", "--repair"]):
                assert "Traceback" not in run(*command).err
        finally:
            home.chmod(0o700)
