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

from workbook.clock import FixedClock
from workbook.journal.journal import Journal

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


def environment(**more: str) -> dict[str, str]:
    """The test's own, without what would change Python's streams."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", **more}


def start(*arguments: str, **more: Any) -> "subprocess.Popen[bytes]":
    """The command in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "workbook", *arguments],
        **{"env": environment(), **dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE), **more},
    )


@pytest.fixture
def run(here: Path) -> Run:
    """Run `lederbog` in an empty folder with an empty home."""

    def command(*arguments: str, stdin: bytes = b"", **more: str) -> Done:
        process = start(*arguments, cwd=here, env=environment(**more))
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
