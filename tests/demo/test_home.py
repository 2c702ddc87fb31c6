"""The demo's home: its owner's alone, gone after the run, and cleared by the next one where the run was killed."""

import os
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from workbook.cli.main import run
from workbook.cli.session import Session
from workbook.curriculum.library import Library
from workbook.demo.home import DemoHome
from workbook.errors import PlaceError
from workbook.journal.disk import Disk

HOLD = (
    "import sys; from workbook.demo.home import DemoHome; h = DemoHome(); print(h.path, flush=True); sys.stdin.read()"
)
ROOT = Path(__file__).resolve().parents[2]


def _inside(place: Path) -> list[str]:
    return sorted(path.name for path in place.iterdir())


def test_only_its_owner_can_read_it(temporary: Path) -> None:
    home = DemoHome()
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (home.path, *home.path.iterdir())]
    home.close()
    assert os.name == "nt" or modes == [0o700, 0o600]


def test_it_is_gone_after_closing(temporary: Path) -> None:
    home = DemoHome()
    (home.path / "backups").mkdir()
    (home.path / "backups" / "one").write_bytes(b"invented")
    home.close()
    assert _inside(temporary) == []
    home.close()


def test_two_demos_at_once_leave_each_other_alone(temporary: Path) -> None:
    first, second = DemoHome(), DemoHome()
    assert first.path.is_dir()
    assert first.path != second.path
    first.close()
    assert _inside(temporary) == [second.path.name]
    second.close()


def test_what_a_killed_demo_left_goes_when_the_next_begins(temporary: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    child = subprocess.Popen(
        [sys.executable, "-c", HOLD], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, text=True
    )
    assert child.stdout is not None
    left = Path(child.stdout.readline().strip())
    (left / "journal.lederbog").write_bytes(b"invented")
    beside = DemoHome()
    assert left.is_dir(), "it is in use"
    child.kill()
    child.communicate()
    assert left.is_dir()
    DemoHome().close()
    assert _inside(temporary) == [beside.path.name]
    beside.close()


def test_what_is_not_a_demos_stays(temporary: Path) -> None:
    for name in ("lederbog-demo-notes", "lederbog"):
        (temporary / name).mkdir()
        (temporary / name / "mine").write_bytes(b"mine")
    (temporary / "lederbog-demo-file").write_bytes(b"mine")
    DemoHome().close()
    assert _inside(temporary) == ["lederbog", "lederbog-demo-file", "lederbog-demo-notes"]
    assert (temporary / "lederbog-demo-notes" / "mine").read_bytes() == b"mine"


class _TakenOnce(Disk):
    """Another demo's clearing holds the lock of the new home for a moment, or has removed it already."""

    def __init__(self, *, gone: bool) -> None:
        self.gone = gone
        self.tries = 0

    def take(self, handle: int) -> bool:
        self.tries += 1
        return super().take(handle) and (self.tries > 1 or self.gone)

    def exists(self, path: Path) -> bool:
        return super().exists(path) and (self.tries > 1 or not self.gone)


@pytest.mark.parametrize("gone", [False, True])
def test_a_home_that_another_demo_took_for_a_leftover_is_made_again(temporary: Path, gone: bool) -> None:
    disk = _TakenOnce(gone=gone)
    home = DemoHome(disk)
    assert disk.tries == 2
    assert home.path.is_dir()
    home.close()
    DemoHome().close()
    assert _inside(temporary) == []


class _Full(Disk):
    def write_new(self, path: Path, data: bytes) -> None:
        raise OSError(28, os.strerror(28))


def test_a_full_disk_is_told_in_a_sentence_and_leaves_nothing(temporary: Path) -> None:
    with pytest.raises(PlaceError, match="Din egen dagbog"):
        DemoHome(_Full())
    assert _inside(temporary) == []


def test_a_missing_place_for_temporary_files_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    with pytest.raises(PlaceError):
        DemoHome()


def test_it_goes_also_when_the_half_year_breaks_off(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(home: Path, _library: Library, _today: object) -> None:
        (home / "journal.lederbog").write_bytes(b"half")
        raise KeyboardInterrupt

    monkeypatch.setattr("workbook.demo.living.live_through", broken)
    with pytest.raises(KeyboardInterrupt):
        _ = Session({}, demo=True).home
    assert _inside(temporary) == []


@pytest.mark.parametrize("where", ["workbook.cli.due_command.due_items", "workbook.demo.living.live_through"])
def test_it_goes_also_when_something_unforeseen_happens(
    where: str,
    temporary: Path,
    home_of_her_own: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    times: list[int] = []

    def broken(*_arguments: object) -> None:
        times.append(len(_inside(temporary)))
        raise RuntimeError("unforeseen")

    monkeypatch.setattr(where, broken)
    with pytest.raises(RuntimeError) as crash:
        run(["--demo", "due"])
    sys.excepthook(RuntimeError, crash.value, crash.tb)
    told = capfd.readouterr().err
    assert "RuntimeError" in told
    assert "unforeseen" not in told
    assert "Traceback" not in told
    assert times == [1]
    assert _inside(temporary) == []
    assert not home_of_her_own.exists()
