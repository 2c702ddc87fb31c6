"""The app in one process, a command in another, one locked journal: nothing lost, doubled, or left plain."""

from pathlib import Path

import pytest

from tests.e2e import words
from tests.e2e.conftest import Machine
from tests.e2e.locking import PASSPHRASE, lock, secret_file
from tests.e2e.terminal import Terminal
from tests.e2e.test_residue import found_in_terminal, found_on_disk
from tests.e2e.words import said

FIRST = "En note at begynde med"
CANARY = "kanariefugl"
OTHER = "syv elefanter i regn"
ARRIVED = "Fra kommandolinjen"


@pytest.fixture
def locked(begun: Machine, tmp_path: Path) -> Machine:
    lock(begun, tmp_path)
    return begun


def _opened(machine: Machine) -> Terminal:
    terminal = machine.open()
    terminal.wait_for(said("Passphrase or recovery code"))
    _unlock(terminal)
    return terminal


def _unlock(terminal: Terminal, passphrase: str = PASSPHRASE) -> None:
    terminal.type(passphrase)
    terminal.press("enter")
    terminal.wait_for(said(words.I_HAVE))


def _lock(terminal: Terminal) -> None:
    terminal.press("ctrl+l")
    terminal.wait_for(said("Passphrase or recovery code"))


def _refused(terminal: Terminal, passphrase: str) -> None:
    terminal.type(passphrase)
    terminal.press("enter")
    terminal.wait_for("hverken adgangssætningen")
    terminal.press(*["backspace"] * len(passphrase))
    terminal.wait_gone("•")


def _begin_note(terminal: Terminal, text: str) -> None:
    terminal.wait_for(said(words.I_HAVE))
    terminal.press("n")
    terminal.wait_for(said(words.KEEP_AND_CLOSE))
    terminal.type(text)
    terminal.wait_for(text, said(words.DRAFT_SAVED))


def _quit(terminal: Terminal) -> None:
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 0


def _titles(machine: Machine) -> list[str]:
    return sorted(item["title"] for item in machine.items("list") if item.get("status") == "done")


@pytest.mark.parametrize("is_locked", [False, True], ids=["open", "locked"])
@pytest.mark.parametrize("with_key", [False, True], ids=["without the key", "with the key"])
def test_notes_from_the_command_line_arrive_once(locked: Machine, is_locked: bool, with_key: bool) -> None:
    terminal = _opened(locked)
    if is_locked:
        _lock(terminal)
    secret = locked.more["LEDERBOG_PASSPHRASE_FILE"]
    if not with_key:
        del locked.more["LEDERBOG_PASSPHRASE_FILE"]
    for number in (1, 2):
        assert locked.run("note", f"{ARRIVED} {number}").returncode == 0
    locked.more["LEDERBOG_PASSPHRASE_FILE"] = secret
    assert _titles(locked) == [FIRST, f"{ARRIVED} 1", f"{ARRIVED} 2"], "another command reads what waits"
    if is_locked:
        assert ARRIVED not in terminal.text
        _unlock(terminal)
    terminal.press("4")
    terminal.wait_for(f"{ARRIVED} 1", f"{ARRIVED} 2")
    terminal.press("1")
    _begin_note(terminal, "Herfra")
    terminal.press("escape")
    terminal.wait_gone(said(words.KEEP_AND_CLOSE))
    _quit(terminal)
    assert _titles(locked) == sorted([FIRST, f"{ARRIVED} 1", f"{ARRIVED} 2", "Herfra"])
    assert not (locked.book / "inbox.lederbog").exists()
    assert found_on_disk(locked, FIRST, ARRIVED, "Herfra") == []


@pytest.mark.parametrize("is_locked", [False, True], ids=["open", "locked"])
def test_the_lock_taken_off_by_a_command_loses_nothing_of_what_is_typed(locked: Machine, is_locked: bool) -> None:
    terminal = _opened(locked)
    _begin_note(terminal, "Jeg er midt i en sæt")
    if is_locked:
        _lock(terminal)
    assert locked.run("note", ARRIVED).returncode == 0
    done = locked.run("vault", "off")
    assert done.returncode == 0
    assert not (locked.book / "keys.lederbog").exists()
    if is_locked:
        terminal.type(PASSPHRASE)
        terminal.press("enter")
        terminal.wait_for("midt i en sæt")
    terminal.type("ning")
    terminal.wait_for("midt i en sætning")
    terminal.press("escape")
    terminal.wait_gone(said(words.KEEP_AND_CLOSE))
    terminal.wait_for("Låsen er slået fra i et andet vindue")
    _quit(terminal)
    del locked.more["LEDERBOG_PASSPHRASE_FILE"]
    assert _titles(locked) == sorted([FIRST, ARRIVED, "Jeg er midt i en sætning"])
    assert list((locked.book / "drafts").iterdir()) == []


@pytest.mark.parametrize("is_locked", [False, True], ids=["open", "locked"])
def test_another_passphrase_by_a_command_is_the_one_that_opens_then(locked: Machine, is_locked: bool) -> None:
    terminal = _opened(locked)
    _begin_note(terminal, CANARY)
    if is_locked:
        _lock(terminal)
    assert locked.run("vault", "passphrase", input=f"{OTHER}\n".encode()).returncode == 0
    if not is_locked:
        terminal.type(" mere")
        terminal.wait_for(f"{CANARY} mere")
        _lock(terminal)
    assert CANARY not in terminal.text
    _refused(terminal, PASSPHRASE)
    terminal.type(OTHER)
    terminal.press("enter")
    terminal.wait_for(CANARY, said(words.KEEP_AND_CLOSE))
    terminal.press("escape")
    terminal.wait_gone(said(words.KEEP_AND_CLOSE))
    _quit(terminal)
    assert locked.run("list").returncode == 3
    Path(locked.more["LEDERBOG_PASSPHRASE_FILE"]).write_text(OTHER, encoding="utf-8")
    assert _titles(locked) == sorted([FIRST, CANARY + ("" if is_locked else " mere")])
    assert found_on_disk(locked, CANARY, PASSPHRASE, OTHER) == []
    assert found_in_terminal(terminal, CANARY, PASSPHRASE, OTHER) == []


def test_the_lock_put_on_by_a_command_locks_the_open_app_and_leaves_nothing_plain(
    begun: Machine, tmp_path: Path
) -> None:
    terminal = begun.open()
    _begin_note(terminal, f"{CANARY} nu")
    secret_file(begun, tmp_path)
    assert begun.run("vault", "on").returncode == 0
    terminal.wait_for(said("Passphrase or recovery code"))
    assert CANARY not in terminal.text
    assert found_on_disk(begun, CANARY, FIRST) == []
    assert begun.run("note", ARRIVED).returncode == 0
    terminal.type(PASSPHRASE)
    terminal.press("enter")
    terminal.wait_for(f"{CANARY} nu", said(words.KEEP_AND_CLOSE))
    terminal.type(" igen")
    terminal.wait_for(f"{CANARY} nu igen")
    terminal.press("escape")
    terminal.wait_gone(said(words.KEEP_AND_CLOSE))
    _quit(terminal)
    assert _titles(begun) == sorted([FIRST, ARRIVED, f"{CANARY} nu igen"])
    assert list((begun.book / "drafts").iterdir()) == []
    assert found_on_disk(begun, CANARY, FIRST, ARRIVED, PASSPHRASE) == []
    assert found_in_terminal(terminal, CANARY, PASSPHRASE) == []
