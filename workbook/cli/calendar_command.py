"""`lederbog calendar`: what is due, as a file that Outlook and other calendars take in."""

from pathlib import Path
from typing import Final

import click

from workbook.cli.session import session_of
from workbook.cli.streams import raw, say
from workbook.cli.words import Command, Option
from workbook.i18n import _, mark, n_

NAME: Final = "lederbog-opfoelgning.ics"
STDOUT: Final = "-"


@click.command(
    "calendar",
    cls=Command,
    help=mark(
        "Write what is due as a calendar file. It says that there is something, not what. Take the file in again "
        "after changes: what was moved moves, and what is done goes."
    ),
)
@click.option(
    "-o",
    "--output",
    cls=Option,
    metavar="FILE.ics",
    help=mark("The file to write, or - for stdout; lederbog-opfoelgning.ics without this."),
)
@click.option("--force", cls=Option, is_flag=True, help=mark("Replace a file that is there."))
@click.pass_context
def calendar(context: click.Context, output: str | None, force: bool) -> None:
    """Show or write the file, and remember how each event stood."""
    from workbook.share.calendar import calendar_export, note_exported, save_calendar

    session = session_of(context)
    if output == STDOUT:
        leaving = calendar_export(session.workbook)
        note_exported(session.workbook, leaving.events)
        raw(leaving.data)
        return
    path = Path(output or NAME)
    leaving = save_calendar(session.workbook, path, force=force)
    say(_("Written: {path}").format(path=path))
    count = sum(not one.cancelled for one in leaving.events)
    say(n_("{n} event is in it.", "{n} events are in it.", count).format(n=count))
