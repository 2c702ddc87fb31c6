"""The one door by which a form reaches the journal: its records and all that its outcome leads to, in one line."""

from collections.abc import Sequence

from msgspec import structs

from workbook.forms.filled import Filled, Saved
from workbook.forms.homes import home_for
from workbook.forms.outcome import with_outcome
from workbook.journal.records import Record


def store(filled: Filled, base: int) -> tuple[Record, Saved]:
    """Commit a form whose draft was opened on revision `base` of its record; gives that record as it is stored now.

    Raises LederbogError when it could not be stored; nothing was, and it can be tried again.
    """
    written, target = with_outcome(filled, home_for(filled.exercise).write(filled))
    journal = filled.workbook.journal
    stored = journal.commit(*_based(written.records, filled.record_id, base))
    wanted = written.records[0].id
    main = next((one for one in stored if wanted in (one.id, one.conflict_of)), None) or journal.get(wanted)
    conflict = any(one.conflict_of == wanted for one in stored)
    return main, Saved(stored, target, written.notes, conflict=conflict)


def _based(records: Sequence[Record], own: str, base: int) -> tuple[Record, ...]:
    """The form's own record starts from the revision that the draft was opened on, whatever came since."""
    return tuple(structs.replace(one, revision=base) if one.id == own else one for one in records)
