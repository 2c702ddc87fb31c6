"""The leader's own archive (`alt`): everything in the journal, for nobody else."""

from collections.abc import Iterator

from workbook.curriculum.answers import display
from workbook.curriculum.model import RecordKind
from workbook.dates import from_iso, short
from workbook.i18n import _
from workbook.journal.codec import encode_document
from workbook.journal.exchange import ARCHIVE, VERSION, deleted, documents
from workbook.journal.journal import Journal
from workbook.journal.records import FollowUp, Person, Record
from workbook.share.document import Answered, Block, Document, Heading, Paragraph
from workbook.share.note import day_of, groups_of, kind_word, shelves
from workbook.text import clean

MARK = "PRIVAT"
"""Stands in the text and in the name of the file, in every language."""


def archive_json(journal: Journal) -> str:
    """The complete archive that can be read in again: a record on each line, as it is stored, with its table.

    The trash is in it; of what was deleted for good the ids, so that no older copy brings it back. Drafts and earlier
    revisions are not.
    """
    records = ",\n".join(_json({**document, "table": table}) for table, document in documents(journal))
    gone = ",\n".join(_json({"table": table, "id": one}) for table, one in deleted(journal))
    last = f',\n"deleted": [\n{gone}\n]' if gone else ""
    return f'{{"format": "{ARCHIVE}", "version": {VERSION}, "records": [\n{records}\n]{last}}}\n'


def archive_document(journal: Journal) -> Document:
    """The archive to be read: every answer whole, with its day and its tags."""
    title = f"{MARK} · " + _("My Lederbog")
    blocks: list[Block] = [Heading(1, title), Paragraph(_("Everything that I wrote. For nobody but me."))]
    for kind, record in stored(journal):
        blocks += record_blocks(kind, record)
    for person in journal.people():
        blocks += person_blocks(person)
    return Document(tuple(blocks))


def stored(journal: Journal) -> Iterator[tuple[RecordKind, Record]]:
    """Every record that holds words of the leader's, without the trash, in the journal's order."""
    for kind, records in shelves(journal):
        for record in records:
            yield kind, record


def _json(document: dict[str, object]) -> str:
    return encode_document(document).decode()


def record_blocks(kind: RecordKind, record: Record) -> Iterator[Block]:
    """A record with all its answers."""
    yield Heading(2, record.title or kind_word(kind))
    yield Paragraph(" · ".join(_facts(kind, record)))
    for _place, title, answers in groups_of(record):
        if title and answers:
            yield Heading(3, title)
        for answer in answers.values():
            yield Answered(answer.question, clean(display(answer.kind, answer.value, answer.labels)).text)


def _facts(kind: RecordKind, record: Record) -> Iterator[str]:
    yield kind_word(kind)
    yield short(day_of(record))
    if isinstance(record, FollowUp) and record.due:
        yield _("due {day}").format(day=short(from_iso(record.due)))
    if record.tags:
        yield " ".join(f"#{tag}" for tag in record.tags)


def person_blocks(person: Person) -> Iterator[Block]:
    """Someone who is written about: the alias, and who it is."""
    yield Heading(2, person.alias)
    if known := ", ".join(part for part in (person.role, person.name) if part):
        yield Paragraph(known)
