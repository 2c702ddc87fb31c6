"""`lederbog vault`, and every other command when the journal is locked."""

import json
import re
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Done, Run, Secret
from tests.cli.locked_home import CANARY, OTHER, PASSPHRASE, holds, titles
from workbook.cli.main import COMMANDS
from workbook.errors import ExitCode
from workbook.vault.recovery import check, groups

CODE = re.compile(r"^(?:[0-9A-Z]{5}-){6}[0-9A-Z]{5}$", re.MULTILINE)


@pytest.fixture
def run(run_cheaply: Run) -> Run:
    """Locking costs nothing here; what it costs elsewhere is asserted where the costs are."""
    return run_cheaply


@pytest.fixture
def turned_on(run: Run, key: dict[str, str]) -> Done:
    """A journal with one note, locked by the command; how that ended."""
    assert run("note", CANARY).code == 0
    done = run("vault", "on", **key)
    assert (done.code, done.err.count("Traceback")) == (0, 0)
    return done


# On


def test_on_prints_the_code_alone_on_stdout_where_nobody_can_type(turned_on: Done) -> None:
    (code,) = groups_of(turned_on.out)

    assert turned_on.out == f"{code}\n"
    assert check(code).payload is not None


def groups_of(text: str) -> list[str]:
    return CODE.findall(text)


def test_on_says_first_that_nobody_opens_it_when_both_are_lost(turned_on: Done) -> None:
    assert turned_on.err.index("Er begge væk, kan ingen åbne den") < turned_on.err.index("Dagbogen er låst.")
    assert "mellemrum" in turned_on.err, "the blanks at its ends are told"
    assert "Styrke: " in turned_on.err


def test_nothing_plain_outlives_it(turned_on: Done, home: Path) -> None:
    assert holds(home, "kanariefuglen") == []
    assert holds(home, PASSPHRASE.strip()) == []
    assert holds(home, groups(turned_on.out.strip())[0]) == []


def test_on_without_a_passphrase_or_a_terminal_changes_nothing(run: Run, home: Path) -> None:
    run("note", CANARY)

    done = run("vault", "on")

    assert (done.code, done.out) == (ExitCode.LOCKED, "")
    assert "LEDERBOG_PASSPHRASE_FILE" in done.err
    assert run("vault", "status").out.startswith("Dagbogen er ikke låst")
    assert "journal.lederbog" in holds(home, "kanariefuglen")


def test_on_begins_a_journal_where_there_is_none(run: Run, key: dict[str, str]) -> None:
    assert run("vault", "on", **key).code == 0
    run("note", CANARY)
    assert titles(run("list", "--json", **key)) == [CANARY]


def test_on_twice_is_refused(run: Run, locked: str, key: dict[str, str]) -> None:
    done = run("vault", "on", **key)

    assert (done.code, done.out) == (ExitCode.NOTHING_FOUND, "")
    assert "allerede låst" in done.err


@pytest.mark.parametrize("command", ["off", "passphrase", "recovery"])
def test_a_plain_journal_has_nothing_to_change(run: Run, key: dict[str, str], command: str) -> None:
    run("note", CANARY)

    done = run("vault", command, stdin=OTHER.encode(), **key)

    assert (done.code, done.out) == (ExitCode.NOTHING_FOUND, "")
    assert "ikke låst" in done.err


# Status


def test_status_needs_no_passphrase(run: Run, locked: str) -> None:
    assert run("vault", "status").out == "Dagbogen er låst med en adgangssætning.\n"


# Every command with the key and without


READING = [["list"], ["show", "abcd"], ["due"], ["export", "alt", "-o", "-"], ["backup"], ["--plain"]]


@pytest.mark.parametrize("command", READING, ids=lambda command: command[0])
def test_a_command_without_the_key_says_what_to_do(run: Run, locked: str, command: list[str]) -> None:
    done = run(*command)

    assert (done.code, done.out) == (ExitCode.LOCKED, "")
    assert "LEDERBOG_PASSPHRASE_COMMAND" in done.err
    assert done.err.count("\n") == 1


@pytest.mark.parametrize("command", READING, ids=lambda command: command[0])
def test_a_command_with_a_wrong_passphrase_says_so(run: Run, locked: str, secret: Secret, command: list[str]) -> None:
    done = run(*command, **secret(PASSPHRASE.strip()))

    assert (done.code, done.out) == (ExitCode.LOCKED, "")
    assert "hverken adgangssætningen eller gendannelseskoden" in done.err
    assert "kanariefuglen" not in done.err


def test_the_commands_read_with_the_passphrase_or_the_code(
    run: Run, locked: str, secret: Secret, key: dict[str, str]
) -> None:
    for variables in (key, secret(locked), secret(locked.lower().replace("-", " "))):
        assert titles(run("list", "--json", **variables)) == [CANARY]
    assert CANARY in run("export", "alt", "-o", "-", **key).out
    assert run("backup", **key).code == 0
    assert run("due", **key).code == 0


