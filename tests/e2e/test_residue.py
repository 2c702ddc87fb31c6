"""With the lock on, a phrase that was typed everywhere is found nowhere: in no file, and in no terminal afterwards."""

import re
import signal
import sys
from base64 import b64encode
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.e2e import words
from tests.e2e.conftest import Machine
from tests.e2e.locking import PASSPHRASE, lock
from tests.e2e.terminal import ROOT, Terminal
from tests.e2e.test_endings import CRASHING
from tests.e2e.test_walk import open_page
from tests.e2e.words import said

CANARY = "kanariefugl"
WRONG = "kalkunfjerpen"
TRIGGERS = "Mine feedback-triggere"
STOPS = 16
"""Presses of Tab that lead through all of a page, its tail and the first cells of its tables."""
LEAKING = {
    "TEXTUAL": "debug,devtools",
    "TEXTUAL_DEBUG": "1",
    "TEXTUAL_SCREENSHOT": "1",
    "TEXTUAL_SHOW_RETURN": "1",
    "PYTHONFAULTHANDLER": "1",
}
"""What makes Textual write down what happens on the screen."""

PREPARED = """
import os
from screens.environment import prepare_environment
prepare_environment(os.environ)
"""
"""As the command line does before it imports the app, which the crashing one imports by itself."""


@pytest.fixture
def locked(begun: Machine, tmp_path: Path) -> Machine:
    """A machine with a locked journal; whatever a program may write, it writes below its home."""
    temporary = begun.home / "tmp"
    temporary.mkdir()
    begun.more |= LEAKING | {
        "TMPDIR": str(temporary),
        "TEXTUAL_LOG": str(begun.home / "textual.log"),
        "TEXTUAL_SCREENSHOT_LOCATION": str(begun.home),
    }
    terminal, code = lock(begun, tmp_path)
    assert found_in_terminal(terminal, code, code.rpartition("-")[2], PASSPHRASE) == []
    assert found_on_disk(begun, code, code.partition("-")[0], PASSPHRASE) == []
    return begun


def unlocked(machine: Machine, command: list[str] | None = None) -> Terminal:
    """The app, after a wrong and a right passphrase were typed."""
    terminal = machine.open(command or ())
    terminal.wait_for(said("Passphrase or recovery code"))
    terminal.type(WRONG)
    terminal.press("enter")
    terminal.wait_for("hverken adgangssætningen")
    terminal.press(*["backspace"] * len(WRONG))
    terminal.type(PASSPHRASE)
    terminal.press("enter")
    return terminal


def type_everywhere(terminal: Terminal, page: str) -> None:
    """The phrase into every field of a page, whether it takes text or not."""
    open_page(terminal, page)
    for _field in range(STOPS):
        terminal.type(CANARY)
        terminal.press("tab")
        terminal.wait_still()
    terminal.wait_still(0.5)  # a busy machine reads the last keys late, and a program that was ended reads none
    terminal.wait_for(said(words.DRAFT_SAVED))


def spellings(word: str) -> Iterator[bytes]:
    """The word as it may stand in a file: as text, in the letters of Windows, in base64 at any place."""
    raw = word.encode()
    yield from (raw, word.upper().encode(), word.encode("utf-16-le"), raw.hex().encode())
    yield from (inner for shift in range(3) if len(inner := b64encode(b"x" * shift + raw)[4:-4]) > 5)


def found_on_disk(machine: Machine, *secrets: str) -> list[tuple[str, str]]:
    """(file, secret) for each that is there; file names count as content."""
    return [
        (path.name, secret)
        for path in sorted(machine.home.rglob("*"))
        for secret in secrets
        if any(one in path.name.encode() + (path.read_bytes() if path.is_file() else b"") for one in spellings(secret))
    ]


def found_in_terminal(terminal: Terminal, *secrets: str) -> list[str]:
    """What was sent beside the full screen (it stays, and can be scrolled to), as a title, or as a notice."""
    beside = re.sub(rb"\x1b\[\?1049h.*?(?:\x1b\[\?1049l|\Z)", b"", terminal.raw, flags=re.DOTALL)
    orders = b"".join(re.findall(rb"\x1b[\]P_^X].*?(?:\x07|\x1b\\)", terminal.raw, flags=re.DOTALL))
    return [secret for secret in secrets if any(one in beside + orders for one in spellings(secret))]


def nothing_found(machine: Machine, *terminals: Terminal) -> bool:
    """Whether no secret is left anywhere."""
    for terminal in terminals:
        assert found_in_terminal(terminal, CANARY, PASSPHRASE, WRONG) == []
    assert found_on_disk(machine, CANARY, PASSPHRASE, WRONG) == []
    assert not (ROOT / "keys.log").exists()
    return True


