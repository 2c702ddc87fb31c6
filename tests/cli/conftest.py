"""Ways to run the command: in this process for its logic, in one of its own for streams and exit codes."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.cli.locked_home import CANARY, PASSPHRASE
from tests.conftest import OFFLINE
from workbook.clock import FixedClock
from workbook.dates import stamp
from workbook.journal.journal import Journal
from workbook.journal.records import Answer, Entry

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Done:
    """How a run ended."""

    code: int
    out: str
    err: str

    def items(self) -> list[dict[str, Any]]:
        """The items of its JSON."""
        document = json.loads(self.out)
        assert document["version"] == 1
        found: list[dict[str, Any]] = document["items"]
        return found


Run = Callable[..., Done]
Secret = Callable[[str], dict[str, str]]
"""The variables that lead to a passphrase."""


def environment(**more: str) -> dict[str, str]:
    """The test's own, without what would change Python's streams."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return {**kept, "PYTHONPATH": os.pathsep.join([str(ROOT), OFFLINE]), "PYTHONDONTWRITEBYTECODE": "1", **more}


def start(*arguments: str, module: str = "workbook", **more: Any) -> "subprocess.Popen[bytes]":
    """The command in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", module, *arguments],
        **{"env": environment(), **dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE), **more},
    )


@pytest.fixture
def run(here: Path) -> Run:
    """Run `lederbog` in an empty folder with an empty home."""
    return _runner(here, "workbook")


@pytest.fixture
def run_cheaply(here: Path) -> Run:
    """The same, only that a new passphrase is stretched as little as a test can bear."""
    return _runner(here, "tests.cli.cheap")


def _runner(here: Path, module: str) -> Run:
    def command(*arguments: str, stdin: bytes = b"", **more: str) -> Done:
        process = start(*arguments, module=module, cwd=here, env=environment(**more))
        out, err = process.communicate(stdin, timeout=60)
        return Done(process.returncode, out.decode("utf-8"), err.decode("utf-8"))

    return command


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """The folder in which `run` runs."""
    place = tmp_path / "here"
    place.mkdir()
    return place


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The folder of the journal."""
    return tmp_path / "lederbog"


@pytest.fixture
def journal(home: Path, clock: FixedClock) -> Journal:
    """The same journal that `run` uses."""
    return Journal.open(home, clock)


@pytest.fixture
def secret(tmp_path: Path) -> Secret:
    """The variables that lead to a passphrase."""

    def variables(passphrase: str) -> dict[str, str]:
        path = tmp_path / "adgang.txt"
        path.touch(mode=0o600)
        path.write_text(f"{passphrase}\n", encoding="utf-8")
        return {"LEDERBOG_PASSPHRASE_FILE": str(path)}

    return variables


@pytest.fixture
def key(secret: Secret) -> dict[str, str]:
    """Those that lead to the one of `locked`."""
    return secret(PASSPHRASE)


@pytest.fixture
def locked(home: Path, journal: Journal, clock: FixedClock) -> str:
    """A journal with one note, locked; the recovery code."""
    from workbook.journal.vaulting import Costs, turn_on  # the other commands have no need of it

    now = stamp(clock.now())
    note = Answer(question="Note", kind="long", value=CANARY)
    journal.commit(Entry(id=journal.new_id(), created=now, updated=now, title=CANARY, answers={"note": note}))
    journal.close()
    return turn_on(home, clock, PASSPHRASE, costs=Costs(memory_kib=32, passes=1, lanes=1)).code
