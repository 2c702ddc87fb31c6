"""One line from the person at the keyboard."""

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from types import ModuleType
from typing import Any

import click

_UTF8_INPUT = 0x4000
"""IUTF8, the same on Linux and macOS; the termios module names it only in newer Pythons."""


def ask(question: str) -> str:
    """The line; the question goes to stderr. Raises UnicodeDecodeError, and click.Abort at the end of input."""
    with whole_letters():
        return str(click.prompt(question, default="", show_default=False, err=True))


def ask_unseen(question: str) -> str:
    """The line, which the terminal does not show; blanks at its ends stay. Raises as `ask`."""
    if sys.platform == "win32":
        from getpass import getpass

        return getpass(f"{question}: ")
    with whole_letters(), unseen():
        click.echo(f"{question}: ", nl=False, err=True)
        try:
            line = sys.stdin.readline()
        finally:
            click.echo(err=True)
    if not line:
        raise click.Abort
    return line.removesuffix("\n")


def unseen() -> AbstractContextManager[None]:
    """Meanwhile the terminal does not show what is typed; where stdin is no terminal there is nothing to hide.

    One inside another is part of it: hold it over several questions, for who types fast types between them too.
    """
    return _with_modes(lambda modes, termios: [*modes[:3], modes[3] & ~termios.ECHO, *modes[4:]], drained=True)


def whole_letters() -> AbstractContextManager[None]:
    """Meanwhile Backspace takes a whole letter; a terminal that does not know UTF-8 takes one byte of an æ."""
    return _with_modes(lambda modes, _termios: [modes[0] | _UTF8_INPUT, *modes[1:]], drained=False)


@contextmanager
def _with_modes(change: Callable[[list[Any], ModuleType], list[Any]], *, drained: bool) -> Iterator[None]:
    """Meanwhile the terminal has other modes; `drained`: not before all that was written is shown."""
    if sys.platform == "win32":
        yield
        return
    import termios

    try:
        before = termios.tcgetattr(sys.stdin)
    except (termios.error, OSError, ValueError):
        yield
        return
    when = termios.TCSADRAIN if drained else termios.TCSANOW
    termios.tcsetattr(sys.stdin, when, change(before, termios))
    try:
        yield
    finally:
        termios.tcsetattr(sys.stdin, when, before)
