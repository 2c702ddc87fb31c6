"""The door of the journal: typed records in and out, one transaction a commit."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from tinydb import TinyDB

from workbook.clock import Clock, DatedClock
from workbook.errors import DamagedError
from workbook.i18n import _
from workbook.journal import compaction, conflicts, notices, trash
from workbook.journal.copies import JOURNAL, conflict_copies, kept_beside
from workbook.journal.disk import Disk
from workbook.journal.drafts import Drafts
from workbook.journal.ids import IdMaker
from workbook.journal.lookup import SETTINGS_ID, Lookup, moment
from workbook.journal.places import saying
from workbook.journal.purge import Place, PurgeReport, purge, purge_old
from workbook.journal.reading import Damage
from workbook.journal.records import Record
from workbook.journal.saving import put, recorded
from workbook.journal.table import Database

__all__ = ["SETTINGS_ID", "Journal"]


class Journal(Lookup):
    """All that was answered. Memory holds the bytes; every record that is handed out is the caller's own."""

    def __init__(self, home: Path, clock: Clock, database: Database, drafts: Drafts, copies: Sequence[str]) -> None:
        """Use `open`."""
        super().__init__(database.log_storage, clock)
        self.home = home
        self.drafts = drafts
        self._ids = IdMaker()
        self._database = database
        self._copies = tuple(copies)
        self._fuller: tuple[Path, ...] = ()
        """Copies that are there though the journal is empty, the newest first."""

    @classmethod
    def open(cls, home: Path, clock: Clock, *, disk: Disk | None = None) -> "Journal":
        """Read the journal in `home`; home and journal are made when they are missing.

        Raises PlaceError, DamagedError, ForeignError, InUseError.
        """
        disk = disk or Disk()
        with saying(home):
            disk.mkdir(home)
        copies = conflict_copies(home, disk)
        _missed(home, disk)
        database = Database(home / JOURNAL, disk=disk)
        journal = cls(home, clock, database, Drafts(home / "drafts", disk), copies)
        if not database.log_storage.state.names():
            with saying(home):
                journal._fuller = tuple(path for path in kept_beside(home, disk) if path.name not in copies)
        return journal

    @property
    def notices(self) -> tuple[str, ...]:
        """What the leader should know about the files, one sentence each."""
        with self._storage.guard:
            return (
                *notices.copies_found(self._copies),
                *notices.emptied(self._storage.log.path, self._fuller),
                *notices.damage_found(self._storage.log.path, self.damage),
                *notices.lines_rescued(self._storage.log.rescued),
                *notices.files_put_aside(self._storage.log.put_aside),
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

    def new_id(self) -> str:
        """A UUIDv7; those of one journal object grow."""
        return self._ids.new(self._clock.now())

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

    def trash(self, *record_ids: str) -> None:
        """Put them into the trash, all in one transaction; `recover` brings them back.

        Raises NotFoundError, PlaceError, InUseError.
        """
        now = self._stamp()
        trash.move(self._storage, record_ids, now, now, self.new_id)

    def recover(self, *record_ids: str) -> None:
        """Take them out of the trash again, all in one transaction.

        Raises NotFoundError, PlaceError, InUseError.
        """
        trash.move(self._storage, record_ids, "", self._stamp(), self.new_id)

    def undo(self, record_id: str) -> Record:
        """What it said before becomes its newest revision, as it came back; done twice, it says again what it says now.

        Raises NotFoundError when it never said anything else, PlaceError, InUseError.
        """
        return trash.undo(self._storage, record_id, self._stamp(), self.new_id)

    def resolve(self, conflict_id: str, keep: conflicts.Keep) -> Record:
        """Settle a conflict by the id of its copy; the record that came out of it.

        Raises NotFoundError when there is nothing to choose any more, PlaceError, InUseError.
        """
        return conflicts.resolve(self._storage, conflict_id, keep, self._stamp(), self.new_id)

    # Housekeeping ---------------------------------------------------------------------------------------------

    def compact(self, *, force: bool = False) -> bool:
        """Write the file anew when that is worth it; whether it was done (`compaction.compact`). May run in a thread.

        Raises PlaceError, InUseError, DamagedError, ForeignError; every save is there then as before.
        """
        return compaction.compact(self._storage, force=force)

    def purge(self, record_ids: Iterable[str], *, now: datetime) -> PurgeReport:
        """Forget records for good, in every file of the home (`purge.purge`); their ids stay forgotten.

        Raises PlaceError, InUseError, DamagedError.
        """
        return purge(self._place(), record_ids, now)

    def purge_old_trash(self, now: datetime) -> int:
        """Forget what was put into the trash 30 days ago or more; how many. For closing.

        Nothing happens a second time on the same day, and on a date that was set by hand. Raises what `purge` raises.
        """
        if isinstance(self._clock, DatedClock) or not self.trashed():
            return 0

        def there() -> list[tuple[Record, datetime]]:
            known = ((record, moment(record.trashed)) for record in self.trashed())
            return [(record, since) for record, since in known if since > moment("")]

        return purge_old(self._place(), there, now)

    def refresh(self) -> bool:
        """Read on what other processes wrote; whether there was anything.

        Raises PlaceError, DamagedError, ForeignError.
        """
        return self._storage.refresh()

    def close(self) -> None:
        """Nothing is held open between operations; afterwards the journal is not used any more."""
        self._database.close()

    def _place(self) -> Place:
        return Place(self.home, self._storage, self.drafts)


def _missed(home: Path, disk: Disk) -> None:
    """A journal that is gone while copies of it are there is not begun anew as if nothing had ever been written."""
    with saying(home):
        beside = [] if disk.exists(home / JOURNAL) else kept_beside(home, disk)
    if beside:
        raise DamagedError(
            _(
                "{path} is missing, but {copy} is there. Nothing was changed. Put the journal back, or fetch the copy: "
                "lederbog restore FILE. To begin with an empty journal, move the copies away first."
            ).format(path=home / JOURNAL, copy=beside[0])
        )
