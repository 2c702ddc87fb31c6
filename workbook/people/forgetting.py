"""Forgetting a person: every form of her name gives way to her role, in every file of the home."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from workbook.errors import NotFoundError
from workbook.i18n import _
from workbook.journal.codec import decode_document, encode_document
from workbook.journal.exchange import documents
from workbook.journal.journal import Journal
from workbook.journal.leaving import Words
from workbook.journal.purge import PurgeReport
from workbook.journal.records import ExportRecord, Person
from workbook.people.forms import Names
from workbook.people.mentions import Say, alias_as, said, texts_of, without
from workbook.text import first_words, fold

_AROUND: Final = 40
"""Characters shown beside a name."""


@dataclass(frozen=True)
class Place:
    """A text in which a person is named."""

    record: str
    """The id of the record."""
    table: str
    title: str = field(repr=False)
    text: str = field(repr=False)
    """The words around the name."""
    becomes: str = field(repr=False)
    """The same words when she is forgotten."""


def person_called(journal: Journal, alias: str) -> Person:
    """The person with this alias, however its letters are written.

    Raises NotFoundError.
    """
    wanted = fold(alias.strip())
    found = [person for person in journal.named() if fold(person.alias) == wanted or person.id.endswith(wanted)]
    if len(found) != 1 or not wanted:
        raise NotFoundError(_("Nobody is called {alias} here.").format(alias=alias))
    return found[0]


def role_of(person: Person) -> str:
    """What stands in her place when she is forgotten."""
    return person.role.strip() or _("a colleague")


def places(journal: Journal, person: Person) -> list[Place]:
    """Every text of the journal and the drafts that names her, or stands for her."""
    names = Names([person], within=True)
    say = without(names, role_of(person), person.alias)
    return [
        Place(str(document.get("id", "")), table, _title(document), _around(text, changed), _around(changed, text))
        for table, document in [*documents(journal), *_drafts(journal)]
        if document.get("id") != person.id
        for text in texts_of(document)
        if (changed := say(text)) != text
    ]


def exports_about(journal: Journal, person: Person) -> Sequence[ExportRecord]:
    """What left and spoke of her; nothing calls it back."""
    return [record for record in journal.exports() if person.id in record.people]


def forget(journal: Journal, person: Person, now: datetime) -> PurgeReport:
    """Let her role stand wherever she was named, in every file of the home, and then leave nothing of her own record.

    It can be done again when it was interrupted. Raises PlaceError, InUseError, DamagedError, LockedError.
    """
    names, role = Names([person], within=True), role_of(person)
    say, entitled, alias = without(names, role, person.alias), alias_as(person.alias, role), fold(person.alias)

    def named(text: str) -> bool:
        return bool(names.find(text)) or (bool(alias) and alias in fold(text))

    def instead(raw: bytes) -> bytes | None:
        return rewritten(raw, say, entitled)

    words = journal.take_out(Words(named, instead, person.id), now=now)
    own = journal.purge([person.id], now=now)
    files = tuple(dict.fromkeys((*words.files, *own.files)))
    return PurgeReport(words.ids, files, tuple(dict.fromkeys((*words.left, *own.left))))


def rewritten(raw: bytes, say: Say, entitled: Say | None = None) -> bytes | None:
    """The document as its next revision, with every text as it is said now; None when nothing changes."""
    document = decode_document(raw)
    changed = said(document, say, entitled)
    if changed == document:
        return None
    if isinstance(document.get("revision"), int):
        changed["revision"] = document["revision"] + 1
    return encode_document(changed)


def _drafts(journal: Journal) -> list[tuple[str, Mapping[str, Any]]]:
    from msgspec import to_builtins

    return [("drafts", to_builtins(draft)) for draft in journal.drafts.all()]


def _title(document: Mapping[str, Any]) -> str:
    return first_words(str(document.get("title") or document.get("exercise") or ""))


def _around(text: str, other: str) -> str:
    """The part of the text that differs from the other, with some words beside it."""
    start = next((place for place, (one, two) in enumerate(zip(text, other, strict=False)) if one != two), 0)
    begin = max(0, start - _AROUND)
    cut = " ".join(text[begin : start + 2 * _AROUND].split())
    return ("…" if begin else "") + cut + ("…" if len(text) > start + 2 * _AROUND else "")
