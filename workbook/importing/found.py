"""A note that was found elsewhere, and the entry that it becomes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, Final

import msgspec
from msgspec import structs

from workbook.dates import stamp
from workbook.i18n import _
from workbook.journal.codec import decode_document, encode_record
from workbook.journal.exchange import Arrival, checksum
from workbook.journal.ids import derived
from workbook.journal.records import Answer, Entry, Origin
from workbook.text import first_words

FIELD: Final = "note"
"""The one answer of an entry that no page asked for."""
STAR: Final = "★"
"""The tag of what was marked with a star."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A note as it was read; nothing of it is stored yet."""

    format: str
    name: str
    """Names it in its format, the same whenever it is read."""
    created: datetime
    text: str = field(repr=False)
    read: str = field(repr=False)
    """The checksum of what was read: another one means that it was changed there."""
    title: str = field(default="", repr=False)
    """Empty: the first words of the text."""
    tags: Sequence[str] = field(default=(), repr=False)
    more: Mapping[str, Any] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a file or folder holds."""

    notes: tuple[Found, ...]
    dropped: int = 0
    """Control characters that were left out."""
    remarks: tuple[str, ...] = ()
    """What was not brought in, a sentence each."""


def arrival(found: Found, now: datetime) -> Arrival:
    """The entry that it becomes, private, with an id that is the same every time.

    Raises AnswerError when it holds what the journal cannot.
    """
    origin = Origin(format=found.format, name=found.name, read=found.read, kept="", more=dict(found.more))
    entry = Entry(
        id=derived(found.format, found.name),
        created=stamp(found.created),
        updated=stamp(now),
        title=found.title or first_words(found.text),
        answers={FIELD: Answer(question=_("Note"), kind="long", value=found.text)},
        tags=list(dict.fromkeys(found.tags)),
        revision=1,
    )
    entry.origin = structs.replace(origin, kept=checksum(decode_document(encode_record(entry))))
    return Arrival("entries", entry.id, encode_record(entry), found.read)


def checksum_of(*parts: Any) -> str:
    """The SHA-256 of plain values."""
    return sha256(msgspec.json.encode(parts, order="sorted")).hexdigest()


def minute(moment: datetime) -> str:
    """The moment to the minute, the same in every zone."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ")
