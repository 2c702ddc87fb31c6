"""What another process wrote, seen without being asked for: every few seconds, and when the window comes in front."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from textual import on
from textual.events import AppFocus
from textual.message import Message
from textual.worker import Worker, WorkerState

from screens.ending import EndingApp
from screens.frame import FrameScreen
from screens.messages import JournalChanged
from workbook.errors import LederbogError, LockedError

if TYPE_CHECKING:
    from screens.closed import ClosedBook
    from workbook.context import Workbook

LOOK_SECONDS = 3.0
"""Between looks; one that finds nothing costs a fraction of a millisecond, and not where keys are handled."""


@dataclass
class Refused(Message):
    """The journal could not be read on."""

    sentence: str


class LockedElsewhere(Message):
    """Another process put a lock on the journal."""


class OpenedElsewhere(Message):
    """Another process took the lock off."""


class WatchingApp(EndingApp, inherit_bindings=False):
    """An app that reads on in a thread, and shows what arrived on the screen in front."""

    def __init__(self, book: "Workbook | ClosedBook") -> None:
        super().__init__(book)
        self.locked = self.closed is not None
        """Whether the journal is sealed and nobody has opened it: then nothing looks into it."""
        self.had_lock = False
        """Whether the journal was sealed when this process last changed that or looked."""
        self._looking = Lock()
        self._said = ""

    def watch_journal(self) -> None:
        """Begin."""
        self.had_lock = self.sealed
        self.set_interval(LOOK_SECONDS, self.look)

    @on(AppFocus)
    def look(self) -> None:
        """Look now, unless a look is under way: a slow network drive must not gather them."""
        if not self.locked and not self._looking.locked():
            self.run_worker(self._look, thread=True, group="look", exit_on_error=False)

    @contextmanager
    def undisturbed(self) -> Iterator[None]:
        """Nothing looks into the journal meanwhile. For a thread."""
        with self._looking:
            yield

    def _look(self) -> None:
        """In a thread."""
        with self._looking:
            try:
                if self.workbook.journal.refresh():
                    self.post_message(JournalChanged())
            except LockedError:
                self.post_message(LockedElsewhere())
            except LederbogError as refusal:
                self.post_message(Refused(str(refusal)))
            else:
                self._said = ""
                if self.had_lock and not self.sealed:
                    self.had_lock = False
                    self.post_message(OpenedElsewhere())

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A fault of the program in a thread does not end the app, and does not go unseen."""
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            self.note_crash(event.worker.error)

    def on_refused(self, event: Refused) -> None:
        """Say it once, not at every look, and not over what is being written."""
        if not self.locked and event.sentence != self._said and isinstance(self.screen, FrameScreen):
            self._said = event.sentence
            self.screen.status(f"✗ {event.sentence}")

    def on_journal_changed(self, _event: JournalChanged) -> None:
        if isinstance(self.screen, FrameScreen):
            self.screen.journal_changed()
