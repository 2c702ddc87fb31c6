"""`lederbog backup`: a copy of the journal that was read back, among the backups or in a place of one's own."""

from datetime import datetime
from pathlib import Path

import click

from workbook.cli.session import Session, session_of
from workbook.cli.streams import data, say, typed
from workbook.cli.words import Command
from workbook.errors import ExitCode, PlaceError
from workbook.i18n import _, mark, n_


@click.command(
    "backup",
    cls=Command,
    help=mark(
        "Copy the journal and read the copy back. With DEST, a file or a folder (a USB stick, say), the copy is put "
        "there; without, among the backups that lie beside the journal. Its path comes on stdout."
    ),
)
@click.argument("destination", required=False, metavar="[DEST]")
@click.pass_context
def backup(context: click.Context, destination: str | None) -> int:
    """Make the copy; exit code 4 when the journal that it was made of is damaged."""
    from workbook.journal.backups import copy_to, keep

    session = session_of(context)
    _journal_there(session)
    if destination is None:
        made = keep(session.home, session.clock)
        if made is None:
            raise PlaceError(_("Nothing is written in the journal yet, so there is nothing to copy."))
    else:
        made = copy_to(session.home, _target(Path(typed(destination)), session.clock.now()))
    data(str(made.path))
    say(
        _("The backup is made and was read back.")
        if made.new
        else _("Nothing was written since the newest backup, which has it all.")
        if not made.harmed
        else _("The journal is damaged, so the backup before it was left as it is.")
    )
    drafts = len(session.journal.drafts.all())
    if drafts:
        sentence = n_(
            "{n} draft is not in it: only what was saved is.",
            "{n} drafts are not in it: only what was saved is.",
            drafts,
        )
        say(sentence.format(n=drafts))
    if made.harmed:
        say(_("See what is damaged with: lederbog doctor"))
        return ExitCode.DAMAGED
    return ExitCode.OK


def _journal_there(session: Session) -> None:
    """Open it, so that what is wrong with it is told; but begin none. Raises PlaceError when there is none."""
    from workbook.journal.backups import generations
    from workbook.journal.copies import JOURNAL

    home = session.home
    if not home.exists() or (home.is_dir() and not (home / JOURNAL).exists() and not generations(home)):
        raise PlaceError(_("There is no journal in {folder}, so there is nothing to copy.").format(folder=home))
    session.journal.refresh()


def _target(destination: Path, now: datetime) -> Path:
    """The file: the destination, or one with the moment in its name in that folder."""
    return destination / f"lederbog-{now:%Y-%m-%d-%H%M%S}.lederbog" if destination.is_dir() else destination