def test_plain_reads_and_writes_with_the_passphrase(run: Run, locked: str, key: dict[str, str], home: Path) -> None:
    done = run("--plain", stdin=b"n\nen linje om ebonitstangen\n\nq\n", **key)

    assert done.code == 0, done.err
    assert holds(home, "ebonitstangen") == []
    assert any("ebonitstangen" in title for title in titles(run("list", "--json", **key)))


def test_a_passphrase_command_opens(run: Run, locked: str, key: dict[str, str]) -> None:
    path = key["LEDERBOG_PASSPHRASE_FILE"]
    program = f"import sys; sys.stdout.write(open({path!r}, encoding='utf-8').read())"
    command = f'"{sys.executable}" -X utf8 -c "{program}"'

    assert titles(run("list", "--json", LEDERBOG_PASSPHRASE_COMMAND=command)) == [CANARY]


def test_a_damaged_key_file_is_no_wrong_passphrase(run: Run, locked: str, key: dict[str, str], home: Path) -> None:
    for path in (home / "keys.lederbog", home / "keys.copy", *(home / "backups").glob("*.keys")):
        raw = bytearray(path.read_bytes())
        raw[100] ^= 1
        path.write_bytes(raw)

    done = run("list", **key)

    assert (done.code, done.out) == (ExitCode.DAMAGED, "")
    assert "beskadiget" in done.err
    assert "hverken" not in done.err


def test_help_and_content_need_no_key(run: Run, locked: str) -> None:
    for name in COMMANDS:
        assert run(name, "--help").code == 0
    assert run("content", "list").code == 0
    assert run("--version").code == 0


# Notes


def test_a_note_needs_no_passphrase_and_is_sealed(run: Run, locked: str, key: dict[str, str], home: Path) -> None:
    written = run("note", "En tanke om ebonitstangen", "--tag", "ros", "--share", "trio")

    assert (written.code, written.err) == (0, "")
    assert holds(home, "ebonitstangen") == []
    (item,) = json.loads(run("list", "--json", **key).out)["items"][:1]
    assert item["id"] == written.out.strip()
    assert (item["title"], item["tags"], item["share"]) == ("En tanke om ebonitstangen", ["ros"], ["trio"])
    assert titles(run("list", "--json", **key)) == ["En tanke om ebonitstangen", CANARY]


def test_a_note_is_dropped_also_with_a_wrong_passphrase_at_hand(
    run: Run, locked: str, secret: Secret, key: dict[str, str]
) -> None:
    assert run("note", "Uden at spørge", LEDERBOG_PASSPHRASE_FILE="findes-ikke").code == 0
    assert "Uden at spørge" in titles(run("list", "--json", **key))


# Off, passphrase, recovery


def test_off_makes_all_readable_again(run: Run, locked: str, key: dict[str, str], home: Path) -> None:
    run("note", "mens den var låst")

    done = run("vault", "off", **key)

    assert (done.code, done.out) == (0, "")
    assert str(home) in done.err.replace("\n", "")
    assert titles(run("list", "--json")) == ["mens den var låst", CANARY]
    assert not (home / "keys.lederbog").exists()


def test_off_with_a_wrong_passphrase_changes_nothing(
    run: Run, locked: str, secret: Secret, key: dict[str, str], home: Path
) -> None:
    assert run("vault", "off", **secret(OTHER)).code == ExitCode.LOCKED
    assert holds(home, "kanariefuglen") == []
    assert titles(run("list", "--json", **secret(PASSPHRASE))) == [CANARY]


def test_another_passphrase_opens_and_the_old_one_does_not(
    run: Run, locked: str, secret: Secret, key: dict[str, str]
) -> None:
    done = run("vault", "passphrase", stdin=f"{OTHER}\r\n".encode(), **key)

    assert (done.code, done.out) == (0, "")
    assert "En kopi, du har liggende et andet sted, åbner stadig med den gamle" in done.err
    assert run("list", **key).code == ExitCode.LOCKED
    assert titles(run("list", "--json", **secret(OTHER))) == [CANARY]
    assert titles(run("list", "--json", **secret(locked))) == [CANARY]


@pytest.mark.parametrize("stdin", [b"", b"\n", b"bl\xe5\n"])
def test_an_empty_or_broken_new_passphrase_changes_nothing(
    run: Run, locked: str, key: dict[str, str], stdin: bytes
) -> None:
    assert run("vault", "passphrase", stdin=stdin, **key).code == ExitCode.NOTHING_FOUND
    assert titles(run("list", "--json", **key)) == [CANARY]


def test_another_code_opens_and_the_old_one_does_not(
    run: Run, locked: str, secret: Secret, key: dict[str, str]
) -> None:
    done = run("vault", "recovery", **key)

    assert done.code == 0
    (new,) = groups_of(done.out)
    assert new != locked
    assert titles(run("list", "--json", **secret(new))) == [CANARY]
    assert run("list", **secret(locked)).code == ExitCode.LOCKED
    assert titles(run("list", "--json", **secret(PASSPHRASE))) == [CANARY]


@pytest.mark.parametrize("command", [["on", "hemmelig"], ["passphrase", "hemmelig"], ["--passphrase", "hemmelig"]])
def test_a_passphrase_is_never_an_argument(run: Run, command: list[str]) -> None:
    assert run("vault", *command).code == ExitCode.USAGE
