"""Files beside the journal that a sync program made when two machines had written."""

import re
from pathlib import Path
from typing import Final

from workbook.journal.disk import Disk
from workbook.journal.places import saying

JOURNAL: Final = "journal.lederbog"
PREVIOUS: Final = "journal.previous"
"""The generation before the last compaction."""
_COPY: Final = re.compile(r"journal.+\.lederbog|journal\.lederbog.+", re.IGNORECASE)
"""`journal-PCNAME.lederbog`, `journal (1).lederbog`, `journal.sync-conflict-20261121.lederbog`."""


def conflict_copies(home: Path, disk: Disk) -> list[str]:
    """Their names, sorted; they are never changed.

    Raises PlaceError.
    """
    with saying(home):
        return [name for name in disk.listdir(home) if name != JOURNAL and _COPY.fullmatch(name)]


def kept_beside(home: Path, disk: Disk) -> list[Path]:
    """Whatever is left of a journal when it is gone itself: backups (newest first), its last generation, copies.

    Raises OSError.
    """
    backups = home / "backups"
    previous = [home / PREVIOUS] if disk.exists(home / PREVIOUS) else []
    names = [name for name in reversed(disk.listdir(backups)) if name.endswith(".lederbog")]
    made = [backups / name for name in sorted(names, key=lambda name: not name.startswith("journal-"))]
    return made + previous + [home / name for name in conflict_copies(home, disk)]
