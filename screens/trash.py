"""Into the trash with a way back: every deletion says how it is undone, and an open promise is asked about first."""

from textual.screen import Screen

from screens.dialogs import Question
from screens.keys import key_text
from screens.messages import JournalChanged
from screens.typed import book_app, workbook_of
from workbook.errors import LederbogError, NotFoundError
from workbook.i18n import _
from workbook.journal.records import Draft, Record
from workbook.plan.keeping import waits

UNDO = "ctrl+z"
Thrown = str | Draft
"""What can be fetched back: a record by its id, a draft itself, since drafts have no trash."""


def throw(screen: Screen[None], record_id: str, *, leave: bool = False) -> None:
    """Put a record into the trash; with `leave` its screen is left, and the one below tells of it."""
    try:
        record = workbook_of(screen).journal.get(record_id)
    except LederbogError as refusal:
        book_app(screen).tell(f"✗ {refusal}")
        return

    def chosen(choice: str | None) -> None:
        if choice == "trash":
            _throw(screen, record, leave=leave)

    if waits(record, workbook_of(screen).clock.today()):
        text = _("It is still open. In the trash it does not remind you of anything.")
        choices = [("keep", _("Keep it")), ("trash", _("Put it into the trash"))]
        screen.app.push_screen(Question(record.title, text, choices), chosen)
    else:
        chosen("trash")


def _throw(screen: Screen[None], record: Record, *, leave: bool) -> None:
    app = book_app(screen)
    try:
        app.workbook.journal.trash(record.id)
    except LederbogError as refusal:
        app.tell(f"✗ {refusal}")
        return
    app.thrown.append(record.id)
    if leave:
        app.close_top()
    _tell(screen, _("Put into the trash · {keys} fetches it back").format(keys=key_text(UNDO)))


def throw_draft(screen: Screen[None], draft: Draft, title: str) -> None:
    """Discard a draft after asking: it was never saved, so it has no place in the trash."""

    def chosen(choice: str | None) -> None:
        app = book_app(screen)
        if choice != "throw":
            return
        try:
            app.workbook.journal.drafts.discard(draft.id)
        except LederbogError as refusal:
            app.tell(f"✗ {refusal}")
            return
        app.thrown.append(draft)
        _tell(screen, _("The draft is thrown away · {keys} fetches it back").format(keys=key_text(UNDO)))

    text = _(
        "A draft does not go to the trash. {keys} fetches it back until you quit Lederbog; then it is gone. "
        "What was saved earlier stays in the journal."
    ).format(keys=key_text(UNDO))
    choices = [("keep", _("Keep it")), ("throw", _("Throw it away"))]
    screen.app.push_screen(Question(title, text, choices), chosen)


def recover(screen: Screen[None], record_id: str) -> None:
    """Fetch a record out of the trash."""
    app = book_app(screen)
    try:
        app.workbook.journal.recover(record_id)
    except LederbogError as refusal:
        app.tell(f"✗ {refusal}")
        return
    if record_id in app.thrown:
        app.thrown.remove(record_id)
    _tell(screen, _("Fetched back: it is where it was."))


def undo(screen: Screen[None]) -> None:
    """Fetch back what was put away last."""
    app = book_app(screen)
    while app.thrown:
        last = app.thrown.pop()
        try:
            back = _back(screen, last)
        except LederbogError as refusal:
            app.thrown.append(last)
            app.tell(f"✗ {refusal}")
            return
        if back:
            _tell(screen, _("Fetched back: it is where it was."))
            return
    nothing = _("There is nothing to fetch back. The trash is in the journal: press F there.")
    app.call_after_refresh(app.tell, nothing)  # behind the sentence of the fetch before it


def _back(screen: Screen[None], thrown: Thrown) -> bool:
    """False when another window did it already, or it is gone for good."""
    journal = workbook_of(screen).journal
    if isinstance(thrown, Draft):
        journal.drafts.write(thrown, durable=True)
        return True
    try:
        there = bool(journal.get(thrown).trashed)
    except NotFoundError:
        return False
    if there:
        journal.recover(thrown)
    return there


def _tell(screen: Screen[None], sentence: str) -> None:
    """Show the journal as it is now, and the sentence, on what is in front when that is settled."""
    app = book_app(screen)
    app.post_message(JournalChanged())
    app.call_after_refresh(app.tell, sentence)
