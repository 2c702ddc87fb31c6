"""Settings: how the program looks and hides, and the lock."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList

from screens import calendar_settings, lock_setup
from screens.dialogs import AskLine
from screens.frame import FrameScreen
from screens.keys import BACK
from screens.parts import link
from screens.rows import Row, RowList
from screens.themes import THEMES
from screens.typed import book_app, workbook_of
from workbook.context import Workbook
from workbook.errors import AnswerError, LederbogError
from workbook.i18n import LANGUAGES, _, mark, n_
from workbook.settings import Settings, save

MINUTES = (1, 2, 5, 10, 15, 30, 60, 0)
"""What Enter goes through; 0 is never."""
LANGUAGE_NAMES = {"da": "dansk", "en": "English"}
THEME_NAMES = {
    "lys": mark("light"),
    "moerk": mark("dark"),
    "lys-kontrast": mark("light, strong contrast"),
    "moerk-kontrast": mark("dark, strong contrast"),
}
_COLUMN = 26


class SettingsScreen(FrameScreen):
    """One list; Enter or a click takes the next value, or asks."""

    HELP = mark(
        "What you can choose. Enter goes on to the next choice, or asks. The lock keeps your workbook unreadable for "
        "everybody who does not know the passphrase."
    )
    BINDINGS: ClassVar[list[BindingType]] = [BACK]

    def head(self) -> tuple[str | Content, Sequence[str | Content]]:
        return Content.assemble(link(_("‹ Back"), "screen.back"), "  ", (_("Settings"), "bold")), ()

    def keys_here(self) -> str:
        return _("↑↓ choose · Enter changes · Esc back")

    def compose_content(self) -> ComposeResult:
        yield RowList(id="settings")

    def to_front(self) -> None:
        self.show_rows()

    @property
    def workbook(self) -> Workbook:
        """The open workbook: the calendar's settings are sealed with it."""
        return workbook_of(self)

    def show_rows(self) -> None:
        """Show them as they are now."""
        app = book_app(self)
        calendar = calendar_settings.rows_of(self.workbook.journal.settings())
        self.query_one(RowList).show(rows_of(app.settings, sealed=app.sealed, between=calendar))

    async def action_back(self) -> None:
        await self.run_action("app.back")

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        app = book_app(self)
        settings = app.settings
        match event.option_id:
            case "theme":
                self.keep(theme=_after(settings.theme, [theme.name for theme in THEMES]))
            case "language":
                self.keep(language=_after(settings.language, LANGUAGES))
                self.status(_("The language changes the next time you open Lederbog."))
            case "idle":
                self.keep(idle_minutes=next_minutes(settings.idle_minutes))
            case "title":
                self._ask_title(settings.window_title)
            case "lock":
                lock_setup.turn_on(app, self.show_rows)
            case "unlock":
                lock_setup.turn_off(app)
            case "passphrase":
                lock_setup.change_passphrase(app)
            case "code":
                lock_setup.new_code(app)
            case other:
                calendar_settings.chosen(self, other or "")

    def _ask_title(self, title: str) -> None:
        def check(text: str) -> str:
            if not text.strip():
                raise AnswerError(_("Write at least one letter."))
            return ""

        def named(text: str | None) -> None:
            if text:
                self.keep(window_title=" ".join(text.split()))

        text = _("What the window is called in the task bar. “Notes” tells less than “Lederbog”.")
        self.app.push_screen(AskLine(_("Window title"), text, value=title, check=check), named)

    def keep(self, **changed: Any) -> None:
        """Save, and use it at once; what the disk refuses is said, and everything is as before."""
        app = book_app(self)
        settings = replace(app.settings, **changed)
        try:
            save(app.home, settings)
        except LederbogError as refusal:
            self.status(f"✗ {refusal}")
            return
        app.workbook = replace(app.workbook, settings=settings)
        app.use_settings()
        self.show_rows()
        self.status(_("✓ Saved"))


def rows_of(settings: Settings, *, sealed: bool, between: Sequence[Row] = ()) -> list[Row]:
    """The list; `between` stands before the lock."""
    minutes = settings.idle_minutes
    quiet = n_("after {n} minute", "after {n} minutes", minutes).format(n=minutes) if minutes else _("never")
    theme = _(THEME_NAMES[settings.theme]) if settings.theme in THEME_NAMES else settings.theme
    rows = [
        Row(_("THE PROGRAM"), heading=True),
        _row("theme", _("Colours"), theme),
        _row("language", _("Language"), LANGUAGE_NAMES[settings.language]),
        _row("title", _("Window title"), settings.window_title),
        _row("idle", _("Lock by itself") if sealed else _("Hide by itself"), quiet),
        *between,
        Row(""),
        Row(_("THE LOCK"), heading=True),
    ]
    if not sealed:
        return [*rows, Row(_("Off: whoever has the files can read them.")), _row("lock", _("Lock with a passphrase"))]
    return [
        *rows,
        Row(_("On: it opens with the passphrase or the recovery code.")),
        _row("passphrase", _("Choose another passphrase")),
        _row("code", _("Make another recovery code")),
        _row("unlock", _("Take the lock off")),
    ]


def _row(row_id: str, label: str, value: str = "") -> Row:
    return Row(Content.assemble(label.ljust(_COLUMN) if value else f"[ {label} ]", value), row_id)


def next_minutes(now: int) -> int:
    """The next longer time; after the longest never, after never the shortest."""
    if now == 0:
        return MINUTES[0]
    return next((each for each in MINUTES if each > now), 0)


def _after(value: str, values: Sequence[str]) -> str:
    """The next of the values, round and round."""
    return values[(values.index(value) + 1) % len(values)] if value in values else values[0]
