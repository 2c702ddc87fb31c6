"""`lederbog content`: the pages, and whether they can be used."""

import json
from pathlib import Path

import click

from workbook.cli.columns import aligned
from workbook.cli.session import session_of
from workbook.cli.streams import data, printable, say
from workbook.cli.words import Command, Group, Option
from workbook.errors import ExitCode, PlaceError
from workbook.i18n import _, mark, n_
from workbook.paths import content_root

VERSION = 1
SHIPPED = "da"
COMMANDS = {
    "list": ("workbook.cli.content_command:list_pages", mark("List the pages with how long they take.")),
    "print": ("workbook.cli.content_command:print_page", mark("Print a page as a sheet to write on.")),
    "check": ("workbook.cli.content_command:check_pages", mark("Check every page of a pack and tell every fault.")),
}

content = Group("content", lazy=COMMANDS, help=mark("List, print or check the pages."), no_args_is_help=True)


@click.command("list", cls=Command, help=mark("List the pages with how long they take."))
@click.option("--json", "as_json", cls=Option, is_flag=True, help=mark("As JSON, for other programs."))
@click.pass_context
def list_pages(context: click.Context, as_json: bool) -> None:
    """Print every page in the order of the course."""
    library = session_of(context).library
    heads = list(library.heads.values())
    if as_json:
        items = [
            {"id": head.id, "title": head.title, "chapter": head.chapter, "minutes": head.minutes} for head in heads
        ]
        data(json.dumps({"version": VERSION, "items": items}, ensure_ascii=False, indent=2))
        return
    chapters = library.pack.chapters
    rows = [
        (head.id, _("{n} min").format(n=head.minutes), chapters.get(head.chapter, head.chapter), printable(head.title))
        for head in heads
    ]
    data(aligned(rows))


@click.command("print", cls=Command, help=mark("Print a page as a sheet to write on, as plain text in 80 columns."))
@click.argument("page", metavar="ID")
@click.pass_context
def print_page(context: click.Context, page: str) -> None:
    """Print the page with all that is asked only sometimes. Raises NotFoundError when there is none of that id."""
    from workbook.plain.paper.page import on_paper

    library = session_of(context).library
    data("\n".join(line for line in on_paper(library.exercise(page), library.heads)))


@click.command(
    "check",
    cls=Command,
    help=mark(
        "Check every page of a pack and tell every fault with its place. Without DIR: the pages that are shipped."
    ),
)
@click.argument("folder", required=False, metavar="[DIR]")
@click.pass_context
def check_pages(context: click.Context, folder: str | None) -> int:
    """Print every fault; exit code 1 when there are any."""
    from workbook.curriculum.check import check

    root = Path(folder) if folder else content_root() / SHIPPED
    if not root.is_dir():
        raise PlaceError(_("There is no folder {path} to check. Nothing was changed.").format(path=root))
    problems = check(root)
    for problem in problems:
        data(str(problem))
    if problems:
        say(n_("{n} fault.", "{n} faults.", len(problems)).format(n=len(problems)))
        return ExitCode.NOTHING_FOUND
    say(_("No faults."))
    return ExitCode.OK
