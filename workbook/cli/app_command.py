"""`lederbog` alone: open the app, if there is a terminal to open it in."""

import os
import sys
from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from workbook.cli.session import Session
from workbook.errors import UsageError
from workbook.i18n import _

if TYPE_CHECKING:
    from screens.closed import ClosedBook
    from workbook.context import Workbook


def open_app(session: Session) -> int:
    """Hand the workbook to the app; its exit code. Raises UsageError where no whole screen can be drawn."""
    if not has_screen(session.environment):
        raise UsageError(
            _(
                "The app needs a whole terminal screen, and there is none here. Nothing is lost. "
                "Use `lederbog --plain`, `lederbog note`, `lederbog list` or `lederbog due`, or open a terminal window."
            )
        )
    workbook = None if session.sealed else session.workbook
    from screens.environment import prepare_environment

    prepare_environment(os.environ)
    from screens.app import run

    return run(workbook or _closed(session))


def _closed(session: Session) -> "ClosedBook":
    """The workbook of a journal with a lock: the app asks for the passphrase, and only then is there more of it."""
    from screens.closed import ClosedBook

    def prepare() -> None:
        for module in ("workbook.context", "workbook.vault.keys"):
            import_module(module)
        _ = session.library

    def open_with(secret: str) -> "Workbook":
        from workbook.context import Workbook
        from workbook.journal.journal import Journal
        from workbook.journal.locks import unlock

        journal = Journal.open(session.home, session.clock, key=unlock(session.home, secret))
        return Workbook(library=session.library, journal=journal, settings=session.settings, clock=session.clock)

    return ClosedBook(session.home, session.settings, session.clock, open=open_with, prepare=prepare)


def has_screen(environment: Mapping[str, str]) -> bool:
    """Whether stdin and stdout are a terminal that can move its cursor."""
    return environment.get("TERM") != "dumb" and sys.stdin.isatty() and sys.stdout.isatty()
