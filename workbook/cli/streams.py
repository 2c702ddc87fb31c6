"""Data on stdout, words on stderr, all of it UTF-8 whatever the console says."""

import io
import os
import shutil
import sys
from typing import Final, Literal, TextIO

import click

from workbook.errors import AnswerError
from workbook.i18n import _
from workbook.text import clean

_WIDEST: Final = 100
"""Columns of a sentence on a wide terminal."""


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
    """Words for the person at the keyboard; a terminal breaks its lines between words, not inside them."""
    if sys.stderr.isatty():
        words = "\n".join(_broken(line) for line in words.split("\n"))
    click.echo(words, err=True)


def _broken(line: str) -> str:
    """The line in several where it is wider than the terminal; a path stays whole."""
    width = min(shutil.get_terminal_size().columns - 1, _WIDEST)
    if len(line) <= width:
        return line
    from textwrap import fill

    return fill(line, width, break_long_words=False, break_on_hyphens=False)


def data(text: str, *, newline: bool = True) -> None:
    """What was asked for."""
    click.echo(text, nl=newline)


def raw(content: bytes) -> None:
    """The bytes of a file that was asked for, line ends and all."""
    click.echo(content, nl=False)


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


def asked_unseen(question: str) -> str:
    """The same, without showing what is typed."""
    from workbook.cli.keyboard import ask_unseen

    try:
        return ask_unseen(question)
    except UnicodeDecodeError as fault:
        raise _not_utf8() from fault


def _nowhere(mode: Literal["r", "w"]) -> TextIO:
    return os.fdopen(os.open(os.devnull, os.O_RDWR), mode, encoding="utf-8")


def _not_utf8() -> AnswerError:
    return AnswerError(
        _("The text is not UTF-8, so nothing was stored. Save it as UTF-8, or type it here, and try again.")
    )
