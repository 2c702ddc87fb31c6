"""Two real processes on one journal: what arrives is shown, two versions are chosen between, the trash gives back."""

import pytest

from tests.e2e import words
from tests.e2e.conftest import Machine
from tests.e2e.terminal import Terminal
from tests.e2e.words import said

SIZES = [(60, 20), (80, 24), (200, 60)]
FIRST = "En note at begynde med"


def _click(terminal: Terminal, text: str) -> None:
    """Press and let go of the left button on the words."""
    terminal.wait_for(text)
    terminal.wait_still()
    row = next(number for number, line in enumerate(terminal.lines) if text in line)
    at = f"{terminal.lines[row].index(text) + 2};{row + 1}"
    terminal.type(f"\x1b[<0;{at}M\x1b[<0;{at}m")


def _titles(machine: Machine) -> list[str]:
    return [item["title"] for item in machine.items("list") if item.get("status") == "done"]


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_a_note_arrives_while_another_is_typed(begun: Machine, columns: int, rows: int) -> None:
    with begun.open(columns=columns, rows=rows) as terminal:
        terminal.wait_for(said(words.I_HAVE))
        terminal.press("n")
        terminal.wait_for(said(words.KEEP_AND_CLOSE))
        terminal.type("Jeg er midt i en sæt")
        terminal.wait_for("midt i en sæt")
        arrived = begun.run("note", "Fra kommandolinjen")
        assert arrived.returncode == 0
        terminal.type("ning")
        terminal.wait_for("Jeg er midt i en sætning")
        terminal.press("escape")
        terminal.wait_gone(said(words.KEEP_AND_CLOSE))
        terminal.press("4")
        terminal.wait_for("Fra kommandolinjen", "Jeg er midt i en sætning")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    assert sorted(_titles(begun)) == sorted([FIRST, "Fra kommandolinjen", "Jeg er midt i en sætning"])


def test_what_arrives_shows_by_itself(begun: Machine) -> None:
    with begun.open() as terminal:
        terminal.wait_for(said(words.I_HAVE), FIRST)
        assert begun.run("note", "Fra kommandolinjen").returncode == 0
        terminal.wait_for("Fra kommandolinjen", FIRST)


def _open_note(terminal: Terminal) -> None:
    terminal.wait_for(said(words.I_HAVE))
    _click(terminal, FIRST)
    terminal.wait_for(said(words.KEEP_AND_CLOSE))
    terminal.press("end")


@pytest.mark.parametrize(("columns", "rows"), SIZES)
@pytest.mark.parametrize("by_mouse", [False, True])
def test_the_same_note_in_two_windows(begun: Machine, columns: int, rows: int, by_mouse: bool) -> None:
    with begun.open(columns=columns, rows=rows) as one, begun.open(columns=columns, rows=rows) as two:
        for terminal, text in ((one, " i vinduet"), (two, " ved døren")):
            _open_note(terminal)
            terminal.type(text)
            terminal.wait_for(FIRST + text)
        for terminal in (one, two):
            terminal.press("escape")
            terminal.wait_gone(said(words.KEEP_AND_CLOSE))
        for terminal in (two, one):
            terminal.wait_for(said(words.TWO_VERSIONS_OF))
        if by_mouse:
            _click(one, said(words.TWO_VERSIONS_OF))
            one.wait_for("i vinduet", "ved døren")
            _click(one, said(words.KEEP_LAST))
        else:
            one.press("home", "enter")
            one.wait_for("i vinduet", "ved døren", said(words.KEEP_BOTH))
            one.press("s")
        one.wait_for(said(words.LAST_IS_KEPT))
        two.wait_gone(said(words.TWO_VERSIONS_OF))
        assert _titles(begun) == [FIRST + " ved døren"]


@pytest.mark.parametrize("by_mouse", [False, True])
def test_into_the_trash_and_back(begun: Machine, by_mouse: bool) -> None:
    with begun.open() as terminal:
        terminal.wait_for(said(words.I_HAVE))
        terminal.press("4")
        terminal.wait_for(said(words.JOURNAL_FILTER), FIRST)
        _click(terminal, FIRST)
        terminal.wait_for(said(words.INTO_THE_TRASH))
        if by_mouse:
            _click(terminal, said(words.INTO_THE_TRASH))
        else:
            terminal.press("delete")
        terminal.wait_for(said(words.IN_TRASH_NOW))
        terminal.wait_gone(FIRST)
        assert _titles(begun) == []
        terminal.type("\x1a")
        terminal.wait_for(FIRST)
        assert _titles(begun) == [FIRST]


def test_a_home_that_is_closed_well_has_a_backup(begun: Machine) -> None:
    begun.more["LEDERBOG_TODAY"] = ""
    with begun.open() as terminal:
        terminal.wait_for(said(words.I_HAVE))
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    assert [path.read_bytes() for path in (begun.book / "backups").iterdir()] == [
        (begun.book / "journal.lederbog").read_bytes()
    ]
