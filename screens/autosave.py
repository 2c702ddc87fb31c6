"""When an open form goes to disk: within a second of the first key that is not there yet, durably when it rests."""

from collections.abc import Callable
from typing import Literal

from textual.timer import Timer
from textual.widget import Widget

from screens.messages import SaveState
from workbook.clock import Clock
from workbook.errors import LederbogError
from workbook.forms.session import FormSession

WRITE_SECONDS = 0.9
"""From the first key that is not on disk; not from the last, which steady typing would put off for ever."""
REST_SECONDS = 3.0
"""Of quiet before what is written is also made durable."""
RETRY_SECONDS = 5.0


class Autosave:
    """Two timers over one form; the screen tells of every change and of every reason to write at once."""

    def __init__(self, owner: Widget, session: Callable[[], FormSession], clock: Clock) -> None:
        self._owner = owner
        self._session = session
        self._clock = clock
        self._write: Timer | None = None
        self._rest: Timer | None = None

    def changed(self) -> None:
        """Something was answered."""
        if self._write is None:
            self._write = self._owner.set_timer(WRITE_SECONDS, self._write_due)
        if self._rest is not None:
            self._rest.stop()
        self._rest = self._owner.set_timer(REST_SECONDS, self.durably)

    def durably(self) -> bool:
        """Write and sync now; False when the disk refuses, and then the screen says why."""
        self._stop()
        return self._flush(durable=True)

    def _write_due(self) -> None:
        self._write = None
        self._flush(durable=False)

    def _flush(self, *, durable: bool) -> bool:
        session = self._session()
        if not session.touched:
            return True
        try:
            session.flush(durable=durable)
        except (LederbogError, OSError) as refusal:
            self._say("failed", str(refusal))
            if self._write is None:
                self._write = self._owner.set_timer(RETRY_SECONDS, self._write_due)
            return False
        self._say("draft")
        return True

    def saved(self) -> None:
        """Everything is in the journal."""
        self._stop()
        self._say("saved")

    def _stop(self) -> None:
        for timer in (self._write, self._rest):
            if timer is not None:
                timer.stop()
        self._write = self._rest = None

    def _say(self, state: Literal["saved", "draft", "failed"], sentence: str = "") -> None:
        self._owner.post_message(SaveState(state, self._clock.now(), sentence))
