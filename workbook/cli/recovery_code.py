"""The recovery code handed over: shown once, put on paper, and two of its groups typed back."""

import secrets
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from workbook.cli.streams import asked, at_terminal, data, say
from workbook.i18n import _
from workbook.vault.recovery import groups, same_group

_AWAY = "\x1b[?1049h\x1b[2J\x1b[H"
_BACK = "\x1b[?1049l"
_CLEAR = "\x1b[2J\x1b[H"
TO_PROVE = 2
"""Groups that are typed back."""


def hand_over(home: Path, code: str) -> None:
    """Show the code and have it proved; without a terminal it goes to stdout, and the app asks at its next start."""
    if not (at_terminal() and sys.stderr.isatty()):
        data(code)
        say(
            _(
                "This is the recovery code. Put it on paper, away from this computer, and leave it in no file. "
                "The app asks for two groups of it at its next start."
            )
        )
        return
    try:
        with _aside():
            _show_until_proved(code)
    except (click.Abort, KeyboardInterrupt):
        say(_("The code has not been typed back. The app shows it at its next start and asks for two groups of it."))
        return
    from workbook.journal.locks import unlock
    from workbook.journal.vaulting import prove_code

    key = unlock(home, code)
    if key is not None:
        prove_code(home, key)
    say(_("The recovery code is on paper. It opens the journal wherever the passphrase is asked for."))


def _show_until_proved(code: str) -> None:
    """Show, wait, ask; again from the start when a group is wrong."""
    parts = groups(code)
    while True:
        say(_("Your recovery code:"))
        say(f"\n  {code}\n")
        say(
            _(
                "Write it on paper, with a pen, and keep the paper where you keep what must not get lost. "
                "It is shown now only, and it stays neither on the screen nor in a file."
            )
        )
        asked(_("Press Enter when it is on paper"))
        click.echo(_CLEAR, nl=False, err=True)
        places = sorted(secrets.SystemRandom().sample(range(len(parts)), TO_PROVE))
        if _typed_back(parts, places):
            return
        say(_("That is not what the code says. Look at it once more."))


def _typed_back(parts: Sequence[str], places: Sequence[int]) -> bool:
    return all(same_group(asked(_("Group {n} on your paper").format(n=place + 1)), parts[place]) for place in places)


@contextmanager
def _aside() -> Iterator[None]:
    """A page of its own: what stands on it is gone from the terminal afterwards, also from what can be scrolled to."""
    click.echo(_AWAY, nl=False, err=True)
    try:
        yield
    finally:
        click.echo(_BACK, nl=False, err=True)
