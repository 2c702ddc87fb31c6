"""What one process may read and write in a home: all of it plain, all of it under its key, or nothing."""

from pathlib import Path
from typing import Final

from workbook.errors import DamagedError
from workbook.i18n import _
from workbook.journal.coding import locked_error
from workbook.journal.copies import JOURNAL
from workbook.journal.disk import Disk
from workbook.journal.keys import JournalKey
from workbook.journal.lines import Header, read_header
from workbook.journal.places import saying

KEYS: Final = "keys.lederbog"
KEYS_COPY: Final = "keys.copy"
"""Either of them opens the journal, with the passphrase or the recovery code."""
MARK: Final = "journal.mark"
INBOX: Final = "inbox.lederbog"
"""Notes that were written while the journal was locked."""
MARKER: Final = ".vault.next"
"""There while the home is turned from plain to sealed or back, and after that was killed."""
_HEAD: Final = 4096


def header_of(path: Path, disk: Disk) -> Header | None:
    """The first line of a file; None when there is none, or it is damaged. Raises OSError."""
    try:
        handle = disk.open(path, "read")
    except FileNotFoundError:
        return None
    try:
        first, found, _rest = disk.read(handle, 0, _HEAD).partition(b"\n")
    finally:
        disk.close(handle)
    return read_header(first) if found else None


def seals(home: Path, header: Header | None, disk: Disk) -> bool:
    """Whether words are sealed in the home, whose journal begins with the header. Raises OSError.

    Of a journal that is gone, or whose first line is damaged or is not to be believed, key files tell.
    """
    if header is None:
        return _has_keys(home, disk)
    return header.lines == "sealed" or says_plain_falsely(home, disk)


def says_plain_falsely(home: Path, disk: Disk) -> bool:
    """Whether the journal's first line says that it is plain, and it was not Lederbog that wrote this. Raises OSError.

    A lock that is put on or taken off leaves key files beside a plain journal only while its marker is there. It may
    come or go between two looks, therefore the second.
    """
    return all(_keys_beside_plain(home, disk) for _look in range(2))


def _keys_beside_plain(home: Path, disk: Disk) -> bool:
    if not _has_keys(home, disk) or disk.exists(home / MARKER):
        return False
    header = header_of(home / JOURNAL, disk)
    return header is not None and header.lines == "plain"


def _has_keys(home: Path, disk: Disk) -> bool:
    return disk.exists(home / KEYS) or disk.exists(home / KEYS_COPY)


def false_header(folder: Path) -> DamagedError:
    """The error to raise for it, before anything is written."""
    return DamagedError(
        _(
            "The first line of {path} says that it is not locked, but {keys} says that it is: another program has "
            "changed it. Nothing was changed. Put a backup in its place: lederbog restore FILE. If you have laid a "
            "journal without a lock there yourself, move {keys} and {copy} away first."
        ).format(path=folder / JOURNAL, keys=KEYS, copy=KEYS_COPY)
    )


class Keyhole:
    """The key that a process has, and the rule that nothing plain is written beside a sealed journal."""

    def __init__(self, home: Path, disk: Disk, key: JournalKey | None = None) -> None:
        self._home = home
        self._disk = disk
        self._key = key
        self._shut = False

    def open(self, key: JournalKey | None) -> None:
        """Read and write with this key from now on."""
        self._key, self._shut = key, False

    def shut(self) -> None:
        """Forget the key; everything is refused until it is opened again."""
        self._key, self._shut = None, True

    def contradicts(self, header: Header | None) -> bool:
        """Whether a header that says plain is not to be believed. Raises PlaceError."""
        with saying(self._home):
            plain = header is not None and header.lines == "plain"
            return plain and says_plain_falsely(self._home, self._disk)

    def false_header(self) -> DamagedError:
        """The error to raise for one."""
        return false_header(self._home)

    @property
    def key(self) -> JournalKey | None:
        """What sealed files are read with. Raises LockedError when it is shut."""
        if self._shut:
            raise locked_error()
        return self._key

    def key_to_write(self) -> JournalKey | None:
        """What has to be sealed with when something is written now; None while the home is plain.

        The lock is held, so that it stays true until it is let go. Raises LockedError when the home was sealed
        meanwhile and this is not its key, OSError.
        """
        key, header = self.key, header_of(self._home / JOURNAL, self._disk)
        if not seals(self._home, header, self._disk):
            return None
        if key is None or (header is not None and header.journal != key.journal):
            raise locked_error()
        return key
