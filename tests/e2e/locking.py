"""A machine with a locked journal, its passphrase in a file, its code proved."""

import sys
from pathlib import Path

from tests.e2e.conftest import Machine
from tests.e2e.recovery import shown_code, type_groups_back
from tests.e2e.terminal import Terminal

PASSPHRASE = "stærkt vævede ebonitstænger"


def secret_file(machine: Machine, folder: Path) -> None:
    """Lead the commands to the passphrase."""
    secret = folder / "adgang.txt"
    secret.touch(mode=0o600)
    secret.write_text(PASSPHRASE, encoding="utf-8")
    machine.more["LEDERBOG_PASSPHRASE_FILE"] = str(secret)


def lock(machine: Machine, folder: Path) -> tuple[Terminal, str]:
    """Put the lock on; the terminal in which that was done, and the recovery code."""
    secret_file(machine, folder)
    with Terminal([sys.executable, "-m", "tests.cli.cheap", "vault", "on"], machine.environment) as terminal:
        code = shown_code(terminal)
        type_groups_back(terminal, code)
        assert terminal.wait_exit() == 0
    return terminal, code
