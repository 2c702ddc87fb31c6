"""A home in a bad place: a sentence that names it and a way out, an exit code, and nothing changed on the disk."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journal.made import filled, texts
from workbook.clock import FixedClock
from workbook.errors import DamagedError, ExitCode, LederbogError, PlaceError
from workbook.journal.journal import Journal


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    home = tmp_path / "home"
    yield home
    for path in [home, *home.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o700)


def tree(home: Path) -> dict[str, bytes | None]:
    """Everything in it but the lock, which holds nothing."""
    return {
        path.name: path.read_bytes() if path.is_file() else None for path in home.rglob("*") if path.name != ".lock"
    }


def told(home: Path, clock: FixedClock, name: str = "journal.lederbog") -> LederbogError:
    """The error of opening or saving; everything is as it was."""
    before = tree(home)
    with pytest.raises(LederbogError) as caught:
        filled(home, clock, 1)
    assert str(home / name) in str(caught.value)
    assert tree(home) == before
    return caught.value


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", ExitCode.DAMAGED),
        (b"\xff" * 200, ExitCode.FOREIGN),
        (b"\0" * 200, ExitCode.DAMAGED),
        (b"PK\x03\x04 a document of another program", ExitCode.FOREIGN),
        (b"[2026-11-21 14:05] Det er en anden dagbog.\n", ExitCode.FOREIGN),
    ],
)
def test_a_file_that_is_no_journal(home: Path, clock: FixedClock, content: bytes, code: ExitCode) -> None:
    home.mkdir()
    (home / "journal.lederbog").write_bytes(content)
    assert told(home, clock).exit_code == code


def test_a_folder_in_its_place(home: Path, clock: FixedClock) -> None:
    (home / "journal.lederbog").mkdir(parents=True)
    assert isinstance(told(home, clock), PlaceError)


def test_a_link_to_a_place_that_is_not_there(home: Path, tmp_path: Path, clock: FixedClock) -> None:
    home.mkdir()
    (home / "journal.lederbog").symlink_to(tmp_path / "not mounted" / "mine.lederbog")
    with pytest.raises(PlaceError, match="not mounted"):
        Journal.open(home, clock)
    assert (home / "journal.lederbog").is_symlink()


@pytest.mark.parametrize("copy", ["journal.previous", "backups/journal-2026-11-20.lederbog", "journal (1).lederbog"])
def test_a_journal_that_is_gone_is_not_begun_anew_where_a_copy_is_left(
    home: Path, clock: FixedClock, copy: str
) -> None:
    filled(home, clock, 2)
    (home / "backups").mkdir()
    (home / "journal.lederbog").rename(home / copy)
    error = told(home, clock)
    assert isinstance(error, DamagedError)
    assert str(home / copy) in str(error)
    assert "restore" in str(error)


def test_the_newest_backup_is_named_first(home: Path, clock: FixedClock) -> None:
    filled(home, clock, 2).compact(force=True)
    (home / "backups").mkdir()
    for name in ("journal-2026-11-19.lederbog", "journal-2026-11-20.lederbog", "replaced-2026-11-01-140500.lederbog"):
        (home / "backups" / name).write_bytes((home / "journal.lederbog").read_bytes())
    (home / "journal.lederbog").unlink()
    assert str(home / "backups" / "journal-2026-11-20.lederbog") in str(told(home, clock))


def test_a_journal_that_lost_all_its_lines_says_where_a_copy_is(home: Path, clock: FixedClock) -> None:
    filled(home, clock, 2).compact(force=True)
    path = home / "journal.lederbog"
    path.write_bytes(path.read_bytes().splitlines(keepends=True)[0])
    (notice,) = Journal.open(home, clock).notices
    assert str(home / "journal.previous") in notice
    assert Journal.open(home / "a new one", clock).notices == ()


OTHER_USER = """
import os, sys
from pathlib import Path
from workbook import i18n
from workbook.clock import SystemClock
from workbook.errors import LederbogError
from workbook.journal.journal import Journal
from tests.journal.made import entry
i18n.use("da")
os.setgid(65534); os.setuid(65534)
try:
    journal = Journal.open(Path(sys.argv[1]), SystemClock())
    print(len(journal.entries()))
    journal.commit(entry(journal.new_id()))
except LederbogError as error:
    print(error)
    sys.exit(error.exit_code)
"""


def as_a_user_without_rights(home: Path) -> subprocess.CompletedProcess[str]:
    """Open and save as somebody else when this is root, else as the owner, whom the same rights bind."""
    program = OTHER_USER if os.getuid() == 0 else OTHER_USER.replace("os.setgid(65534); os.setuid(65534)", "")
    return subprocess.run([sys.executable, "-c", program, str(home)], capture_output=True, text=True, check=False)


if sys.platform != "win32":

    @pytest.mark.parametrize(
        ("path", "mode", "shown"),
        [("journal.lederbog", 0o444, True), ("journal.lederbog", 0o000, False), ("", 0o444, False), ("", 0o000, False)],
    )
    def test_without_rights_it_is_told_and_what_can_be_read_is_shown(
        tmp_path: Path, clock: FixedClock, path: str, mode: int, shown: bool
    ) -> None:
        for folder in (tmp_path, *tmp_path.parents):
            if folder.name.startswith(("test_", "pytest-", "popen-")):
                folder.chmod(0o755)
        home = tmp_path / "home"
        filled(home, clock, 2)
        home.chmod(0o777)
        (home / ".lock").chmod(0o666)
        (home / path).chmod(mode)
        done = as_a_user_without_rights(home)
        (home / path).chmod(0o700)
        lines = done.stdout.splitlines()
        assert done.stderr == ""
        assert (done.returncode, lines[:-1]) == (1, ["2"] if shown else [])
        assert str(home) in lines[-1]
        assert "--home" in lines[-1]
        assert texts(Journal.open(home, clock)) == ["0", "1"]
