"""The day's backup after a save; what goes wrong with it is told and stops nothing."""

from workbook.cli.session import Session
from workbook.cli.streams import say
from workbook.errors import LederbogError
from workbook.i18n import _


def back_up_once_a_day(session: Session) -> None:
    """Make the backup when the day has none yet."""
    from workbook.journal.backups import due, make

    try:
        if due(session.home, session.clock):
            make(session.journal, session.clock)
    except LederbogError as fault:
        say(_("What you wrote is saved, but its backup could not be made. {fault}").format(fault=fault))
