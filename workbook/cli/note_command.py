"""`lederbog note`: a thought written down in seconds."""

import click

from workbook.cli.daily_backup import back_up_once_a_day
from workbook.cli.session import Session, session_of
from workbook.cli.streams import asked, at_terminal, data, piped, say, typed
from workbook.cli.words import Command, Option
from workbook.dates import stamp
from workbook.errors import AnswerError
from workbook.i18n import _, mark, n_
from workbook.journal.ids import IdMaker
from workbook.journal.records import AUDIENCES, Answer, Audience, Entry
from workbook.text import clean, first_words

FIELD = "note"
"""The one answer of an entry that no page asked for."""


@click.command(
    "note",
    cls=Command,
    help=mark(
        "Write a quick note; its id comes on stdout. TEXT may be -, for text that is piped in. Without TEXT you are "
        "asked for one line. Put -- before a text that begins with a dash."
    ),
)
@click.argument("text", nargs=-1, metavar="[TEXT]...")
@click.option(
    "--tag", "tags", cls=Option, multiple=True, metavar="TAG", help=mark("A word to find it by; may be repeated.")
)
@click.option(
    "--share",
    cls=Option,
    multiple=True,
    type=click.Choice(AUDIENCES),
    help=mark("Who may see it; nobody without this. May be repeated."),
)
@click.pass_context
def note(context: click.Context, text: tuple[str, ...], tags: tuple[str, ...], share: tuple[Audience, ...]) -> None:
    """Store the note and print its id, once it is on the disk."""
    session = session_of(context)
    cleaned = clean(_read(text))
    value = cleaned.text.strip()
    if not value:
        raise AnswerError(_('There is no text in the note, so nothing was stored. Write: lederbog note "your text"'))
    entry = quick_note(session, value, tags, share)
    _store(session, entry)
    data(entry.id)
    if cleaned.dropped:
        left_out = n_(
            "{n} control character was left out of the note.", "{n} control characters were left out of the note.",
            cleaned.dropped,
        )  # fmt: skip
        say(left_out.format(n=cleaned.dropped))
    if not session.sealed:
        back_up_once_a_day(session)


def _store(session: Session, entry: Entry) -> None:
    """In the journal; in a locked one sealed beside it, since a note never waits for a passphrase."""
    if not session.sealed:
        session.journal.commit(entry)
        return
    from workbook.journal.inbox import drop

    drop(session.home, entry)


def quick_note(session: Session, value: str, tags: tuple[str, ...], share: tuple[Audience, ...]) -> Entry:
    """An entry without a page, not yet stored."""
    now = stamp(session.clock.now())
    words = (clean(typed(tag)).text.strip().lstrip("#") for tag in tags)
    return Entry(
        id=IdMaker().new(session.clock.now()) if session.sealed else session.journal.new_id(),
        created=now,
        updated=now,
        title=first_words(value),
        answers={FIELD: Answer(question=_("Note"), kind="long", value=value)},
        share=[audience for audience in AUDIENCES if audience in share],
        tags=list(dict.fromkeys(word for word in words if word)),
    )


def _read(text: tuple[str, ...]) -> str:
    if text and text != ("-",):
        return typed(" ".join(text))
    if not text and at_terminal():
        return asked(_("Note"))
    return piped()
