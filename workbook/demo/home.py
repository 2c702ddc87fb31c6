"""A temporary home: it goes when the run ends, and where the run was killed, when the next demo begins."""

import tempfile
from contextlib import suppress
from pathlib import Path
from shutil import rmtree
from typing import Final

from workbook.errors import PlaceError
from workbook.i18n import _
from workbook.journal.disk import Disk

_PREFIX: Final = "lederbog-demo-"
_HELD: Final = ".held"
"""Locked for as long as the run lasts; the system lets go of it whatever ends the run."""
_TRIES: Final = 5
"""Another demo that begins at the same moment may take a home that is not locked yet for a leftover."""


class DemoHome:
    """A folder that only its owner can read, and that is gone after `close`."""

    def __init__(self, disk: Disk | None = None) -> None:
        """Raises PlaceError when the place for temporary files cannot be used."""
        self._disk = disk or Disk()
        clear_leftovers(self._disk)
        try:
            self.path, self._handle = self._made()
        except OSError as fault:
            raise PlaceError(
                _("The demo needs room for temporary files, and there is none. Your own journal is not touched.")
            ) from fault

    def _made(self) -> tuple[Path, int]:
        """A new folder and the handle that holds its lock."""
        fault: OSError | None = None
        for _try in range(_TRIES):
            path = Path(tempfile.mkdtemp(prefix=_PREFIX))
            try:
                self._disk.write_new(path / _HELD, b"")
                handle = self._disk.open(path / _HELD, "append")
            except OSError as refused:
                fault = refused
                rmtree(path, ignore_errors=True)
                continue
            if self._disk.take(handle) and self._disk.exists(path / _HELD):
                return path, handle
            self._disk.close(handle)
        raise fault or FileExistsError(_PREFIX)

    def close(self) -> None:
        """Remove it and all that was written in it."""
        _remove(self._disk, self.path, self._handle)


def clear_leftovers(disk: Disk) -> None:
    """Remove the homes of demos that were killed; one that is in use, or is somebody else's, stays."""
    place = Path(tempfile.gettempdir())
    with suppress(OSError):
        for name in disk.listdir(place):
            if name.startswith(_PREFIX):
                _clear(disk, place / name)


def _clear(disk: Disk, home: Path) -> None:
    try:
        handle = disk.open(home / _HELD, "append")
    except OSError:
        return
    try:
        left = disk.take(handle)
    except OSError:
        left = False
    if left:
        _remove(disk, home, handle)
    else:
        disk.close(handle)


def _remove(disk: Disk, home: Path, handle: int) -> None:
    """All goes while the lock is held; where an open file cannot be removed, on Windows, the lock's own goes after."""
    rmtree(home, ignore_errors=True)
    with suppress(OSError):
        disk.close(handle)
    rmtree(home, ignore_errors=True)
