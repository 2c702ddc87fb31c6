"""A quick note: opens at once, is a draft while it is written, becomes an entry when it is left."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.timer import Timer
from textual.widgets import Button, Static, TextArea

from screens.dialogs import button
from screens.frame import save_text
from screens.keys import SCREEN_KEYS, bind
from screens.messages import JournalChanged, SaveState
from screens.modal import Modal
from screens.typed import book_app, workbook_of
from screens.widgets.editors import LongEditor
from workbook.errors import LederbogError
from workbook.forms.quick_note import QuickNote
from workbook.i18n import _, mark
from workbook.journal.records import Draft, Entry

WRITE_WITHIN = 1.0
"""Seconds from the first key that is not on disk to its draft."""


class NoteScreen(Modal[None], inherit_bindings=False):
    """A box to write in; Esc keeps the note and closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *SCREEN_KEYS,
        bind("escape", "keep", mark("Keep and close"), id="note.keep", also=mark("click the button")),
    ]

    def __init__(self, draft: Draft | None = None, entry: Entry | None = None) -> None:
        super().__init__()
        self._resumed = draft
        self._entry = entry
        self._waiting: Timer | None = None

    def compose(self) -> ComposeResult:
        with Vertical():
            with Horizontal(id="note-head"):
                yield Static(_("Note"), id="note-title", markup=False)
                yield button(_("Keep and close (Esc)"), "keep")
            yield LongEditor()
            yield Static(id="note-status", markup=False)

    def on_mount(self) -> None:
        self._note = QuickNote(workbook_of(self), self._resumed, self._entry)
        editor = self.query_one(LongEditor)
        editor.put(self._note.text)
        editor.move_cursor(self._resumed.cursor if self._resumed else editor.document.end)
        editor.focus()

    @on(TextArea.Changed)
    def _changed(self) -> None:
        editor = self.query_one(LongEditor)
        self._note.write(editor.text, editor.cursor_location)
        if self._waiting is None:
            self._waiting = self.set_timer(WRITE_WITHIN, self._write)

    def _write(self) -> None:
        self._waiting = None
        self._attempt(durable=False)

    def on_descendant_blur(self) -> None:
        self._attempt(durable=True)

    def on_screen_suspend(self) -> None:
        self._attempt(durable=True)

    def _attempt(self, *, durable: bool) -> None:
        try:
            if self._note.flush(durable=durable):
                self._say(SaveState("draft", workbook_of(self).clock.now()))
        except LederbogError as error:
            self._say(SaveState("failed", workbook_of(self).clock.now(), str(error)))

    def flush_now(self) -> None:
        self._note.flush(durable=True)

    def save_now(self) -> None:
        self._commit()

    def leave_now(self) -> bool:
        return self._commit()

    @on(Button.Pressed)
    def action_keep(self) -> None:
        if self._commit():
            self.dismiss(None)

    def _commit(self) -> bool:
        """Make it an entry; False when the disk refuses, and then the sentence is shown."""
        moment = workbook_of(self).clock.now()
        try:
            stored = self._note.commit()
        except LederbogError as error:
            self._say(SaveState("failed", moment, str(error)))
            return False
        if stored:
            self._say(SaveState("saved", moment))
            if stored.id != self._note.draft.record:
                sentence = _("Another window had changed this too. Both are kept; choose in the journal.")
                self.app.call_after_refresh(book_app(self).tell, sentence)
            self.post_message(JournalChanged())
        return True

    def _say(self, state: SaveState) -> None:
        self.query_one("#note-status", Static).update(save_text(state))
        self.post_message(state)
