"""Commands that speak the leader's language: their texts are marked where they stand and translated when shown."""

import copy
import gettext
import os
from collections.abc import MutableMapping
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from workbook import i18n
from workbook.i18n import _, mark

Texted = TypeVar("Texted", click.Option, click.Command)

_USAGE = (mark("[OPTIONS]"), mark("[COMMAND] [ARGS]..."), mark("COMMAND [ARGS]..."), mark("[TEXT]..."), mark("[DIR]"))
"""Pieces of a usage line; what is not here stands as it is."""


def speak(language: str, environment: MutableMapping[str, str] = os.environ) -> None:
    """Use the language, also for click's own words: click asks the standard gettext, which then finds our catalogue."""
    i18n.use(language)
    environment["LANGUAGE"] = language
    gettext.bindtextdomain(i18n.DOMAIN, Path(i18n.__file__).with_name("locale"))
    gettext.textdomain(i18n.DOMAIN)


class Option(click.Option):
    """An option whose `help` is a marked message."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The option with its help in the language in use."""
        return click.Option.get_help_record(_translated(self), ctx)


class Command(click.Command):
    """A command whose `help` is a marked message."""

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """`[OPTIONS]` and the arguments."""
        return [_(piece) for piece in super().collect_usage_pieces(ctx) if piece]

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Click makes it once, perhaps before the language is known."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _("Show this message and exit.")
        return option

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What the command does."""
        click.Command.format_help_text(_translated(self), ctx, formatter)


class Group(Command, click.Group):
    """Commands that are imported when they are called: name to (module and attribute, marked help)."""

    def __init__(self, *args: Any, lazy: dict[str, tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._lazy = lazy

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order of the table."""
        return list(self._lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command, None when there is none of that name."""
        if cmd_name not in self._lazy:
            return None
        module, _colon, attribute = self._lazy[cmd_name][0].partition(":")
        return cast(click.Command, getattr(import_module(module), attribute))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table, without importing anything."""
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _(text)) for name, (_module, text) in self._lazy.items()])


def _translated(part: Texted) -> Texted:
    shown = copy.copy(part)
    shown.help = _(part.help) if part.help else part.help
    return shown
