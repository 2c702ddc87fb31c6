"""How the app ends: saved in every way, silent about what was written.

Textual's own crash page prints local variables, so answers; its exit code after a crash is 0; SIGTERM and SIGHUP end
it at once. What is overridden here is private in Textual and guarded by tests/screens/test_ending.py.
"""

import asyncio
import os
import sys
from contextlib import ExitStack
from threading import RLock, Timer
from traceback import walk_tb
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import BindingType

from screens.book import BookApp
from screens.messages import Flushable
from screens.signals import hung_up, on_endings
from workbook import dates
from workbook.errors import LederbogError
from workbook.i18n import _

if TYPE_CHECKING:
    from screens.closed import ClosedBook
    from workbook.context import Workbook

LOG = "lederbog.log"
WATCH_SECONDS = 2.0
LAST_RESORT_SECONDS = 10.0


class EndingApp(BookApp, inherit_bindings=False):
    """An app that writes every open form to disk before it ends, however it ends."""

    BINDINGS: ClassVar[list[BindingType]] = []
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, book: "Workbook | ClosedBook") -> None:
        super().__init__(book)
        self._flushing = RLock()
        self._refusal = ""

    def watch_endings(self) -> None:
        """Take the signals and watch the terminal; without a terminal (tests) there is nothing to take."""
        if self.is_headless:
            return
        loop = asyncio.get_running_loop()
        on_endings(loop, self.flush_all, self.end_by_signal)
        loop.set_exception_handler(self._stray_error)
        self.set_interval(WATCH_SECONDS, self._watch_terminal)

    def flush_all(self) -> None:
        """Write the drafts of every open form in every area; one that fails does not keep the others from it.

        Raises the error of the last that failed.
        """
        with self._flushing, ExitStack() as every:
            for stack in self._screen_stacks.values():
                for screen in stack:
                    if isinstance(screen, Flushable):
                        every.callback(screen.flush_now)

    def end_by_signal(self, code: int) -> None:
        """Save and leave with the code that a shell knows the signal by, at once where the terminal is gone."""
        try:
            self.flush_all()
        finally:
            if not self.is_headless:
                if _terminal_gone():
                    os._exit(code)
                self._end_in_any_case(code)
            self.exit(return_code=code)

    def _end_in_any_case(self, code: int) -> None:
        """A terminal that goes away while it is tidied can hold the way out for ever; the words are on disk by now."""
        last_resort = Timer(LAST_RESORT_SECONDS, os._exit, (code,))
        last_resort.daemon = True
        last_resort.start()

    def _watch_terminal(self) -> None:
        if _terminal_gone():
            try:
                self.flush_all()
            finally:
                os._exit(129)

    def _stray_error(self, _loop: asyncio.AbstractEventLoop, context: dict[str, object]) -> None:
        """asyncio would print the message of an exception that nobody awaited, and messages may hold answers."""
        error = context.get("exception")
        if isinstance(error, BaseException):
            self.note_crash(error)

    async def _shutdown(self) -> None:
        try:
            self.flush_all()
        finally:
            await super()._shutdown()

    def _handle_exception(self, error: Exception) -> None:
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self.note_crash(error)
        try:
            self.flush_all()
        except (LederbogError, OSError) as refusal:
            self._refusal = str(refusal)
        finally:
            self._fatal_error()

    def _fatal_error(self) -> None:
        if not self._exit_renderables:
            self._exit_renderables.append(Text(self.crash_sentence()))
        self._close_messages_no_wait()

    def crash_sentence(self) -> str:
        """What the leader reads after a crash."""
        place = self.home / LOG
        if self._refusal:
            return _(
                "Lederbog stopped because of a fault in the program, and what you wrote last could not be saved: "
                "{fault} What happened, without your words, is in {place}."
            ).format(fault=self._refusal, place=place)
        return _(
            "Lederbog stopped because of a fault in the program. What you wrote is saved; start Lederbog again to go "
            "on. What happened, without your words, is in {place}."
        ).format(place=place)

    def note_crash(self, error: BaseException) -> None:
        """Write the kind of the error and its places in the code to the log; no message, no value."""
        lines = [f"{dates.stamp(self.clock.now())} {type(error).__name__}"]
        cause: BaseException | None = error
        while cause is not None:
            lines.append(f"  {type(cause).__module__}.{type(cause).__qualname__}")
            for frame, line in walk_tb(cause.__traceback__):
                lines.append(f"    {frame.f_code.co_filename}:{line} {frame.f_code.co_name}")
            cause = cause.__cause__ or cause.__context__
        try:
            with (self.home / LOG).open("a", encoding="utf-8") as log:
                log.write("\n".join(lines) + "\n")
        except OSError:
            self.bell()

    async def action_quit(self) -> None:
        """Save and end; when the disk refuses, ask first."""
        try:
            self.flush_all()
        except (LederbogError, OSError) as error:
            self.ask_before_quitting(str(error))
        else:
            self.exit(return_code=0)

    def ask_before_quitting(self, sentence: str) -> None:
        """Show why something is not on disk, and let the leader choose."""
        from screens.dialogs import Question

        choices = [("stay", _("Stay")), ("quit", _("Quit anyway"))]
        text = _("{fault}\n\nWhat you wrote last is only on the screen.").format(fault=sentence)
        self.push_screen(Question(_("Not everything is saved"), text, choices), self._quit_anyway)

    def _quit_anyway(self, choice: str | None) -> None:
        if choice == "quit":
            self.exit(return_code=1)


def _terminal_gone() -> bool:
    return hung_up(sys.__stdin__.fileno() if sys.__stdin__ else 0)
