"""The app: areas, the keys that work everywhere, and the door to a form."""

import sys
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.screen import Screen

from screens.areas import MODES
from screens.frame import FrameScreen
from screens.keys import APP_KEYS, key_text
from screens.messages import Leavable, OpenExercise, Savable, SaveState
from screens.terminal import HUNG_UP, keep_title, mute, plain_keyboard, restore_title, set_title
from screens.themes import THEMES
from screens.upkeep import UpkeepApp, close_files
from screens.widgets import CSS_PATHS
from workbook.context import Workbook
from workbook.errors import LederbogError
from workbook.i18n import _

if TYPE_CHECKING:
    from screens.palette import Command
    from screens.trash import Thrown

CRISIS_PAGE = "hjaelp-og-kontakter"
_HERE = Path(__file__).parent
_SHEETS = ("app", "frame", "rows", "dialogs", "note")
_WIDTHS = [(0, "-narrow"), (76, "-normal"), (100, "-wide"), (160, "-very-wide")]
_HEIGHTS = [(0, "-low"), (30, "-tall")]
_IDLE_LOOK = 15.0
"""Seconds between looks at how long nobody has touched a key."""


class LederbogApp(UpkeepApp):
    """Lederbog in the terminal, for one workbook."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [*(_HERE / f"{name}.tcss" for name in _SHEETS), *CSS_PATHS]
    BINDINGS: ClassVar[list[BindingType]] = [*APP_KEYS]
    MODES = MODES
    DEFAULT_MODE = "overview"
    HORIZONTAL_BREAKPOINTS = _WIDTHS
    VERTICAL_BREAKPOINTS = _HEIGHTS

    def __init__(self, workbook: Workbook) -> None:
        super().__init__(workbook)
        self.save_state: SaveState | None = None
        self.thrown: list[Thrown] = []
        """What was put away in this run, and can be fetched back; the last one last."""
        self.title = workbook.settings.window_title
        self.animation_level = "none"
        self._touched = workbook.clock.now()
        self._dress(workbook.settings.theme)

    def _dress(self, wanted: str) -> None:
        """Put the theme on before the sheets are read: later they would all be read again."""
        for theme in THEMES:
            self.register_theme(theme)
        chosen = wanted if wanted in self.available_themes else THEMES[0].name
        self.set_reactive(LederbogApp.theme, chosen)

    def on_mount(self) -> None:
        self.watch_endings()
        self.watch_journal()
        self.begin_upkeep()
        self.set_keymap(dict(self.workbook.settings.keys))
        keep_title(self)
        set_title(self, self.title)
        plain_keyboard(self)
        self.app_resume_signal.subscribe(self, lambda _app: plain_keyboard(self))
        self.set_interval(_IDLE_LOOK, self.hide_when_idle)
        self.welcome_if_first()

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

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key | events.MouseEvent | events.Paste):
            self._touched = self.workbook.clock.now()
        await super().on_event(event)

    def hide_when_idle(self) -> None:
        """Hide the screen when nobody has touched a key for as long as the settings say; 0 is never."""
        minutes = self.workbook.settings.idle_minutes
        if minutes and self.workbook.clock.now() - self._touched >= timedelta(minutes=minutes):
            self.action_hide()

    def get_key_display(self, binding: Binding) -> str:
        return key_text(binding.key)

    def open_exercise(
        self, page_id: str, *, record_id: str = "", draft_id: str = "", context: Mapping[str, str] | None = None
    ) -> None:
        """Open a page as a form on top of what is shown; a page that cannot be opened says why."""
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
        """Say a sentence: in the status line, or in a box where there is none."""
        if isinstance(self.screen, FrameScreen):
            self.screen.status(sentence)
        else:
            from screens.dialogs import Notice

            self.push_screen(Notice(self.title, sentence))

    def on_open_exercise(self, event: OpenExercise) -> None:
        self.open_exercise(event.page_id, record_id=event.record_id, draft_id=event.draft_id, context=event.context)

    def on_save_state(self, event: SaveState) -> None:
        self.save_state = event
        if isinstance(self.screen, FrameScreen):
            self.screen.show_saved()

    def close_top(self) -> bool:
        """Leave the top screen, unless it is the first of its area; False when it must stay."""
        top = self.screen
        if isinstance(top, Leavable) and not top.leave_now():
            return False
        if len(self.screen_stack) > 1:
            self.pop_screen()
        return True

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

    def action_hide(self) -> None:
        from screens.hidden import HiddenScreen

        if not isinstance(self.screen, HiddenScreen):
            self.push_screen(HiddenScreen())

    def action_crisis(self) -> None:
        """Help in a crisis; where the pack has no such page, the one number that is built in."""
        if getattr(self.screen, "page_id", "") == CRISIS_PAGE:
            return
        if CRISIS_PAGE in self.workbook.library.heads:
            self.open_exercise(CRISIS_PAGE)
        else:
            from screens.dialogs import Notice

            self.push_screen(Notice(_("Get help"), _("If someone is in danger, call 112.")))

    def action_how_to_quit(self) -> None:
        self.tell(_("{keys} ends Lederbog. What you wrote is saved.").format(keys=key_text("ctrl+q")))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While the screen is hidden, only quitting works: every other key brings it back."""
        from screens.hidden import HiddenScreen

        if self._screen_stack and isinstance(self.screen, HiddenScreen):
            return action == "quit"
        return True


def _fills(screen: Screen[object]) -> str:
    """The id of the record that a form revises or will become; nothing for another screen."""
    session = getattr(screen, "session", None)
    return session.draft.record if session is not None else ""


def run(workbook: Workbook) -> int:
    """Run the app; gives the exit code: 0, 1 after a crash, 143, 129 or 130 after a signal."""
    app = LederbogApp(workbook)
    app.run()
    if not app.return_code:
        for sentence in close_files(app.workbook):
            sys.stderr.write(f"{sentence}\n")
    if app.return_code == HUNG_UP:
        mute()
    return app.return_code or 0
