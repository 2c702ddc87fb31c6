"""`make conformance`: TinyDB's own test suite, unmodified, on our storage and table.

The source distribution of the installed version is fetched once into `.cache/`, by pip from its index; nothing of it is
part of this project. Two runs: with our fixtures, then with every database of the suite on our classes.
"""

import os
import subprocess
import sys
import tarfile
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache"
STAND_IN = Path(__file__).with_name("suite_conftest.py")

REPR = {"test_tables.py::test_table_repr": "expects the names of TinyDB's own two storages"}
JSON_OPTIONS = "gives options of the json module to the storage, which writes no such file"
LEFT_OUT: tuple[tuple[str, dict[str, str], dict[str, str]], ...] = (
    ("with our fixtures", {}, REPR),
    (
        "with our classes as TinyDB's own",
        {"TINYDB_CLASSES": "ours"},
        REPR
        | {
            "test_storages.py::test_json_kwargs": JSON_OPTIONS,
            "test_tinydb.py::test_delete": JSON_OPTIONS,
            "test_tinydb.py::test_insert_on_existing_db": JSON_OPTIONS,
        },
    ),
)
"""What a run is called, what its environment has beside ours, and what it leaves out and why."""


class Unreached(Exception):
    """The source distribution could not be fetched."""


def archive(tinydb: str) -> Path:
    """The source distribution, from the cache or else from the index.

    Raises Unreached.
    """
    found = CACHE / f"tinydb-{tinydb}.tar.gz"
    if not found.exists():
        CACHE.mkdir(exist_ok=True)
        wanted = ["--no-deps", "--no-binary", ":all:", "--dest", str(CACHE), f"tinydb=={tinydb}"]
        done = subprocess.run(
            [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", *wanted], check=False
        )
        if done.returncode or not found.exists():
            raise Unreached(f"The source of TinyDB {tinydb} could not be fetched, so its suite was not run.")
    return found


def unpack(source: Path, place: Path) -> Path:
    """The suite's files as they are, but for the conftest; the folder they are in."""
    with tarfile.open(source) as packed:
        for member in packed.getmembers():
            name = Path(member.name)
            if member.isfile() and len(name.parts) == 3 and name.parts[1] == "tests":
                content = packed.extractfile(member)
                assert content is not None
                (place / "tests").mkdir(exist_ok=True)
                (place / "tests" / name.name).write_bytes(content.read())
    copyfile(STAND_IN, place / "tests" / "conftest.py")
    (place / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    return place / "tests"


def stale(suite: Path, left_out: Mapping[str, str]) -> list[str]:
    """What is left out and is no longer there to be left out."""
    names = [name.split("::") for name in left_out]
    return [f"{file}::{test}" for file, test in names if f"def {test}(" not in (suite / file).read_text("utf-8")]


def run(suite: Path, more: Mapping[str, str], left_out: Mapping[str, str]) -> int:
    """One run of the suite in a process of its own; pytest's exit code."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "LEDERBOG_"))}
    deselect = [f"--deselect=tests/{name}" for name in left_out]
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *deselect, "tests"],
        cwd=suite.parent,
        env={**own, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", **more},
        check=False,
    ).returncode


def main() -> int:
    """0 when both runs pass."""
    tinydb = version("tinydb")
    try:
        source = archive(tinydb)
    except Unreached as error:
        sys.stderr.write(f"{error}\n")
        return 1
    failed = False
    with TemporaryDirectory() as place:
        suite = unpack(source, Path(place))
        for name, more, left_out in LEFT_OUT:
            sys.stdout.write(f"TinyDB {tinydb}, its own suite {name}. Left out:\n")
            sys.stdout.writelines(f"  {test}: {reason}\n" for test, reason in left_out.items())
            sys.stdout.flush()
            gone = stale(suite, left_out)
            sys.stdout.writelines(f"  {test} is not in this suite any more: let it go\n" for test in gone)
            failed |= bool(gone) or run(suite, more, left_out) != 0
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
