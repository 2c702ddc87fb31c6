"""Earlier versions of a record: which there are, and making one of them the newest again."""

from msgspec import structs

from workbook.context import Workbook
from workbook.journal.records import Record
from workbook.journal.trash import settled_as
from workbook.plan.keeping import in_its_words, keep


def versions(workbook: Workbook, record_id: str) -> list[Record]:
    """What the record has said, newest first, each as it was when it first said so.

    A save that changed no word of it (into the trash and out of it) is left out. Raises NotFoundError.
    """
    history = workbook.journal.history(record_id)
    told: list[Record] = []
    for version in history:
        if not told or _words(version, history[-1]) != _words(told[-1], history[-1]):
            told.append(version)
    return told[::-1]


def make_newest(workbook: Workbook, version: Record) -> Record:
    """Let the record say again what it said then; what it says now becomes an earlier version.

    A follow-up keeps its date and its decisions. Raises NotFoundError when the record is gone, AnswerError when it
    would undo what was decided about a plan, PlaceError, InUseError.
    """
    journal = workbook.journal
    now = journal.get(version.id)
    (stored,) = keep(journal, workbook.clock.today(), in_its_words(settled_as(version, now), now))
    return stored


def _words(version: Record, newest: Record) -> Record:
    return structs.replace(settled_as(version, newest), updated="")
