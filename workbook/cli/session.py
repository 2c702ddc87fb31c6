"""What a command works with; each part is made when it is first asked for."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbook.cli.streams import say
from workbook.clock import Clock, clock_from
from workbook.errors import AnswerError
from workbook.i18n import _
from workbook.paths import content_root, home_folder
from workbook.settings import Settings, load

if TYPE_CHECKING:
    from workbook.context import Workbook
    from workbook.curriculum.library import Library
    from workbook.demo.home import DemoHome
    from workbook.journal.journal import Journal
    from workbook.journal.keys import JournalKey


@dataclass
class Session:
    """One run of `lederbog`: the options before the command, and what they lead to."""

    environment: Mapping[str, str] = field(repr=False)
    home_option: str | None = None
    language_option: str | None = None
    plain: bool = False
    demo: bool = False

    @cached_property
    def home(self) -> Path:
        """The leader's folder, which need not exist; in the demo the invented leader's. Raises PlaceError."""
        return self._demo_home.path if self.demo else home_folder(self.home_option, self.environment)

    @cached_property
    def _demo_home(self) -> "DemoHome":
        from workbook.demo.home import DemoHome
        from workbook.demo.living import live_through

        place = DemoHome()
        try:
            live_through(place.path, self.library, self.clock.today())
        except BaseException:
            place.close()
            raise
        say(_("Demo: an invented leader's half year. What you change here goes away when you end."))
        return place

    @cached_property
    def settings(self) -> Settings:
        """The plain settings; in the demo the standard ones, for it begins when something is asked of it."""
        return Settings() if self.demo else load(self.home)

    @property
    def language(self) -> str:
        """`da` or `en`: the option's, else the settings'."""
        return self.language_option or self.settings.language

    @cached_property
    def clock(self) -> Clock:
        """The clock, on the date that `LEDERBOG_TODAY` sets. Raises AnswerError when that is no date."""
        try:
            return clock_from(self.environment)
        except ValueError as fault:
            sentence = _("LEDERBOG_TODAY is not a date. Write it as 2026-11-21, or take it away.")
            raise AnswerError(sentence) from fault

    @cached_property
    def sealed(self) -> bool:
        """Whether the journal is locked with a passphrase; what a killed `vault on` or `off` left is put right first.

        Raises PlaceError.
        """
        from workbook.journal.keyhole import MARKER
        from workbook.journal.locks import is_sealed

        if os.path.exists(self.home / MARKER):  # where the home cannot even be looked into, is_sealed says why
            from workbook.journal.turning import clear_leftovers

            clear_leftovers(self.home)
        return is_sealed(self.home)

    @cached_property
    def key(self) -> "JournalKey | None":
        """The key of a locked journal, None for a plain one. Raises LockedError, DamagedError, ForeignError."""
        if not self.sealed:
            return None
        from workbook.cli.unlocking import unlocked

        return unlocked(self.home, self.environment)

    @cached_property
    def journal(self) -> "Journal":
        """The journal, opened; what it has to tell goes to stderr."""
        from workbook.journal.journal import Journal

        journal = Journal.open(self.home, self.clock, key=self.key)
        for notice in journal.notices:
            say(notice)
        return journal

    @cached_property
    def library(self) -> "Library":
        """The pages that are shipped. They are Danish, whatever language the program speaks."""
        from workbook.curriculum.library import Library

        return Library.open(content_root())

    @cached_property
    def workbook(self) -> "Workbook":
        """All of it, as the domain and the app take it."""
        from workbook.context import Workbook

        return Workbook(self.library, self.journal, self.settings, self.clock, demo=self.demo)

    def close(self) -> None:
        """Let go of the journal, if it was opened, and of the demo's home."""
        if "journal" in self.__dict__:
            self.journal.close()
        if "_demo_home" in self.__dict__:
            self._demo_home.close()


def session_of(context: click.Context) -> Session:
    """The session that the run began with."""
    session = context.find_object(Session)
    assert session is not None, "main begins every run with a session"
    return session
