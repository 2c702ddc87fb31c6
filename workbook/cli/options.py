"""Kinds of values that options take."""

from datetime import date

import click

from workbook.cli.session import Session
from workbook.dates import parse_past
from workbook.errors import AnswerError
from workbook.i18n import _


class Day(click.ParamType[date]):
    """A date as a person writes it; one without a year is the latest that has been."""

    name = "date"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date; what is none does not parse."""
        if isinstance(value, date):
            return value
        session = ctx.find_object(Session) if ctx else None
        if session is None:
            self.fail(value, param, ctx)
        try:
            return parse_past(value, session.clock.today())
        except AnswerError as fault:
            self.fail(str(fault), param, ctx)


class Days(click.ParamType[int]):
    """A number of days, none or more."""

    name = "days"
    most = 36500

    def convert(self, value: str | int, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number; what is none does not parse."""
        text = str(value).strip()
        if not (text.isascii() and text.isdigit() and len(text) <= 9 and int(text) <= self.most):
            self.fail(_("Write a whole number from 0 to {most}.").format(most=self.most), param, ctx)
        return int(text)
