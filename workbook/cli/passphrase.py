"""The passphrase of this run: from a file, from a command, or typed unseen at the terminal; it is never an argument."""

import os
import stat
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from workbook.cli.keyboard import unseen
from workbook.cli.streams import asked_unseen, at_terminal, piped, say
from workbook.errors import AnswerError, LockedError
from workbook.i18n import _, mark

FILE: Final = "LEDERBOG_PASSPHRASE_FILE"
COMMAND: Final = "LEDERBOG_PASSPHRASE_COMMAND"
TRIES: Final = 3
"""How often the terminal asks twice for the same new passphrase before it gives up."""
_MOST: Final = 1 << 20
"""Bytes of a passphrase file; more is another file."""
_NOBODY = mark(
    "The journal is locked, and nobody can be asked for the passphrase here. Nothing is lost. "
    "Set LEDERBOG_PASSPHRASE_FILE to a file that holds it, or LEDERBOG_PASSPHRASE_COMMAND to a command that prints it."
)


def given(environment: Mapping[str, str]) -> str | None:
    """The passphrase that the environment leads to, the file first; None when it leads to none.

    Raises LockedError when it leads to one that cannot be had.
    """
    if environment.get(FILE):
        return _text(_from_file(Path(environment[FILE])), FILE)
    if environment.get(COMMAND):
        return _text(_from_command(environment[COMMAND]), COMMAND)
    return None


def typed_or_refused(question: str) -> str:
    """What the person at the terminal types unseen. Raises LockedError where there is no terminal."""
    if not at_terminal():
        raise LockedError(_(_NOBODY))
    return asked_unseen(question)


def chosen(environment: Mapping[str, str]) -> str:
    """A new passphrase: the environment's, else typed twice. Raises LockedError, AnswerError."""
    found = given(environment)
    return _told(found if found is not None else _typed_twice())


def chosen_anew() -> str:
    """The passphrase that replaces the old one: typed twice, or without a terminal the first line of stdin."""
    return _told(_typed_twice() if at_terminal() else piped().partition("\n")[0].removesuffix("\r"))


def _typed_twice() -> str:
    """Raises AnswerError when it was never the same, LockedError where there is no terminal."""
    with unseen():
        for _turn in range(TRIES):
            first = typed_or_refused(_("New passphrase (nothing is shown while you type)"))
            if not first:
                say(_("Nothing was typed."))
            elif first == asked_unseen(_("The same once more")):
                return first
            else:
                say(_("The two are not the same. Try once more."))
    raise AnswerError(_("No passphrase was chosen, so nothing was changed."))


def _told(text: str) -> str:
    """The same, after its strength and what counts of it have been said. Raises AnswerError when it is empty."""
    from workbook.vault.passphrase import prepare, strength, strength_words

    prepared = prepare(text)
    say(_("Strength: {words}.").format(words=strength_words(strength(prepared.text))))
    if prepared.trimmed:
        say(_("The line break behind it is no part of it."))
    if prepared.text != prepared.text.strip():
        say(_("It begins or ends with a blank, and that blank is part of it."))
    return prepared.text


def _from_file(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            state = os.fstat(file.fileno())
            raw = file.read(_MOST + 1)
    except (OSError, ValueError) as fault:
        reason = fault.strerror if isinstance(fault, OSError) and fault.strerror else type(fault).__name__
        raise _unreadable(path, reason) from fault
    if len(raw) > _MOST:
        raise _unreadable(path, _("it is too large"))
    if os.name == "posix" and stat.S_ISREG(state.st_mode) and state.st_mode & (stat.S_IRGRP | stat.S_IROTH):
        say(
            _("Others on this computer can read the passphrase file {path}. Make it yours alone: chmod 600.").format(
                path=path
            )
        )
    return raw


def _unreadable(path: Path, reason: str) -> LockedError:
    return LockedError(
        _(
            "The passphrase file {path} cannot be read: {reason}. Nothing is lost. "
            "Mend LEDERBOG_PASSPHRASE_FILE, or take it away to be asked."
        ).format(path=path, reason=reason)
    )


def _from_command(command: str) -> bytes:
    """What a shell command prints; it may ask at the terminal itself."""
    import subprocess

    try:
        done = subprocess.run(command, shell=True, stdout=subprocess.PIPE, check=False)
    except (OSError, ValueError) as fault:
        raise _failed(type(fault).__name__) from fault
    if done.returncode != 0:
        raise _failed(_("it ended with {code}").format(code=done.returncode))
    return done.stdout


def _failed(reason: str) -> LockedError:
    return LockedError(
        _(
            "The command in LEDERBOG_PASSPHRASE_COMMAND gave no passphrase: {reason}. Nothing is lost. "
            "Mend the command, or take it away to be asked."
        ).format(reason=reason)
    )


def _text(raw: bytes, variable: str) -> str:
    """The bytes as text, a byte order mark left out. Raises LockedError."""
    try:
        text = raw.decode("utf-16" if raw[:2] in (BOM_UTF16_LE, BOM_UTF16_BE) else "utf-8-sig")
    except UnicodeDecodeError as fault:
        raise LockedError(
            _("What {variable} leads to is not UTF-8. Nothing is lost. Save the passphrase as UTF-8.").format(
                variable=variable
            )
        ) from fault
    if not text.strip("\r\n"):
        raise LockedError(
            _(
                "What {variable} leads to is empty, so there is no passphrase. Nothing is lost. "
                "Mend it, or take the variable away to be asked."
            ).format(variable=variable)
        )
    return text
