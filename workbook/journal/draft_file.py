"""One file of drafts: the lines of the journal, added to at every write and made anew when it has grown."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Raw

from workbook.journal.codec import decode_record
from workbook.journal.disk import Disk
from workbook.journal.keys import JournalKey
from workbook.journal.lines import VERSION, Change, Header, new_header, read_header, write_header
from workbook.journal.migration import coding_of, writing
from workbook.journal.records import Draft

_TABLE: Final = "drafts"
_LARGE: Final = 64 * 1024
_TIMES: Final = 4
"""A file is made anew when it is large, and this many times its newest line."""


@dataclass(frozen=True)
class Newest:
    """The newest whole line of a file of drafts."""

    header: Header
    sequence: int
    change: Change

    @property
    def raw(self) -> bytes:
        """The document."""
        return bytes(self.change.document)


class DraftFile:
    """A file that this process writes; every method raises OSError, and then the file is what it was before."""

    def __init__(self, path: Path, disk: Disk, key: JournalKey | None = None, newest: Newest | None = None) -> None:
        """`newest` is of a file that is there already; with a key the lines are sealed."""
        self.path = path
        self.raw = newest.raw if newest else b""
        self._disk = disk
        self._key = key
        self._sequence = newest.sequence if newest else 0
        self._synced = False
        self._header = newest.header if newest else self._new_header()
        self._other = self._header.lines != self._new_header().lines
        """Whether the file is plain and should be sealed, or the other way round."""

    def add(self, draft_id: str, raw: bytes) -> None:
        """Give the document to the operating system as the newest line."""
        if self._other:
            self.say(draft_id, raw)
            return
        line = self._line(draft_id, raw)
        try:
            size = self._append(line)
        except FileNotFoundError:
            self._disk.mkdir(self.path.parent)
            self._header = self._new_header()
            line = self._line(draft_id, raw)
            self._create(write_header(self._header) + line)
            size = 0
        self.raw, self._synced = raw, False
        self._sequence += 1
        if size > _LARGE and size > _TIMES * len(line):
            self._anew(draft_id)

    def say(self, draft_id: str, raw: bytes) -> None:
        """Only this document, with nothing of what was there before; on the disk when this returns."""
        before, self.raw = self.raw, raw
        try:
            self._anew(draft_id)
        except OSError:
            self.raw = before
            raise

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
        header, self._header = self._header, self._new_header()
        try:
            self._disk.put(self.path, write_header(self._header) + self._line(draft_id, self.raw))
        except OSError:
            self._header = header
            raise
        self._sequence += 1
        self._synced, self._other = True, False

    def _line(self, draft_id: str, raw: bytes) -> bytes:
        change = Change(_TABLE, draft_id, self._sequence, Raw(raw))
        return writing(self._header, self._key).write(self._sequence + 1, [change])

    def _new_header(self) -> Header:
        return new_header("lederbog-draft", "plain" if self._key is None else "sealed")


def newest_line(disk: Disk, path: Path, key: JournalKey | None = None) -> Newest | None:
    """The newest whole line; None when there is none that can be read, or the file is gone or not ours.

    Raises OSError.
    """
    try:
        data = disk.read_file(path)
    except FileNotFoundError:
        return None
    first, *rest = data[: data.rfind(b"\n") + 1].split(b"\n")
    header = read_header(first)
    if header is None or header.format != "lederbog-draft" or header.version > VERSION:
        return None
    if header.lines not in ("plain", "sealed"):
        return None
    coding = coding_of(header, key)
    for raw in reversed(rest):
        line = coding.read(raw)
        if line is not None and line.changes:
            return Newest(header, line.sequence, line.changes[-1])
    return None


def read_draft(change: Change) -> Draft | None:
    """None when this version cannot read it."""
    try:
        return decode_record(change.document, Draft)
    except msgspec.ValidationError:
        return None
