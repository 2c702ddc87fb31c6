"""The one door by which a form reaches the journal: its records and all that its outcome leads to, in one line."""

from collections.abc import Sequence

from msgspec import structs

from workbook.forms.filled import Filled, Saved
from workbook.forms.homes import home_for
from workbook.forms.outcome import with_outcome
from workbook.journal.records import FollowUp, Record
from workbook.plan.keeping import keep
from workbook.plan.recall import recalled


def store(filled: Filled, base: int) -> tuple[Record, Saved]:
    """Commit a form whose draft was opened on revision `base` of its record; gives that record as it is stored now.

    Raises LederbogError when it could not be stored; nothing was, and it can be tried again.
    """
    written, target = with_outcome(filled, home_for(filled.exercise).write(filled))
    journal = filled.workbook.journal
    records = (*_based(written.records, filled.record_id, base), *_recalled(filled))
    stored = keep(journal, filled.workbook.clock.today(), *records)
    wanted = written.records[0].id
    main = next((one for one in stored if wanted in (one.id, one.conflict_of)), None) or journal.get(wanted)
    conflict = any(one.conflict_of == wanted for one in stored)
    return main, Saved(stored, target, written.notes, conflict=conflict)


def _recalled(filled: Filled) -> tuple[FollowUp, ...]:
    """The follow-up by which a page that was filled asks to be filled anew; to correct an answer changes nothing."""
    head, journal = filled.exercise.head, filled.workbook.journal
    if not head.recall or filled.record is not None:
        return ()
    known = [*journal.followups(), *(one for one in journal.trashed() if isinstance(one, FollowUp))]
    found = recalled(known, head.id, head.title, head.recall, journal, filled.workbook.clock)
    return (found,) if found is not None else ()


def _based(records: Sequence[Record], own: str, base: int) -> tuple[Record, ...]:
    """The form's own record starts from the revision that the draft was opened on, whatever came since."""
    return tuple(structs.replace(one, revision=base) if one.id == own else one for one in records)
