"""The half of a journal that takes away: what nobody can ask for any more, old trash, records and words for good."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.clock import DatedClock
from workbook.journal import compaction
from workbook.journal.drafts import Drafts
from workbook.journal.lookup import Lookup, moment
from workbook.journal.records import Record

if TYPE_CHECKING:  # what forgets is loaded when something is forgotten
    from workbook.journal.leaving import Leaving
    from workbook.journal.purge import Place, PurgeReport


class Clearing(Lookup):
    """Everything that makes the files of a home hold less."""

    home: Path
    drafts: Drafts

    def compact(self, *, force: bool = False) -> bool:
        """Write the file anew when that is worth it; whether it was done (`compaction.compact`). May run in a thread.

        Raises PlaceError, InUseError, DamagedError, ForeignError; every save is there then as before.
        """
        return compaction.compact(self._storage, force=force)

    def purge(self, record_ids: Iterable[str], *, now: datetime) -> "PurgeReport":
        """Forget records for good, in every file of the home (`purge.purge`); their ids stay forgotten.

        Raises PlaceError, InUseError, DamagedError.
        """
        from workbook.journal.purge import purge

        return purge(self._place(), record_ids, now)

    def take_out(self, what: "Leaving", *, now: datetime) -> "PurgeReport":
        """Take words, or records, out of every file of the home (`purge.take_out`).

        Raises PlaceError, InUseError, DamagedError.
        """
        from workbook.journal.purge import take_out

        return take_out(self._place(), what, now)

    def purge_old_trash(self, now: datetime) -> int:
        """Forget what was put into the trash 30 days ago or more; how many. Safe in a thread.

        Nothing happens a second time on the same day, and on a date that was set by hand. Raises what `purge` raises.
        """
        if isinstance(self._clock, DatedClock) or not self.trashed():
            return 0

        from workbook.journal.purge import purge_old

        def there() -> list[tuple[Record, datetime]]:
            known = ((record, moment(record.trashed)) for record in self.trashed())
            return [(record, since) for record, since in known if since > moment("")]

        return purge_old(self._place(), there, now)

    def _place(self) -> "Place":
        from workbook.journal.purge import Place

        return Place(self.home, self._storage, self.drafts)
