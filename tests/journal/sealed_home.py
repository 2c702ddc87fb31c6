"""Homes with a lock, as the tests need them: quick to open, and easy to look through for words that lie open."""

from collections.abc import Mapping
from pathlib import Path

from tests.journal.made import text_of
from tests.journal.memory_disk import MemoryDisk
from tests.vault.fixed import CHEAP
from workbook.clock import FixedClock
from workbook.journal import locks, vaulting
from workbook.journal.disk import Disk
from workbook.journal.journal import Journal
from workbook.journal.kept import unwrapped
from workbook.journal.keys import JournalKey
from workbook.journal.reading import begin

PASSPHRASE = "gule støvler om natten"
NEW = "et helt andet sted"


def sealed(home: Path, clock: FixedClock, disk: Disk | None = None) -> vaulting.TurnedOn:
    """Put the lock on, in no time."""
    return vaulting.turn_on(home, clock, PASSPHRASE, costs=CHEAP, disk=disk)


def unlocked(home: Path, clock: FixedClock, secret: str = PASSPHRASE, disk: Disk | None = None) -> Journal:
    """The journal, opened with the passphrase or the code."""
    return Journal.open(home, clock, disk=disk, key=locks.unlock(home, secret, disk=disk))


def everything(home: Path) -> dict[Path, bytes]:
    """Every file below the home."""
    return {path: path.read_bytes() for path in sorted(home.rglob("*")) if path.is_file()}


def open_words(files: Mapping[Path, bytes], *words: str) -> list[str]:
    """Which files say one of the words for all to read, in whatever coding."""
    wanted = [word.encode(coding) for word in words for coding in ("utf-8", "utf-16-le", "latin-1")]
    return [path.name for path, data in files.items() if any(one in data for one in wanted)]


def said_by(journal: Journal) -> tuple[dict[str, list[str]], list[str]]:
    """All that a journal says: id to the texts of its revisions, and the texts of drafts."""
    records = [*journal.entries(), *journal.trashed()]
    history = {one.id: [text_of(past) for past in journal.history(one.id)] for one in records}
    return history, [text_of(one) for one in journal.drafts.all()]


def files_on(disk: MemoryDisk) -> dict[Path, bytes]:
    """Every file on a disk in memory."""
    return {path: bytes(inode.data) for path, inode in disk.names.items()}


def said_in(data: bytes, key: JournalKey | None) -> bytes:
    """Every word that a file of the home says to one who has the key."""
    there = unwrapped(data, key)
    if there is None:
        return b""
    reading, lines = begin(there, key)
    if reading.header is None or not reading.coding.sealed:
        return there
    return b"".join(bytes(change.document) for line in lines for change in line.changes)
