"""The wheel holds all that is needed: built, installed into an empty environment, used outside the checkout."""

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

from workbook import __version__

ROOT = Path(__file__).resolve().parents[2]
BUILD_TIME = 300
pytestmark = pytest.mark.timeout(BUILD_TIME)


def _run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(
        list(map(str, command)), cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False
    )


def _build(what: str, source: Path, target: Path) -> Path:
    """Build with the tools that stand beside pytest, so that nothing is fetched."""
    done = _run(sys.executable, "-m", "build", f"--{what}", "--no-isolation", "-o", target, source, cwd=target.parent)
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = target.iterdir()
    return built


def _own_copy(target: Path) -> Path:
    """The checkout without what was made in it: a build must make the catalogue itself."""
    ignored = shutil.ignore_patterns(".*", "__pycache__", "*.mo", "dist", "build")
    return Path(shutil.copytree(ROOT, target, ignore=ignored))


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _own_copy(tmp_path_factory.mktemp("source") / "lederbog")


@pytest.fixture(scope="module")
def wheel(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _build("wheel", source, tmp_path_factory.mktemp("wheel") / "dist")


@pytest.fixture(scope="module")
def command(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`lederbog` as the wheel installs it; its dependencies are lent from the environment of the tests."""
    place = tmp_path_factory.mktemp("installed") / "venv"
    venv.create(place, with_pip=False, symlinks=os.name != "nt")
    paths = sysconfig.get_paths(vars={"base": str(place), "platbase": str(place)})
    scripts, packages = Path(paths["scripts"]), Path(paths["purelib"])
    python = scripts / ("python.exe" if os.name == "nt" else "python")
    installing = ("-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index", wheel)
    done = _run(sys.executable, *installing, cwd=place)
    assert done.returncode == 0, done.stderr
    assert (packages / "workbook").is_dir()
    (packages / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return scripts / ("lederbog.exe" if os.name == "nt" else "lederbog")


def test_the_wheel_holds_code_words_and_pages(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    pages = {f"workbook/content/{path.relative_to(ROOT / 'content').as_posix()}" for path in _files(ROOT / "content")}
    sheets = {path.relative_to(ROOT).as_posix() for path in _files(ROOT / "screens") if path.suffix == ".tcss"}
    assert pages | sheets <= names
    assert {"workbook/py.typed", "screens/py.typed", "workbook/locale/da/LC_MESSAGES/lederbog.mo"} <= names
    assert "workbook/demo/halvaar.yaml" in names
    assert f"lederbog-{__version__}.dist-info/licenses/LICENSE" in names
    assert {name.split("/")[0] for name in names} == {"workbook", "screens", f"lederbog-{__version__}.dist-info"}


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts]


def test_the_source_archive_builds_the_same_wheel(source: Path, wheel: Path, tmp_path: Path) -> None:
    archive = _build("sdist", source, tmp_path / "sdist")
    with tarfile.open(archive) as packed:
        packed.extractall(tmp_path / "unpacked", filter="data")
    (unpacked,) = (tmp_path / "unpacked").iterdir()
    again = _build("wheel", unpacked, tmp_path / "again")
    assert _contents(again) == _contents(wheel)


def _contents(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def test_a_catalogue_with_a_guess_in_it_is_not_built(source: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(source, tmp_path / "guessed", ignore=shutil.ignore_patterns("*.mo")))
    catalogue = copy / "workbook" / "locale" / "da" / "LC_MESSAGES" / "lederbog.po"
    with catalogue.open("a", encoding="utf-8") as lines:
        lines.write('\n#, fuzzy\nmsgid "A guess"\nmsgstr "Et gæt"\n')
    done = _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "-o", tmp_path / "out", copy, cwd=tmp_path)
    assert done.returncode != 0
    assert "A guess" in done.stdout + done.stderr
    catalogue.unlink()
    done = _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "-o", tmp_path / "out", copy, cwd=tmp_path)
    assert done.returncode != 0
    assert "missing" in done.stdout + done.stderr


def test_the_installed_command_speaks_danish_outside_the_checkout(command: Path, tmp_path: Path) -> None:
    version = _run(command, "--version", cwd=tmp_path)
    assert (version.returncode, version.stdout, version.stderr) == (0, f"lederbog {__version__}\n", "")
    shown = _run(command, "--help", cwd=tmp_path)
    assert shown.returncode == 0
    assert re.search(r"\bnote\b.*\bexport\b|\bexport\b.*\bnote\b", shown.stdout, re.DOTALL)
    assert re.search("[æøå]", shown.stdout), "the help is not in Danish"


def test_a_note_taken_with_the_installed_command_is_found_again(command: Path, tmp_path: Path) -> None:
    taken = _run(command, "note", "Færre møder om fredagen", "--share", "mus", cwd=tmp_path)
    assert (taken.returncode, taken.stderr) == (0, "")
    listed = json.loads(_run(command, "list", "--json", cwd=tmp_path).stdout)
    assert [item["id"] for item in listed["items"]] == [taken.stdout.strip()]
    note = _run(command, "export", "mus", "-o", "-", cwd=tmp_path)
    assert note.returncode == 0, note.stderr
    assert "Færre møder om fredagen" in note.stdout


def test_the_installed_command_knows_every_page(command: Path, tmp_path: Path) -> None:
    listed = _run(command, "content", "list", "--json", cwd=tmp_path)
    assert listed.returncode == 0, listed.stderr
    pages = list((ROOT / "content" / "da").glob("*/*.md"))
    assert len(json.loads(listed.stdout)["items"]) == len(pages) > 0
