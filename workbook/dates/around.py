"""Dates that are counted from something else: from today, `om 3 uger`, or from a meeting, `14 dage før TRIO`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Literal

from workbook.dates.parse import COUNT, UNIT, count_of, is_counted, moved, parse_date, plain, within
from workbook.errors import AnswerError
from workbook.i18n import _

Meetings = Mapping[str, date | None]
"""Folded names of meetings (`trio`, `modul 2`) to their next day; None for one that has no date ahead."""

_AWAY = rf"(?:(?P<n>{COUNT}) ?(?P<u>{UNIT})|dagen|the day) "
_NAME = r"(?:min |mit |naeste |my |the |next )*(?P<m>[a-z][a-z -]*?(?: ?[0-9])?)"
_COUNTED = re.compile(rf"(?:{_AWAY})?(?P<side>foer|inden|before|efter|after) {_NAME}")
_SAME = re.compile(rf"(?:(?:samme dag som|the same day as|til|ved|paa|at) )?{_NAME}")
_BEFORE = frozenset({"foer", "inden", "before"})
_MEETING = re.compile(r"[ -]?(?:moede|moedet|samtale|samtalen|meeting)(?= |$)")


@dataclass(frozen=True)
class Reading:
    """How a date was understood."""

    day: date
    counted: Literal["", "on", "back"] = ""
    """Whether it was counted forward (`on`) or back from a meeting (`back`), or named (empty)."""


def read_date(text: str, today: date, meetings: Meetings | None = None) -> Reading:
    """The date that is meant, and whether it was counted.

    Raises AnswerError, also for a meeting that has no date.
    """
    words = plain(text)
    if meetings and (reading := _from_meeting(words, today, meetings)) is not None:
        return reading
    return Reading(parse_date(text, today), "on" if is_counted(words) else "")


def _from_meeting(words: str, today: date, meetings: Meetings) -> Reading | None:
    """None when no meeting is named."""
    found = _COUNTED.fullmatch(words) or _SAME.fullmatch(words)
    if found is None or (name := _MEETING.sub("", found["m"]).strip()) not in meetings:
        return None
    day = meetings[name]
    if day is None:
        raise AnswerError(_("That meeting has no date ahead. Give it one first, or write the day itself."))
    parts = found.groupdict()
    if parts.get("side") is None:
        return Reading(day)
    back = parts["side"] in _BEFORE
    count = count_of(parts["n"]) if parts["n"] else 1
    reckoned = within(partial(moved, day, -count if back else count, parts["u"] or "dag"), today)
    return Reading(reckoned, "back" if back else "on")
