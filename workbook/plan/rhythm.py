"""How often something comes back, as a person says it: `hver uge`, `hver 3. måned`, `hver mandag til 1. juni`."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from workbook.dates import parse_date, spoken
from workbook.errors import AnswerError
from workbook.i18n import _
from workbook.journal.records import Recurrence
from workbook.plan import recurrence
from workbook.plan.recurrence import Unit, every
from workbook.text import fold


def _words(known: Mapping[str, int]) -> dict[str, int]:
    return {word: number for words, number in known.items() for word in words.split()}


_COUNTS = _words({
    "anden andet second other": 2, "tredje third": 3, "fjerde fourth": 4, "femte fifth": 5, "sjette sixth": 6,
    "syvende seventh": 7, "ottende eighth": 8, "niende ninth": 9, "tiende tenth": 10, "tolvte twelfth": 12,
})  # fmt: skip
_WEEKDAYS = _words({
    "mandag monday": 0, "tirsdag tuesday": 1, "onsdag wednesday": 2, "torsdag thursday": 3, "fredag friday": 4,
    "loerdag saturday": 5, "soendag sunday": 6,
})  # fmt: skip
_UNITS: dict[str, tuple[int, Unit]] = {
    "dag": (1, "day"), "dage": (1, "day"), "day": (1, "day"), "days": (1, "day"),
    "uge": (1, "week"), "uger": (1, "week"), "week": (1, "week"), "weeks": (1, "week"),
    "maaned": (1, "month"), "maaneder": (1, "month"), "month": (1, "month"), "months": (1, "month"),
    "kvartal": (3, "month"), "kvartaler": (3, "month"), "quarter": (3, "month"), "quarters": (3, "month"),
    "halvaar": (6, "month"), "aar": (1, "year"), "year": (1, "year"), "years": (1, "year"),
}  # fmt: skip
_ADVERBS: dict[str, tuple[int, Unit]] = {
    "daglig": (1, "day"), "daily": (1, "day"), "ugentlig": (1, "week"), "weekly": (1, "week"),
    "maanedlig": (1, "month"), "monthly": (1, "month"), "kvartalsvis": (3, "month"), "quarterly": (3, "month"),
    "halvaarlig": (6, "month"), "aarlig": (1, "year"), "yearly": (1, "year"),
}  # fmt: skip
_NEVER = frozenset(
    ("aldrig", "nej", "ingen", "stop", "ikke mere", "en gang", "kun en gang", "never", "no", "none", "once")
)


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_EVERY = re.compile(
    rf"(?:hver|hvert|every) (?:(?P<n>[0-9]{{1,3}})(?:\.|st|nd|rd|th)? |(?P<o>{_any(_COUNTS)}) )?"
    rf"(?:(?P<u>{_any(_UNITS)})|(?P<w>{_any(_WEEKDAYS)}))"
)
_ADVERB = re.compile(rf"(?P<a>{_any(_ADVERBS)})t?")
_END = re.compile(r"(?P<rule>.*?) (?:indtil|til|until) (?P<end>.*)")


def read_rhythm(text: str, first: date, today: date) -> Recurrence | None:
    """The rule that is meant, counted from `first` or, with a weekday, from that day on; None for never again.

    Raises AnswerError for what is no rule, a count out of range and an end before the beginning.
    """
    words = " ".join(fold(text).split()).rstrip(".! ")
    if words in _NEVER:
        return None
    until = None
    if ending := _END.fullmatch(words):
        words, until = ending["rule"], parse_date(ending["end"], today)
    if found := _ADVERB.fullmatch(words):
        return every(*_ADVERBS[found["a"]], first, until=until)
    found = _EVERY.fullmatch(words)
    if found is None:
        raise AnswerError(_("Write for example “every week”, “every 3 months” or “never”; nothing was changed."))
    count = int(found["n"]) if found["n"] else _COUNTS.get(found["o"] or "", 1)
    if found["w"]:
        ahead = (_WEEKDAYS[found["w"]] - first.weekday()) % 7
        return every(count, "week", first + timedelta(days=ahead), until=until)
    size, unit = _UNITS[found["u"]]
    return every(count * size, unit, first, until=until)


def echo(repeats: Recurrence | None, today: date) -> str:
    """How the rule was understood, with its first day: `hver uge, første gang mandag 23. november 2026 (om 2 dage)`."""
    if repeats is None:
        return _("It does not come back after its next date.")
    first = recurrence.due(repeats)
    if first is None:
        return _("It does not come back after its next date.")
    return _("{rule}, the first time {day}").format(rule=recurrence.understood(repeats), day=spoken(first, today))
