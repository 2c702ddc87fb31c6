"""What time it is: the one place that reads the wall clock."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

_YEARS = (1900, 2199)
"""The first and the last in which a date may be chosen; those that can be answered are the same."""


class Clock(Protocol):
    """Gives the moment; every function that needs one takes a clock."""

    def now(self) -> datetime:
        """The moment, aware, in local time."""

    def today(self) -> date:
        """The local date."""


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """The moment, aware, in local time."""
        return datetime.now().astimezone()

    def today(self) -> date:
        """The local date."""
        return self.now().date()


@dataclass(frozen=True)
class DatedClock:
    """The machine's time of day on a chosen date, for training and tests (`LEDERBOG_TODAY`)."""

    day: date

    def now(self) -> datetime:
        """The moment, aware, in local time."""
        moment = datetime.now()
        return moment.replace(year=self.day.year, month=self.day.month, day=self.day.day).astimezone()

    def today(self) -> date:
        """The local date."""
        return self.day


@dataclass
class FixedClock:
    """Stands still until it is moved: for the demo's past, and for tests."""

    moment: datetime

    def now(self) -> datetime:
        """The moment, aware, in local time."""
        return self.moment

    def today(self) -> date:
        """The local date."""
        return self.moment.date()


def clock_from(environment: Mapping[str, str]) -> Clock:
    """The clock that the environment asks for.

    Raises ValueError when `LEDERBOG_TODAY` is not a date as 2026-11-21, or too near an end of the calendar.
    """
    chosen = environment.get("LEDERBOG_TODAY")
    if not chosen:
        return SystemClock()
    day = date.fromisoformat(chosen)
    if not _YEARS[0] <= day.year <= _YEARS[1]:
        raise ValueError(chosen)
    return DatedClock(day)
