"""Which backups are kept: ten days, eight weeks and twelve months back, and never more than 300 MB."""

import re
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

DAYS: Final = 10
WEEKS: Final = 8
MONTHS: Final = 12
TOGETHER: Final = 300_000_000
"""Bytes; the newest backup is kept though it be larger."""
REPLACED: Final = "replaced-"
"""How the name of a journal begins that another one was put in the place of."""
_YEAR: Final = timedelta(days=366)
_NAME: Final = re.compile(r"(journal|replaced)-(\d{4}-\d{2}-\d{2})(?:-(\d{6}))?(?:-\d+)?\.lederbog")


@dataclass(frozen=True)
class Generation:
    """A file in `backups/`."""

    name: str
    day: date
    time: str = ""
    """As `140500`, for a journal that was replaced."""
    replaced: bool = False
    """It is a journal that a restore or a repair put another one in place of; it is kept for a year."""


def parse(name: str) -> Generation | None:
    """None for a file that is no generation."""
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    try:
        day = date.fromisoformat(found[2])
    except ValueError:
        return None
    return Generation(name, day, found[3] or "", name.startswith(REPLACED))


def name_of_day(day: date) -> str:
    """The day's own generation."""
    return f"journal-{day.isoformat()}.lederbog"


def name_of_replaced(moment: datetime, taken: Sequence[str]) -> str:
    """A free name for a journal that is being replaced."""
    stem = f"{REPLACED}{moment:%Y-%m-%d-%H%M%S}"
    names = [f"{stem}.lederbog", *(f"{stem}-{number}.lederbog" for number in range(2, len(taken) + 3))]
    return next(name for name in names if name not in taken)


def ordered(names: Sequence[str]) -> list[Generation]:
    """The generations among the names, newest first."""
    found = [generation for name in names if (generation := parse(name)) is not None]
    return sorted(found, key=lambda one: (one.day, one.time, one.name), reverse=True)


def kept(generations: Sequence[Generation], today: date) -> set[Generation]:
    """The newest of each of the last days, weeks and months that have any; those that were replaced for a year."""
    daily = [one for one in generations if not one.replaced]
    wanted = {one for one in generations if one.replaced and today - one.day <= _YEAR}
    for count, period in ((DAYS, _day), (WEEKS, _week), (MONTHS, _month)):
        wanted |= set(_newest(daily, count, period))
    return wanted


def fitting(generations: Sequence[Generation], sizes: Mapping[Generation, int]) -> set[Generation]:
    """As many of the newest as fit together, at least one; `generations` has the newest first."""
    room = TOGETHER
    fit: set[Generation] = set()
    for one in generations:
        room -= sizes[one]
        if room < 0 and fit:
            break
        fit.add(one)
    return fit


def _newest(
    generations: Sequence[Generation], count: int, period: Callable[[Generation], Hashable]
) -> list[Generation]:
    newest: dict[Hashable, Generation] = {}
    for one in generations:
        newest.setdefault(period(one), one)
    return list(newest.values())[:count]


def _day(one: Generation) -> Hashable:
    return one.day


def _week(one: Generation) -> Hashable:
    return one.day.isocalendar()[:2]


def _month(one: Generation) -> Hashable:
    return one.day.year, one.day.month
