"""The app with a long form open, for a terminal to type in: `python -m tests.benchmarks.form_app HOME`."""

import gc
import sys
from pathlib import Path

from screens.app import LederbogApp
from tests.benchmarks.sample import CLOCK, PASSPHRASE
from workbook import i18n, paths
from workbook.cli.main import RARELY
from workbook.context import Workbook
from workbook.curriculum.library import Library
from workbook.journal.journal import Journal
from workbook.journal.locks import unlock
from workbook.settings import Settings

PAGE = "handleplan"
"""Sixteen questions, a table and computed lines among them; the first is answered in words."""


class FormApp(LederbogApp):
    """Opens the page as soon as it can."""

    def on_ready(self) -> None:
        self.call_later(self.open_exercise, PAGE)


def main() -> None:
    """Until the terminal goes; the garbage collector is set as the command sets it."""
    gc.set_threshold(RARELY)
    i18n.use("da")
    home, library = Path(sys.argv[1]), Library.open(paths.content_root())
    journal = Journal.open(home, CLOCK, key=unlock(home, PASSPHRASE))
    FormApp(Workbook(library=library, journal=journal, settings=Settings(), clock=CLOCK)).run()


if __name__ == "__main__":
    main()
