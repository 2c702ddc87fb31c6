"""`lederbog restore`: the journal from a backup; the one that was there is kept."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbook.cli.session import session_of
from workbook.cli.streams import say, typed
from workbook.cli.words import Command
from workbook.errors import ExitCode
from workbook.i18n import _, mark, n_

if TYPE_CHECKING:
    from workbook.journal.restore import RestoreReport


@click.command(
    "restore",
    cls=Command,
    help=mark(
        "Make the journal what FILE holds: a backup, or a copy that a sync program made. The journal that was there is "
        "kept among the backups, drafts stay, and what was deleted for good stays deleted. The name of one of your own "
        "backups is enough."
    ),
)
@click.argument("file", metavar="FILE")
@click.pass_context
def restore(context: click.Context, file: str) -> int:
    """Restore and say what became of it; exit code 4 when parts of the file could not be read."""
    from workbook.cli.unlocking import unlocked_copy
    from workbook.journal.restore import found
    from workbook.journal.restore import restore as restored

    session = session_of(context)
    source = found(Path(typed(file)), session.home)
    copy_key = unlocked_copy(source, session.home, session.key, session.environment)
    report = restored(source, session.home, session.clock, key=session.key, copy_key=copy_key)
    for sentence in _sentences(report):
        say(sentence)
    return ExitCode.DAMAGED if report.lost else ExitCode.OK


def _sentences(report: "RestoreReport") -> Iterator[str]:
    sentence = n_(
        "The journal {path} was restored: {n} note.", "The journal {path} was restored: {n} notes.", report.records
    )
    yield sentence.format(path=report.journal, n=report.records)
    if report.lost:
        sentence = n_(
            "{n} place in the backup is damaged; all the rest came along.",
            "{n} places in the backup are damaged; all the rest came along.",
            report.lost,
        )
        yield sentence.format(n=report.lost)
    if report.obeyed:
        sentence = n_(
            "{n} note in the backup had been deleted for good and stays deleted.",
            "{n} notes in the backup had been deleted for good and stay deleted.",
            report.obeyed,
        )
        yield sentence.format(n=report.obeyed)
    from workbook.journal.notices import forgotten_return

    yield from forgotten_return(report.forgotten)
    if report.kept is not None:
        yield _('The journal before it is kept. To go back: lederbog restore "{name}"').format(name=report.kept.name)
    if report.behind:
        sentence = n_(
            "{n} note is only there, or newer there.", "{n} notes are only there, or newer there.", report.behind
        )
        yield sentence.format(n=report.behind)
