"""`lederbog doctor`: what is wrong with the files, in plain words, and what can be done about it."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import click

from workbook.cli.session import Session, session_of
from workbook.cli.streams import data, say
from workbook.cli.words import Command, Option
from workbook.errors import DamagedError, ExitCode, ForeignError, LockedError, PlaceError, WrongSecretError
from workbook.i18n import _, mark
from workbook.journal.findings import Done, Finding

if TYPE_CHECKING:
    from workbook.journal.keys import JournalKey

VERSION: Final = 1
_CODES: Final = (("foreign", ExitCode.FOREIGN), ("damaged", ExitCode.DAMAGED), ("place", ExitCode.NOTHING_FOUND))
"""The worst first."""


@click.command(
    "doctor",
    cls=Command,
    help=mark(
        "Look at the journal, its backups and drafts, and tell what is wrong and what can be done. Nothing is changed "
        "without --repair. Exit code 0 when nothing is wrong any more, 4 when something is damaged."
    ),
)
@click.option("--repair", cls=Option, is_flag=True, help=mark("Do what can be done; what is replaced is kept."))
@click.option("--json", "as_json", cls=Option, is_flag=True, help=mark("As JSON, for other programs."))
@click.pass_context
def doctor(context: click.Context, repair: bool, as_json: bool) -> int:
    """Print the findings; the exit code tells the worst that is left."""
    from workbook.journal import doctor as examination

    session = session_of(context)
    key = _key(session)
    done = examination.repair(session.home, session.clock, key=key) if repair else []
    findings = examination.examine(session.home, key=key)
    if as_json:
        items = [*map(_done_item, done), *map(_item, findings)]
        data(json.dumps({"version": VERSION, "items": items}, ensure_ascii=False, indent=2))
    else:
        _tell(done, findings)
    weights = {finding.weight for finding in findings}
    return next((code for weight, code in _CODES if weight in weights), ExitCode.OK)


def _key(session: Session) -> "JournalKey | None":
    """The key of a locked journal; without it the doctor looks at what can be seen from outside, and says so."""
    try:
        return session.key
    except WrongSecretError:
        raise
    except PlaceError:
        return None  # the examination names the place
    except (LockedError, DamagedError, ForeignError) as fault:
        say(str(fault))
        say(_("Without the key only the outside of the files is looked at."))
        return None


def _tell(done: Sequence[Done], findings: Sequence[Finding]) -> None:
    for one in done:
        data(_("Found: {found}").format(found=one.finding.found))
        data(_("  Mended: {said}").format(said=one.said) if one.repaired else f"  {one.said}")
    for finding in findings:
        data(finding.found)
        if finding.advice:
            data(f"  {finding.advice}")
    if any(finding.repairable for finding in findings):
        say(_("What is said to be done is done by: lederbog doctor --repair. Nothing has been changed."))


def _item(finding: Finding) -> dict[str, object]:
    more = {"advice": finding.advice} if finding.advice else {}
    return {**_named(finding), "status": finding.weight, **more, "repairable": finding.repairable}


def _done_item(done: Done) -> dict[str, object]:
    return {**_named(done.finding), "status": "repaired" if done.repaired else "left", "advice": done.said}


def _named(finding: Finding) -> dict[str, object]:
    return {"kind": finding.kind, "title": finding.found, "path": str(finding.path)}
