"""The files of the project, for the tests that read them."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = ("workbook", "screens")
FOLDERS = (*PRODUCT, "tests", "content", "docs", ".ci")
_MADE = {"__pycache__", "dist", "build"}


def modules(*folders: str) -> list[Path]:
    """Every Python file under the folders, sorted."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py") if not _MADE & set(path.parts))


def texts() -> Iterator[Path]:
    """Every file of the project that people read or write, also those beside the folders."""
    inside = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if not _MADE & set(path.parts)]
    beside = [path for path in ROOT.iterdir() if path.suffix in {".md", ".toml", ".py"} or path.name == "Makefile"]
    return (path for path in sorted([*inside, *beside]) if path.is_file() and path.suffix not in {".mo", ".pyc"})


def name_of(path: Path) -> str:
    """The path as seen from the top of the project, with forward slashes."""
    return path.relative_to(ROOT).as_posix()


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of a module."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))
