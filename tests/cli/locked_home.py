"""A journal that is locked, for the commands that meet it."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Done

CANARY = "kanariefuglen sang højt på mødet"
PASSPHRASE = "  blå elefanter drikker kaffe"
OTHER = "gule cykler under broen"


def holds(folder: Path, text: str) -> list[str]:
    """The files that hold it."""
    return [path.name for path in sorted(folder.rglob("*")) if path.is_file() and text.encode() in path.read_bytes()]


def titles(done: "Done") -> list[str]:
    assert done.code == 0, done.err
    return [item["title"] for item in json.loads(done.out)["items"]]
