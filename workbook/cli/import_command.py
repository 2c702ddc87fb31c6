"""`lederbog import`: what was written elsewhere, once."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal, get_args

import click

from workbook.cli.session import Session, session_of
from workbook.cli.streams import say, typed
from workbook.cli.words import Command
from workbook.i18n import mark, n_
from workbook.importing.archive import Archive, read_archive
from workbook.importing.bring import ImportReport, bring_in
from workbook.importing.found import Reading

Form = Literal["json", "jrnl", "dayone", "markdown"]


@click.command(
    "import",
    cls=Command,
    help=mark(
        "Bring in what you wrote elsewhere: an archive of your own (json), a journal of jrnl (its text file or its "
        "JSON), an export of Day One (the .zip or the .json in it), or a folder of Markdown files. What is brought in "
        "is shared with nobody. The same again adds nothing, and what you changed here stays as you changed it."
    ),
)
@click.argument("form", metavar="json|jrnl|dayone|markdown", type=click.Choice(get_args(Form)))
@click.argument("path", metavar="PATH")
@click.pass_context
def bring(context: click.Context, form: Form, path: str) -> None:
    """Read all of it, then store it, and say what became of it."""
    session = session_of(context)
    found = _read(session, form, Path(typed(path)))
    for sentence in _sentences(bring_in(session.journal, found, session.clock)):
        say(sentence)


def _read(session: Session, form: Form, path: Path) -> Archive | Reading:
    if form == "json":
        from workbook.importing.journal_copy import is_journal, read_journal_copy

        if not is_journal(path):
            return read_archive(path)
        from workbook.cli.unlocking import unlocked_copy

        return read_journal_copy(path, key=unlocked_copy(path, session.home, session.key, session.environment))
    if form == "jrnl":
        from workbook.importing.jrnl import read_jrnl

        return read_jrnl(path)
    if form == "dayone":
        from workbook.importing.dayone import read_dayone

        return read_dayone(path)
    from workbook.importing.markdown import read_markdown

    return read_markdown(path)


def _sentences(report: ImportReport) -> Iterator[str]:
    """What came, always; of the rest only what there is."""
    yield n_("{n} note was brought in.", "{n} notes were brought in.", report.new).format(n=report.new)
    rest = (
        (report.known, n_("{n} was here already.", "{n} were here already.", report.known)),
        (
            report.updated,
            n_(
                "{n} was changed there since the last time and follows here; the earlier version is kept.",
                "{n} were changed there since the last time and follow here; the earlier versions are kept.",
                report.updated,
            ),
        ),
        (
            report.changed,
            n_(
                "{n} says something else here than there. It stays as it is here.",
                "{n} say something else here than there. They stay as they are here.",
                report.changed,
            ),
        ),
        (
            report.deleted,
            n_("{n} was deleted here and stays deleted.", "{n} were deleted here and stay deleted.", report.deleted),
        ),
    )
    yield from (sentence.format(n=number) for number, sentence in rest if number)
    yield from report.remarks
