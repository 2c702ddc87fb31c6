"""Short ids: the end of an id that no other id has, which every command takes in its stead."""

from collections import Counter
from collections.abc import Iterable

from workbook.errors import NotFoundError
from workbook.i18n import _
from workbook.journal.ids import to_text
from workbook.journal.journal import Journal
from workbook.journal.records import Draft, Record

SHORTEST = 4
_WHOLE = 36
"""Characters of a UUID."""


def short_ids(journal: Journal, wanted: Iterable[str]) -> dict[str, str]:
    """Each wanted id with its shortest ending of at least four characters that is unique in the journal."""
    endings: dict[str, str] = {}
    left = set(wanted)
    everything = _all_ids(journal) if left else set()
    for length in range(SHORTEST, _WHOLE + 1):
        if not left:
            break
        found = Counter(one[-length:] for one in everything)
        alone = {one for one in left if found[one[-length:]] <= 1}
        endings |= {one: one[-length:] for one in alone}
        left -= alone
    return endings


def find(journal: Journal, ending: str) -> Record | Draft:
    """The record or draft of this id or ending. Raises NotFoundError, also when the ending fits several."""
    wanted = ending.strip().lower()
    drafts = [draft for draft in journal.drafts.all() if draft.id.endswith(wanted)] if len(wanted) >= SHORTEST else []
    if not drafts:
        return journal.find(ending)
    stored = [one for one in _stored_ids(journal) if one.endswith(wanted)]
    if len(drafts) + len(stored) > 1:
        raise NotFoundError(_("More than one id ends in {ending}. Write more of it.").format(ending=wanted))
    return drafts[0]


def _all_ids(journal: Journal) -> set[str]:
    return _stored_ids(journal) | {draft.id for draft in journal.drafts.all()}


def _stored_ids(journal: Journal) -> set[str]:
    """The ids of every table; nothing is decoded."""
    tables = journal.database.storage.read() or {}
    return {to_text(int(key)) for documents in tables.values() for key in documents}
