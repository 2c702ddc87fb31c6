"""What is read of a journal: records by id, by kind, by time; every one that is handed out is the caller's own."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from heapq import merge
from operator import attrgetter
from typing import Final, TypeVar

from workbook.clock import Clock
from workbook.dates import OFFSET, parse_stamp, stamp
from workbook.errors import DamagedError, NotFoundError
from workbook.i18n import _
from workbook.journal import called_off
from workbook.journal.called_off import Cancelled
from workbook.journal.codec import decoded_or_none, uncollected
from workbook.journal.intervals import bounded
from workbook.journal.lines import Change
from workbook.journal.records import (
    TABLES,
    Entry,
    EntryHead,
    ExportRecord,
    FollowUp,
    JournalSettings,
    Meeting,
    Person,
    Plan,
    Record,
)
from workbook.journal.saving import TABLE_OF, not_found, readable, understood
from workbook.journal.storage import LogStorage

R = TypeVar("R", bound=Record)

SETTINGS_ID: Final = "00000000-0000-7000-8000-000000000001"
"""There is one record of settings in a journal, and two processes must agree on which."""
_SHORTEST_ENDING: Final = 4


class Lookup:
    """The reading half of a journal."""

    def __init__(self, storage: LogStorage, clock: Clock) -> None:
        self._storage = storage
        self._clock = clock
        self._unread: set[str] = set()
        self._out_of_bounds = False
        """Whether the settings count more days, or fewer, than can be meant."""

    def get(self, record_id: str) -> Record:
        """Raises NotFoundError, and DamagedError when it is there and cannot be read."""
        for table, kind in TABLES.items():
            with self._storage.guard:
                change = self._storage.state.rows(table).live.get(record_id)
            if change is not None:
                return understood(change, kind)
        raise not_found(record_id)

    def find(self, ending: str) -> Record:
        """By whole id, or by an ending that only one id has.

        Raises NotFoundError, also when the ending is too short or fits several.
        """
        ending = ending.strip().lower()
        if len(ending) < _SHORTEST_ENDING:
            raise NotFoundError(_("Write at least four characters of the end of the id."))
        with self._storage.guard:
            fitting = [one for table in TABLES for one in self._storage.state.rows(table).live if one.endswith(ending)]
        if len(fitting) == 1:
            return self.get(fitting[0])
        if not fitting:
            raise NotFoundError(_("There is no note with an id that ends in {ending}.").format(ending=ending))
        raise NotFoundError(
            _("{count} notes have an id that ends in {ending}. Write more of it.").format(
                count=len(fitting), ending=ending
            )
        )

    def entries(self) -> list[Entry]:
        """All entries, those in conflict too."""
        return self._all(Entry)

    def entries_naming(self, word: str) -> list[Entry]:
        """The entries whose stored bytes hold the word as a whole string; others may be among them, none is missing.

        Far quicker than all entries where few of them do.
        """
        with uncollected():
            named = self._stored(Entry, f'"{word}"'.encode())
            return sorted((one for one in named if not one.trashed), key=_made)

    def entry_heads(self) -> list[EntryHead]:
        """The same entries as they came into the log, without their answers; also one whose answers cannot be read."""
        with self._storage.guard:
            changes = list(self._storage.state.rows(TABLE_OF[Entry]).live.values())
        heads = (decoded_or_none(change.document, EntryHead) for change in changes)
        return [head for head in heads if head is not None and not head.trashed]

    def size(self) -> int:
        """How many entries there are, those in the trash too; known without reading one."""
        with self._storage.guard:
            return len(self._storage.state.rows(TABLE_OF[Entry]).live)

    def is_empty(self) -> bool:
        """Whether there is no entry, plan, follow-up or meeting, nor one in the trash."""
        with self._storage.guard:
            return not any(self._storage.state.rows(TABLE_OF[kind]).live for kind in (Entry, Plan, FollowUp, Meeting))

    def plans(self) -> list[Plan]:
        """All plans."""
        return self._all(Plan)

    def followups(self) -> list[FollowUp]:
        """All follow-ups, decided ones too."""
        return self._all(FollowUp)

    def meetings(self) -> list[Meeting]:
        """All meetings."""
        return self._all(Meeting)

    def called_off(self) -> list[Cancelled]:
        """What stood in a calendar and is deleted for good."""
        with self._storage.guard:
            return called_off.all_in(self._storage.state)

    def exports(self) -> list[ExportRecord]:
        """All exports."""
        return self._all(ExportRecord)

    def people(self) -> list[Person]:
        """All people who are written about."""
        return self._all(Person)

    def named(self) -> list[Person]:
        """All whose names are guarded: people in the trash too, until they are gone for good."""
        return self._stored(Person)

    def settings(self) -> JournalSettings:
        """The stored ones, or the defaults with revision 0; a count of days that no date can have is bounded."""
        with self._storage.guard:
            change = self._storage.state.rows(TABLE_OF[JournalSettings]).live.get(SETTINGS_ID)
        if change is not None:
            stored = understood(change, JournalSettings)
            settings = bounded(stored)
            self._out_of_bounds = settings is not stored
            return settings
        now = self._stamp()
        return JournalSettings(id=SETTINGS_ID, created=now, updated=now)

    def trashed(self) -> list[Record]:
        """What lies in the trash, of every kind: what was put there last comes first, and the newest of that."""
        there = [one for kind in TABLES.values() for one in self._stored(kind, b'"trashed"') if one.trashed]
        return sorted(there, key=lambda record: (moment(record.trashed), _made(record)), reverse=True)

    def conflicts(self) -> list[tuple[Record, Record]]:
        """What is stored, and beside it what another window made of it meanwhile; both wait for a choice.

        A copy whose other half is gone is a record like any other, and is not among them.
        """
        named = [one for kind in TABLES.values() for one in self._stored(kind, b'"conflict_of"')]
        pairs: list[tuple[Record, Record]] = []
        for copy in sorted((one for one in named if one.conflict_of and not one.trashed), key=_made):
            with suppress(NotFoundError, DamagedError):
                pairs.append((self.get(copy.conflict_of), copy))
        return pairs

    def history(self, record_id: str) -> list[Record]:
        """Its revisions, oldest first, the newest 20.

        Raises NotFoundError.
        """
        for table, kind in TABLES.items():
            with self._storage.guard:
                rows = self._storage.state.rows(table)
                if record_id in rows.live:
                    changes = [*rows.older.get(record_id, []), rows.live[record_id]]
                    return [record for change in changes if (record := self._readable(change, kind)) is not None]
        raise not_found(record_id)

    def _all(self, kind: type[R]) -> list[R]:
        """Records of a kind without the trash, by when they were made, then as they came into the log."""
        with uncollected():
            return sorted((one for one in self._stored(kind) if not one.trashed), key=_made)

    def _stored(self, kind: type[R], naming: bytes = b"") -> list[R]:
        """Records of a kind that can be read, as they came into the log; those whose bytes name a field, trash too."""
        with self._storage.guard:
            changes = list(self._storage.state.rows(TABLE_OF[kind]).live.values())
        if naming:
            changes = [change for change in changes if naming in bytes(change.document)]
        return [record for change in changes if (record := self._readable(change, kind)) is not None]

    def _readable(self, change: Change, kind: type[R]) -> R | None:
        """None, and a notice, for a record that is not of this version."""
        record = readable(change, kind)
        if record is None:
            self._unread.add(change.id)
        return record

    def _stamp(self) -> str:
        return stamp(self._clock.now())


def newest_first(heads: Iterable[EntryHead]) -> Iterator[EntryHead]:
    """By when they were made; only the moments of those that are asked for are read."""
    by_offset: dict[str, list[EntryHead]] = {}
    for head in heads:
        by_offset.setdefault(head.created[-OFFSET:], []).append(head)
    for same in by_offset.values():
        same.sort(key=attrgetter("created"))
    return merge(*map(reversed, by_offset.values()), key=_made, reverse=True)


def _made(record: Record | EntryHead) -> datetime:
    """When a record was made; one whose moment cannot be read comes first."""
    return moment(record.created)


def moment(text: str) -> datetime:
    """What a stamp says; one that cannot be read comes before all others."""
    try:
        return parse_stamp(text)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
