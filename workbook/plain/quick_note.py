"""A quick note, line by line; every line is on the disk before the next."""

from workbook.context import Workbook
from workbook.errors import LederbogError
from workbook.forms.quick_note import QuickNote
from workbook.i18n import _
from workbook.journal.records import Draft
from workbook.plain.dialogue import Dialogue
from workbook.plain.ending import kept
from workbook.plain.filling import STOP


def write_note(dialogue: Dialogue, workbook: Workbook, draft: Draft | None = None) -> None:
    """Write a note or go on with a draft; an empty line saves it, the end of input leaves a draft.

    Raises LederbogError when it cannot be stored.
    """
    note = QuickNote(workbook, draft)
    dialogue.say()
    dialogue.say(_("Note"))
    if note.text:
        dialogue.say(note.text, first="  ")
    dialogue.say(_("Write one line or more; an empty line ends and saves. . alone keeps it as a draft."))
    if _lines_of(dialogue, note) == STOP:
        dialogue.say(_("Your note is kept as a draft.") if note.text else _("There was nothing to save."))
        return
    saved = note.commit()
    dialogue.say(_("Saved.") if saved is not None else _("There was nothing to save."))


def _lines_of(dialogue: Dialogue, note: QuickNote) -> str:
    """Take lines until one that ends the note; that line."""
    with kept(lambda: note.flush(durable=True)):
        while (line := dialogue.ask()) and line != STOP:
            note.write(f"{note.text}\n{line}" if note.text else line)
            _keep(dialogue, note)
    return line


def _keep(dialogue: Dialogue, note: QuickNote) -> None:
    try:
        note.flush(durable=True)
    except LederbogError as refusal:
        dialogue.say(str(refusal))
