"""The folder `rescued/`: what could not stay where it was, and must not be lost."""

from pathlib import Path

from workbook.journal.disk import Disk


class Rescued:
    """Names in it are counted, so that nothing takes the place of anything."""

    def __init__(self, folder: Path, disk: Disk) -> None:
        self._folder = folder
        self._disk = disk

    def keep(self, stem: str, ending: str, data: bytes) -> Path:
        """Where the bytes lie now. Raises OSError."""
        self._disk.mkdir(self._folder)
        path = self.free(stem, ending)
        self._disk.put(path, data)
        return path

    def free(self, stem: str, ending: str) -> Path:
        """A name that nothing has. Raises OSError."""
        taken = set(self._disk.listdir(self._folder))
        number = 1
        while f"{stem}-{number}.{ending}" in taken:
            number += 1
        return self._folder / f"{stem}-{number}.{ending}"
