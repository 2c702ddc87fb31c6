"""Signals, a closed window and a terminal that went away: each asks for the same ending."""

import asyncio
import select
import signal
import sys
from collections.abc import Callable
from functools import partial

if sys.platform == "win32":
    import ctypes

    _CLOSING = frozenset({2, 5, 6})
    """CTRL_CLOSE_EVENT, CTRL_LOGOFF_EVENT, CTRL_SHUTDOWN_EVENT."""
    _kept: list[object] = []
    """Windows calls the handler later: it must not be collected before."""

    def on_endings(loop: asyncio.AbstractEventLoop, save: Callable[[], None], finish: Callable[[int], None]) -> None:
        """Call `save` when the window closes; Windows ends the program as soon as the handler returns.

        The handler runs in a thread of its own, so `save` must lock.
        """

        def handler(event: int) -> bool:
            if event in _CLOSING:
                save()
                return True
            return False

        made = ctypes.WINFUNCTYPE(ctypes.c_bool, ctypes.c_uint)(handler)
        _kept.append(made)
        ctypes.windll.kernel32.SetConsoleCtrlHandler(made, True)

    def hung_up(descriptor: int) -> bool:
        """Whether the terminal is gone; Windows tells the handler instead."""
        return False

    def on_stop(loop: asyncio.AbstractEventLoop, before: Callable[[Callable[[], object]], None]) -> None:
        """Windows does not stop programs for a while."""

else:
    ENDINGS = {signal.SIGTERM: 143, signal.SIGHUP: 129, signal.SIGINT: 130}
    """The signals that end the program, with the exit codes that a shell knows them by."""

    def on_endings(loop: asyncio.AbstractEventLoop, save: Callable[[], None], finish: Callable[[int], None]) -> None:
        """Call `finish` with the exit code when a signal asks the program to end."""
        for number, code in ENDINGS.items():
            loop.add_signal_handler(number, finish, code)

    def hung_up(descriptor: int) -> bool:
        """Whether the terminal is gone. Textual does not see it when SIGHUP is ignored, and spins."""
        poll = select.poll()
        poll.register(descriptor, select.POLLHUP | select.POLLERR)
        return any(event & (select.POLLHUP | select.POLLERR) for _descriptor, event in poll.poll(0))

    def on_stop(loop: asyncio.AbstractEventLoop, before: Callable[[Callable[[], object]], None]) -> None:
        """Call `before` when the shell stops the program for a while, with what stops it: Textual's own handler."""
        stop = signal.getsignal(signal.SIGTSTP)
        if callable(stop):
            loop.add_signal_handler(signal.SIGTSTP, before, partial(stop, signal.SIGTSTP, None))
