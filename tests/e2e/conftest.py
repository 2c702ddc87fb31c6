"""A leader's machine for the tests that drive a real terminal. A pty is POSIX: elsewhere nothing here is collected."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.architecture.tree import ROOT

if TYPE_CHECKING:
    from tests.e2e.terminal import Terminal

collect_ignore_glob = ["*"] if sys.platform == "win32" else []

TODAY = date(2026, 11, 25)
"""A Wednesday."""
_NOT_OURS = ("COLUMNS", "LINES", "NO_COLOR", "SSH_CONNECTION", "PYTHONWARNINGS", "PYTHONUNBUFFERED")


@dataclass
class Machine:
    """A home folder, and the program started in it as often as the test likes."""

    home: Path
    today: date = TODAY
    more: dict[str, str] = field(default_factory=dict)
    _running: list["Terminal"] = field(default_factory=list)

    @property
    def book(self) -> Path:
        """The folder of the journal."""
        return Path(self.more["LEDERBOG_HOME"]) if "LEDERBOG_HOME" in self.more else self.home / "book"

    @property
    def environment(self) -> dict[str, str]:
        """What the program is started with."""
        kept = {name: value for name, value in os.environ.items() if name not in (*_NOT_OURS, "LEDERBOG_HOME")}
        ours = {"TERM": "xterm-256color", "LEDERBOG_TODAY": self.today.isoformat(), "PYTHONUTF8": "1"}
        return {**kept, **ours, **self.more}

    def open(self, command: Sequence[str] = (), *, columns: int = 80, rows: int = 24) -> "Terminal":
        """The app in a new terminal window, which closes with the test at the latest."""
        from tests.e2e.terminal import Terminal, lederbog

        opened = Terminal(command or lederbog(), self.environment, columns=columns, rows=rows)
        self._running.append(opened)
        return opened

    def run(self, *arguments: str, **more: Any) -> subprocess.CompletedProcess[bytes]:
        """A command that ends by itself."""
        from tests.e2e.terminal import lederbog

        return subprocess.run(
            lederbog(*arguments), env=self.environment, cwd=ROOT, capture_output=True, check=False, timeout=60, **more
        )

    def items(self, *arguments: str) -> list[dict[str, Any]]:
        """What a command prints with `--json`."""
        items: list[dict[str, Any]] = json.loads(self.run(*arguments, "--json").stdout)["items"]
        return items

    def close(self) -> None:
        """End what still runs."""
        for terminal in self._running:
            terminal.end()


@pytest.fixture
def machine(lonely_home: Path) -> Iterator[Machine]:
    """A machine on which the program was never started; the journal's place is not chosen."""
    made = Machine(lonely_home)
    yield made
    made.close()


@pytest.fixture
def begun(machine: Machine) -> Machine:
    """A machine with a journal that holds one note, so that the app opens on its first area."""
    machine.more["LEDERBOG_HOME"] = str(machine.home / "book")
    assert machine.run("note", "En note at begynde med").returncode == 0
    return machine
