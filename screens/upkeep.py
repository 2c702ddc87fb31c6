"""Backups, and a journal that is made smaller, in a thread: after the start beside the keys, at the end behind them."""

import gc
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual.message import Message

from screens.frame import FrameScreen
from screens.messages import JournalChanged
from screens.working import WorkingApp
from workbook.errors import LederbogError
from workbook.i18n import _
from workbook.paths import synchronised_by
from workbook.settings import save

if TYPE_CHECKING:
    from screens.closed import ClosedBook
    from workbook.context import Workbook

START_AFTER = 2.0
"""Seconds from the first screen, so that the start is not slower for it."""


@dataclass
class Refusals(Message):
    """What could not be done for the files, in sentences."""

    sentences: tuple[str, ...]


class UpkeepApp(WorkingApp, inherit_bindings=False):
    """An app that looks after the files of its journal."""

    def __init__(self, book: "Workbook | ClosedBook") -> None:
        super().__init__(book)
        self.told = ""
        """Said in this run only."""
        self._put_off = False
        """Whether it was locked when the files were to be looked after."""

    def begin_upkeep(self) -> None:
        """Say what is to be said once, and set the rest going."""
        self.tell_of_sync()
        self.set_timer(START_AFTER, self.look_after_files)

    def look_after_files(self) -> None:
        """Begin in a thread; what fails is said in the status line."""
        self.run_worker(self._look_after, thread=True, group="upkeep", exclusive=True, exit_on_error=False)

    def catch_up(self) -> None:
        """It is unlocked: do what could not be done while it was locked."""
        if self._put_off:
            self.look_after_files()

    def _look_after(self) -> None:
        if self.locked:
            self._put_off = True
            return
        self._put_off = False
        from workbook.journal.codec import uncollected
        from workbook.journal.upkeep import AT_START, look_after

        with uncollected():  # or the garbage collector would go through the whole journal between two keys
            refusals = look_after(self.workbook.journal, self.workbook.clock, AT_START)
            gc.freeze()
        self.post_message(JournalChanged())  # a compaction reads on what others wrote, and the next look finds it old
        if refusals and not self.locked:
            self.post_message(Refusals(refusals))

    def on_refusals(self, event: Refusals) -> None:
        self.tell_below("✗ " + " ".join(event.sentences))

    def tell_below(self, sentence: str) -> None:
        """In the status line of the nearest screen that has one."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, FrameScreen):
                screen.status(sentence)
                return

    def tell_of_sync(self) -> None:
        """Once for each folder; the settings remember it."""
        self.told = ""
        workbook, place = self.workbook, str(self.workbook.journal.home)
        service = synchronised_by(workbook.journal.home)
        if not service or workbook.settings.told_of_sync == place:
            return
        self.told = _(
            "Your journal lies in a folder that {service} synchronises: {path}. Others may be able to read it there, "
            "and two machines that write at once make copies. Choose a folder outside it with --home. It is said once."
        ).format(service=service, path=place)
        self.workbook = replace(workbook, settings=replace(workbook.settings, told_of_sync=place))
        try:
            save(workbook.journal.home, self.workbook.settings)
        except LederbogError:
            self.told += " " + _("(It will be said again: the settings could not be saved.)")
        self.post_message(JournalChanged())


def close_files(workbook: "Workbook") -> tuple[str, ...]:
    """What is done when the app has ended well; sentences for what failed."""
    from workbook.journal.upkeep import AT_CLOSE, look_after

    return look_after(workbook.journal, workbook.clock, AT_CLOSE)
