"""How a run ends when something is wrong: one sentence on stderr and an exit code, never a traceback."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from traceback import walk_tb
from types import TracebackType

import click

from workbook.cli.session import Session
from workbook.cli.streams import say
from workbook.dates import stamp
from workbook.errors import ExitCode, LederbogError
from workbook.i18n import _

LOG = "lederbog.log"
INTERRUPTED = 130
"""As a shell counts Ctrl+C: 128 and the signal's number."""


def guarded(run: Callable[[], int]) -> int:
    """Run, and turn every fault that a person may meet into its sentence and its exit code."""
    try:
        code = run()
        sys.stdout.flush()
    except LederbogError as fault:
        say(str(fault))
        return fault.exit_code
    except click.UsageError as fault:
        fault.show()
        return ExitCode.USAGE
    except click.Abort as fault:
        say(_("Stopped. Nothing was changed."))
        return INTERRUPTED if isinstance(fault.__cause__, KeyboardInterrupt) else ExitCode.NOTHING_FOUND
    except BrokenPipeError:
        _silence_stdout()
        return ExitCode.NOTHING_FOUND
    except OSError as fault:
        _silence_stdout()
        reason = fault.strerror or type(fault).__name__
        say(_("The computer said no: {reason}. What was saved is still there.").format(reason=reason))
        return ExitCode.NOTHING_FOUND
    return code


def hook(session: Session) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """What Python calls for an error that nobody expected; its text stays unsaid, since it may hold an answer."""

    def unexpected(kind: type[BaseException], _error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return
        written = _log(session, kind, trace)
        sentence = _("Something went wrong that the program did not foresee ({kind}). What was saved is still there.")
        say(sentence.format(kind=kind.__name__))
        if written:
            say(_("Where it happened stands in {path}, without anything that you wrote.").format(path=written))

    return unexpected


def _log(session: Session, kind: type[BaseException], trace: TracebackType | None) -> Path | None:
    """Add the error's type and its places in the code; the path of the log, or None when it cannot be written.

    A demo has none: its home is gone by then.
    """
    if session.demo:
        return None
    places = [f"{Path(frame.f_code.co_filename).name}:{number}" for frame, number in walk_tb(trace)]
    try:
        path = session.home / LOG
        line = f"{stamp(session.clock.now())} {kind.__name__} {' '.join(places)}\n"
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab") as file:
            file.write(line.encode("utf-8"))
    except (OSError, LederbogError):
        return None
    return path


def _silence_stdout() -> None:
    """Nobody listens any more: let the interpreter's own last flush go nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, sys.stdout.fileno())
    finally:
        os.close(nowhere)
