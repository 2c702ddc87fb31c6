"""A home on its way from plain to sealed or back: all is prepared beside its place, then the journal is changed.

A kill before that leaves the journal as it was, one after it the new journal; either way the file `.vault.next` tells
the next process that something is left to do, and which way shows the journal itself.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final

from workbook.errors import InUseError, PlaceError
from workbook.i18n import _
from workbook.journal.copies import JOURNAL, PREVIOUS
from workbook.journal.disk import Disk
from workbook.journal.findings import LEFTOVER
from workbook.journal.generation import unlike
from workbook.journal.key_files import SUFFIX
from workbook.journal.keyhole import INBOX, KEYS, KEYS_COPY, MARK, MARKER, header_of
from workbook.journal.lock import locked

_NEXT: Final = {False: ".plain.next", True: ".sealed.next"}
FOLDERS: Final = ("drafts", "backups", "rescued")


@dataclass
class Turn:
    """One home and where its journal really lies; all methods raise OSError."""

    home: Path
    real: Path
    disk: Disk
    sealed: bool
    """What it is on its way to."""
    prepared: list[Path] = field(default_factory=list)
    """Places that have a file ready beside them."""

    def begin(self) -> None:
        """From here on a kill leaves something to do."""
        self.disk.write_new(self.home / MARKER, b"")
        self.disk.sync_folder(self.home)

    def prepare(self, path: Path, data: bytes) -> None:
        """Have a file ready for that place: on the disk, and read back."""
        beside = next_of(path, self.sealed)
        self.disk.remove(beside)
        self.disk.write_new(beside, data)
        if self.disk.read_file(beside) != data:
            raise unlike()
        self.prepared.append(path)

    def put(self, *paths: Path) -> None:
        """Put what was prepared in its place."""
        for path in paths:
            self.disk.replace(next_of(path, self.sealed), path)
        for folder in {path.parent for path in paths}:
            self.disk.sync_folder(folder)

    def sync(self) -> None:
        """See the names of all that was prepared to the disk."""
        for folder in {path.parent for path in self.prepared}:
            self.disk.sync_folder(folder)


def next_of(path: Path, sealed: bool) -> Path:
    """Where the file lies that is to take this place."""
    return path.with_name(f".{path.name}{_NEXT[sealed]}")


def copies_in(home: Path, disk: Disk) -> Iterator[Path]:
    """Every file beside the journal that holds words of it. Raises OSError."""
    if disk.exists(home / PREVIOUS):
        yield home / PREVIOUS
    for folder in FOLDERS:
        for name in disk.listdir(home / folder):
            if not name.startswith(".") and not name.endswith(SUFFIX):
                yield home / folder / name


def clear_leftovers(home: Path, *, disk: Disk | None = None) -> bool:
    """What a turn that was killed has left, brought to an end; one look at a file when there is none.

    For the start of every command. False when something is left to the next one.
    """
    disk = disk or Disk()
    try:
        if not disk.exists(home / MARKER):
            return True
        with locked(disk, home / ".lock"):
            settle(home, Path(os.path.realpath(home / JOURNAL)), disk)
        return not disk.exists(home / MARKER)
    except (OSError, InUseError, PlaceError):
        return False


def refuse_unsettled(home: Path, disk: Disk) -> None:
    """Raises PlaceError while copies wait to take their place, which would undo what is done to the files now."""
    if not clear_leftovers(home, disk=disk):
        raise PlaceError(
            _(
                "Files in {folder} are in use by another program. Nothing was changed. Close it, or wait a moment, and "
                "try again."
            ).format(folder=home)
        )


def settle(home: Path, real: Path, disk: Disk) -> list[Path]:
    """Bring a turn to its end that has changed the journal, or take back one that has not; with the lock held.

    What could not be done now is left to the next time and named. Raises OSError when it cannot even be looked.
    """
    header = header_of(home / JOURNAL, disk)
    if header is None:
        return []
    sealed = header.lines == "sealed"
    disk.sync_folder(real.parent)  # before this, a power cut may still take the change back
    left: list[Path] = []
    places = [folder / name for folder in _folders(home, real) for name in disk.listdir(folder)]
    for path in sorted(places, key=lambda one: not one.name.endswith(f"{SUFFIX}{_NEXT[sealed]}")):  # keys come first
        if path.name.endswith(_NEXT[sealed]):
            place = path.with_name(path.name[1:].removesuffix(_NEXT[sealed]))
            _try(partial(disk.replace, path, place), place, left)
        elif path.name.endswith(_NEXT[not sealed]) or (sealed and LEFTOVER.fullmatch(path.name)):
            _try(partial(disk.remove, path), path, left)
    for path in [] if sealed else _needless(home, disk):
        _try(partial(disk.remove, path), path, left)
    for folder in _folders(home, real):
        if disk.exists(folder):
            disk.sync_folder(folder)
    if not left:
        disk.remove(home / MARKER)
        disk.sync_folder(home)
    return left


def _try(step: Callable[[], None], path: Path, left: list[Path]) -> None:
    try:
        step()
    except OSError:
        left.append(path)


def _folders(home: Path, real: Path) -> list[Path]:
    return list(dict.fromkeys([home, real.parent, *(home / name for name in FOLDERS)]))


def _needless(home: Path, disk: Disk) -> Iterator[Path]:
    """What only a sealed home needs; the key file of a backup that is sealed all the same stays."""
    for name in (KEYS, KEYS_COPY, MARK, INBOX):
        if disk.exists(home / name):
            yield home / name
    folder = home / "backups"
    for name in disk.listdir(folder):
        if name.endswith(SUFFIX):
            header = header_of(folder / name.removesuffix(SUFFIX), disk)
            if header is None or header.lines == "plain":
                yield folder / name
