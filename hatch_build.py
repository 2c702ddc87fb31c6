"""Compile the Danish catalogue while the package is built, so that wheel, sdist and editable install all speak.

`python hatch_build.py` does the same in a checkout.
"""

import os
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

DOMAIN = "lederbog"
TRANSLATED = ("da",)
"""The languages beside the English of the code; each must have a catalogue."""


class CatalogueError(Exception):
    """A catalogue that is missing or not settled."""


def compile_catalogue(source: Path) -> Path:
    """Write the `.mo` file beside the `.po` file and return it.

    Raises CatalogueError when the source is missing, broken or holds a fuzzy (guessed) line.
    """
    if not source.is_file():
        raise CatalogueError(f"{source}: the catalogue is missing")
    with source.open("rb") as lines:
        catalogue = read_po(lines, abort_invalid=True)
    fuzzy = [str(message.id) for message in catalogue if message.id and message.fuzzy]
    if fuzzy:
        raise CatalogueError(f"{source}: fuzzy lines, settle them first: {'; '.join(fuzzy)}")
    target = source.with_suffix(".mo")
    fresh = target.with_suffix(f".{os.getpid()}.tmp")
    with fresh.open("wb") as compiled:
        write_mo(compiled, catalogue)
    return fresh.replace(target)


def compile_all(root: Path) -> list[Path]:
    """Compile the catalogue of every language under `root`, the folder of pyproject.toml."""
    locale = root / "workbook" / "locale"
    return [compile_catalogue(locale / language / "LC_MESSAGES" / f"{DOMAIN}.po") for language in TRANSLATED]


class CatalogueHook(BuildHookInterface[BuilderConfig]):
    """Hatchling's door to `compile_all`, for wheel, sdist and editable install alike."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile before the files are gathered; `artifacts` in pyproject.toml takes them in."""
        compile_all(Path(self.root))


if __name__ == "__main__":
    compile_all(Path(__file__).resolve().parent)
