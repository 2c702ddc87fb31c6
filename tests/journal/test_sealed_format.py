"""A locked journal can be read in ten years: by 60 lines that know the format, and by this program."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from msgspec import to_builtins

from tests.journal.made import filled
from tests.vault.fixed import CHEAP, PASSPHRASE
from workbook.clock import FixedClock
from workbook.journal.journal import Journal
from workbook.journal.locks import unlock
from workbook.journal.vaulting import turn_on

READER = Path(__file__).with_name("sealed_reader.py")
GOLDEN = Path(__file__).with_name("golden") / "sealed"
CODE = (GOLDEN / "code.txt").read_text(encoding="ascii").strip()
EXPECTED: dict[str, dict[str, Any]] = json.loads((GOLDEN / "expected.json").read_text(encoding="utf-8"))


def run(home: Path, secret: str) -> "subprocess.CompletedProcess[bytes]":
    """The standalone reader, without this program in reach."""
    command = [sys.executable, "-I", str(READER), str(home)]
    return subprocess.run(command, input=f"{secret}\n".encode(), capture_output=True, check=False)


@pytest.mark.parametrize("secret", [PASSPHRASE, CODE])
def test_the_standalone_reader_reads_the_golden_journal(secret: str) -> None:
    done = run(GOLDEN, secret)

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == EXPECTED


@pytest.mark.parametrize("secret", [PASSPHRASE.strip(), "x", "Z" + CODE[1:], ""])
def test_it_reads_nothing_without_the_secret(secret: str) -> None:
    done = run(GOLDEN, secret)

    assert (done.returncode, done.stdout) == (1, b"")


@pytest.mark.parametrize("secret", [PASSPHRASE, CODE])
def test_this_program_reads_the_golden_journal(tmp_path: Path, clock: FixedClock, secret: str) -> None:
    for name in ("journal.lederbog", "keys.lederbog"):
        shutil.copy(GOLDEN / name, tmp_path / name)

    journal = Journal.open(tmp_path, clock, key=unlock(tmp_path, secret))

    assert {entry.id: to_builtins(entry) for entry in journal.entries()}.items() <= EXPECTED["entries"].items()
    assert {plan.id: to_builtins(plan) for plan in journal.plans()} == EXPECTED["plans"]
    assert journal.damage == ()


def test_the_standalone_reader_reads_what_was_just_locked(tmp_path: Path, clock: FixedClock) -> None:
    home = tmp_path / "home"
    filled(home, clock, 3).close()
    code = turn_on(home, clock, PASSPHRASE, costs=CHEAP).code
    journal = Journal.open(home, clock, key=unlock(home, code))
    record = journal.entries()[1]
    record.answers["note"].value = 'æøå\n\u2028 \\ " 👩‍👩‍👧'
    journal.commit(record)

    read = json.loads(run(home, code).stdout)

    assert read["entries"] == {entry.id: to_builtins(entry) for entry in journal.entries()}


@pytest.mark.parametrize("harm", ["another generation", "another order", "one missing", "one again"])
def test_lines_in_another_place_do_not_open(tmp_path: Path, harm: str) -> None:
    first, second, third, *rest = (GOLDEN / "journal.lederbog").read_bytes().splitlines(keepends=True)
    harmed = {
        "another generation": [first.replace(b'"generation":2', b'"generation":3'), second, third, *rest],
        "another order": [first, third, second, *rest],
        "one missing": [first, third, *rest],
        "one again": [first, second, second, third, *rest],
    }
    shutil.copy(GOLDEN / "keys.lederbog", tmp_path)
    (tmp_path / "journal.lederbog").write_bytes(b"".join(harmed[harm]))

    assert run(tmp_path, CODE).returncode == 1


def test_the_reader_is_short_and_needs_one_library() -> None:
    source = READER.read_text(encoding="utf-8")

    assert source.count("\n") <= 60
    assert "msgspec" not in source
    assert "import workbook" not in source
    assert "from workbook" not in source
