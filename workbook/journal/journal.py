"""The door of the journal: typed records in and out, one transaction a commit."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tinydb import TinyDB

from workbook.clock import Clock
from workbook.journal import conflicts, notices, publishing, trash
from workbook.journal.clearing import Clearing
from workbook.journal.copies import JOURNAL, conflict_copies, kept_beside
from workbook.journal.disk import Disk
from workbook.journal.drafts import Drafts
from workbook.journal.ids import IdMaker
from workbook.journal.keyhole import MARKER
from workbook.journal.keys import JournalKey
from workbook.journal.lookup import SETTINGS_ID
from workbook.journal.missed import refuse_missing
from workbook.journal.places import saying
from workbook.journal.published import Published
from workbook.journal.reading import Damage
from workbook.journal.records import Record
from workbook.journal.saving import put, recorded
from workbook.journal.table import Database

if TYPE_CHECKING:
    from workbook.journal.destroying import Destroyed

__all__ = ["SETTINGS_ID", "Journal"]


class Journal(Clearing):
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
    def open(
        cls,
        home: Path,
        clock: Clock,
        *,
        disk: Disk | None = None,
        key: JournalKey | None = None,
        ids: IdMaker | None = None,
    ) -> "Journal":
        """Read the journal in `home`; home and journal are made when they are missing.

        `key` is what `locks.unlock` gave, `ids` makes the ids of new records. Raises PlaceError, LockedError (sealed,
        and this is not its key), DamagedError, ForeignError, InUseError.
        """
        disk = disk or Disk()
        with saying(home):
            disk.mkdir(home)
            left_over = disk.exists(home / MARKER)
        if left_over:
            from workbook.journal.turning import clear_leftovers

            clear_leftovers(home, disk=disk)
        copies = conflict_copies(home, disk)
        refuse_missing(home, disk)
        database = Database(home / JOURNAL, disk=disk, key=key)
        drafts = Drafts(home / "drafts", disk, database.log_storage.keyhole)
        journal = cls(home, clock, database, drafts, copies)
        journal._ids = ids or journal._ids
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
                *notices.end_missing(self._storage.log.path, self._storage.log.missing_end),
                *notices.lines_rescued(self._storage.log.rescued),
                *notices.inbox_put_aside(self._storage.inbox.kept),
                *notices.files_put_aside(self._storage.log.put_aside),
                *notices.records_unread(sorted(self._unread)),
                *notices.days_bounded(out_of_bounds=self._out_of_bounds),
            )

    @property
    def sealed(self) -> bool:
        """Whether the journal is sealed; also while it is locked."""
        return self._storage.sealed

    @property
    def key(self) -> JournalKey | None:
        """What it was unlocked with; None when it is plain. Raises LockedError."""
        return self._storage.keyhole.key

    def lock(self) -> None:
        """Forget the key and every word in memory, drafts too: write them first. Then all but `unlock` is refused."""
        self._storage.lock()
        self.drafts.lock()
        self._unread.clear()

    def unlock(self, key: JournalKey | None) -> None:
        """Read again with what `locks.unlock` gave; also after another process has sealed or opened the journal.

        Raises what `open` raises, and then it is locked.
        """
        self._storage.unlock(key)
        self.drafts.lock()

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

    def note_published(self, marks: Mapping[str, Published], over: Sequence[str] = ()) -> None:
        """Remember by id how records stand in a calendar file; what the leader wrote, and its age, stay as they are.

        `over` are records that are gone and of which a calendar was told long enough. Raises PlaceError, InUseError.
        """
        publishing.note(self._storage, marks, over)

    def destroy(self) -> "Destroyed":
        """Delete all that was ever written here, for good (`destroying.destroy`); the journal is empty then, and plain.

        Raises PlaceError, InUseError and what `refresh` raises; the whole journal is there then.
        """
        from workbook.journal.destroying import destroy

        done = destroy(self._place())
        self.unlock(None)
        return done

    def refresh(self) -> bool:
        """Read on what other processes wrote; whether there was anything.

        Raises PlaceError, DamagedError, ForeignError.
        """
        return self._storage.refresh()

    def close(self) -> None:
        """Nothing is held open between operations; afterwards the journal is not used any more."""
        self._database.close()
