"""The one way in: what was read whole goes into the journal, and nothing comes twice."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workbook.clock import Clock
from workbook.i18n import n_
from workbook.importing.archive import Archive
from workbook.importing.found import Reading, arrival
from workbook.importing.mending import mended
from workbook.journal.exchange import Outcome, Stopped, deleted, take_in
from workbook.journal.journal import Journal
from workbook.journal.notices import forgotten_return
from workbook.journal.records import Person
from workbook.journal.saving import TABLE_OF


@dataclass(frozen=True, slots=True)
class ImportReport:
    """How many notes came, and what became of the others."""

    new: int = 0
    known: int = 0
    updated: int = 0
    changed: int = 0
    deleted: int = 0
    remarks: tuple[str, ...] = ()
    """What else the leader should know, a sentence each."""


def bring_in(journal: Journal, found: Archive | Reading, clock: Clock) -> ImportReport:
    """Take in what was read; with the same ids as the last time, so that nothing comes twice.

    All of it was read and checked before the first is stored. A bounded number goes into each transaction: what a
    full disk interrupts is taken up again by the same command. Raises what `Journal.commit` raises.
    """
    if isinstance(found, Archive):
        whole = mended(found, clock.today())
        remarks = [*forgotten_return(_forgotten(journal, found)), *_mended(journal, found, whole)]
        return _report(_taken(journal, whole), remarks)
    now = clock.now()
    archive = Archive(tuple(arrival(note, now) for note in found.notes))
    return _report(_taken(journal, archive), (*found.remarks, *_dropped(found.dropped)))


def _mended(journal: Journal, found: Archive, whole: Archive) -> Iterator[str]:
    """How many that were not here yet lacked a date or a reason."""
    known = {one.id for one in (*journal.plans(), *journal.followups(), *journal.trashed())}
    known |= {one for _table, one in deleted(journal)}
    count = sum(
        before is not after and before.id not in known
        for before, after in zip(found.arrivals, whole.arrivals, strict=True)
    )
    if count:
        sentence = n_(
            "{n} plan or follow-up lacked its date or its reason. It got the usual date, or a note that no reason is "
            "known.",
            "{n} plans or follow-ups lacked their date or their reason. They got the usual date, or a note that no "
            "reason is known.",
            count,
        )
        yield sentence.format(n=count)


def _forgotten(journal: Journal, archive: Archive) -> int:
    """How many people of the archive were forgotten here."""
    gone = {one for table, one in deleted(journal) if table == TABLE_OF[Person]}
    return sum(one.table == TABLE_OF[Person] and one.id in gone for one in archive.arrivals)


def _taken(journal: Journal, archive: Archive) -> Counter[Outcome]:
    try:
        return take_in(journal, archive.arrivals, archive.deleted)
    except Stopped as stopped:
        fault, done = stopped.__cause__, stopped.counts["new"] + stopped.counts["updated"]
        assert fault is not None, "take_in says why it stopped"
        if not done:
            raise fault from None
        sentence = n_(
            "{n} note was brought in before that; the same command brings in the rest.",
            "{n} notes were brought in before that; the same command brings in the rest.",
            done,
        )
        raise type(fault)(f"{fault} {sentence.format(n=done)}") from None


def _report(counts: Counter[Outcome], remarks: Iterable[str]) -> ImportReport:
    return ImportReport(
        new=counts["new"],
        known=counts["known"],
        updated=counts["updated"],
        changed=counts["changed"],
        deleted=counts["deleted"],
        remarks=tuple(remarks),
    )


def _dropped(count: int) -> tuple[str, ...]:
    if not count:
        return ()
    sentence = n_("{n} control character was left out.", "{n} control characters were left out.", count)
    return (sentence.format(n=count),)
