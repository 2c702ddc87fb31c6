"""The journal's file: a header, then one line per transaction, only ever added to."""

import os
from collections.abc import Sequence
from contextlib import suppress
from errno import EIO
from pathlib import Path
from typing import Final

from workbook.errors import DamagedError, ForeignError
from workbook.i18n import _
from workbook.journal.disk import Disk
from workbook.journal.lines import VERSION, Change, Header, Line, new_header, write_header, write_line
from workbook.journal.places import saying
from workbook.journal.reading import Damage, Reading, begin

FORMAT: Final = "lederbog-journal"


class Log:
    """Reads what is new and appends; whoever appends holds the lock and has read to the end."""

    def __init__(self, path: Path, disk: Disk) -> None:
        self.path = Path(os.path.realpath(path))
        self.rescued: list[Path] = []
        """Where unfinished lines were put."""
        self._disk = disk
        self._reading = Reading()
        self._identity = (0, 0)
        self._unsure = False

    @property
    def damage(self) -> tuple[Damage, ...]:
        """All that was found so far."""
        return tuple(self._reading.damage)

    def missing(self) -> bool:
        """Whether there is no file yet.

        Raises PlaceError.
        """
        with saying(self.path):
            return not self._disk.exists(self.path)

    def create(self) -> None:
        """Begin an empty file; nothing happens when there is one.

        Raises PlaceError.
        """
        if self.missing():
            with saying(self.path):
                self._disk.put(self.path, write_header(new_header(FORMAT)))

    def read_on(self) -> tuple[bool, list[Line]]:
        """Whether all begins anew, and the lines that were not read before; an unfinished last line is left out.

        Raises PlaceError, ForeignError (another program's, newer, sealed) and DamagedError (nothing of it can be read).
        """
        with saying(self.path):
            handle = self._disk.open(self.path, "read")
            try:
                same = self._is_same(handle)
                start = self._reading.end if same else 0
                data = self._disk.read(handle, start, self._disk.size(handle) - start)
                identity = self._disk.identity(handle)
            finally:
                self._disk.close(handle)
        if same:
            return False, self._reading.take(data)
        reading, lines = begin(data)
        self._check(reading.header, data, readable=bool(lines))
        self._reading, self._identity = reading, identity
        return True, lines

    def append(self, changes: Sequence[Change]) -> None:
        """Write one line and see it safely to the disk.

        Raises PlaceError, and then the file is what it was before; DamagedError when its header is not whole.
        """
        if self._reading.header is None:
            raise DamagedError(
                _(
                    "The first line of {path} is damaged. All the notes that could be read are shown, "
                    "but nothing new is written to it. Restore a backup before you write on."
                ).format(path=self.path)
            )
        line = write_line(self._reading.sequence + 1, changes)
        with saying(self.path):
            try:
                self._attempt(line)
            except _SyncError:
                self._attempt_anew(line)
        self._reading.grown(line)

    def mend_end(self) -> None:
        """Before an append: move an unfinished last line into `rescued/`, and settle a save that was left in doubt.

        Raises PlaceError; then the unfinished line is still where it was.
        """
        with saying(self.path):
            handle = self._disk.open(self.path, "append")
            try:
                if self._unsure:
                    self._disk.fsync(handle)
                    self._unsure = False
                tail = self._disk.size(handle) - self._reading.end
                if tail > 0:
                    self._rescue(self._disk.read(handle, self._reading.end, tail))
                    self._disk.truncate(handle, self._reading.end)
                    self._disk.fsync(handle)
            finally:
                self._disk.close(handle)

    # ----------------------------------------------------------------------------------------------------------

    def _is_same(self, handle: int) -> bool:
        """Whether the file still begins with what was read from it, up to the newest line."""
        reading, (start, mark) = self._reading, self._reading.mark
        return (
            reading.end > 0
            and self._disk.identity(handle) == self._identity
            and self._disk.size(handle) >= reading.end
            and self._disk.read(handle, 0, len(reading.first)) == reading.first
            and self._disk.read(handle, start, len(mark)) == mark
        )

    def _check(self, header: Header | None, data: bytes, *, readable: bool) -> None:
        """Refuse what is not ours, or is too new, or is damaged through and through."""
        if header is None and not readable and (b"lederbog" in data[:4096] or not data.strip(b"\0\r\n ")):
            raise DamagedError(
                _("Nothing in {path} can be read: the file is damaged. It was not touched. Restore a backup.").format(
                    path=self.path
                )
            )
        if (header is None and not readable) or (header is not None and header.format != FORMAT):
            raise ForeignError(
                _("{path} is not a journal of this program. It was not touched. Move it away and try again.").format(
                    path=self.path
                )
            )
        if header is not None and (header.version > VERSION or header.lines != "plain"):
            raise ForeignError(
                _(
                    "{path} was written by a newer version of Lederbog (format {version}). "
                    "It was not touched. Open it with that version."
                ).format(path=self.path, version=header.version)
            )

    def _attempt(self, line: bytes) -> None:
        """Append and fsync; a failed write is cut back."""
        handle = self._disk.open(self.path, "append")
        try:
            try:
                self._disk.write_whole(handle, line)
            except OSError:
                self._cut_back(handle)
                raise
            try:
                self._disk.fsync(handle)
            except OSError as error:
                raise _SyncError from error
        finally:
            self._disk.close(handle)

    def _attempt_anew(self, line: bytes) -> None:
        """After a failed fsync the pages may be lost though they read well: write them again, through a new handle."""
        handle = self._disk.open(self.path, "append")
        try:
            try:
                self._disk.truncate(handle, self._reading.end)
                self._disk.write_whole(handle, line)
                self._disk.fsync(handle)
            except OSError:
                self._cut_back(handle)
                raise
        finally:
            self._disk.close(handle)
        handle = self._disk.open(self.path, "read")
        try:
            if self._disk.read(handle, self._reading.end, len(line)) != line:
                raise OSError(EIO, os.strerror(EIO))
        finally:
            self._disk.close(handle)

    def _cut_back(self, handle: int) -> None:
        """Back to the length before; when that fails too, the next writer reads what came of it."""
        self._unsure = True
        with suppress(OSError):
            self._disk.truncate(handle, self._reading.end)
            self._disk.fsync(handle)
            self._unsure = False

    def _rescue(self, tail: bytes) -> None:
        """Keep an unfinished line beside the journal before it is cut away."""
        folder = self.path.parent / "rescued"
        self._disk.mkdir(folder)
        taken = set(self._disk.listdir(folder))
        stem = f"{self.path.stem}-{self._reading.end}"
        number = 1
        while f"{stem}-{number}.part" in taken:
            number += 1
        path = folder / f"{stem}-{number}.part"
        self._disk.put(path, tail)
        self.rescued.append(path)


class _SyncError(OSError):
    """The bytes were taken, and then the disk would not say that they are safe."""
