"""The journal's file: a header, then one line per transaction, only ever added to."""

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

from workbook.errors import DamagedError, ForeignError
from workbook.i18n import _
from workbook.journal.disk import Disk
from workbook.journal.lines import (
    VERSION,
    Change,
    Header,
    Line,
    new_header,
    read_header,
    read_line,
    write_header,
    write_line,
)
from workbook.journal.places import saying

_MARK: Final = 64
"""Bytes of the newest line that tell whether the file is still the one that was read."""


@dataclass(frozen=True, slots=True)
class Damage:
    """A place where the file is not what was written; it is left as it is."""

    line: int
    """Counted from 1, as an editor shows it."""
    kind: Literal["unreadable", "missing"]
    """The line cannot be read, or lines before it are not there or out of order."""


@dataclass(slots=True)
class _Place:
    """How far the file has been read."""

    identity: tuple[int, int] = (0, 0)
    header: bytes = b""
    end: int = 0
    """Behind the line break of the last whole line."""
    mark: tuple[int, bytes] = (0, b"")
    """Where the newest line begins, and how."""
    lines: int = 0
    sequence: int = 0
    """Of the newest line, whether it could be read or not."""
    damage: list[Damage] = field(default_factory=list)


class Log:
    """Reads what is new and appends; whoever appends holds the lock and has read to the end."""

    def __init__(self, path: Path, disk: Disk) -> None:
        self.path = Path(os.path.realpath(path))
        self.header: Header | None = None
        self.rescued: list[Path] = []
        """Where unfinished lines were put."""
        self._disk = disk
        self._place = _Place()
        self._unsure = False

    @property
    def damage(self) -> tuple[Damage, ...]:
        """All that was found so far."""
        return tuple(self._place.damage)

    def create(self) -> None:
        """Begin an empty file; nothing happens when there is one.

        Raises PlaceError.
        """
        with saying(self.path):
            if not self.path.exists():
                self._disk.put(self.path, write_header(new_header("lederbog-journal")))

    def read_on(self) -> tuple[bool, list[Line]]:
        """Whether all begins anew, and the lines that were not read before; an unfinished last line is left out.

        Raises PlaceError, ForeignError (another program's, newer, sealed) and DamagedError (nothing of it can be read).
        """
        with saying(self.path):
            handle = self._disk.open(self.path, "read")
            try:
                place = self._place
                anew = not self._is_same(handle)
                if anew:
                    place = _Place(identity=self._disk.identity(handle))
                data = self._disk.read(handle, place.end, self._disk.size(handle) - place.end)
            finally:
                self._disk.close(handle)
        if not anew:
            return False, self._take(place, data)
        header, found = self._begin(place, data)
        self.header, self._place = header, place
        return True, found

    def append(self, changes: Sequence[Change]) -> None:
        """Write one line and see it safely to the disk.

        Raises PlaceError, and then the file is what it was before; DamagedError when its header is not whole.
        """
        if self.header is None:
            raise DamagedError(
                _(
                    "The first line of {path} is damaged. All the notes that could be read are shown, "
                    "but nothing new is written to it. Restore a backup, or ask for help before you write on."
                ).format(path=self.path)
            )
        line = write_line(self._place.sequence + 1, changes)
        with saying(self.path):
            try:
                self._attempt(line)
            except _SyncError:
                self._attempt_anew(line)
        self._place.mark = (self._place.end, line[:_MARK])
        self._place.end += len(line)
        self._place.lines += 1
        self._place.sequence += 1

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
                size = self._disk.size(handle)
                if size > self._place.end:
                    self._rescue(self._disk.read(handle, self._place.end, size - self._place.end))
                    self._disk.truncate(handle, self._place.end)
                    self._disk.fsync(handle)
            finally:
                self._disk.close(handle)

    # Reading --------------------------------------------------------------------------------------------------

    def _is_same(self, handle: int) -> bool:
        """Whether the file still begins with what was read from it."""
        place, start = self._place, self._place.mark[0]
        return (
            place.end > 0
            and self._disk.identity(handle) == place.identity
            and self._disk.size(handle) >= place.end
            and self._disk.read(handle, 0, len(place.header)) == place.header
            and self._disk.read(handle, start, len(place.mark[1])) == place.mark[1]
        )

    def _begin(self, place: _Place, data: bytes) -> tuple[Header | None, list[Line]]:
        """The header and all lines of a file that is read from its start."""
        first = data[: data.find(b"\n") + 1]
        header = read_header(first[:-1])
        if header is not None:
            self._understood(header)
        place.header = place_mark = first[:_MARK]
        place.mark = (0, place_mark)
        place.end, place.lines = len(first), 1
        if header is None:
            place.damage.append(Damage(1, "unreadable"))
        found = self._take(place, data[len(first) :])
        if header is None and not found:
            self._refuse(data)
        return header, found

    def _take(self, place: _Place, data: bytes) -> list[Line]:
        """The whole lines in `data`, which begins where `place` ends."""
        whole = data.rfind(b"\n") + 1
        if not whole:
            return []
        found: list[Line] = []
        start = place.end
        for raw in data[: whole - 1].split(b"\n"):
            place.lines += 1
            place.mark = (start, raw[:_MARK])
            start += len(raw) + 1
            line = read_line(raw)
            if line is None:
                place.damage.append(Damage(place.lines, "unreadable"))
                place.sequence += 1
                continue
            if line.sequence != place.sequence + 1:
                place.damage.append(Damage(place.lines, "missing"))
            place.sequence = max(place.sequence, line.sequence)
            found.append(line)
        place.end = start
        return found

    def _understood(self, header: Header) -> None:
        if header.format != "lederbog-journal":
            raise ForeignError(_("{path} is not a journal of this program. It was not touched.").format(path=self.path))
        if header.version > VERSION or header.lines != "plain":
            raise ForeignError(
                _(
                    "{path} was written by a newer version of Lederbog (format {version}). "
                    "It was not touched. Open it with that version."
                ).format(path=self.path, version=header.version)
            )

    def _refuse(self, data: bytes) -> None:
        if data.strip(b"\0\r\n ") and b"lederbog" not in data[:4096]:
            raise ForeignError(_("{path} is not a journal of this program. It was not touched.").format(path=self.path))
        raise DamagedError(
            _("Nothing in {path} can be read: the file is damaged. It was not touched. Restore a backup.").format(
                path=self.path
            )
        )

    # Writing --------------------------------------------------------------------------------------------------

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
        """After a failed fsync the pages may be lost though they read well: write them anew through a new handle."""
        handle = self._disk.open(self.path, "append")
        try:
            try:
                self._disk.truncate(handle, self._place.end)
                self._disk.write_whole(handle, line)
                self._disk.fsync(handle)
            except OSError:
                self._cut_back(handle)
                raise
        finally:
            self._disk.close(handle)
        handle = self._disk.open(self.path, "read")
        try:
            if self._disk.read(handle, self._place.end, len(line)) != line:
                raise OSError(5, os.strerror(5))
        finally:
            self._disk.close(handle)

    def _cut_back(self, handle: int) -> None:
        """Back to the length before; when that fails too, the next writer reads what came of it."""
        self._unsure = True
        with suppress(OSError):
            self._disk.truncate(handle, self._place.end)
            self._disk.fsync(handle)
            self._unsure = False

    def _rescue(self, tail: bytes) -> None:
        """Keep an unfinished line beside the journal before it is cut away."""
        folder = self.path.parent / "rescued"
        self._disk.mkdir(folder)
        taken = set(self._disk.listdir(folder))
        name, number = f"{self.path.stem}-{self._place.end}.part", 1
        while name in taken:
            number += 1
            name = f"{self.path.stem}-{self._place.end}-{number}.part"
        self._disk.put(folder / name, tail)
        self.rescued.append(folder / name)


class _SyncError(OSError):
    """The bytes were taken, and then the disk would not say that they are safe."""
