"""Working days in Denmark: what comes back by itself never comes back on a day off."""

from datetime import date, timedelta
from functools import lru_cache

_OFF_BY_CUSTOM = frozenset({(6, 5), (12, 24), (12, 31)})
"""Constitution Day, Christmas Eve and New Year's Eve: no public holidays, and yet most are off."""
_SATURDAY = 5


def is_workday(day: date) -> bool:
    """Neither weekend, public holiday, 5 June, 24 nor 31 December."""
    if day.weekday() >= _SATURDAY or (day.month, day.day) in _OFF_BY_CUSTOM:
        return False
    return not _may_be_holiday(day) or day not in _public_holidays(day.year)


def next_workday(day: date) -> date:
    """The day itself when it is a working day, else the first one after it."""
    while not is_workday(day):
        day += timedelta(days=1)
    return day


def previous_workday(day: date) -> date:
    """The day itself when it is a working day, else the last one before it."""
    while not is_workday(day):
        day -= timedelta(days=1)
    return day


def _may_be_holiday(day: date) -> bool:
    """Whether it lies between the first Maundy Thursday and the last Whit Monday that there can be, or at Christmas."""
    at = (day.month, day.day)
    return (3, 19) <= at <= (6, 14) or at >= (12, 24) or at == (1, 1)


@lru_cache(maxsize=8)
def _public_holidays(year: int) -> frozenset[date]:
    import holidays  # imported here: with every country there is, it takes longer than all else that `due` does

    return frozenset(holidays.country_holidays("DK", years=year))
