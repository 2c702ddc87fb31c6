"""The leader's own archive as a folder of Markdown files: one a record, and a list of them; for nobody else."""

from collections.abc import Iterator
from os import urandom
from pathlib import Path

from workbook.clock import Clock
from workbook.curriculum.model import RecordKind
from workbook.dates import iso, short
from workbook.errors import PlaceError
from workbook.i18n import _
from workbook.journal.disk import Disk
from workbook.journal.journal import Journal
from workbook.journal.places import saying
from workbook.journal.records import Record
from workbook.share.archive import MARK, person_blocks, record_blocks, stored
from workbook.share.document import Block, Document, Heading, Paragraph
from workbook.share.markdown import write
from workbook.share.note import day_of, kind_word
from workbook.share.save import record_export

INDEX = f"{MARK}-indhold.md"
_DIGITS = 8
"""Of a record's id, so that two of the same day and kind have names of their own."""


def folder_name(clock: Clock) -> str:
    """What the folder is called: `PRIVAT-lederbog-2026-11-21`."""
    return f"{MARK}-lederbog-{iso(clock.today())}"


def save_folder(journal: Journal, clock: Clock, folder: Path, *, disk: Disk | None = None) -> int:
    """Write the folder, whole or not at all; how many files are in it. No file's name says a word of the leader's.

    Raises PlaceError (also when there is something at the path), and what a commit raises.
    """
    disk = disk or Disk()
    files = list(_files(journal))
    with saying(folder):
        if not folder.name or disk.exists(folder) or not folder.parent.is_dir():
            raise PlaceError(
                _("{path} is there already, or its folder is not. Nothing was written; choose another name.").format(
                    path=folder
                )
            )
        beside = folder.with_name(f".{folder.name}.{urandom(4).hex()}.tmp")
        try:
            disk.mkdir(beside)
            for name, content in files:
                disk.write_new(beside / name, content)
            disk.sync_folder(beside)
            disk.replace(beside, folder)
        except OSError:
            _clear(disk, beside)
            raise
    record_export(journal, clock, "alt", "md", b"".join(content for _name, content in files), ())
    return len(files)


def _files(journal: Journal) -> Iterator[tuple[str, bytes]]:
    """The names and the bytes, the list of all of them first."""
    records = [(_name(kind, record), kind, record) for kind, record in stored(journal)]
    yield INDEX, _written(_index(records))
    for name, kind, record in records:
        yield name, _written([_private(record.title or kind_word(kind)), *record_blocks(kind, record)])
    people = [block for person in journal.people() for block in person_blocks(person)]
    if people:
        yield f"{MARK}-personer.md", _written([_private(_("People")), *people])


def _index(records: list[tuple[str, RecordKind, Record]]) -> Iterator[Block]:
    yield _private(_("My Lederbog"))
    yield Paragraph(_("Everything that I wrote. For nobody but me."))
    for name, kind, record in records:
        yield Paragraph(f"{short(day_of(record))} · {record.title or kind_word(kind)}\n{name}")


def _name(kind: RecordKind, record: Record) -> str:
    return f"{iso(day_of(record))}-{kind}-{record.id.replace('-', '')[-_DIGITS:]}.md"


def _private(title: str) -> Heading:
    return Heading(1, f"{MARK} · {title}")


def _written(blocks: Iterator[Block] | list[Block]) -> bytes:
    return write(Document(tuple(blocks))).encode()


def _clear(disk: Disk, folder: Path) -> None:
    """What was begun is taken back."""
    for name in disk.listdir(folder):
        disk.remove(folder / name)
    if folder.is_dir():
        folder.rmdir()
