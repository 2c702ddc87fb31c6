"""`lederbog export`: what others may see, or the leader's own archive."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final, Literal, get_args

import click

from workbook.cli.kinds import audience_word
from workbook.cli.options import Day
from workbook.cli.session import Session, session_of
from workbook.cli.streams import printable, raw, say
from workbook.cli.words import Command, Option
from workbook.dates import iso
from workbook.errors import UsageError
from workbook.i18n import _, mark, n_
from workbook.journal.records import AUDIENCES, Audience
from workbook.share.formats import encoded
from workbook.share.gate import explain
from workbook.share.note import Note, gather

Form = Literal["md", "html", "docx", "json"]
ARCHIVE: Final = "alt"
STDOUT = "-"


@dataclass(frozen=True)
class Written:
    """A file that is ready to leave, and what the ledger remembers of it."""

    content: bytes = field(repr=False)
    records: Sequence[str] = ()
    people: Sequence[str] = ()


@click.command(
    "export",
    cls=Command,
    help=mark(
        "Write what is shared with TRIO, for your MUS or with your leader. With -o - you see on the screen what would "
        "leave, and nothing is written. What needs your yes is held out; say yes in the app. `alt` is everything, for "
        "yourself alone."
    ),
)
@click.argument("audience", type=click.Choice([*AUDIENCES, ARCHIVE]))
@click.option(
    "--format",
    "form",
    cls=Option,
    type=click.Choice(get_args(Form)),
    default="md",
    help=mark("Markdown, a web page, a Word file, or JSON for other programs."),
)
@click.option("--from", "first", cls=Option, type=Day(), metavar="DATE", help=mark("From this day on."))
@click.option("--to", "last", cls=Option, type=Day(), metavar="DATE", help=mark("Until this day, itself included."))
@click.option(
    "-o",
    "--output",
    cls=Option,
    metavar="FILE",
    help=mark("The file to write, or - to see it here; named by itself without this."),
)
@click.option("--force", cls=Option, is_flag=True, help=mark("Replace a file that is there."))
@click.pass_context
def export(
    context: click.Context,
    audience: Audience | Literal["alt"],
    form: Form,
    first: date | None,
    last: date | None,
    output: str | None,
    force: bool,
) -> None:
    """Show or write a note or the archive."""
    session = session_of(context)
    if audience == ARCHIVE:
        if first or last:
            raise UsageError(_("`alt` is everything, so it takes neither --from nor --to. Nothing was written."))
        written = _archive(session, form)
    else:
        written = _shared(session, audience, form, first, last)
    if output == STDOUT:
        raw(written.content)
    else:
        _save(
            session,
            audience,
            form,
            written,
            Path(_name(audience, form, session.clock.today()) if output is None else output),
            force=force,
        )


def _archive(session: Session, form: Form) -> Written:
    from workbook.share.archive import archive_document, archive_json

    if form == "json":
        return Written(archive_json(session.journal).encode())
    return Written(encoded(archive_document(session.journal), form))


def _shared(session: Session, audience: Audience, form: Form, first: date | None, last: date | None) -> Written:
    from workbook.share.document import document_of

    note = gather(session.workbook, audience, first, last)
    _say_held(note)
    if form == "json":
        from workbook.share.shared_json import render

        return Written(render(note).encode(), note.records, note.people)
    return Written(encoded(document_of(note), form), note.records, note.people)


def _say_held(note: Note) -> None:
    """What stays behind and why; never the answer itself."""
    for section, item in note.held:
        line = _("Held out: {title}, “{question}”: {reason}.")
        said = line.format(
            title=printable(section.title), question=printable(item.question), reason=explain(item.verdict.reason)
        )
        say(said)
    if note.private:
        line = n_(
            "{n} answer is not shared with {audience}.", "{n} answers are not shared with {audience}.", note.private
        )
        say(line.format(n=note.private, audience=audience_word(note.audience)))


def _name(audience: str, form: Form, today: date) -> str:
    """The name of the file when none is given."""
    if audience == ARCHIVE:
        from workbook.share.archive import MARK

        return f"{MARK}-lederbog-{iso(today)}.{form}"
    return f"lederbog-{audience}-{iso(today)}.{form}"


def _save(session: Session, audience: str, form: Form, written: Written, path: Path, *, force: bool) -> None:
    from workbook.share.save import record_export, save_export

    save_export(path, written.content, force=force)
    say(_("Written: {path}").format(path=path))
    record_export(session.journal, session.clock, audience, form, written.content, written.records, written.people)
