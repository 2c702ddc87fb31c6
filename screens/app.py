"""The app: areas, the keys that work everywhere, and the door to a form."""

import sys
from collections.abc import Mapping
from functools import partial
from importlib import import_module
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.screen import Screen

from screens.areas import MODES, Modes
from screens.closed import ClosedBook
from screens.frame import FrameScreen
from screens.keys import APP_KEYS, key_text
from screens.messages import OpenExercise, Savable, SaveState
from screens.naming import NamingApp
from screens.terminal import HUNG_UP, keep_title, mute, plain_keyboard, restore_title, set_title
from screens.themes import THEMES
from screens.upkeep import close_files
from screens.widgets import CSS_PATHS
from workbook.errors import LederbogError
from workbook.i18n import _

if TYPE_CHECKING:
    from screens.palette import Command
    from screens.trash import Thrown
    from screens.unlock import UnlockScreen
    from workbook.context import Workbook
    from workbook.journal.passphrases import Costs

CRISIS_PAGE = "hjaelp-og-kontakter"
_HERE = Path(__file__).parent
_SHEETS = ("app", "frame", "rows", "dialogs", "note")
_WIDTHS = [(0, "-narrow"), (76, "-normal"), (100, "-wide"), (160, "-very-wide")]
_HEIGHTS = [(0, "-low"), (30, "-tall")]
_LOCKED = "locked"
"""The mode that an app with a closed workbook begins in."""


def _lock_screen() -> "UnlockScreen":
    from screens.unlock import UnlockScreen

    return UnlockScreen()


