"""Reads a date as a person types it, in Danish or English, numbers or words."""

import re
from calendar import isleap, monthrange
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import partial

from workbook.dates.names import long, month_name
from workbook.errors import AnswerError
from workbook.i18n import _
from workbook.text import fold

LONGEST = 80
"""Characters that may be a date; what is longer is something else, pasted."""
FIRST_YEAR, LAST_YEAR = 1900, 2199

_DAYS: dict[str, int] = {
    word: number
    for number, words in enumerate((
        "mandag man monday mon", "tirsdag tirs tir tuesday tues tue", "onsdag ons wednesday wed",
        "torsdag tors tor thursday thurs thur thu", "fredag fre friday fri", "loerdag lordag loer lor saturday sat",
        "soendag sondag soen son sunday sun",
    ))
    for word in words.split()
}  # fmt: skip
_MONTHS: dict[str, int] = {
    word: number
    for number, words in enumerate((
        "januar january jan", "februar february feb", "marts march mar", "april apr", "maj may", "juni june jun",
        "juli july jul", "august aug", "september sept sep", "oktober october okt oct", "november nov",
        "december dec",
    ), 1)
    for word in words.split()
}  # fmt: skip
_NUMBERS: dict[str, int] = {
    word: number
    for number, words in enumerate((
        "en et een a an one", "to two par couple", "tre three", "fire four", "fem five", "seks six", "syv seven",
        "otte eight", "ni nine", "ti ten", "elleve eleven", "tolv twelve", "tretten thirteen", "fjorten fourteen",
    ), 1)
    for word in words.split()
}  # fmt: skip
_NEAR: dict[str, int] = {
    phrase: days
    for days, phrases in {
        0: "i dag,idag,today,nu,now", 1: "i morgen,imorgen,tomorrow",
        2: "i overmorgen,overmorgen,the day after tomorrow,day after tomorrow",
        -1: "i gaar,igaar,yesterday", -2: "i forgaars,forgaars,the day before yesterday,day before yesterday",
    }.items()
    for phrase in phrases.split(",")
}  # fmt: skip
_UNITS: dict[str, tuple[int, int]] = {
    word: size
    for words, size in {
        "dag dage doegn day days": (1, 0), "uge uger week weeks": (7, 0),
        "maaned maaneder maneder mdr md month months": (0, 1), "kvartal kvartaler quarter quarters": (0, 3),
        "aar year years": (0, 12),
    }.items()
    for word in words.split()
}  # fmt: skip
"""Unit to (days, months)."""


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_DAY, _MONTH, UNIT = _any(_DAYS), _any(_MONTHS), _any(_UNITS)
COUNT = rf"[0-9]{{1,5}}|{_any(_NUMBERS)}|et par|a couple of"
_YEAR = r"(?:[\s,./-]+(?P<y>[0-9]{1,4}))?"
_ORDINAL = r"(?:\.|st|nd|rd|th)?"


def parse_date(text: str, today: date) -> date:
    """The date that is meant; without a year it is the nearest to come, today included.

    Raises AnswerError with a sentence that says what is wrong and shows a date that would do.
    """
    words = plain(text)
    if not words:
        raise _refused(_("There is no date yet."), today)
    for form, read in _FORMS:
        found = form.fullmatch(words)
        if found:
            day = within(partial(read, found, today), today)
            _check_weekday(found, day, today)
            return day
    raise _refused(_why_not(words), today)


def is_counted(words: str) -> bool:
    """Whether plain words count on from today, and so name no day themselves: `om 3 uger`."""
    return any(form.fullmatch(words) for form, read in _FORMS if read in (_ahead, _half_year))


def plain(text: str) -> str:
    """Folded, single-spaced, without the echo's brackets, joining words and closing marks."""
    if len(text) > LONGEST:
        return "?"
    words = " ".join(fold(text).replace(",", " ").split())
    words = re.sub(r"\s*\([^()]*\)$", "", words)
    return words if words in ("d.", "den") else words.rstrip(".!; ")


