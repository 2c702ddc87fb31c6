"""A note without a page: written at once, a draft while it is open, an entry when it is left."""

from msgspec import structs

from workbook.context import Workbook
from workbook.dates import stamp
from workbook.i18n import _
from workbook.journal.records import Answer, Draft, Entry
from workbook.text import clean, first_words

FIELD = "note"


class QuickNote:
    """A note that is being written."""

    def __init__(self, workbook: Workbook, draft: Draft | None = None, entry: Entry | None = None) -> None:
        """Resume `draft`, or write on in `entry`, or begin a new note."""
        journal = workbook.journal
        self._workbook = workbook
        self._entry = entry
        now = stamp(workbook.clock.now())
        self.draft = draft or Draft(
            id=journal.new_id(),
            exercise="",
            created=entry.created if entry else now,
            updated=now,
            record=entry.id if entry else journal.new_id(),
            base=entry.revision if entry else 0,
            answers=dict(entry.answers) if entry else {},
        )
        self._undurable = False
        self._unwritten = False

    @property
    def text(self) -> str:
        """The note as it stands."""
        answer = self.draft.answers.get(FIELD)
        return str(answer.value) if answer else ""

    def write(self, raw: str, cursor: tuple[int, int] = (0, 0)) -> None:
        """Take the whole text as it now stands, and where the cursor is."""
        text = clean(raw).text
        self.draft.cursor = cursor
        if text != self.text:
            known = self.draft.answers.get(FIELD)
            self.draft.answers[FIELD] = (
                structs.replace(known, value=text) if known else Answer(question=_("Note"), kind="long", value=text)
            )
            self._undurable = self._unwritten = True

    def flush(self, *, durable: bool) -> bool:
        """Write the draft when there is something new; True when it wrote.

        Raises PlaceError when the disk refuses.
        """
        if not (self._undurable if durable else self._unwritten):
            return False
        self.draft.updated = stamp(self._workbook.clock.now())
        self._workbook.journal.drafts.write(self.draft, durable=durable)
        self._unwritten = False
        self._undurable = self._undurable and not durable
        return True

    def commit(self) -> Entry | None:
        """Make the draft an entry in one transaction; an empty note leaves nothing behind.

        Raises LederbogError when it cannot be stored; the draft is then kept.
        """
        journal = self._workbook.journal
        if not self.text.strip() and self._entry is None:
            journal.drafts.discard(self.draft.id)
            self._unwritten = self._undurable = False
            return None
        (stored,) = journal.commit(self._as_entry())
        journal.drafts.discard(self.draft.id)
        self._unwritten = self._undurable = False
        assert isinstance(stored, Entry)
        self._entry, self.draft.base = stored, stored.revision
        return stored

    def _as_entry(self) -> Entry:
        draft = self.draft
        base = self._entry or Entry(id=draft.record, created=draft.created, updated=draft.updated, revision=draft.base)
        return structs.replace(base, title=first_words(self.text), answers=dict(draft.answers), revision=draft.base)
