"""`lederbog vault`: lock the journal with a passphrase, change it, take it off; the passphrase is never an argument."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbook.cli.passphrase import chosen, chosen_anew
from workbook.cli.recovery_code import hand_over
from workbook.cli.session import Session, session_of
from workbook.cli.streams import data, say
from workbook.cli.words import Command, Group
from workbook.errors import AnswerError
from workbook.i18n import _, mark

if TYPE_CHECKING:
    from workbook.journal.keys import JournalKey

_ON = mark("Lock the journal: from now on it opens with a passphrase or the recovery code only.")
_OFF = mark("Take the lock off: everything is readable again for whoever has the files.")
_PASSPHRASE = mark("Choose another passphrase.")
_RECOVERY = mark("Make another recovery code; the one before opens no more.")
_STATUS = mark("Tell whether the journal is locked.")
_OUTSIDE = mark("The lock does not reach these copies; they are as readable as before. Delete what you do not need:")
_LEFT = mark(
    "These files are in use and not sealed yet. Close the other program; the next start of Lederbog seals them:"
)
_STILL = mark("These files are still locked: they are in use, or were locked with another passphrase:")
_OLD = mark("These could not be changed and still open with the old one; `lederbog doctor --repair` tries again:")
COMMANDS = {
    "on": ("workbook.cli.vault_command:turn_on", _ON),
    "off": ("workbook.cli.vault_command:turn_off", _OFF),
    "passphrase": ("workbook.cli.vault_command:change_passphrase", _PASSPHRASE),
    "recovery": ("workbook.cli.vault_command:change_code", _RECOVERY),
    "status": ("workbook.cli.vault_command:status", _STATUS),
}

vault = Group(
    "vault",
    lazy=COMMANDS,
    help=mark(
        "Lock the journal with a passphrase, or take the lock off. Without a terminal the passphrase comes from "
        "LEDERBOG_PASSPHRASE_FILE or LEDERBOG_PASSPHRASE_COMMAND."
    ),
    no_args_is_help=True,
)


@click.command("on", cls=Command, help=_ON)
@click.pass_context
def turn_on(context: click.Context) -> None:
    """Choose the passphrase, seal what is there, hand over the recovery code and have two groups of it back."""
    session = session_of(context)
    if session.sealed:
        raise AnswerError(_("The journal is locked already. Choose another passphrase with: lederbog vault passphrase"))
    say(
        _(
            "Only the passphrase and the recovery code open the journal afterwards. If both are lost, nobody can open "
            "it: not you, not your employer, not who made the program."
        )
    )
    passphrase = chosen(session.environment)
    from workbook.journal.vaulting import turn_on as locked

    done = locked(session.home, session.clock, passphrase)
    say(_("The journal is locked. It was read back with the passphrase and with the recovery code."))
    _tell(done.outside, _OUTSIDE)
    _tell(done.left, _LEFT)
    hand_over(session.home, done.code)


@click.command("off", cls=Command, help=_OFF)
@click.pass_context
def turn_off(context: click.Context) -> None:
    """Write everything in plain again; asks for the passphrase."""
    session = session_of(context)
    key = _key(session)
    from workbook.journal.vaulting import turn_off as opened

    left = opened(session.home, session.clock, key)
    say(_("The lock is off. Whoever has the files of this folder can read them: {folder}").format(folder=session.home))
    _tell(left, _STILL)


@click.command("passphrase", cls=Command, help=_PASSPHRASE)
@click.pass_context
def change_passphrase(context: click.Context) -> None:
    """Ask for the old one, then for the new one; without a terminal the new one is the first line of stdin."""
    session = session_of(context)
    key = _key(session)
    passphrase = chosen_anew()
    from workbook.journal.vaulting import change_passphrase as changed

    renewed = changed(session.home, key, passphrase)
    say(
        _("The passphrase is changed, also for the backups that lie beside the journal. The recovery code is the same.")
    )
    say(_("A copy that you keep elsewhere still opens with the old one."))
    _tell(renewed.left, _OLD)


@click.command("recovery", cls=Command, help=_RECOVERY)
@click.pass_context
def change_code(context: click.Context) -> None:
    """Make a new code, hand it over, and have two groups of it back."""
    session = session_of(context)
    key = _key(session)
    from workbook.journal.vaulting import new_code

    code = new_code(session.home, key)
    hand_over(session.home, code)
    say(_("The code before it opens no more, neither the journal nor the backups beside it. Tear up the old paper."))
    say(_("A copy that you keep elsewhere still opens with the old one."))


@click.command("status", cls=Command, help=_STATUS)
@click.pass_context
def status(context: click.Context) -> None:
    """Print it in one line; needs no passphrase."""
    session = session_of(context)
    data(
        _("The journal is locked with a passphrase.")
        if session.sealed
        else _("The journal is not locked. Lock it with: lederbog vault on")
    )


def _key(session: Session) -> "JournalKey":
    """Raises AnswerError when there is no lock, and as `Session.key`."""
    key = session.key
    if key is None:
        raise AnswerError(_("The journal is not locked, so nothing was changed. Lock it with: lederbog vault on"))
    return key


def _tell(paths: Sequence[Path], about: str) -> None:
    """Name them below what is to be known of them; nothing when there are none."""
    if paths:
        say(_(about))
    for path in paths:
        say(f"  {path}")