def kept(machine: Machine, kind: str) -> str:
    """What is stored, read with the key."""
    return machine.run("list", "--kind", kind, "--json").stdout.decode()


def quits(terminal: Terminal) -> int:
    terminal.press("ctrl+q")
    return terminal.wait_exit()


def is_killed(terminal: Terminal) -> int:
    terminal.signal(signal.SIGKILL)
    return terminal.wait_exit()


def is_ended(terminal: Terminal) -> int:
    terminal.signal(signal.SIGTERM)
    return terminal.wait_exit()


def locks_and_quits(terminal: Terminal) -> int:
    terminal.press("ctrl+l")
    terminal.wait_for(said("Passphrase or recovery code"))
    terminal.wait_gone(CANARY)
    return quits(terminal)


@pytest.mark.parametrize(
    ("end", "code"),
    [(quits, 0), (is_killed, 137), (is_ended, 143), (locks_and_quits, 0)],
    ids=["quit", "kill -9", "terminated", "lock"],
)
def test_nothing_is_left_however_it_ends(locked: Machine, end: Callable[[Terminal], int], code: int) -> None:
    terminal = unlocked(locked)
    type_everywhere(terminal, TRIGGERS)
    assert end(terminal) == code
    assert nothing_found(locked, terminal)
    assert kept(locked, "draft").count(CANARY) > 4, "the words are there for her who has the key"


def test_nothing_is_left_of_a_crash(locked: Machine) -> None:
    terminal = unlocked(locked, [sys.executable, "-c", PREPARED + CRASHING])
    type_everywhere(terminal, TRIGGERS)
    terminal.press("f8")
    assert terminal.wait_exit() == 1
    assert nothing_found(locked, terminal)
    assert CANARY in kept(locked, "draft")


def test_nothing_is_left_of_tables_numbers_and_dates(locked: Machine) -> None:
    terminal = unlocked(locked)
    type_everywhere(terminal, words.FRAME)
    assert quits(terminal) == 0
    assert nothing_found(locked, terminal)


def test_nothing_is_left_of_an_export_that_was_seen_and_not_written(locked: Machine) -> None:
    assert locked.run("note", f"Til mødet: {CANARY}", "--share", "trio").returncode == 0
    terminal = unlocked(locked)
    terminal.wait_for(said(words.I_HAVE))
    terminal.press("5")
    terminal.wait_for(CANARY)
    terminal.press("escape", "1")
    terminal.wait_for(said(words.I_HAVE))
    terminal.press("4")
    terminal.wait_for(CANARY)
    assert quits(terminal) == 0
    assert nothing_found(locked, terminal)
    assert CANARY in kept(locked, "entry")


def test_nothing_is_left_of_what_was_searched_and_noted(locked: Machine) -> None:
    terminal = unlocked(locked)
    terminal.wait_for(said(words.I_HAVE))
    terminal.press("ctrl+p")
    terminal.wait_for(said(words.MENU))
    terminal.type(CANARY)
    terminal.wait_for(said(words.NOTHING_FOUND))
    terminal.press("escape")
    terminal.wait_gone(said(words.NOTHING_FOUND))
    terminal.press("n")
    terminal.wait_for(said(words.KEEP))
    terminal.type(CANARY)
    terminal.wait_for(CANARY)
    terminal.press("escape")
    terminal.wait_for(said(words.I_HAVE), CANARY)
    assert quits(terminal) == 0
    assert nothing_found(locked, terminal)
    assert CANARY in kept(locked, "entry")


def test_nothing_is_left_of_the_commands(locked: Machine) -> None:
    assert locked.run("note", CANARY, "--tag", CANARY).returncode == 0
    assert CANARY in kept(locked, "entry")
    assert locked.run("backup").returncode == 0
    assert locked.run("doctor").returncode == 0
    assert locked.run("--plain", input=f"n\n{CANARY} igen\n\nq\n".encode()).returncode == 0
    assert found_on_disk(locked, CANARY, PASSPHRASE) == []


def test_the_search_finds_what_is_not_locked(begun: Machine) -> None:
    """A search that finds nothing must be one that could."""
    assert begun.run("note", CANARY).returncode == 0
    assert ("journal.lederbog", CANARY) in found_on_disk(begun, CANARY)
    terminal = begun.open([sys.executable, "-m", "workbook", "list"])
    assert terminal.wait_exit() == 0
    assert found_in_terminal(terminal, CANARY) == [CANARY]
