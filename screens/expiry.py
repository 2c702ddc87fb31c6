"""A note whose day to be deleted has come: delete it, move it first, or keep it a while."""

from textual.screen import Screen

from screens.dialogs import Question
from screens.messages import JournalChanged, SaveState
from screens.typed import book_app, workbook_of
from workbook import dates
from workbook.errors import LederbogError
from workbook.journal.records import Entry
from workbook.plan.expiry import asks, choices, delete_now, kept_longer, move_first, said_kept


def ask(screen: Screen[None], entry_id: str) -> None:
    """Let the leader decide; until she has, the note stands first."""
    workbook = workbook_of(screen)
    try:
        entry = workbook.journal.get(entry_id)
    except LederbogError as error:
        book_app(screen).tell(str(error))
        return
    if not isinstance(entry, Entry):
        return

    def chosen(choice: str | None) -> None:
        if choice == "move":
            book_app(screen).open_exercise(entry.exercise, record_id=entry.id)
            book_app(screen).call_later(book_app(screen).tell, move_first())
        elif choice in ("delete", "keep"):
            _do(screen, entry, choice)

    made = dates.long(dates.parse_stamp(entry.created).date())
    screen.app.push_screen(Question(entry.title, asks(made), choices()), chosen)


def _do(screen: Screen[None], entry: Entry, choice: str) -> None:
    workbook = workbook_of(screen)
    try:
        if choice == "delete":
            said = delete_now(workbook.journal, entry.id, workbook.clock)
        else:
            kept = kept_longer(entry, workbook.clock)
            workbook.journal.commit(kept)
            said = said_kept(kept)
    except LederbogError as error:
        screen.post_message(SaveState("failed", workbook.clock.now(), str(error)))
        return
    screen.post_message(JournalChanged())
    book_app(screen).tell(said)
