"""The command `lederbog`: reads the command line, puts the workbook together, and hands it on."""

import gc
import os
import sys
from collections.abc import Sequence

import click

from workbook import __version__
from workbook.cli.failures import guarded, hook
from workbook.cli.session import Session, session_of
from workbook.cli.streams import say, use_utf8
from workbook.cli.words import Group, Option, speak
from workbook.errors import LederbogError
from workbook.i18n import LANGUAGES, mark

NAME = "lederbog"
COMMANDS = {
    "note": ("workbook.cli.note_command:note", mark("Write a quick note and get its id.")),
    "list": ("workbook.cli.list_command:list_records", mark("List what is stored, newest first.")),
    "show": ("workbook.cli.show_command:show", mark("Show one record whole.")),
    "due": ("workbook.cli.due_command:due", mark("Show what is due.")),
    "export": (
        "workbook.cli.export_command:export",
        mark("Write a note for TRIO, MUS or your leader, or your archive."),
    ),
    "calendar": (
        "workbook.cli.calendar_command:calendar",
        mark("Write what is due as a file for Outlook or another calendar."),
    ),
    "import": ("workbook.cli.import_command:bring", mark("Bring in what you wrote elsewhere, once.")),
    "backup": ("workbook.cli.backup_command:backup", mark("Copy the journal and read the copy back.")),
    "restore": ("workbook.cli.restore_command:restore", mark("Take the journal from a backup; keep the one before.")),
    "doctor": ("workbook.cli.doctor_command:doctor", mark("Tell what is wrong with the files, and mend it.")),
    "vault": ("workbook.cli.vault_command:vault", mark("Lock the journal with a passphrase, or take the lock off.")),
    "person": ("workbook.cli.person_command:person", mark("See where you write of somebody, or forget her.")),
    "content": ("workbook.cli.content_command:content", mark("List, print or check the pages.")),
}
"""Name to where it is and what it does; nothing of it is imported before it is called."""
RARELY = 200_000
"""Objects made before the garbage collector looks at them: modules, records and widgets that a start makes all stay."""


@click.group(
    NAME,
    cls=Group,
    lazy=COMMANDS,
    invoke_without_command=True,
    help=mark("A private workbook for a leader. Without a command it opens on the whole screen."),
)
@click.option("--home", cls=Option, metavar="DIR", help=mark("The folder of the journal."))
@click.option("--lang", cls=Option, type=click.Choice(LANGUAGES), help=mark("The language of the program."))
@click.option(
    "--demo",
    cls=Option,
    is_flag=True,
    help=mark("An invented leader's half year, to try everything on; it goes away when you end."),
)
@click.option(
    "--plain",
    cls=Option,
    is_flag=True,
    help=mark("Line by line instead of the whole screen: for screen readers, simple terminals and scripts."),
)
@click.version_option(__version__, message="%(prog)s %(version)s", cls=Option, help=mark("Show the version and exit."))
@click.pass_context
def cli(context: click.Context, home: str | None, lang: str | None, demo: bool, plain: bool) -> int | None:
    """Without a command, open the app, or the same line by line; the options were read by `begin` already."""
    if context.invoked_subcommand is not None:
        return None
    session = session_of(context)
    if session.plain:
        from workbook.cli.plain_command import open_lines

        return open_lines(session)
    from workbook.cli.app_command import open_app

    return open_app(session)


def begin(arguments: Sequence[str]) -> Session:
    """The session that the options before the command ask for; what does not parse is click's to tell, later."""
    context = cli.make_context(NAME, list(arguments), resilient_parsing=True)
    chosen = context.params
    return Session(
        os.environ, chosen.get("home"), chosen.get("lang"), bool(chosen.get("plain")), bool(chosen.get("demo"))
    )


def run(arguments: Sequence[str]) -> int:
    """Carry out a command line; the exit code."""
    session = begin(arguments)
    sys.excepthook = hook(session)
    try:
        speak(session.language)
    except LederbogError:
        speak(session.language_option or "da")  # the command that needs the folder tells what is wrong with it
    else:
        for problem in session.settings.problems:
            say(problem)

    def carry_out() -> int:
        try:
            code = cli.main(list(arguments), prog_name=NAME, standalone_mode=False, obj=session)
        finally:
            session.close()
        return int(code or 0)

    return guarded(carry_out)


def main() -> None:
    """The entry point of the installed command."""
    use_utf8()
    gc.set_threshold(RARELY)
    sys.exit(run(sys.argv[1:]))
