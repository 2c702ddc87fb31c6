"""The calendar among the settings: the hour, whether it names what is due, and the file itself."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import structs
from textual.content import Content

from screens.dialogs import AskLine, Question
from screens.rows import Row
from workbook.errors import AnswerError, LederbogError
from workbook.i18n import _
from workbook.journal.records import JournalSettings
from workbook.plan.appointments import time_of
from workbook.share.save import is_taken, place_of

if TYPE_CHECKING:
    from screens.settings import SettingsScreen

FILE = "lederbog-opfoelgning.ics"
_COLUMN = 26


def rows_of(settings: JournalSettings) -> list[Row]:
    """The part of the list."""
    words = (
        _("yes, where it is about nobody else") if settings.calendar_words else _("no, only that there is something")
    )
    return [
        Row(""),
        Row(_("THE CALENDAR"), heading=True),
        Row(Content(_("Time of day").ljust(_COLUMN) + settings.calendar_time.replace(":", ".")), "calendar-time"),
        Row(Content(_("Says what it is about").ljust(_COLUMN) + words), "calendar-words"),
        Row(Content("[ " + _("Write the calendar file") + " ]"), "calendar-file"),
    ]


def chosen(screen: "SettingsScreen", row: str) -> None:
    """What Enter does on a row of it."""
    match row:
        case "calendar-time":
            _ask_time(screen)
        case "calendar-words":
            _keep(screen, calendar_words=not _settings(screen).calendar_words)
        case "calendar-file":
            _ask_file(screen)


def _settings(screen: "SettingsScreen") -> JournalSettings:
    return screen.workbook.journal.settings()


def _keep(screen: "SettingsScreen", **changed: Any) -> None:
    try:
        screen.workbook.journal.commit(structs.replace(_settings(screen), **changed))
    except LederbogError as refusal:
        screen.status(f"✗ {refusal}")
    else:
        screen.show_rows()
        screen.status(_("✓ Saved"))


def _ask_time(screen: "SettingsScreen") -> None:
    def given(text: str | None) -> None:
        if text is not None:
            _keep(screen, calendar_time=time_of(text))

    shown = _settings(screen).calendar_time.replace(":", ".")
    asked = AskLine(_("Time of day"), _("When what is due stands in your calendar."), value=shown, check=time_of)
    screen.app.push_screen(asked, given)


def _ask_file(screen: "SettingsScreen") -> None:
    def check(text: str) -> str:
        if not text.strip():
            raise AnswerError(_("Write the name of a file."))
        return ""

    def given(text: str | None) -> None:
        if text is not None:
            _write(screen, place_of(text), force=False)

    said = _("Take the file in again after changes: what was moved moves, and what is done goes.")
    asked = AskLine(_("Write the calendar file"), said, value=str(Path.home() / FILE), check=check)
    screen.app.push_screen(asked, given)


def _write(screen: "SettingsScreen", path: Path, *, force: bool) -> None:
    from workbook.share.calendar import save_calendar

    if not force and is_taken(path):
        _ask_to_replace(screen, path)
        return
    try:
        save_calendar(screen.workbook, path, force=force)
    except LederbogError as refusal:
        screen.call_after_refresh(screen.status, f"✗ {refusal}")
    else:
        screen.call_after_refresh(screen.status, _("✓ Written: {path}").format(path=path))


def _ask_to_replace(screen: "SettingsScreen", path: Path) -> None:
    def answered(choice: str | None) -> None:
        if choice == "replace":
            _write(screen, path, force=True)

    text = _("{path} is there already.").format(path=path)
    choices = (("keep", _("Keep it")), ("replace", _("Replace it")))
    screen.app.push_screen(Question(_("Replace the file?"), text, choices), answered)
