"""What a command works with; each part is made when it is first asked for."""

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
    from workbook.journal.journal import Journal


@dataclass
class Session:
    """One run of `lederbog`: the options before the command, and what they lead to."""

    environment: Mapping[str, str] = field(repr=False)
    home_option: str | None = None
    language_option: str | None = None
    plain: bool = False

    @cached_property
    def home(self) -> Path:
        """The leader's folder, which need not exist. Raises PlaceError."""
        return home_folder(self.home_option, self.environment)

    @cached_property
    def settings(self) -> Settings:
        """The plain settings, with the language that was asked for."""
        return load(self.home)

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
    def journal(self) -> "Journal":
        """The journal, opened; what it has to tell goes to stderr."""
        from workbook.journal.journal import Journal

        journal = Journal.open(self.home, self.clock)
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

        return Workbook(library=self.library, journal=self.journal, settings=self.settings, clock=self.clock)

    def close(self) -> None:
        """Let go of the journal, if it was opened."""
        if "journal" in self.__dict__:
            self.journal.close()


def session_of(context: click.Context) -> Session:
    """The session that the run began with."""
    session = context.find_object(Session)
    assert session is not None, "main begins every run with a session"
    return session
