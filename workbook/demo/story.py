"""The invented half year as a list of occasions, read from a file beside this one; days count from today."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Final, Literal

import msgspec

from workbook.journal.records import Audience
from workbook.plan.workdays import is_workday, next_workday

FILE: Final = Path(__file__).with_name("halvaar.yaml")
_DAY: Final = re.compile(r"\{([+-]?\d+)([wf]?)\}")
"""`{+14}` is a day from today on as ISO text; with `w` a working day, see `working_day`; with `f` a Friday behind."""
_FRIDAY: Final = 4
_PAUSE: Final = timedelta(minutes=7)
"""Between two occasions that a weekend pushes onto the same hour."""


class Someone(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody who is written about."""

    alias: str
    role: str
    name: str


class Occasion(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One time that the leader sat down with her workbook."""

    day: int
    """Days from today, always behind; one on a weekend or a holiday is lived on the working day before."""
    at_home: bool = False
    """Lived on its day, whatever day that is."""
    time: str = "16:10"
    page: str = ""
    """Without one, and without `decide` and `person`, it is a quick note."""
    answers: Mapping[str, Any] = msgspec.field(default_factory=dict)
    """By question; an empty one takes away what the form began with."""
    share: tuple[Audience, ...] = ()
    """Who may see all of it."""
    shares: Mapping[str, tuple[Audience, ...]] = msgspec.field(default_factory=dict)
    """Who may see one answer."""
    name: str = ""
    """What later occasions call the record by."""
    about: str = ""
    """The plan that a check-in is about, or the record that is opened again."""
    draft: bool = False
    """Left in the middle."""
    away: bool = False
    """Put into the trash."""
    decide: Literal["", "done", "dropped", "moved", "snoozed"] = ""
    """What was decided, after the page if there is one, of the follow-up that is the record itself or came of it."""
    promise: str = ""
    """How the words of that follow-up begin, where several came of the record."""
    to: int = 0
    """Days from today on to which it was moved."""
    reason: str = ""
    person: Someone | None = None
    """Who was put into the register of people."""
    tags: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """What it is called in the error that names it."""
        what = self.page or self.decide or ("away" if self.away else "person" if self.person else "note")
        return f"{self.day} {self.time} {what} {self.name or self.about}".rstrip()


def occasions(path: Path = FILE) -> list[Occasion]:
    """Every occasion in the order of the file, which is that of the days.

    Raises msgspec.ValidationError for a word that the file may not have.
    """
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # every scalar a text, as in the pages
    told = yaml.load(path.read_text(encoding="utf-8"), loader)
    return msgspec.convert(told["occasions"], list[Occasion], strict=False)


def lived(told: list[Occasion], today: date) -> Iterator[tuple[Occasion, datetime]]:
    """Each occasion with its moment; every moment later than the one before."""
    last: datetime | None = None
    for occasion in told:
        day = today + timedelta(days=occasion.day) if occasion.at_home else working_day(occasion.day, today)
        moment = datetime.combine(day, time.fromisoformat(occasion.time)).astimezone()
        last = moment if last is None or moment > last else last + _PAUSE
        yield occasion, last


def working_day(ahead: int, today: date) -> date:
    """The working day so many days from today, or the nearest further away from it: what is behind stays behind."""
    day = today + timedelta(days=ahead)
    if ahead >= 0:
        return next_workday(day)
    while not is_workday(day):
        day -= timedelta(days=1)
    return day


def dated(value: Any, today: date) -> Any:
    """The value with every relative day in it as a date."""
    if isinstance(value, str):
        return _DAY.sub(lambda found: _iso(int(found[1]), found[2], today), value)
    if isinstance(value, list):
        return [dated(one, today) for one in value]
    if isinstance(value, dict):
        return {key: dated(one, today) for key, one in value.items()}
    return value


def _iso(ahead: int, kind: str, today: date) -> str:
    if kind == "f":
        ahead -= ((today + timedelta(days=ahead)).weekday() - _FRIDAY) % 7
    return (working_day(ahead, today) if kind else today + timedelta(days=ahead)).isoformat()