def within(reckon: Callable[[], date], today: date) -> date:
    """The day that is reckoned, if it can be one. Raises AnswerError for one that is too far away."""
    try:
        day = reckon()
    except (OverflowError, ValueError) as fault:
        raise _refused(_("That is too far away."), today) from fault
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise _refused(
            _("The year must lie between {first} and {last}.").format(first=FIRST_YEAR, last=LAST_YEAR), today
        )
    return day


def _refused(reason: str, today: date) -> AnswerError:
    example = today + timedelta(days=21)
    return AnswerError(
        _("{reason} Write for example {date} or “in 3 weeks”.").format(reason=reason, date=f"{example:%d-%m-%Y}")
    )


def _why_not(words: str) -> str:
    if re.fullmatch(r"(den |d\. ?|the )?[0-9]{1,2}(st|nd|rd|th)?", words):
        return _("The month is missing.")
    if words in _MONTHS or re.fullmatch(rf"({_MONTH}) [0-9]{{4}}", words):
        return _("The day of the month is missing.")
    return _("That is not a date that can be read.")


def _check_weekday(found: re.Match[str], day: date, today: date) -> None:
    """A weekday beside a date must be that date's own."""
    named = found.groupdict().get("w")
    if named and found.re in _DATED and _DAYS[named] != day.weekday():
        raise _refused(_("The weekday does not fit: that date is {date}.").format(date=long(day)), today)


def _calendar_date(found: re.Match[str], today: date) -> date:
    """Day and month in numbers or words, with or without year."""
    day, year = int(found["d"]), found["y"]
    month = _MONTHS[found["m"]] if found["m"] in _MONTHS else int(found["m"])
    if not 1 <= month <= 12:
        raise _refused(_("There are twelve months, and the day stands before the month."), today)
    if year is None:
        return _nearest(day, month, today)
    if len(year) not in (2, 4):
        raise _refused(_("The year has two or four digits."), today)
    return _existing(day, month, int(year) if len(year) == 4 else 2000 + int(year), today)


def _existing(day: int, month: int, year: int, today: date) -> date:
    if year < 1:
        raise _refused(_("There is no year 0."), today)
    length = monthrange(year, month)[1]
    if day < 1:
        raise _refused(_("The date does not exist: a month begins with day 1."), today)
    if day > length:
        name = f"{month_name(month)} {year}" if month == 2 else month_name(month)
        raise _refused(_("The date does not exist: {month} has {n} days.").format(month=name, n=length), today)
    return date(year, month, day)


def _nearest(day: int, month: int, today: date) -> date:
    year = today.year
    if (day, month) == (29, 2):
        while not isleap(year) or date(year, 2, 29) < today:
            year += 1
    found = _existing(day, month, year, today)
    return found if found >= today else _existing(day, month, year + 1, today)


def _near(found: re.Match[str], today: date) -> date:
    return today + timedelta(days=_NEAR[found[0]])


def _coming_weekday(found: re.Match[str], today: date) -> date:
    """The next such day, never today; with a count, that many weeks after it."""
    ahead = (_DAYS[found["w"]] - today.weekday() - 1) % 7 + 1
    weeks = count_of(found["n"]) if found["n"] else 0
    return today + timedelta(days=ahead, weeks=weeks)


def _next_weeks_day(found: re.Match[str], today: date) -> date:
    monday = today - timedelta(days=today.weekday())
    return monday + timedelta(days=7 + _DAYS[found["w"]])


def _last_weekday(found: re.Match[str], today: date) -> date:
    return today - timedelta(days=(today.weekday() - _DAYS[found["w"]] - 1) % 7 + 1)


def _day_of_week_number(found: re.Match[str], today: date) -> date:
    """A day of a numbered week; the week alone is its Monday, or today when that is past."""
    number, named = int(found["n"]), found["w"]
    for year in range(today.year - 1, today.year + 8):
        if not 1 <= number <= date(year, 12, 28).isocalendar().week:
            continue
        day = date.fromisocalendar(year, number, _DAYS[named] + 1 if named else 1)
        if not named and day < today <= day + timedelta(days=6):
            return today
        if day >= today:
            return day
    raise _refused(_("There is no week with that number."), today)


