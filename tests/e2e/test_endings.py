"""Every way the app can end leaves the words on disk, gives the terminal back and says nothing of what was written."""

import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.e2e import words
from tests.e2e.conftest import Machine
from tests.e2e.terminal import Terminal
from tests.e2e.words import said

CANARY = "kanariefugl"
LOSS = 1.5
"""Seconds of typing that may be missing after a process was killed."""
STEADY = 60.0 if "LEDERBOG_TORTURE" in os.environ else 6.0
"""Seconds of typing without a pause."""
GAP = 0.04
"""Seconds between two keys of a quick typist."""
CRASHING = """
import sys
from screens.exercise import ExerciseScreen
from workbook.cli.main import main

def key_f8(self):
    words = self.session.values
    raise ValueError(f"cannot take {words}")

ExerciseScreen.action_next_unanswered = key_f8
sys.argv = ["lederbog"]
main()
"""


def written(machine: Machine) -> str:
    """The text of the one draft, as the next start finds it."""
    drafts: list[dict[str, Any]] = machine.items("list", "--kind", "draft")
    return str(drafts[0]["answers"][-1]["value"]) if drafts else ""


def on_disk(machine: Machine, text: str) -> bool:
    """Whether a draft holds these words, without starting a program to look."""
    return any(text.encode() in draft.read_bytes() for draft in (machine.book / "drafts").iterdir())


def in_a_note(terminal: Terminal) -> Terminal:
    """In an empty note."""
    terminal.wait_for(said(words.I_HAVE))
    terminal.press("n")
    terminal.wait_for(said(words.KEEP))
    return terminal


def in_an_exercise(terminal: Terminal) -> Terminal:
    """In the first long answer of a page."""
    terminal.wait_for(said(words.I_HAVE))
    terminal.press("ctrl+p")
    terminal.wait_for(said(words.MENU))
    terminal.type(words.SCALE)
    terminal.wait_for(f"▸ {words.SCALE}")
    terminal.press("enter")
    terminal.wait_for(said(words.BACK), "1–9")
    terminal.press("7", "tab")
    terminal.wait_until(lambda: words.WHY in terminal.current(height=1), words.WHY)
    return terminal


@pytest.mark.parametrize("place", [in_a_note, in_an_exercise])
def test_killed_in_the_middle_of_a_sentence_after_a_short_rest(begun: Machine, place: Any) -> None:
    terminal = place(begun.open())
    terminal.type("Det første, der stod")
    terminal.wait_for("Det første, der stod", said(words.DRAFT_SAVED))
    terminal.type(" og mere")
    terminal.wait_until(lambda: on_disk(begun, "og mere"), "the rest on disk")
    terminal.signal(signal.SIGKILL)
    assert terminal.wait_exit() == 137
    assert written(begun) == "Det første, der stod og mere"


def test_killed_while_typing_without_a_pause(begun: Machine) -> None:
    terminal = in_an_exercise(begun.open())
    typed: list[float] = []
    begin = time.monotonic()
    while (now := time.monotonic()) - begin < STEADY:
        terminal.type(f"{len(typed)} ")
        typed.append(now)
        while (left := now + GAP - time.monotonic()) > 0:
            terminal.pump(left)
    terminal.signal(signal.SIGKILL)
    killed = time.monotonic()
    assert terminal.wait_exit() == 137
    text = written(begun)
    assert "".join(f"{number} " for number in range(len(typed))).startswith(text), "in the order in which it was typed"
    whole = text.count(" ")
    assert whole
    assert killed - typed[whole - 1] <= LOSS, f"{len(typed) - whole} of {len(typed)} are missing"


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)])
def test_a_signal(begun: Machine, number: signal.Signals, code: int) -> None:
    terminal = in_an_exercise(begun.open())
    terminal.type(f"De sidste ord, {CANARY}")
    terminal.wait_for(CANARY)
    terminal.signal(number)
    assert terminal.wait_exit() == code
    assert terminal.restored
    assert CANARY not in terminal.text
    assert written(begun) == f"De sidste ord, {CANARY}"


def test_a_window_that_is_closed(begun: Machine) -> None:
    terminal = in_an_exercise(begun.open())
    terminal.type("Vinduet blev lukket")
    terminal.wait_for("Vinduet blev lukket")
    terminal.close()
    assert terminal.wait_exit() == 129
    assert written(begun) == "Vinduet blev lukket"


def test_ctrl_c_stays_and_says_how_to_quit_and_ctrl_q_quits(begun: Machine) -> None:
    terminal = in_an_exercise(begun.open())
    terminal.type("Midt i")
    terminal.wait_for("Midt i")
    terminal.press("ctrl+c")
    terminal.wait_for(said(words.HOW_TO_QUIT, keys="Ctrl+Q"))
    terminal.type(" det hele")
    terminal.wait_for("Midt i det hele")
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 0
    assert terminal.restored
    assert terminal.text.strip() == ""
    assert written(begun) == "Midt i det hele"


def test_a_crash_says_one_sentence_and_no_word_of_the_leader(begun: Machine) -> None:
    terminal = in_an_exercise(begun.open([sys.executable, "-c", CRASHING]))
    terminal.type(CANARY)
    terminal.wait_for(CANARY)
    terminal.press("f8")
    assert terminal.wait_exit() == 1
    assert terminal.restored
    assert said(words.CRASHED) in terminal.flat
    assert "Traceback" not in terminal.text
    assert CANARY not in terminal.text
    log = (begun.book / "lederbog.log").read_text(encoding="utf-8")
    assert "ValueError" in log
    assert CANARY not in log
    assert written(begun) == CANARY


@pytest.mark.parametrize("place", [in_a_note, in_an_exercise])
def test_a_burst_keeps_its_order(begun: Machine, place: Any) -> None:
    terminal = place(begun.open())
    terminal.press("a", "b", "backspace", "c")
    terminal.wait_until(lambda: "ac" in terminal.flat.split(), "ac")
    terminal.press("left", "x", "end", "y", "backspace", "z")
    terminal.wait_until(lambda: "axcz" in terminal.flat.split(), "axcz")


def test_a_burst_through_a_form_reaches_each_question(begun: Machine) -> None:
    terminal = in_an_exercise(begun.open())
    terminal.type("Ja")
    terminal.press("tab", *"Nej", "tab", "9", "enter", *"Ferie")
    terminal.wait_for("Ferie", "5 af 5")
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 0
    (draft,) = begun.items("list", "--kind", "draft")
    assert [answer["value"] for answer in draft["answers"]] == [7, "Ja", "Nej", 9, "Ferie"]


def test_nothing_of_what_is_written_lies_outside_the_journal(begun: Machine, tmp_path: Path) -> None:
    terminal = in_an_exercise(begun.open())
    terminal.type(CANARY)
    terminal.wait_for(CANARY, said(words.DRAFT_SAVED))
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 0
    holding = [path for path in tmp_path.rglob("*") if path.is_file() and CANARY.encode() in path.read_bytes()]
    assert {path.parent for path in holding} == {begun.book / "drafts"}
