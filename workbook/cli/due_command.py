"""`lederbog due`: what waits, promises to people first."""

from datetime import date

import click

from workbook.cli.columns import aligned
from workbook.cli.endings import short_ids
from workbook.cli.items import document, item
from workbook.cli.options import Days
from workbook.cli.session import Session, session_of
from workbook.cli.streams import data, printable, say
from workbook.cli.words import Command, Option
from workbook.dates import brief
from workbook.errors import ExitCode
from workbook.i18n import _, mark
from workbook.plan.due import DueItem, due_items
from workbook.plan.resting import resting_until, said

DAYS = 7


@click.command("due", cls=Command, help=mark("Show what is overdue, due today, or due within the next days."))
@click.option(
    "--within",
    cls=Option,
    type=Days(),
    default=DAYS,
    metavar="DAYS",
    help=mark("How many days to look ahead; 7 without this."),
)
@click.option("--json", "as_json", cls=Option, is_flag=True, help=mark("As JSON, for other programs."))
@click.option(
    "--quiet", cls=Option, is_flag=True, help=mark("Print nothing; exit code 0 when something is due, 1 when not.")
)
@click.pass_context
def due(context: click.Context, within: int, as_json: bool, quiet: bool) -> int:
    """Print what is due, or tell by the exit code alone."""
    session = session_of(context)
    waiting = due_items(session.journal, session.clock.today(), within)
    resting = resting_until(session.journal.settings(), session.clock.today())
    if resting is not None and not as_json:
        return _say_resting(resting, quiet=quiet)
    if quiet:
        return ExitCode.OK if waiting else ExitCode.NOTHING_FOUND
    if as_json:
        data(document({**item(each.record, session.clock.today()), "due": each.due.isoformat()} for each in waiting))
    elif waiting:
        data(aligned(_rows(session, waiting)))
    else:
        say(_("Nothing is due."))
    return ExitCode.OK


def _say_resting(until: date, *, quiet: bool) -> int:
    """She asked for a pause, so nothing calls; what waits is there for the app and for programs."""
    if quiet:
        return ExitCode.NOTHING_FOUND
    say(said(until))
    return ExitCode.OK


def _rows(session: Session, waiting: list[DueItem]) -> list[tuple[str, str, str]]:
    today = session.clock.today()
    endings = short_ids(session.journal, [each.id for each in waiting])
    return [(endings[each.id], brief(each.due, today), _line(each)) for each in waiting]


def _line(each: DueItem) -> str:
    line = f"{each.what}: {printable(each.title)}"
    return _("{what} (overdue)").format(what=line) if each.state == "overdue" else line
