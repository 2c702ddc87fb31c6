"""One line from the person at the keyboard."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

_UTF8_INPUT = 0x4000
"""IUTF8, the same on Linux and macOS; the termios module names it only in newer Pythons."""


def ask(question: str) -> str:
    """The line; the question goes to stderr. Raises UnicodeDecodeError, and click.Abort at the end of input."""
    with whole_letters():
        return str(click.prompt(question, default="", show_default=False, err=True))


@contextmanager
def whole_letters() -> Iterator[None]:
    """Meanwhile Backspace takes a whole letter; a terminal that does not know UTF-8 takes one byte of an æ."""
    if sys.platform == "win32":
        yield
        return
    import termios

    try:
        before = termios.tcgetattr(sys.stdin)
    except (termios.error, OSError, ValueError):
        yield
        return
    termios.tcsetattr(sys.stdin, termios.TCSANOW, [before[0] | _UTF8_INPUT, *before[1:]])
    try:
        yield
    finally:
        termios.tcsetattr(sys.stdin, termios.TCSANOW, before)
