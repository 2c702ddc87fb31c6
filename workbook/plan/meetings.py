"""Meetings: what they are called, and which one comes next."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from workbook.dates import from_iso
from workbook.i18n import _
from workbook.journal.records import Meeting

_WRITTEN_UP_WITHIN = timedelta(days=31)
_NAMES: Final = {"kickoff": "opstart", "module": "modul", "trio": "trio", "mus": "mus"}
_ALSO: Final = {"module": "modul", "modulet": "modul", "kick-off": "opstart", "opstarten": "opstart", "grus": "mus"}


def meeting_day(meeting: Meeting) -> date | None:
    """Its date, if it has one."""
    try:
        return from_iso(meeting.date)
    except ValueError:
        return None


def next_meeting(meetings: Iterable[Meeting], today: date) -> Meeting | None:
    """The first planned meeting from today on."""
    dated = ((meeting_day(one), one) for one in meetings if one.status == "planned")
    ahead = [(day, one) for day, one in dated if day is not None and day >= today]
    return min(ahead, key=lambda pair: (pair[0], pair[1].created), default=(None, None))[1]


def is_ahead(meeting: Meeting, today: date) -> bool:
    """Whether it is still to be prepared or written up: planned, and not more than a month past."""
    day = meeting_day(meeting)
    return meeting.status == "planned" and (day is None or day >= today - _WRITTEN_UP_WITHIN)


def meeting_title(meeting: Meeting) -> str:
    """`Opstart`, `Modul 2`, `TRIO-møde 1`, `MUS`; an extra meeting has no number."""
    titles = {
        "kickoff": _("Kick-off"),
        "module": _("Module {n}"),
        "trio": _("TRIO meeting {n}"),
        "mus": _("MUS"),
    }
    return titles[meeting.kind].format(n=meeting.number or "").rstrip()


def named_days(meetings: Iterable[Meeting], today: date) -> dict[str, date | None]:
    """What meetings are called when a day is counted from them, and the next day of each; None where there is none.

    `trio` is the next TRIO meeting, `modul 2` the second module, `modul` the next one.
    """
    found: dict[str, date | None] = dict.fromkeys(_NAMES.values())
    ahead = [(day, one) for one in meetings if one.status == "planned" and (day := meeting_day(one)) is not None]
    for day, one in sorted(((day, one) for day, one in ahead if day >= today), key=lambda pair: pair[0]):
        name = _NAMES[one.kind]
        for called in (name, f"{name} {one.number}") if one.number else (name,):
            found[called] = found.get(called) or day
    return found | {other: found[name] for other, name in _ALSO.items()}
