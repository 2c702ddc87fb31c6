"""What another process wrote, seen without being asked for: every few seconds, and when the window comes in front."""

from dataclasses import dataclass
from threading import Lock

from textual import on
from textual.events import AppFocus
from textual.message import Message
from textual.worker import Worker, WorkerState

from screens.ending import EndingApp
from screens.frame import FrameScreen
from screens.messages import JournalChanged
from workbook.context import Workbook
from workbook.errors import LederbogError

LOOK_SECONDS = 3.0
"""Between looks; one that finds nothing costs a fraction of a millisecond, and not where keys are handled."""


@dataclass
class Refused(Message):
    """The journal could not be read on."""

    sentence: str


class WatchingApp(EndingApp, inherit_bindings=False):
    """An app that reads on in a thread, and shows what arrived on the screen in front."""

    def __init__(self, workbook: Workbook) -> None:
        super().__init__(workbook)
        self._looking = Lock()
        self._said = ""

    def watch_journal(self) -> None:
        """Begin."""
        self.set_interval(LOOK_SECONDS, self.look)

    @on(AppFocus)
    def look(self) -> None:
        """Look now, unless a look is under way: a slow network drive must not gather them."""
        if not self._looking.locked():
            self.run_worker(self._look, thread=True, group="look", exit_on_error=False)

    def _look(self) -> None:
        """In a thread."""
        with self._looking:
            try:
                if self.workbook.journal.refresh():
                    self.post_message(JournalChanged())
            except LederbogError as refusal:
                self.post_message(Refused(str(refusal)))
            else:
                self._said = ""

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A fault of the program in a thread does not end the app, and does not go unseen."""
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            self.note_crash(event.worker.error)

    def on_refused(self, event: Refused) -> None:
        """Say it once, not at every look, and not over what is being written."""
        if event.sentence != self._said and isinstance(self.screen, FrameScreen):
            self._said = event.sentence
            self.screen.status(f"✗ {event.sentence}")

    def on_journal_changed(self, _event: JournalChanged) -> None:
        if isinstance(self.screen, FrameScreen):
            self.screen.journal_changed()
