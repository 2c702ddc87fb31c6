"""Passphrases that people really write, at the command line: from a file, from a command, and as the new one."""

import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.locked_home import CANARY, titles
from tests.vault.odd_passphrases import ODD, Odd
from workbook.errors import ExitCode

FILE = "LEDERBOG_PASSPHRASE_FILE"
COMMAND = "LEDERBOG_PASSPHRASE_COMMAND"


def _holding(path: Path, text: str) -> Path:
    path.touch(mode=0o600)
    path.write_bytes(text.encode("utf-8"))
    return path


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: odd.name)
def test_it_locks_and_opens_again(run_cheaply: Run, tmp_path: Path, odd: Odd) -> None:
    run, path = run_cheaply, tmp_path / "adgang.txt"
    assert run("note", CANARY).code == 0
    done = run("vault", "on", **{FILE: str(_holding(path, odd.written))})
    assert done.code == 0, done.err
    assert ("Linjeskiftet efter den hører ikke med." in done.err) == odd.written.endswith("\n")
    assert ("mellemrum" in done.err) == (odd.counts != odd.counts.strip())
    command = f'"{sys.executable}" -c "import sys; sys.stdout.buffer.write(open(sys.argv[1], \'rb\').read())" "{path}"'
    for text in (odd.written, odd.also, odd.counts):
        assert titles(run("list", "--json", **{FILE: str(_holding(path, text))})) == [CANARY]
    assert titles(run("list", "--json", **{COMMAND: command})) == [CANARY]
    wrong = run("list", **{FILE: str(_holding(path, odd.wrong))})
    assert (wrong.code, "Traceback" in wrong.err) == (ExitCode.LOCKED, False)
    assert CANARY not in wrong.out + wrong.err


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: odd.name)
def test_it_can_be_the_new_one(run_cheaply: Run, locked: str, key: dict[str, str], tmp_path: Path, odd: Odd) -> None:
    done = run_cheaply("vault", "passphrase", stdin=odd.written.encode("utf-8"), **key)
    assert done.code == 0, done.err
    other = {FILE: str(_holding(tmp_path / "ny.txt", odd.also))}
    assert titles(run_cheaply("list", "--json", **other)) == [CANARY]
    assert run_cheaply("list", **key).code == ExitCode.LOCKED


@pytest.mark.parametrize("empty", ["", "\n", "\r\n"])
def test_nothing_is_no_passphrase(run_cheaply: Run, tmp_path: Path, home: Path, empty: str) -> None:
    assert run_cheaply("note", CANARY).code == 0
    done = run_cheaply("vault", "on", **{FILE: str(_holding(tmp_path / "adgang.txt", empty))})
    assert done.code == ExitCode.LOCKED
    assert "er tom" in done.err.replace("\n", " ")
    assert not (home / "keys.lederbog").exists()
    assert titles(run_cheaply("list", "--json")) == [CANARY]
