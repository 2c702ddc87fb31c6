"""What is under way: the days until a date, weeks with what was done, how long each step took."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from workbook.curriculum.pictures.paper import (
    CELLS,
    DIAMOND,
    EMPTY,
    FULL,
    MARK,
    RING,
    clip,
    fit,
    labelled,
    legend,
)  # fmt: skip
from workbook.i18n import _, n_

_DAY, _WEEK = 3, 7
"""Columns of a day; days of a week."""
_GAP = "·"
_MOST_WEEKS = 6


def days_until(day: date, today: date, width: int) -> tuple[str, ...]:
    """Every day from today to the day, ● and ◊, with its weekday above; nothing where they have no room."""
    count = (day - today).days
    if count < 1 or (count + 1) * _DAY > width:
        return ()
    days = [today + timedelta(days=ahead) for ahead in range(count + 1)]
    signs = [MARK, *[_GAP] * (count - 1), DIAMOND]
    return (_days(days), "".join(sign.ljust(_DAY) for sign in signs).rstrip())


def _days(days: Sequence[date]) -> str:
    # Imported here: the words for dates are not needed to read a page.
    from workbook.dates.names import short_weekday_name

    return "".join(short_weekday_name(day)[:2].ljust(_DAY) for day in days).rstrip()


def weeks(done: Mapping[date, int], due: Mapping[date, int], width: int) -> tuple[str, ...]:
    """The newest weeks, a line each: ● where something was done, ○ where something is due, how many when several.

    A week in which nothing stands is left out, so that it is no gap in a row.
    """
    mondays = sorted({day - timedelta(days=day.weekday()) for day in (*done, *due)})[-_MOST_WEEKS:]
    if not mondays:
        return ()
    names = [_("week {n}").format(n=monday.isocalendar().week) for monday in mondays]
    room = max(map(len, names))
    lines = [f"{' ' * room}  {_days([mondays[0] + timedelta(days=day) for day in range(_WEEK)])}"]
    for name, monday in zip(names, mondays, strict=True):
        days = (monday + timedelta(days=day) for day in range(_WEEK))
        lines.append(f"{fit(name, room)}  " + "".join(_sign(day, done, due).ljust(_DAY) for day in days).rstrip())
    return (*legend([(MARK, _("done")), (RING, _("due"))], width), *(clip(line, width) for line in lines))


def _sign(day: date, done: Mapping[date, int], due: Mapping[date, int]) -> str:
    sign, times = (MARK, done[day]) if day in done else (RING, due[day]) if day in due else (_GAP, 1)
    return f"{sign}{min(times, 9)}" if times > 1 else sign


def stretches(rows: Sequence[tuple[str, int]], width: int) -> tuple[str, ...]:
    """A bar of ten squares for each row's days, the longest of them full, the number beside it."""
    longest = max((days for _label, days in rows), default=0)
    return labelled([(label, f"{_stretch(days, longest)}  {_said(days)}") for label, days in rows], width)


def _stretch(days: int, longest: int) -> str:
    filled = -(-CELLS * days // longest) if longest else 0
    return FULL * filled + EMPTY * (CELLS - filled)


def _said(days: int) -> str:
    return n_("{n} day", "{n} days", days).format(n=days)


def positions(rows: Sequence[tuple[str, int, int, str]], width: int) -> tuple[str, ...]:
    """How far each has come: (label, step, of how many, the step's name) as ●●○○○ and the name."""
    return labelled([(label, f"{MARK * at}{RING * (of - at)}  {name}") for label, at, of, name in rows], width)
