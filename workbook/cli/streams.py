"""Data on stdout, words on stderr, all of it UTF-8 whatever the console says."""

import io
import os
import sys
from typing import Literal, TextIO

import click

from workbook.errors import AnswerError
from workbook.i18n import _
from workbook.text import clean


def use_utf8() -> None:
    """Read and write strict UTF-8; on stderr what cannot be written is spelled out.

    A stream that was closed before the program began is an empty one.
    """
    sys.stdin = sys.stdin or _nowhere("r")
    sys.stdout = sys.stdout or _nowhere("w")
    sys.stderr = sys.stderr or _nowhere("w")
    for stream, errors in ((sys.stdin, "strict"), (sys.stdout, "strict"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)


def say(words: str) -> None:
    """Words for the person at the keyboard."""
    click.echo(words, err=True)


def data(text: str, *, newline: bool = True) -> None:
    """What was asked for."""
    click.echo(text, nl=newline)


def printable(text: str) -> str:
    """Text on one line and without what could steer a terminal."""
    return " ".join(clean(text).text.split())


def typed(text: str) -> str:
    """Text from the command line. Raises AnswerError when it holds bytes that were not UTF-8."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as fault:
        raise _not_utf8() from fault
    return text


def piped() -> str:
    """All of stdin, without a byte order mark. Raises AnswerError when it is not UTF-8, before anything is kept."""
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise _not_utf8() from fault


def at_terminal() -> bool:
    """Whether a person can answer."""
    return sys.stdin.isatty()


def asked(question: str) -> str:
    """One line from the person at the keyboard.

    Raises AnswerError when what comes back is not UTF-8, and click.Abort at the end of input.
    """
    from workbook.cli.keyboard import ask

    try:
        return ask(question)
    except UnicodeDecodeError as fault:
        raise _not_utf8() from fault


def _nowhere(mode: Literal["r", "w"]) -> TextIO:
    return os.fdopen(os.open(os.devnull, os.O_RDWR), mode, encoding="utf-8")


def _not_utf8() -> AnswerError:
    return AnswerError(
        _("The text is not UTF-8, so nothing was stored. Save it as UTF-8, or type it here, and try again.")
    )
