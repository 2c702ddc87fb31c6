"""What is said to the terminal itself, past Textual: the window's title and the keyboard protocol."""

import os
import sys

from textual.app import App

HUNG_UP = 129
"""The exit code of a program whose terminal went away."""


def set_title(app: App[int], title: str) -> None:
    """Name the window; control characters in the title would end the sequence early."""
    _write(app, f"\x1b]0;{''.join(letter for letter in title if letter.isprintable())}\x07")


def keep_title(app: App[int]) -> None:
    """Ask the terminal to remember its title."""
    _write(app, "\x1b[22;0t")


def restore_title(app: App[int]) -> None:
    """Ask the terminal for the title that it remembered."""
    _write(app, "\x1b[23;0t")


def mute() -> None:
    """Let what is still to be written go nowhere: at exit Python would flush it to a terminal that may be gone.

    That fails, and turns every exit code into 120.
    """
    sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115


def plain_keyboard(app: App[int]) -> None:
    """Take the Kitty protocol back off on Windows, where Textual always turns it on and AltGr then dies."""
    if sys.platform == "win32":
        _write(app, "\x1b[<u")


def _write(app: App[int], sequence: str) -> None:
    if app._driver is not None and not app.is_headless:
        app._driver.write(sequence)
        app._driver.flush()
