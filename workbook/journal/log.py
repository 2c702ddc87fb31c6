"""The journal's file: a header, then one line per transaction, only ever added to."""

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from workbook.errors import DamagedError, ForeignError
from workbook.i18n import _
from workbook.journal.coding import locked_error
from workbook.journal.disk import Disk
from workbook.journal.ending import Ending
from workbook.journal.keys import JournalKey
from workbook.journal.lines import VERSION, Change, Header, Line, new_header, write_header
from workbook.journal.marks import Mark
from workbook.journal.migration import READERS, next_generation
from workbook.journal.places import saying
from workbook.journal.reading import Damage, Reading, begin
from workbook.journal.rescued import Rescued

FORMAT: Final = "lederbog-journal"


class Log:
    """Reads what is new and appends; whoever appends holds the lock and has read to the end."""

    def __init__(self, path: Path, disk: Disk, key: JournalKey | None = None) -> None:
        self.path = Path(os.path.realpath(path))
        """Where the file is; a link to it stays a link."""
        self.previous = path.with_suffix(".previous")
        """The generation before."""
        self.rescued: list[Path] = []
        """Where unfinished lines were put."""
        self.put_aside: list[Path] = []
        """Where a damaged file was put that another was made of."""
        self.key = key
        """What a sealed file is read and written with."""
        self.mark = Mark(path.with_suffix(".mark"), disk)
        self._beside = Rescued(path.parent / "rescued", disk)
        self._disk = disk
        self._reading = Reading()
        self._identity = (0, 0)
        self._named = (0, 0)
        """The file whose name is known to be on the disk."""
        self._ending = Ending(self.path, disk)

    @property
    def damage(self) -> tuple[Damage, ...]:
        """All that was found so far."""
        return tuple(self._reading.damage)

    @property
    def sealed(self) -> bool:
        """Whether the file is sealed, as it was last read."""
        return self._reading.coding.sealed

    @property
    def missing_end(self) -> int:
        """How many saves were cut off at the end, as far as the mark of a sealed journal tells."""
        return self.mark.missing(self._reading)

    def forget(self) -> None:
        """Have read nothing."""
        self.key, self._reading, self._identity = None, Reading(), (0, 0)
        self.mark.forget()

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

        Raises PlaceError, LockedError (sealed, and this is not its key), ForeignError (another program's, or newer)
        and DamagedError (nothing of it can be read).
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
        reading, lines = begin(data, self.key)
        _refuse_foreign(self.path, reading.header, data, readable=bool(lines))
        if reading.closed:
            raise locked_error()
        self._reading, self._identity = reading, identity
        return True, lines + self._by_the_mark()

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
        line = self._reading.coding.write(self._reading.sequence + 1, changes)
        with saying(self.path):
            self._ending.append(self._reading.end, line)
        self._reading.grown(line)
        self.mark.set(self.key, self._reading)

    def mend_end(self) -> None:
        """Before an append: move an unfinished last line into `rescued/`, and settle what was left in doubt.

        Nothing is touched of a file whose header is damaged, for nothing will be added to it. Raises PlaceError; then
        the unfinished line is still where it was.
        """
        if self.header is None:
            return
        with saying(self.path):
            if self._named != self._identity:
                self._disk.sync_folder(self.path.parent)  # whoever put it there may have failed to
                self._named = self._identity
            self._ending.settle()
            handle = self._disk.open(self.path, "append")
            try:
                tail = self._disk.size(handle) - self._reading.end
                if tail > 0:
                    unfinished = self._disk.read(handle, self._reading.end, tail)
                    stem = f"{self.path.stem}-{self._reading.end}"
                    self.rescued.append(self._beside.keep(stem, "part", unfinished))
                    self._disk.truncate(handle, self._reading.end)
                    self._disk.fsync(handle)
            finally:
                self._disk.close(handle)

    # A new generation -----------------------------------------------------------------------------------------

    @property
    def header(self) -> Header | None:
        """None when the first line is damaged."""
        return self._reading.header

    @property
    def outdated(self) -> bool:
        """Whether it is of an earlier format, which is read and never added to."""
        return self.header is not None and self.header.version < VERSION

    def position(self) -> Reading:
        """How far it was read."""
        return replace(self._reading, damage=list(self._reading.damage))

    def continues(self, start: Reading) -> bool:
        """Whether all that was read since is whole and stands behind `start` in the same file."""
        now = self._reading
        return now.first == start.first and now.end >= start.end and now.damage == start.damage

    def since(self, start: Reading) -> tuple[bytes, list[Line]]:
        """What stands behind `start`, as bytes and as whole lines; with the lock held. Raises OSError."""
        handle = self._disk.open(self.path, "read")
        try:
            data = self._disk.read(handle, start.end, self._disk.size(handle) - start.end)
        finally:
            self._disk.close(handle)
        return data, replace(start, damage=list(start.damage)).take(data)

    def take(self, new: Path, reading: Reading) -> None:
        """Put a file that was read to its end in the place of this one; with the lock held. Raises OSError."""
        handle = self._disk.open(new, "read")
        try:
            identity = self._disk.identity(handle)
        finally:
            self._disk.close(handle)
        self._disk.replace(new, self.path)
        self._disk.sync_folder(self.path.parent)
        self._reading, self._identity, self._named = reading, identity, identity
        self.mark.set(self.key, self._reading)

    def next_header(self) -> Header:
        """Of the generation that follows; a header that was damaged is followed by that of another journal."""
        key = self.key if self.sealed else None
        return next_generation(self.header, key=key, reached=self.mark.generation)

    def aside(self, start: Reading) -> Path:
        """A free name for the file as it is, when it is damaged."""
        generation = start.header.generation if start.header else 0
        return self._beside.free(f"{self.path.stem}-{generation}", "damaged")

    def _by_the_mark(self) -> list[Line]:
        """Look how far a sealed journal had come; what another process has added since it was read, for it may have."""
        if not self.sealed or self.key is None:
            return []
        self.mark.look(self.key)
        if not self.missing_end:
            return []
        with saying(self.path):
            return self._reading.take(self.since(self._reading)[0])

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


def _refuse_foreign(path: Path, header: Header | None, data: bytes, *, readable: bool) -> None:
    """Refuse what is not ours, or is too new, or is damaged through and through."""
    if header is None and not readable and (b"lederbog" in data[:4096] or not data.strip(b"\0\r\n ")):
        raise DamagedError(
            _("Nothing in {path} can be read: the file is damaged. It was not touched. Restore a backup.").format(
                path=path
            )
        )
    if (header is None and not readable) or (header is not None and header.format != FORMAT):
        raise ForeignError(
            _("{path} is not a journal of this program. It was not touched. Move it away and try again.").format(
                path=path
            )
        )
    if header is not None and (header.version not in READERS or header.lines not in ("plain", "sealed")):
        raise ForeignError(
            _(
                "{path} was written by a newer version of Lederbog (format {version}). "
                "It was not touched. Open it with that version."
            ).format(path=path, version=header.version)
        )
