"""`lederbog --plain`: the workbook line by line, for screen readers, simple terminals and scripts."""

import sys
import time

from workbook.cli.daily_backup import back_up_once_a_day
from workbook.cli.failures import INTERRUPTED
from workbook.cli.keyboard import whole_letters
from workbook.cli.session import Session
from workbook.cli.streams import say
from workbook.errors import ExitCode
from workbook.i18n import _


def open_lines(session: Session) -> int:
    """Hand the workbook to the dialogue on stdin and stdout; the exit code. Ctrl+C leaves the answers as a draft."""
    from workbook.plain.desk import sit_down
    from workbook.plain.dialogue import StreamLines

    workbook = session.workbook
    try:
        with whole_letters():
            sit_down(workbook, StreamLines(sys.stdin.buffer, sys.stdout), time.sleep)
    except KeyboardInterrupt:
        say(_("Stopped. What you answered is kept as a draft."))
        return INTERRUPTED
    finally:
        back_up_once_a_day(session)
    return ExitCode.OK
