"""The app in a real terminal: its first screen beside a plain Textual app's, and the work that a key costs."""

import sys
from pathlib import Path
from shutil import copytree

from tests.benchmarks.peers import clean_environment, own, own_environment, peer
from tests.benchmarks.rows import Row, alternately
from tests.benchmarks.sample import CLOCK, PASSPHRASE, PROMISE
from tests.benchmarks.window import Window
from workbook.journal.vaulting import turn_on

SIZE = 10_000
REPAINT = 0.016
"""Seconds of work that a key may cost."""
COVER = 0.1
"""Seconds of work from Ctrl+L to the neutral screen, however many keys were typed before it."""
BURST = 200
PLAIN = Path(__file__).with_name("textual_app.py")
_KEYS = "vagten spurgte og vi fandt en vej "
_SILENCE = 0.05
_TITLE = "Handleplan"


def measure(data: Path, place: Path, rounds: int) -> list[Row]:
    """The rows, on copies of the sample with 10,000 entries."""
    copytree(data / f"{SIZE}", place / "app")
    copytree(data / f"{SIZE}", place / "form")
    rows = [first_screen(place / "app", rounds), key_to_repaint(place / "form", rounds)]
    turn_on(place / "form", CLOCK, PASSPHRASE)
    return [*rows, *(covered(place / "form", keys, rounds) for keys in (0, BURST))]


def first_screen(home: Path, rounds: int) -> Row:
    """From the start of the process to the last byte of the first screen."""

    def ours() -> float:
        with Window([str(own() / "lederbog"), "--home", str(home)], own_environment()) as window:
            return window.settled(PROMISE)

    def plain() -> float:
        with Window([str(peer("textual") / "python"), str(PLAIN)], clean_environment()) as window:
            return window.settled("between a header")

    alternately(1, ours, plain)
    own_time, other_time = alternately(rounds, ours, plain)
    return Row(f"app: first screen, {SIZE:,} entries", own_time, other_time, "Textual: Header, text, Footer", 1.5)


def key_to_repaint(home: Path, rounds: int) -> Row:
    """The processor's time for a letter typed in a form with sixteen questions, all threads, drafts and all.

    Other programs only ever add to it, so the quickest round is the truest.
    """
    with Window([sys.executable, "-m", "tests.benchmarks.form_app", str(home)], own_environment()) as window:
        window.settled("1. ")
        work = min(_typing(window) for _round in range(rounds))
    return Row("app: key to repaint in a form, work", work, REPAINT, "16 ms", 1.0)


def _typing(window: Window) -> float:
    """Seconds of work for each key of a sentence."""
    before = window.work()
    for key in _KEYS:
        window.press(key, _SILENCE)
    return (window.work() - before) / len(_KEYS)


def covered(home: Path, keys: int, rounds: int) -> Row:
    """The processor's time from Ctrl+L to the lock on the screen, in a form, with so many presses of Tab before it."""

    def once() -> float:
        with Window([sys.executable, "-m", "tests.benchmarks.form_app", str(home)], own_environment()) as window:
            window.settled(_TITLE)
            window.draws("\x0c", "Adgangss")  # a locked journal is opened on that screen: it is no new one
            window.draws(f"{PASSPHRASE}\r", _TITLE)  # the form stands where it was left
            window.settled(_TITLE)
            before = window.work()
            window.draws("\t" * keys + "\x0c", "Adgangss")
            return window.work() - before

    work = min(once() for _round in range(rounds))
    return Row(f"app: Ctrl+L behind {keys} keys to a neutral screen, work", work, COVER, "100 ms", 1.0)
