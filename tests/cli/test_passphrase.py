"""Where a passphrase comes from when it is not typed into the app, and what is said when it cannot be had."""

import os
import stat
import sys
from pathlib import Path

import pytest

from workbook.cli.passphrase import COMMAND, FILE, given
from workbook.errors import ExitCode, LockedError


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "adgang.txt"
    path.touch(mode=0o600)
    return path


def python(program: str) -> str:
    """A shell command that runs it."""
    return f'"{sys.executable}" -c "{program}"'


def test_nothing_is_given_without_the_variables() -> None:
    assert given({}) is None
    assert given({FILE: "", COMMAND: ""}) is None


@pytest.mark.parametrize("raw", ["blå hest", " blå hest ", "blå\nhest", "\ufeffblå hest"])
def test_a_file_gives_all_its_text(file: Path, raw: str, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_bytes(f"{raw}\n".encode())

    assert given({FILE: str(file)}) == f"{raw}\n".removeprefix("\ufeff")
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("coding", ["utf-16-le", "utf-16-be"])
def test_a_file_as_powershell_writes_it_gives_its_text(file: Path, coding: str) -> None:
    file.write_bytes("\ufeffblå hest\r\n".encode(coding))

    assert given({FILE: str(file)}) == "blå hest\r\n"


def test_the_file_comes_before_the_command(file: Path) -> None:
    file.write_text("fra filen", encoding="utf-8")

    assert given({FILE: str(file), COMMAND: python("print('fra kommandoen')")}) == "fra filen"


def refusal(environment: dict[str, str]) -> str:
    with pytest.raises(LockedError) as caught:
        given(environment)
    assert caught.value.exit_code == ExitCode.LOCKED
    assert "Intet er gået tabt" in str(caught.value)
    return str(caught.value)


def test_a_file_that_cannot_be_had_is_told_with_its_reason(tmp_path: Path) -> None:
    missing = tmp_path / "findes-ikke"

    assert "findes-ikke" in refusal({FILE: str(missing)})
    assert tmp_path.name in refusal({FILE: str(tmp_path)})
    assert "\0" in refusal({FILE: "a\0b"})


def test_a_large_file_is_not_read_for_ever(file: Path) -> None:
    file.write_bytes(b"x" * (1 << 20) + b"x")

    assert "for stor" in refusal({FILE: str(file)})
    if os.name == "posix":
        assert "for stor" in refusal({FILE: "/dev/zero"})


@pytest.mark.parametrize("raw", [b"", b"\n", b"\r\n", b"\xef\xbb\xbf\n", b"\xff\xfe"])
def test_an_empty_file_is_told(file: Path, raw: bytes) -> None:
    file.write_bytes(raw)

    assert FILE in refusal({FILE: str(file)})


def test_a_file_of_other_bytes_is_told(file: Path) -> None:
    file.write_bytes("blå".encode("latin-1"))

    assert "UTF-8" in refusal({FILE: str(file)})
    file.write_bytes(b"\xff\xfeb")
    assert "UTF-8" in refusal({FILE: str(file)})


def test_a_command_gives_what_it_prints() -> None:
    assert given({COMMAND: python("print('korrekt hest')")}) in ("korrekt hest\n", "korrekt hest\r\n")


def test_a_command_that_fails_is_told_with_its_code() -> None:
    assert "endte med 7" in refusal({COMMAND: python("print('x'); raise SystemExit(7)")})


def test_a_command_that_prints_nothing_is_told() -> None:
    assert COMMAND in refusal({COMMAND: python("pass")})


def test_a_command_that_is_none_is_told(capfd: pytest.CaptureFixture[str]) -> None:
    refusal({COMMAND: "findes-slet-ikke-her"})
    assert "blå" not in capfd.readouterr().err


def test_no_refusal_shows_what_was_read(file: Path) -> None:
    file.write_bytes(b"hemmelig" + b"\xff")

    assert "hemmelig" not in refusal({FILE: str(file)})
    assert "hemmelig" not in refusal({COMMAND: python("print('hemme' + 'lig'); raise SystemExit(1)")})


if sys.platform != "win32":  # there are no such terminals on Windows, and a file there belongs to its profile
    from tests.cli.conftest import environment
    from tests.e2e.terminal import Terminal

    ASKING = "from workbook.cli.keyboard import ask_unseen; print(repr(ask_unseen('Sætning')))"

    @pytest.mark.parametrize(
        ("keys", "read"),
        [("blå hest\n", "blå hest"), ("  to og to \n", "  to og to "), ("bå\x7flå\n", "blå"), ("\n", "")],
    )
    def test_what_is_typed_at_the_terminal_is_not_shown(keys: str, read: str) -> None:
        with Terminal([sys.executable, "-c", ASKING], {**environment(), "TERM": "xterm"}) as terminal:
            terminal.wait_for("Sætning:")
            shown = len(terminal.raw)
            terminal.type(keys)
            assert terminal.wait_exit() == 0
            assert terminal.raw[shown:].decode().split() == repr(read).split()

    def test_the_terminal_shows_again_what_is_typed_afterwards() -> None:
        asking = f"{ASKING}; input()"
        with Terminal([sys.executable, "-c", asking], {**environment(), "TERM": "xterm"}) as terminal:
            terminal.wait_for("Sætning:")
            terminal.type("hemmelig\n")
            terminal.wait_for("'hemmelig'")
            terminal.type("synlig")
            terminal.wait_for("synlig")

    @pytest.mark.parametrize("mode", [0o644, 0o604, 0o640])
    def test_a_file_that_others_can_read_is_told_and_used(
        file: Path, mode: int, capsys: pytest.CaptureFixture[str]
    ) -> None:
        file.write_text("blå hest", encoding="utf-8")
        file.chmod(mode)

        assert given({FILE: str(file)}) == "blå hest"
        assert "chmod 600" in capsys.readouterr().err
        assert stat.S_IMODE(file.stat().st_mode) == mode, "it is hers to change"
