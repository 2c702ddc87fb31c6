"""Notes that are written while the journal is locked: sealed for its key alone, until the next writer takes them in."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from msgspec import Raw, structs

from workbook.errors import PlaceError
from workbook.i18n import _
from workbook.journal.codec import encode_record
from workbook.journal.copies import JOURNAL
from workbook.journal.disk import Disk
from workbook.journal.keyhole import INBOX, header_of, seals
from workbook.journal.keys import JournalKey
from workbook.journal.lines import VERSION, Change, Header, framed, parts, read_header, write_header
from workbook.journal.lock import locked
from workbook.journal.places import saying
from workbook.journal.records import Entry
from workbook.journal.rescued import Rescued
from workbook.journal.saving import TABLE_OF

FORMAT: Final = "lederbog-inbox"


@dataclass(frozen=True)
class Waiting:
    """What an inbox holds."""

    notes: tuple[Change, ...]
    damaged: int = 0
    """Lines that are not what was written, or not for this journal."""


def drop(home: Path, entry: Entry, *, disk: Disk | None = None) -> None:
    """Store a new entry in a locked home, without its key; on the disk when this returns.

    Raises PlaceError (also when the home has no lock any more), DamagedError (no key file), InUseError, AnswerError.
    """
    from workbook.journal.key_files import own_key_file
    from workbook.vault.inbox import seal_note

    disk = disk or Disk()
    path = home / INBOX
    raw = encode_record(structs.replace(entry, revision=1))
    with locked(disk, home / ".lock"), saying(path):
        header = header_of(home / JOURNAL, disk)
        if not seals(home, header, disk):
            raise PlaceError(_("The lock was taken off the journal just now. Nothing was stored; write it once more."))
        _raw, file = own_key_file(home, None if header is None else header.journal, disk)
        there = _whole(path, file.journal, disk)
        sealed = seal_note(file.inbox_public, file.journal, entry.id, raw)
        line = framed(there.count(b"\n"), entry.id.encode() + b" " + sealed)
        disk.put(path, there + line)


def read(home: Path, key: JournalKey, disk: Disk) -> Waiting | None:
    """What waits there, None when there is no file. Raises OSError."""
    try:
        data = disk.read_file(home / INBOX)
    except FileNotFoundError:
        return None
    first, *rows = data.split(b"\n")
    header = read_header(first)
    tail = rows.pop() if rows else b""
    damaged = int(header is None or header.journal != key.journal) + bool(tail)
    found = [_opened(raw, key) for raw in rows]
    notes = tuple(note for note in found if note is not None)
    return Waiting(notes, damaged + len(found) - len(notes))


def empty(home: Path, waiting: Waiting, disk: Disk) -> list[Path]:
    """Once its notes are in the journal; with the lock held. Where the file lies when something in it is damaged.

    Raises OSError; then they are known the next time.
    """
    path = home / INBOX
    kept: list[Path] = []
    if waiting.damaged:
        kept.append(Rescued(home / "rescued", disk).keep(path.stem, "damaged", disk.read_file(path)))
    disk.remove(path)
    disk.sync_folder(home)
    return kept


def _whole(path: Path, journal: str, disk: Disk) -> bytes:
    """What a line is put behind: the file as it is, or the beginning of a new one. Raises OSError."""
    new = write_header(Header(format=FORMAT, version=VERSION, journal=journal, lines="sealed"))
    try:
        data = disk.read_file(path)
    except FileNotFoundError:
        return new
    return data if data.endswith(b"\n") or not data else data + b"\n"


def _opened(raw: bytes, key: JournalKey) -> Change | None:
    from workbook.vault.inbox import open_note
    from workbook.vault.sealing import BrokenSealError

    found = parts(raw)
    record_id, blank, sealed = found[1].partition(b" ") if found else (b"", b"", b"")
    if not blank:
        return None
    try:
        name = record_id.decode("ascii")
        return Change(TABLE_OF[Entry], name, 0, Raw(open_note(key.data, key.journal, name, sealed)))
    except (BrokenSealError, UnicodeDecodeError):
        return None
