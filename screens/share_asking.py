"""What the sharing preview asks for: days, other words, a role, and whether a file may be replaced."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Button, TextArea

from screens.dialogs import AskLine, Dialog, Question, button
from screens.keys import bind
from workbook import dates
from workbook.errors import LederbogError
from workbook.i18n import _, mark
from workbook.share.note import Item
from workbook.share.outgoing import Outgoing, Sheet
from workbook.share.save import is_taken

if TYPE_CHECKING:
    from screens.preview import Preview
    from screens.share import ShareScreen
    from screens.trio import TrioScreen


class AskText(Dialog[str]):
    """Asks for a text of several lines; Enter is a line break, F4 takes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("f4", "use", mark("Use it"), id="dialog.use", also=mark("click the button"), anywhere=True),
    ]

    def __init__(self, title: str, text: str, value: str) -> None:
        super().__init__(title, text)
        self._value = value

    def compose_body(self) -> ComposeResult:
        yield TextArea(self._value, id="dialog-area", soft_wrap=True, compact=True)

    def compose_buttons(self) -> ComposeResult:
        yield button(_("Use it"), "use")
        yield button(_("Cancel"), "cancel")

    def on_mount(self) -> None:
        area = self.query_one(TextArea)
        area.move_cursor(area.document.end)
        area.focus()

    def action_use(self) -> None:
        self.dismiss(self.query_one(TextArea).text)

    @on(Button.Pressed)
    def _press(self, event: Button.Pressed) -> None:
        if event.button.id == "use":
            self.action_use()
        else:
            self.dismiss(None)


def ask_words(screen: "Preview", out: Outgoing, item: Item) -> None:
    """Other words for a line, in this file alone; the answer in the journal stays."""

    def given(text: str | None) -> None:
        if text is not None:
            out.edit(item, text)
            screen.look_anew()

    said = _("These words go into the file. What you wrote stays as it is. Empty brings it back.")
    screen.app.push_screen(AskText(item.question, said, item.text), given)


def ask_role(screen: "Preview", out: Outgoing, item: Item) -> None:
    """A role for all that is marked in a line."""
    if not item.marks:
        screen.status(_("Nothing is marked in this line."))
        return

    def given(role: str | None) -> None:
        if role is not None:
            out.replace_marks(item, role)
            screen.look_anew()

    def wanted(_role: str) -> str:
        return ""

    title = _("Which role stands there instead?")
    screen.app.push_screen(AskLine(title, item.question, value=_("a colleague"), check=wanted), given)


def ask_period(screen: "ShareScreen", out: Outgoing) -> None:
    """From which day to which; empty is all days."""
    today = out.workbook.clock.today()

    def day(text: str, since: date | None = None) -> date | None:
        """Without a year the latest that has been, or after `since` the next to come."""
        past = dates.parse_past(text, today) if text.strip() else None
        return dates.parse_date(text, today) if past and since and past < since else past

    def understood(text: str, since: date | None = None) -> str:
        found = day(text, since)
        return dates.spoken(found, today) if found else _("all days")

    def last_given(text: str | None) -> None:
        if text is not None:
            out.last = day(text, out.first)
            screen.look_anew()

    def first_given(text: str | None) -> None:
        if text is None:
            return
        out.first = first = day(text)
        screen.look_anew()
        until = partial(understood, since=first)
        asked = AskLine(_("Until which day?"), _("Empty is until today."), example="1/12", check=until)
        screen.app.push_screen(asked, last_given)

    asked = AskLine(_("From which day?"), _("Empty is from the beginning."), example="1/9", check=understood)
    screen.app.push_screen(asked, first_given)


def save(screen: "ShareScreen | TrioScreen", out: Outgoing, sheet: Sheet, path: Path, *, force: bool = False) -> None:
    """Write what the preview shows, and remember that it left; a file that is there is asked about first."""
    if not force and is_taken(path):
        _ask_to_replace(screen, out, sheet, path)
        return
    try:
        out.save(sheet, path, force=force)
    except LederbogError as refusal:
        screen.status(f"✗ {refusal}")
    else:
        screen.action_lines()
        screen.call_after_refresh(screen.status, _("✓ Written: {path}").format(path=path))


def _ask_to_replace(screen: "ShareScreen | TrioScreen", out: Outgoing, sheet: Sheet, path: Path) -> None:
    choices: Sequence[tuple[str, str]] = (("keep", _("Keep it")), ("replace", _("Replace it")))

    def chosen(choice: str | None) -> None:
        if choice == "replace":
            save(screen, out, sheet, path, force=True)
        else:
            screen.action_lines()

    text = _("{path} is there already.").format(path=path)
    screen.app.push_screen(Question(_("Replace the file?"), text, choices), chosen)
