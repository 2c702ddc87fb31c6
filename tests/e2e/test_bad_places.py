"""Places that cannot be written to, terminals that cannot show it, and text that nobody meant to type."""

import resource
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from tests.e2e import words
from tests.e2e.conftest import Machine
from tests.e2e.test_endings import in_a_note, in_an_exercise, written
from tests.e2e.words import said

FULL = 16 * 1024
"""Bytes that a file may grow to while the disk is "full"; larger than what the app must write to start."""


@pytest.fixture(params=["a file", "below a file", "/proc"])
def refused(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A home that cannot be, also not for root."""
    file = tmp_path / "fil.txt"
    file.write_text("Noget andet", encoding="utf-8")
    return {"a file": file, "below a file": file / "bog", "/proc": Path("/proc/lederbog")}[str(request.param)]


def test_a_home_that_cannot_be_written_to_is_named_and_nothing_is_touched(machine: Machine, refused: Path) -> None:
    machine.more["LEDERBOG_HOME"] = str(refused)
    terminal = machine.open()
    assert terminal.wait_exit() == 1
    assert str(refused.parent) in terminal.text.replace("\n", "")
    assert "Traceback" not in terminal.text
    assert not terminal.raw.count(b"\x1b[?1049h"), "the screen was never taken"
    note = machine.run("note", "Et notat")
    assert (note.returncode, note.stdout) == (1, b"")
    assert str(refused.parent) in note.stderr.decode()
    if refused.is_file():
        assert refused.read_text(encoding="utf-8") == "Noget andet"


def test_a_full_disk_keeps_the_words_on_the_screen_until_there_is_room(begun: Machine) -> None:
    terminal = in_an_exercise(begun.open())
    terminal.type("Før")
    terminal.wait_for("Før", said(words.DRAFT_SAVED))
    soft, hard = resource.prlimit(terminal.process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(terminal.process.pid, resource.RLIMIT_FSIZE, (1, hard))
    terminal.type(" og efter")
    terminal.wait_for("Før og efter", "✗")
    full = str(begun.book)
    terminal.wait_until(lambda: full in "".join(terminal.text.split()), "the place that is full, wherever it wraps")
    terminal.press("ctrl+s")
    terminal.wait_for("Før og efter", "✗")
    resource.prlimit(terminal.process.pid, resource.RLIMIT_FSIZE, (soft, hard))
    terminal.press("ctrl+s")
    terminal.wait_for("Før og efter", said(words.SAVED))
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 0
    assert begun.items("list")[0]["answers"][-1]["value"] == "Før og efter"


def test_quitting_on_a_full_disk_asks_first(begun: Machine) -> None:
    terminal = in_an_exercise(begun.open())
    soft, hard = resource.prlimit(terminal.process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(terminal.process.pid, resource.RLIMIT_FSIZE, (1, hard))
    terminal.type("Kun her")
    terminal.wait_for("Kun her", "✗")
    terminal.press("ctrl+q")
    terminal.wait_for(said(words.NOT_SAVED))
    resource.prlimit(terminal.process.pid, resource.RLIMIT_FSIZE, (soft, hard))
    terminal.press("enter")
    terminal.wait_gone(said(words.NOT_SAVED))
    terminal.wait_for("Kun her")
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 0
    assert written(begun) == "Kun her"


def test_a_terminal_that_can_show_nothing_gets_no_screen(begun: Machine) -> None:
    begun.more["TERM"] = "dumb"
    terminal = begun.open()
    terminal.wait_until(lambda: bool(terminal.text.strip()), "a word")
    assert b"\x1b[" not in terminal.raw
    assert "Traceback" not in terminal.text


def test_without_a_terminal_it_says_so_and_does_not_hang(begun: Machine) -> None:
    done = begun.run(input=b"")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().strip()
    assert b"Traceback" not in done.stderr


def test_a_window_that_is_too_small_asks_for_more_and_forgets_nothing(begun: Machine) -> None:
    terminal = in_an_exercise(begun.open())
    terminal.type("Halvvejs")
    terminal.wait_for("Halvvejs")
    terminal.resize(50, 15)
    terminal.wait_for(said(words.LARGER))
    terminal.wait_gone("Halvvejs")
    terminal.resize(80, 24)
    terminal.wait_for("Halvvejs", words.WHY)
    terminal.type(" igennem")
    terminal.wait_for("Halvvejs igennem")


def test_a_window_that_is_too_small_from_the_start(begun: Machine) -> None:
    terminal = begun.open(columns=50, rows=15)
    terminal.wait_for(said(words.LARGER))
    terminal.resize(60, 20)
    terminal.wait_for(said(words.I_HAVE))


def test_a_long_wild_paste_is_kept_clean_and_literal(begun: Machine) -> None:
    line = "Ærlig på-gang [/] [b]fed[/b] 👩‍👧 [31mrød `kode` <b>x</b> * _ # > 1.\x00\x07\x1f"
    count = 5000 // len(line.split())
    pasted = "\r\n".join(f"{number} {unicodedata.normalize('NFD', line)}" for number in range(count))
    clean = line.rstrip("\x00\x07\x1f")
    kept = "\n".join(f"{number} {clean}" for number in range(count))
    terminal = in_a_note(begun.open())
    terminal.paste(pasted)
    terminal.wait_for(f"{count - 1} Ærlig på-gang [/] [b]fed[/b]", timeout=30)
    terminal.wait_for(said(words.REMOVED))
    terminal.press("escape")
    terminal.wait_for(said(words.LATEST), said(words.SAVED))
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 0
    newest = begun.items("list")[0]
    assert newest["answers"][-1]["value"] == kept
    assert shown_by_a_markdown_reader(begun) == kept


def shown_by_a_markdown_reader(machine: Machine) -> str:
    """What a reader of the leader's archive sees of the newest note: its paragraphs without any mark-up."""
    tokens = MarkdownIt("commonmark").parse(machine.run("export", "alt", "-o", "-").stdout.decode())
    assert not {token.type for token in tokens} & {"html_block", "fence", "code_block"}
    shown: list[str] = []
    for before, token in pairwise(tokens):
        if before.type == "paragraph_open" and token.content.startswith("0 "):
            shown += [piece.content if piece.type.startswith("text") else "\n" for piece in token.children or []]
    return "".join(shown)
