"""The door of the journal: typed records in and out, one transaction a commit."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, TypeVar

import msgspec
from tinydb import TinyDB

from workbook.clock import Clock
from workbook.dates import parse_stamp, stamp
from workbook.errors import DamagedError, NotFoundError
from workbook.i18n import _
from workbook.journal import notices
from workbook.journal.codec import uncollected
from workbook.journal.copies import JOURNAL, conflict_copies
from workbook.journal.disk import Disk
from workbook.journal.drafts import Drafts
from workbook.journal.ids import IdMaker
from workbook.journal.lines import Change
from workbook.journal.places import saying
from workbook.journal.reading import Damage
from workbook.journal.records import (
    TABLES,
    Entry,
    ExportRecord,
    FollowUp,
    JournalSettings,
    Meeting,
    Person,
    Plan,
    Record,
)
from workbook.journal.saving import TABLE_OF, put, recorded
from workbook.journal.table import Database

R = TypeVar("R", bound=Record)

SETTINGS_ID: Final = "00000000-0000-7000-8000-000000000001"
"""There is one record of settings in a journal, and two processes must agree on which."""
_SHORTEST_ENDING: Final = 4


class Journal:
    """All that was answered. Memory holds the bytes; every record that is handed out is the caller's own."""

    def __init__(self, home: Path, clock: Clock, database: Database, drafts: Drafts, copies: Sequence[str]) -> None:
        """Use `open`."""
        self.home = home
        self.drafts = drafts
        self._clock = clock
        self._ids = IdMaker()
        self._database = database
        self._storage = database.log_storage
        self._copies = tuple(copies)
        self._unread: set[str] = set()

    @classmethod
    def open(cls, home: Path, clock: Clock, *, disk: Disk | None = None) -> "Journal":
        """Read the journal in `home`; home and journal are made when they are missing.

        Raises PlaceError, DamagedError, ForeignError, InUseError.
        """
        disk = disk or Disk()
        with saying(home):
            disk.mkdir(home)
        copies = conflict_copies(home, disk)
        database = Database(home / JOURNAL, disk=disk)
        return cls(home, clock, database, Drafts(home / "drafts", disk), copies)

    @property
    def notices(self) -> tuple[str, ...]:
        """What the leader should know about the files, one sentence each."""
        with self._storage.guard:
            return (
                *notices.copies_found(self._copies),
                *notices.damage_found(self._storage.log.path, self.damage),
                *notices.lines_rescued(self._storage.log.rescued),
                *notices.records_unread(sorted(self._unread)),
            )

    @property
    def damage(self) -> tuple[Damage, ...]:
        """Lines of the file that are not what was written."""
        return self._storage.log.damage

    @property
    def database(self) -> TinyDB:
        """The tables, for plain TinyDB queries over documents."""
        return self._database

    # Reading --------------------------------------------------------------------------------------------------

    def new_id(self) -> str:
        """A UUIDv7; those of one journal object grow."""
        return self._ids.new(self._clock.now())

    def get(self, record_id: str) -> Record:
        """Raises NotFoundError, and DamagedError when it is there and cannot be read."""
        for table, kind in TABLES.items():
            with self._storage.guard:
                change = self._storage.state.rows(table).live.get(record_id)
            if change is not None:
                return _decoded(change, kind)
        raise NotFoundError(_("There is no note with the id {id}.").format(id=record_id))

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
        """Without the trash."""
        return [entry for entry in self._all(Entry) if entry.status != "trash"]

    def plans(self) -> list[Plan]:
        """All plans."""
        return self._all(Plan)

    def followups(self) -> list[FollowUp]:
        """All follow-ups, decided ones too."""
        return self._all(FollowUp)

    def meetings(self) -> list[Meeting]:
        """All meetings."""
        return self._all(Meeting)

    def exports(self) -> list[ExportRecord]:
        """All exports."""
        return self._all(ExportRecord)

    def people(self) -> list[Person]:
        """All people who are written about."""
        return self._all(Person)

    def settings(self) -> JournalSettings:
        """The stored ones, or the defaults with revision 0."""
        with self._storage.guard:
            change = self._storage.state.rows(TABLE_OF[JournalSettings]).live.get(SETTINGS_ID)
        if change is not None:
            return _decoded(change, JournalSettings)
        now = self._stamp()
        return JournalSettings(id=SETTINGS_ID, created=now, updated=now)

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
        raise NotFoundError(_("There is no note with the id {id}.").format(id=record_id))

    # Writing --------------------------------------------------------------------------------------------------

    def commit(self, *records: Record) -> tuple[Record, ...]:
        """Store them all or none, on the disk when this returns; the stored copies come back, in order.

        A record equal to what is stored is not written again, so a commit that failed can be tried again as it is.
        A record that starts from another revision than the stored one becomes a record of its own (`conflict_of`).
        Raises PlaceError, InUseError, AnswerError (a value that cannot be stored).
        """
        if not records:
            return ()
        now = self._stamp()
        with self._storage.transaction() as transaction:
            changes = [put(transaction, record, now, self.new_id) for record in records]
        return tuple(recorded(change, type(record)) for record, change in zip(records, changes, strict=True))

    def refresh(self) -> bool:
        """Read on what other processes wrote; whether there was anything.

        Raises PlaceError, DamagedError, ForeignError.
        """
        return self._storage.refresh()

    def close(self) -> None:
        """Nothing is held open between operations; afterwards the journal is not used any more."""
        self._database.close()

    # ----------------------------------------------------------------------------------------------------------

    def _all(self, kind: type[R]) -> list[R]:
        """Records of a kind, by when they were made, then as they came into the log."""
        with self._storage.guard:
            changes = list(self._storage.state.rows(TABLE_OF[kind]).live.values())
        with uncollected():
            records = [record for change in changes if (record := self._readable(change, kind)) is not None]
            return sorted(records, key=_made)

    def _readable(self, change: Change, kind: type[R]) -> R | None:
        """None, and a notice, for a record that is not of this version."""
        try:
            return recorded(change, kind)
        except msgspec.ValidationError:
            self._unread.add(change.id)
            return None

    def _stamp(self) -> str:
        return stamp(self._clock.now())


def _made(record: Record) -> datetime:
    """When a record was made; one whose moment cannot be read comes first."""
    try:
        return parse_stamp(record.created)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)


def _decoded(change: Change, kind: type[R]) -> R:
    try:
        return recorded(change, kind)
    except msgspec.ValidationError:
        raise DamagedError(
            _("The note {id} cannot be read by this version. It was left as it is.").format(id=change.id)
        ) from None