def _ahead(found: re.Match[str], today: date) -> date:
    return moved(today, count_of(found["n"]) if found["n"] else 1, found["u"])


def _ago(found: re.Match[str], today: date) -> date:
    return moved(today, -count_of(found["n"]), found["u"])


def _half_year(_found: re.Match[str], today: date) -> date:
    return moved(today, 6, "month")


def count_of(word: str) -> int:
    """How many a word or a figure says."""
    return int(word) if word.isdecimal() else _NUMBERS.get(word, 2)


def moved(today: date, count: int, unit: str) -> date:
    """So many units away; months keep the day, or take the month's last."""
    days, months = _UNITS[unit]
    total = today.year * 12 + today.month - 1 + months * count
    year, month = divmod(total, 12)
    last = monthrange(year, month + 1)[1] if 1 <= year <= 9999 else 28
    return date(year, month + 1, min(today.day, last)) + timedelta(days=days * count)


_WEEKDAY = rf"(?:(?P<w>{_DAY})\.?\s*)?(?:den |d\. ?|the |on )?"
_COMING = r"(?:(?:nu )?paa |kommende |foerstkommende |denne |on |this |coming )?"
_NUMERIC = re.compile(rf"{_WEEKDAY}(?P<d>[0-9]{{1,2}})\.?\s*[\s/.-]\s*(?P<m>[0-9]{{1,2}}){_YEAR}")
_WORDED = re.compile(rf"{_WEEKDAY}(?P<d>[0-9]{{1,2}}){_ORDINAL}\s*[-/]?\s*(?:of )?(?P<m>{_MONTH})\.?{_YEAR}")
_MONTH_FIRST = re.compile(rf"{_WEEKDAY}(?P<m>{_MONTH})\.? (?P<d>[0-9]{{1,2}}){_ORDINAL}(?:\s+(?P<y>[0-9]{{4}}))?")
_ISO = re.compile(rf"{_WEEKDAY}(?P<y>[0-9]{{4}})[-/. ](?P<m>[0-9]{{1,2}})[-/. ](?P<d>[0-9]{{1,2}})")
_DATED = (_NUMERIC, _WORDED, _MONTH_FIRST, _ISO)
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], date]], ...] = (
    *((form, _calendar_date) for form in _DATED),
    (re.compile(_any(_NEAR)), _near),
    (re.compile(rf"{_COMING}(?P<w>{_DAY})(?:\.? (?:om|in) (?P<n>{COUNT}) (?:uger?|weeks?))?"), _coming_weekday),
    (re.compile(rf"(?:i )?(?:naeste|next) (?P<w>{_DAY})"), _next_weeks_day),
    (re.compile(rf"(?P<w>{_DAY}) (?:i )?(?:naeste uge|next week)"), _next_weeks_day),
    (re.compile(rf"(?:sidste|last|forrige) (?P<w>{_DAY})"), _last_weekday),
    (re.compile(rf"i (?P<w>{_DAY})s"), _last_weekday),
    (re.compile(rf"(?:(?P<w>{_DAY})\.? )?(?:i |in )?(?:uge|week) (?P<n>[0-9]{{1,2}})"), _day_of_week_number),
    (re.compile(rf"(?:om |in |\+ ?)?(?P<n>{COUNT}) ?(?P<u>{UNIT})"), _ahead),
    (re.compile(rf"(?:i )?(?:naeste|next) (?P<n>)(?P<u>{UNIT})"), _ahead),
    (re.compile(rf"(?:for )?(?P<n>{COUNT}) (?P<u>{UNIT}) (?:siden|ago)"), _ago),
    (re.compile(r"(?:om |in )?(?:et halvt aar|half a year)"), _half_year),
)
