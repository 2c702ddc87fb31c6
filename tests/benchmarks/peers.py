"""The programs that we are measured against, each in an environment of its own under `.bench/`."""

import os
import subprocess
import sys
import venv
from importlib.metadata import version
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
BENCH: Final = ROOT / ".bench"
_BIN: Final = "Scripts" if sys.platform == "win32" else "bin"
_WANTED: Final = {"jrnl": "4.6", "tinydb": version("tinydb"), "textual": version("textual")}


def peer(name: str) -> Path:
    """The folder of the peer's commands; it is installed when it is not there yet.

    Raises CalledProcessError when it cannot be installed.
    """
    wanted = f"{name}=={_WANTED[name]}"
    place = BENCH / wanted.replace("==", "-")
    if not (place / "ready").exists():
        sys.stderr.write(f"Installing {wanted} into {place.relative_to(ROOT)} …\n")
        venv.create(place, with_pip=True, clear=True)
        install = [
            str(place / _BIN / "python"),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            wanted,
        ]
        subprocess.run(install, check=True)
        (place / "ready").touch()
    return place / _BIN


def clean_environment() -> dict[str, str]:
    """Ours without what would change how a program starts or where our own keeps its journal."""
    foreign = ("PYTHON", "LEDERBOG_", "TEXTUAL", "COLUMNS", "LINES")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
    return {**kept, "PYTHONUTF8": "1", "TERM": "xterm-256color", "COLORTERM": "truecolor"}


def own_environment() -> dict[str, str]:
    """The same, with this checkout as what is measured."""
    return {**clean_environment(), "PYTHONPATH": str(ROOT), "LEDERBOG_TODAY": "2026-11-21"}


def own() -> Path:
    """The folder of our own commands."""
    return Path(sys.executable).parent
