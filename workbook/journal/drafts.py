"""Open forms: their answers survive the end of the process, and wait until they are committed or discarded."""

import os
import threading
from collections.abc import Callable, Collection
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from workbook.dates import parse_stamp
from workbook.journal.codec import encode_record
from workbook.journal.disk import Disk
from workbook.journal.draft_file import DraftFile, Newest, newest_line, read_draft
from workbook.journal.keyhole import Keyhole
from workbook.journal.keys import JournalKey
from workbook.journal.lock import locked
from workbook.journal.places import saying
from workbook.journal.records import Draft

_SUFFIX: Final = ".draft"
_NEVER: Final = datetime.min.replace(tzinfo=UTC)


class Drafts:
    """The drafts in one folder: a file for each draft and process, so that no two processes write to the same.

    They are sealed when the journal is. All methods raise LockedError when the keyhole is shut.
    """

    def __init__(self, folder: Path, disk: Disk, keyhole: Keyhole | None = None) -> None:
        """`keyhole` is the journal's, which lies in the folder above; by itself, it is a plain one."""
        self._folder = folder
        self._disk = disk
        self._keyhole = keyhole or Keyhole(folder.parent, disk)
        self._written_with: JournalKey | None = None
        self._guard = threading.RLock()
        self._token = f"{os.getpid():x}-{os.urandom(4).hex()}"
        self._own: dict[str, DraftFile] = {}
        self._known: dict[str, bytes] = {}
        """What this process last wrote or showed of each draft."""

    def write(self, draft: Draft, *, durable: bool) -> None:
        """Give it to the operating system (it survives the end of the process), or with `durable` to the disk.

        What says the same as the newest line is not written again. The lock is held, so that nothing plain is written
        while another process seals the home. Raises PlaceError, InUseError, LockedError and AnswerError; what was
        written before is still there then, and the draft can be written again.
        """
        with self._guard, saying(self._folder):
            self._disk.mkdir(self._folder)
        with self._guard, locked(self._disk, self._folder.parent / ".lock"), saying(self._folder):
            key = self._keyhole.key_to_write()
            if key != self._written_with:
                self._own.clear()
                self._written_with = key
            file = self._own.get(draft.id) or self._begin(draft.id, key)
            raw = encode_record(draft, file.raw or None)
            if raw != file.raw:
                file.add(draft.id, raw)
            self._own[draft.id] = file
            self._known[draft.id] = raw
            if durable:
                file.sync(draft.id)

    def lock(self) -> None:
        """Let memory hold nothing of them."""
        with self._guard:
            self._own.clear()
            self._known.clear()

    def all(self) -> list[Draft]:
        """Newest first, one of each id.

        Raises PlaceError.
        """
        newest: dict[str, tuple[datetime, int, Draft]] = {}
        with self._guard, saying(self._folder):
            for path in self._files():
                found = self._newest(path)
                draft = read_draft(found.change) if found else None
                if found is None or draft is None:
                    continue
                age = (_moment(draft), found.sequence)
                if draft.id not in newest or newest[draft.id][:2] <= age:
                    newest[draft.id] = (*age, draft)
                    if draft.id not in self._own:
                        self._known[draft.id] = found.raw
        return [found[2] for found in sorted(newest.values(), key=lambda found: found[:2], reverse=True)]

    def get(self, draft_id: str) -> Draft | None:
        """The newest of this id.

        Raises PlaceError.
        """
        return next((draft for draft in self.all() if draft.id == draft_id), None)

    def discard(self, draft_id: str) -> None:
        """Remove what this process wrote or showed of it; words that another window put in stay a draft.

        Raises PlaceError.
        """
        with self._guard, saying(self._folder):
            if draft_id not in self._known:
                self.get(draft_id)
            known = self._known.get(draft_id)
            own = self._own.get(draft_id)
            for path in self._files(draft_id):
                if (own is not None and path == own.path) or self._says(path, known):
                    self._disk.remove(path)
            if self._disk.exists(self._folder):
                self._disk.sync_folder(self._folder)
            self._own.pop(draft_id, None)
            self._known.pop(draft_id, None)

    def forget(self, record_ids: Collection[str]) -> list[Path]:
        """Remove the drafts of these records, whichever process wrote them; the files that went.

        Raises PlaceError.
        """
        went: list[Path] = []
        with self._guard, saying(self._folder):
            for path in self._files():
                found = self._newest(path)
                draft = read_draft(found.change) if found else None
                if draft is not None and (draft.record in record_ids or draft.id in record_ids):
                    self._disk.remove(path)
                    self._own.pop(draft.id, None)
                    self._known.pop(draft.id, None)
                    went.append(path)
            if went:
                self._disk.sync_folder(self._folder)
        return went

    def rewrite(self, instead: Callable[[bytes], bytes | None]) -> list[Path]:
        """Keep of every draft its newest words alone, in other words where `instead` gives them; the files.

        Raises PlaceError, and LockedError when they are sealed and this is not their key.
        """
        written: list[Path] = []
        with self._guard, saying(self._folder):
            for path in self._files():
                found = self._newest(path)
                if found is None:
                    continue
                raw = instead(found.raw)
                DraftFile(path, self._disk, self._keyhole.key_to_write(), found).say(found.change.id, raw or found.raw)
                self._own.pop(found.change.id, None)
                self._known.pop(found.change.id, None)
                written += [path] if raw is not None else []
        return written

    def _says(self, path: Path, known: bytes | None) -> bool:
        found = self._newest(path)
        return found is not None and found.raw == known

    def _newest(self, path: Path) -> Newest | None:
        return newest_line(self._disk, path, self._keyhole.key)

    def _files(self, draft_id: str = "") -> list[Path]:
        wanted = f"{draft_id}." if draft_id else ""
        names = self._disk.listdir(self._folder)
        return [self._folder / name for name in names if name.endswith(_SUFFIX) and name.startswith(wanted)]

    def _begin(self, draft_id: str, key: JournalKey | None) -> DraftFile:
        """The file of this process; the newest one that another left is taken over as it is."""
        own = self._folder / f"{draft_id}.{self._token}{_SUFFIX}"
        newest: tuple[datetime, int, Path, Newest] | None = None
        for path in self._files(draft_id):
            found = self._newest(path)
            draft = read_draft(found.change) if found else None
            if found and draft and (newest is None or newest[:2] <= (_moment(draft), found.sequence)):
                newest = (_moment(draft), found.sequence, path, found)
        if newest is None:
            return DraftFile(own, self._disk, key)
        _age, _sequence, left, found = newest
        try:
            self._disk.replace(left, own)
        except FileNotFoundError:
            return DraftFile(own, self._disk, key)
        return DraftFile(own, self._disk, key, found)


def _moment(draft: Draft) -> datetime:
    try:
        return parse_stamp(draft.updated)
    except ValueError:
        return _NEVER
