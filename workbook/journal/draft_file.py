"""One file of drafts: the lines of the journal, added to at every write and made anew when it has grown."""

from pathlib import Path
from typing import Final

import msgspec
from msgspec import Raw

from workbook.journal.codec import decode_record
from workbook.journal.disk import Disk
from workbook.journal.lines import VERSION, Change, new_header, read_header, read_line, write_header, write_line
from workbook.journal.records import Draft

_TABLE: Final = "drafts"
_LARGE: Final = 64 * 1024
_TIMES: Final = 4
"""A file is made anew when it is large, and this many times its newest line."""


class DraftFile:
    """A file that this process writes; every method raises OSError, and then the file is what it was before."""

    def __init__(self, path: Path, disk: Disk, raw: bytes = b"", sequence: int = 0) -> None:
        """`raw` and `sequence` are those of the newest line, for a file that is there already."""
        self.path = path
        self.raw = raw
        self._disk = disk
        self._sequence = sequence
        self._synced = False

    def add(self, draft_id: str, raw: bytes) -> None:
        """Give the document to the operating system as the newest line."""
        line = self._line(draft_id, raw)
        try:
            size = self._append(line)
        except FileNotFoundError:
            self._disk.mkdir(self.path.parent)
            self._create(write_header(new_header("lederbog-draft")) + line)
            size = 0
        self.raw, self._synced = raw, False
        self._sequence += 1
        if size > _LARGE and size > _TIMES * len(line):
            self._anew(draft_id)

    def sync(self, draft_id: str) -> None:
        """See what was added safely to the disk."""
        if self._synced:
            return
        try:
            handle = self._disk.open(self.path, "append")
            try:
                self._disk.fsync(handle)
            finally:
                self._disk.close(handle)
            self._disk.sync_folder(self.path.parent)
        except OSError:
            self._disk.mkdir(self.path.parent)
            self._anew(draft_id)
        self._synced = True

    def _append(self, line: bytes) -> int:
        """The size afterwards; a write that fails is cut back."""
        handle = self._disk.open(self.path, "append")
        try:
            size = self._disk.size(handle)
            whole = size == 0 or self._disk.read(handle, size - 1, 1) == b"\n"
            try:
                self._disk.write_whole(handle, line if whole else b"\n" + line)
            except OSError:
                self._disk.truncate(handle, size)
                raise
            return size + len(line)
        finally:
            self._disk.close(handle)

    def _create(self, data: bytes) -> None:
        handle = self._disk.open(self.path, "create")
        try:
            try:
                self._disk.write_whole(handle, data)
            finally:
                self._disk.close(handle)
        except OSError:
            self._disk.remove(self.path)
            raise

    def _anew(self, draft_id: str) -> None:
        """Only the newest line, on the disk when this returns."""
        self._disk.put(self.path, write_header(new_header("lederbog-draft")) + self._line(draft_id, self.raw))
        self._sequence += 1
        self._synced = True

    def _line(self, draft_id: str, raw: bytes) -> bytes:
        return write_line(self._sequence + 1, [Change(_TABLE, draft_id, self._sequence, Raw(raw))])


def newest_line(disk: Disk, path: Path) -> tuple[int, Change] | None:
    """Sequence and change of the newest whole line; None when there is none, or the file is gone or not ours.

    Raises OSError.
    """
    try:
        data = disk.read_file(path)
    except FileNotFoundError:
        return None
    first, *rest = data[: data.rfind(b"\n") + 1].split(b"\n")
    header = read_header(first)
    if header is None or header.format != "lederbog-draft" or header.version > VERSION or header.lines != "plain":
        return None
    for raw in reversed(rest):
        line = read_line(raw)
        if line is not None and line.changes:
            return line.sequence, line.changes[-1]
    return None


def read_draft(change: Change) -> Draft | None:
    """None when this version cannot read it."""
    try:
        return decode_record(change.document, Draft)
    except msgspec.ValidationError:
        return None
