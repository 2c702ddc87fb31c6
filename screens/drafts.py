"""Drafts: going on with one, and all of them one key away."""

from textual.screen import Screen

from screens.note import NoteScreen
from screens.typed import book_app, workbook_of
from workbook.errors import LederbogError
from workbook.i18n import _


def resume_draft(screen: Screen[None], draft_id: str) -> None:
    """Open the form or the note of a draft, where it was left."""
    app = book_app(screen)
    try:
        draft = workbook_of(screen).journal.drafts.get(draft_id)
    except LederbogError as refusal:
        app.tell(f"✗ {refusal}")
        return
    if draft is None:
        app.tell(_("That draft is no longer there. What was saved from it is in the journal."))
    elif draft.exercise:
        app.open_exercise(draft.exercise, draft_id=draft.id)
    else:
        app.push_screen(NoteScreen(draft=draft))


def show_drafts(screen: Screen[None]) -> None:
    """All of them, in the journal."""
    from screens.journal import JournalScreen

    app = book_app(screen)

    def show() -> None:
        if isinstance(app.screen, JournalScreen):
            app.screen.action_drafts()

    app.action_go("journal")
    app.call_after_refresh(show)
