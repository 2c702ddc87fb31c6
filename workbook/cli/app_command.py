"""`lederbog` alone: open the app, if there is a terminal to open it in."""

import os
import sys
from collections.abc import Mapping

from workbook.cli.session import Session
from workbook.errors import UsageError
from workbook.i18n import _


def open_app(session: Session) -> int:
    """Hand the workbook to the app; its exit code. Raises UsageError where no whole screen can be drawn."""
    if not has_screen(session.environment):
        raise UsageError(
            _(
                "The app needs a whole terminal screen, and there is none here. Nothing is lost. "
                "Use `lederbog --plain`, `lederbog note`, `lederbog list` or `lederbog due`, or open a terminal window."
            )
        )
    workbook = session.workbook
    from screens.environment import prepare_environment

    prepare_environment(os.environ)
    from screens.app import run

    return run(workbook)


def has_screen(environment: Mapping[str, str]) -> bool:
    """Whether stdin and stdout are a terminal that can move its cursor."""
    return environment.get("TERM") != "dumb" and sys.stdin.isatty() and sys.stdout.isatty()