class LederbogApp(NamingApp):
    """Lederbog in the terminal, for one workbook."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [*(_HERE / f"{name}.tcss" for name in _SHEETS), *CSS_PATHS]
    BINDINGS: ClassVar[list[BindingType]] = [*APP_KEYS]
    MODES = MODES
    DEFAULT_MODE = "overview"
    HORIZONTAL_BREAKPOINTS = _WIDTHS
    VERTICAL_BREAKPOINTS = _HEIGHTS

    def __init__(self, book: "Workbook | ClosedBook") -> None:
        super().__init__(book)
        self.save_state: SaveState | None = None
        self.thrown: list[Thrown] = []
        """What was put away in this run, and can be fetched back; the last one last."""
        self.title = self.settings.window_title
        self.animation_level = "none"
        self.costs: Costs | None = None
        """What a new passphrase is stretched with; None is what is right for a journal."""
        self._dress(self.settings.theme)

    def _dress(self, wanted: str) -> None:
        """Put the theme on before the sheets are read: later they would all be read again."""
        for theme in THEMES:
            self.register_theme(theme)
        chosen = wanted if wanted in self.available_themes else THEMES[0].name
        self.set_reactive(LederbogApp.theme, chosen)

    def use_settings(self) -> None:
        """Show what the settings say now; the language waits for the next start."""
        self.title = self.settings.window_title
        set_title(self, self.title)
        if self.settings.theme in self.available_themes:
            self.theme = self.settings.theme

    def on_mount(self) -> None:
        self.watch_endings()
        self.watch_time()
        self.set_keymap(dict(self.settings.keys))
        keep_title(self)
        set_title(self, self.title)
        plain_keyboard(self)
        self.app_resume_signal.subscribe(self, lambda _app: plain_keyboard(self))
        if self.closed is None:
            self.begin()
        else:
            self.call_after_refresh(self.run_worker, self._prepare, thread=True, exit_on_error=False)

    def _prepare(self) -> None:
        """In a thread, while she types: what it takes to open, and the screen that comes then."""
        if self.closed is not None:
            self.closed.prepare()
        import_module("screens.overview")

    def begin(self) -> None:
        """The workbook is open, for the first time in this run."""
        self.watch_journal()
        self.begin_upkeep()
        self.welcome_if_first()
        if self.sealed:
            from screens.lock_setup import prove_pending

            prove_pending(self)

    async def _shutdown(self) -> None:
        restore_title(self)
        await super()._shutdown()

    def welcome_if_first(self) -> None:
        """The three questions of the first start, over an empty overview."""
        if not self.workbook.journal.is_empty():
            return
        from workbook.forms.first_start import is_first

        if is_first(self.workbook):
            from screens.welcome import WelcomeScreen

            self.push_screen(WelcomeScreen())

    def get_key_display(self, binding: Binding) -> str:
        return key_text(binding.key)

    def open_exercise(
        self, page_id: str, *, record_id: str = "", draft_id: str = "", context: Mapping[str, str] | None = None
    ) -> None:
        """Open a page as a form on top of what is shown; a page that cannot be opened says why."""
        open_it = partial(self.open_exercise, page_id, record_id=record_id, draft_id=draft_id, context=context)
        if self.when_uncovered(open_it):
            return
        from screens.exercise import ExerciseScreen

        try:
            form = ExerciseScreen(
                self.workbook, page_id, record_id=record_id, draft_id=draft_id, context=dict(context or {})
            )
        except LederbogError as error:
            self.tell(str(error))
        else:
            if not self._back_to(form.session.draft.record):
                self.push_screen(form)

    def _back_to(self, record_id: str) -> bool:
        """Come back to the form of that record if it lies further down: two would overwrite each other's draft."""
        forms = [one for one in self.screen_stack if _fills(one) == record_id]
        while forms and self.screen is not forms[0] and self.close_top():
            pass
        return bool(forms)

    def tell(self, sentence: str) -> None:
        """Say a sentence: in the status line, or in a box where there is none; over a cover nothing is said."""
        if self.covered:
            self.tell_below(sentence)
        elif isinstance(self.screen, FrameScreen):
            self.screen.call_later(self.screen.status, sentence)  # one that has just come forward has no lines yet
        else:
            from screens.dialogs import Notice

            self.push_screen(Notice(self.title, sentence))

    def on_open_exercise(self, event: OpenExercise) -> None:
        self.open_exercise(event.page_id, record_id=event.record_id, draft_id=event.draft_id, context=event.context)

    def on_save_state(self, event: SaveState) -> None:
        self.save_state = event
        if isinstance(self.screen, FrameScreen):
            self.screen.show_saved()

    async def action_back(self) -> None:
        self.close_top()

    def action_go(self, mode: str) -> None:
        """Go to an area; the forms that lie over this one are left on the way."""
        while len(self.screen_stack) > 1:
            if not self.close_top():
                return
        if mode != self.current_mode:
            self.switch_mode(mode)

    def action_save(self) -> None:
        """Save the form that lies nearest; elsewhere say that there is nothing to save."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, Savable):
                screen.save_now()
                return
        self.tell(_("Everything is saved."))

    def action_help(self) -> None:
        from screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))

    def action_commands(self) -> None:
        from screens.palette import PaletteScreen

        if not isinstance(self.screen, PaletteScreen):
            self.push_screen(PaletteScreen(self.screen), self._run_command)

    async def _run_command(self, command: "Command | None") -> None:
        if command:
            await self.run_action(command.action, command.node)

    def action_open(self, page_id: str) -> None:
        self.open_exercise(page_id)

    def action_crisis(self) -> None:
        """Help in a crisis; where the pack has no such page, the one number that is built in."""
        if getattr(self.screen, "page_id", "") == CRISIS_PAGE:
            return
        if not self.locked and not self.working and CRISIS_PAGE in self.workbook.library.heads:
            self.open_exercise(CRISIS_PAGE)
            return
        from screens.dialogs import HelpNumber

        if not isinstance(self.screen, HelpNumber):
            self.push_screen(HelpNumber(_("Get help"), _("If someone is in danger, call 112.")))

    def action_at_hand(self) -> None:
        """Choose one of the pages that are always at hand; pressed again, the list goes away."""
        from screens.at_hand import AtHandDialog

        if isinstance(self.screen, AtHandDialog):
            self.screen.dismiss(None)
        else:
            self.push_screen(AtHandDialog(self.workbook), self._open_chosen)

    def _open_chosen(self, page_id: str | None) -> None:
        if page_id:
            self.open_exercise(page_id)

    def action_how_to_quit(self) -> None:
        self.tell(_("{keys} ends Lederbog. What you wrote is saved.").format(keys=key_text("ctrl+q")))


class LockedApp(LederbogApp):
    """The app for a workbook that is closed: it begins with the line for the passphrase."""

    DEFAULT_MODE = _LOCKED
    MODES: ClassVar[Modes] = {**MODES, _LOCKED: _lock_screen}

    async def first_opened(self) -> None:
        await self.switch_mode("overview")
        await self.remove_mode(_LOCKED)
        self.begin()


def _fills(screen: Screen[object]) -> str:
    """The id of the record that a form revises or will become; nothing for another screen."""
    session = getattr(screen, "session", None)
    return session.draft.record if session is not None else ""


def run(book: "Workbook | ClosedBook") -> int:
    """Run the app; gives the exit code: 0, 1 after a crash, 143, 129 or 130 after a signal."""
    app = LockedApp(book) if isinstance(book, ClosedBook) else LederbogApp(book)
    app.run()
    if not app.return_code and not app.locked:
        for sentence in close_files(app.workbook):
            sys.stderr.write(f"{sentence}\n")
    if app.return_code == HUNG_UP:
        mute()
    return app.return_code or 0
