"""How far a sealed journal had come, so that an end that was cut off is noticed; written beside it after each save."""

from contextlib import suppress
from pathlib import Path

from workbook.journal.disk import Disk
from workbook.journal.keys import JournalKey
from workbook.journal.reading import Reading


class Mark:
    """The file `journal.mark`. It may lag behind the journal and never leads: it is written last, without fsync."""

    def __init__(self, path: Path, disk: Disk) -> None:
        self.path = path
        self._disk = disk
        self._reached = (0, 0)
        self._length = -1
        """Of what this process last wrote."""

    def look(self, key: JournalKey) -> None:
        """Read it; do so before the journal, which others may add to in between. One that is not whole says nothing."""
        from workbook.vault.sealing import read_mark

        with suppress(OSError):
            self._reached = read_mark(self._disk.read_file(self.path), key.data, key.journal) or self._reached

    def missing(self, reading: Reading) -> int:
        """How many saves are gone from the end of the journal; of a later generation that is gone, at least one."""
        if reading.header is None or not self._reached[0]:
            return 0
        generation, sequence = self._reached
        if generation != reading.header.generation:
            return int(generation > reading.header.generation)
        return max(0, sequence - reading.sequence)

    def set(self, key: JournalKey | None, reading: Reading) -> None:
        """Say that a sealed journal was written so far; never less than was said before. Nothing depends on it."""
        if key is None or reading.header is None or not reading.coding.sealed or self.missing(reading):
            return
        with suppress(OSError):
            self._write(self.line(key, reading))

    def line(self, key: JournalKey, reading: Reading) -> bytes:
        """What stands in the file when the journal was written so far."""
        from workbook.vault.sealing import mark

        if reading.header is not None:
            self._reached = (reading.header.generation, reading.sequence)
        return mark(key.data, key.journal, *self._reached)

    @property
    def generation(self) -> int:
        """The latest that the journal had, as far as this file tells; 0 when it tells nothing."""
        return self._reached[0]

    def forget(self) -> None:
        """Know nothing of it any more."""
        self._reached = (0, 0)

    def _write(self, line: bytes) -> None:
        try:
            handle = self._disk.open(self.path, "rewrite")
        except FileNotFoundError:
            handle = self._disk.open(self.path, "create")
        try:
            self._disk.write_whole(handle, line)
            if len(line) != self._length:
                self._disk.truncate(handle, len(line))
                self._length = len(line)
        finally:
            self._disk.close(handle)
