"""The key of a locked journal, for a command that needs it."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from workbook.cli.keyboard import unseen
from workbook.cli.passphrase import given, typed_or_refused
from workbook.cli.streams import say
from workbook.errors import WrongSecretError
from workbook.i18n import _

if TYPE_CHECKING:
    from workbook.journal.keys import JournalKey

TRIES: Final = 3
"""At the terminal; a file or a command is not asked twice."""


def unlocked(home: Path, environment: Mapping[str, str]) -> "JournalKey | None":
    """The key, by what the environment leads to, else by what is typed; None when the lock was taken off meanwhile.

    Raises LockedError (with WrongSecretError), DamagedError, ForeignError, PlaceError.
    """
    from workbook.journal.locks import unlock

    return _opened(lambda secret: unlock(home, secret), _ask_journal, environment)


def unlocked_copy(
    copy: Path, home: Path, key: "JournalKey | None", environment: Mapping[str, str]
) -> "JournalKey | None":
    """The key of a backup, which may have been locked with another passphrase; `key` is the home's. None when plain.

    Raises what `unlocked` raises.
    """
    from workbook.journal.disk import Disk
    from workbook.journal.keyhole import header_of
    from workbook.journal.locks import unlock_copy
    from workbook.journal.places import saying

    with saying(copy):
        header = header_of(copy, Disk())
    if header is None or header.lines != "sealed" or (key is not None and key.journal == header.journal):
        return key
    return _opened(lambda secret: unlock_copy(copy, secret, home=home), _ask_copy, environment)


def _opened(
    unlock: "Callable[[str], JournalKey | None]", ask: Callable[[], str], environment: Mapping[str, str]
) -> "JournalKey | None":
    secret = given(environment)
    if secret is not None:
        return unlock(secret)
    with unseen():
        for _turn in range(TRIES - 1):
            try:
                return unlock(_typed(ask()))
            except WrongSecretError as fault:
                say(str(fault))
        return unlock(_typed(ask()))


def _ask_journal() -> str:
    return typed_or_refused(_("Passphrase or recovery code (nothing is shown while you type)"))


def _ask_copy() -> str:
    return typed_or_refused(_("Passphrase or recovery code of the copy (nothing is shown while you type)"))


def _typed(text: str) -> str:
    if not text:
        raise WrongSecretError(_("Nothing was typed, so the journal stays locked. Nothing is lost. Try once more."))
    return text
