"""`lederbog person`: where somebody is written about, and letting her be forgotten everywhere."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from workbook.cli.session import session_of
from workbook.cli.streams import asked, at_terminal, data, printable, say
from workbook.cli.words import Command, Group, Option
from workbook.dates import parse_stamp, short
from workbook.errors import ExitCode, UsageError
from workbook.i18n import _, mark, n_

if TYPE_CHECKING:
    from workbook.journal.records import ExportRecord, Person
    from workbook.people.forgetting import Place

_SHOW = mark("Show where somebody is written about.")
_FORGET = mark("Let somebody be forgotten: the role stands in place of every form of the name, in every file.")
COMMANDS = {
    "show": ("workbook.cli.person_command:show", _SHOW),
    "forget": ("workbook.cli.person_command:forget", _FORGET),
}

person = Group(
    "person",
    lazy=COMMANDS,
    help=mark("People whom you write about: see where, and let them be forgotten."),
    no_args_is_help=True,
)


@click.command("show", cls=Command, help=_SHOW)
@click.argument("alias", nargs=-1, required=True, metavar="ALIAS")
@click.pass_context
def show(context: click.Context, alias: tuple[str, ...]) -> int:
    """Every place on a line of its own; exit code 1 when there is none."""
    from workbook.people.forgetting import person_called, places

    session = session_of(context)
    known = person_called(session.journal, " ".join(alias))
    say(_about(known))
    found = places(session.journal, known)
    for place in found:
        data(_line(place))
    if not found:
        say(_("Nothing that you wrote names this person."))
    return ExitCode.OK if found else ExitCode.NOTHING_FOUND


@click.command("forget", cls=Command, help=_FORGET)
@click.argument("alias", nargs=-1, required=True, metavar="ALIAS")
@click.option(
    "--yes",
    cls=Option,
    is_flag=True,
    help=mark("Do it without asking: nothing of it belongs to a case, and you have seen the places with person show."),
)
@click.pass_context
def forget(context: click.Context, alias: tuple[str, ...], yes: bool) -> None:
    """Show what changes, ask what must be asked, and then leave no form of the name in any file."""
    from workbook.people import forgetting

    session = session_of(context)
    known = forgetting.person_called(session.journal, " ".join(alias))
    if not yes and not at_terminal():
        raise UsageError(
            _("Nobody can answer here, so nothing was changed. See `lederbog person show`, then add --yes.")
        )
    say(_about(known))
    _tell_places(forgetting.places(session.journal, known), forgetting.role_of(known))
    if not yes and not _sure(known):
        say(_("Nothing was changed."))
        return
    left_before = forgetting.exports_about(session.journal, known)
    report = forgetting.forget(session.journal, known, session.clock.now())
    count = len(report.files)
    say(n_("Forgotten. {n} file was written anew.", "Forgotten. {n} files were written anew.", count).format(n=count))
    for path in report.left:
        say(_("{path} could not be read and was left as it is; look at it yourself.").format(path=path))
    _tell_exports(left_before)


def _about(known: "Person") -> str:
    return " · ".join(printable(part) for part in (known.alias, known.role, known.name) if part.strip())


def _line(place: "Place") -> str:
    return f"{place.record[-4:]}  {printable(place.title)}: {printable(place.text)}"


def _tell_places(found: "Sequence[Place]", role: str) -> None:
    if not found:
        say(_("Nothing that you wrote names this person."))
        return
    say(_("“{role}” will stand in these places instead of the name:").format(role=printable(role)))
    for place in found:
        say(f"  {_line(place)}\n    → {printable(place.becomes)}")


def _sure(known: "Person") -> bool:
    """The question that must be asked before, and the name typed back."""
    say(
        _(
            "Does anything of it belong to a case that must be kept, a personnel case say? "
            "Then it must be moved to the official system first."
        )
    )
    if asked(_("Does it belong to a case? (yes/no)")).strip().casefold() not in _NO:
        say(_("Move it first; the journal waits."))
        return False
    said = asked(_("This cannot be undone. Type {alias} to go on").format(alias=printable(known.alias)))
    return said.strip().casefold() == known.alias.strip().casefold()


_NO = frozenset({"no", "n", "nej"})


def _tell_exports(records: "Sequence[ExportRecord]") -> None:
    """What left earlier and cannot be called back."""
    from workbook.share.save import went_to

    if not records:
        return
    say(_("These files were written earlier and speak of this person, by alias. Nothing calls them back:"))
    for record in records:
        say(f"  {short(parse_stamp(record.created).date())} · {went_to(record.audience)} · {record.format}")
