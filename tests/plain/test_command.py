"""`lederbog --plain` in a process of its own."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import environment
from workbook.clock import FixedClock
from workbook.journal.journal import Journal

PAGE = "tryghedsskala\n8\nVi griner.\nOg spørger.\n\nFlere pauser\n\n7\n\n1\nom 14 dage\n1\nmøder\nq\n"
LOADED = """
import sys
from workbook.cli.main import run
code = run(["--plain"])
sys.stdout.flush()
print(code, sorted({"textual", "rich", "holidays"} & set(sys.modules)), file=sys.stderr)
"""


def start(*arguments: str, **more: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "workbook", *arguments, "--plain"]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, env=environment(**more))


def talk(typed: str | bytes, *arguments: str, **more: str) -> tuple[int, str, str]:
    with start(*arguments, LEDERBOG_TODAY="2026-11-21", **more) as process:
        out, err = process.communicate(typed.encode() if isinstance(typed, str) else typed, timeout=60)
    return process.returncode, out.decode(), err.decode()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "lederbog"


@pytest.mark.parametrize("more", [{}, {"TERM": "dumb"}, {"COLUMNS": "30"}, {"TERM": "xterm-256color"}])
def test_a_whole_page_is_filled_through_a_pipe(home: Path, clock: FixedClock, more: dict[str, str]) -> None:
    code, out, err = talk(PAGE, **more)
    assert (code, err) == (0, "")
    assert "\x1b" not in out
    assert max(map(len, out.splitlines())) <= int(more.get("COLUMNS", 80))
    journal = Journal.open(home, clock)
    (entry,) = journal.entries()
    assert entry.answers["hvorfor"].value == "Vi griner.\nOg spørger."
    assert (entry.answers["score"].value, entry.share, entry.tags) == (8, ["trio"], ["møder"])
    assert [one.due for one in journal.followups() if not one.calls] == ["2026-12-07"]
    assert journal.drafts.all() == []


def test_the_end_of_input_leaves_a_draft_and_is_no_error(home: Path, clock: FixedClock) -> None:
    code, _out, err = talk("tryghedsskala\n8\nHalv")
    assert (code, err) == (0, "")
    journal = Journal.open(home, clock)
    (draft,) = journal.drafts.all()
    assert {key: one.value for key, one in draft.answers.items()} == {"score": 8, "hvorfor": "Halv"}
    assert journal.entries() == []


def test_the_day_s_backup_is_made_when_it_ends(home: Path) -> None:
    with start() as process:
        process.communicate(b"n\nRing til TR\n\n", timeout=60)
    assert process.returncode == 0
    assert len([*(home / "backups").iterdir()]) == 1


def test_nothing_is_stored_by_looking(home: Path, clock: FixedClock) -> None:
    code, out, err = talk("")
    assert (code, err) == (0, "")
    assert "Overblik" in out
    assert "Overview" in talk("q\n", "--lang", "en")[1]
    assert Journal.open(home, clock).drafts.all() == []


def test_a_line_that_is_not_utf_8_ends_it_with_what_came_before_as_a_draft(home: Path, clock: FixedClock) -> None:
    code, _out, err = talk(b"tryghedsskala\n8\n" + b"gr\xf8d\n\n" + "næste\n".encode())
    assert code == 1
    assert err == "Linjen er ikke UTF-8, så den kom ikke med. Alt andet er der stadig.\n"
    (draft,) = Journal.open(home, clock).drafts.all()
    assert {key: one.value for key, one in draft.answers.items()} == {"score": 8}


NOISE = {
    "bytes": bytes(range(256)) * 40,
    "zeros": b"\x00" * 10_000,
    "enter": b"\n" * 2_000,
    "ones": b"1\n" * 2_000,
    "one long line": b"x" * 300_000,
    "keys": b"\x1b[A\x1b[B\n" * 200,
}


@pytest.mark.parametrize("noise", NOISE.values(), ids=NOISE)
def test_noise_ends_in_an_exit_code_and_never_in_a_traceback(noise: bytes) -> None:
    code, out, err = talk(noise)
    assert code in (0, 1)
    assert "Traceback" not in out + err
    assert "\x1b" not in out


def test_neither_textual_nor_rich_is_loaded() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED], input=PAGE.encode(), env=environment(), capture_output=True, check=True
    )
    assert done.stderr.decode().splitlines()[-1].startswith("0 [")
    assert "textual" not in done.stderr.decode()
    assert "rich" not in done.stderr.decode()


def test_a_home_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("min")
    code, out, err = talk("q\n", "--home", str(tmp_path / "fil"))
    assert (code, out) == (1, "")
    assert "fil" in err
    assert "Traceback" not in err


if os.name == "posix":

    @pytest.mark.parametrize(
        ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, -15), (signal.SIGHUP, -1), (signal.SIGKILL, -9)]
    )
    def test_a_signal_leaves_what_was_answered(home: Path, clock: FixedClock, number: int, code: int) -> None:
        if number != signal.SIGKILL:  # a run without a terminal of its own may ignore one, and a child inherits that
            signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)
        with start(PYTHONUNBUFFERED="1") as process:
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdin.write(b"tryghedsskala\n8\nHalv\n")
            process.stdin.flush()
            heard = b""
            while heard.count(b"\n> ") < 4:
                heard += os.read(process.stdout.fileno(), 4096)
            process.send_signal(number)
            _out, err = process.communicate(timeout=60)
        assert process.returncode == code
        assert b"Traceback" not in err
        (draft,) = Journal.open(home, clock).drafts.all()
        assert {key: one.value for key, one in draft.answers.items()} == {"score": 8, "hvorfor": "Halv"}
