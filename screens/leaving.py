"""What lies over an area is left before something is done with the whole workbook: its settings, a change of jobs."""

from textual.screen import Screen

from screens.locking import LockingApp
from screens.messages import Leavable
from screens.typed import book_app


class LeavingApp(LockingApp, inherit_bindings=False):
    """An app whose forms are left, and so saved, before a screen that is about all of them opens."""

    def close_top(self) -> bool:
        """Leave the top screen, unless it is the first of its area; False when it must stay, or is covered."""
        if self.covered:
            return False
        top = self.screen
        if isinstance(top, Leavable) and not top.leave_now():
            return False
        if len(self.screen_stack) > 1:
            self.pop_screen()
        return True

    def open_alone(self, screen: Screen[None]) -> None:
        """Open a screen right over its area, unless one of its kind is in front or a form must stay."""
        if isinstance(self.screen, type(screen)):
            return
        while len(self.screen_stack) > 1:
            if not self.close_top():
                return
        self.push_screen(screen)

    def action_settings(self) -> None:
        """The settings: the lock is put on what is saved."""
        from screens.settings import SettingsScreen

        self.open_alone(SettingsScreen())

    def action_handover(self) -> None:
        """A change of jobs: what the workplace keeps, and what is deleted."""
        from screens.handover import HandoverScreen

        self.open_alone(HandoverScreen())

    def action_archive(self) -> None:
        """Everything as a folder of files, for the leader alone."""
        from screens.archive import ask_folder

        ask_folder(book_app(self))
