"""The first start: where the journal lies, the leader's unit, and the next day of the course."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Literal

from msgspec import structs

from workbook import paths
from workbook.context import Workbook
from workbook.dates import stamp
from workbook.errors import PlaceError
from workbook.forms.filled import asked
from workbook.forms.homes.course import new_meeting
from workbook.i18n import _
from workbook.journal.journal import Journal
from workbook.journal.locks import unlock
from workbook.journal.records import Entry, Record
from workbook.text import clean

PAGE, UNIT = "min-ramme", "enhed"
Day = Literal["module", "trio"]
"""What the first date is: a day of the course or a TRIO meeting."""


def is_first(workbook: Workbook) -> bool:
    """Whether nothing was ever written in this journal; one that is damaged is not new."""
    return not workbook.journal.damage and workbook.journal.is_empty() and not workbook.journal.drafts.all()


def first_start(workbook: Workbook, unit: str, kind: Day, day: date | None) -> None:
    """Store the unit as the answer of its page and the date as the first meeting of its kind, in one transaction.

    What is empty is not stored. Raises LederbogError when the journal cannot be written to.
    """
    now = stamp(workbook.clock.now())
    records: list[Record] = []
    if named := " ".join(clean(unit).text.split()):
        page = workbook.library.exercise(PAGE)
        answer = asked(page.field(UNIT), named, page.pack)
        entry = Entry(id=workbook.journal.new_id(), created=now, updated=now, exercise=PAGE, title=page.head.title)
        records.append(structs.replace(entry, answers={UNIT: answer}))
    if day:
        records.append(new_meeting(workbook, now, kind, 1, day.isoformat()))
    if records:
        workbook.journal.commit(*records)


def can_move(home: Path, environment: Mapping[str, str]) -> bool:
    """Whether the next start would look where the choice is written down: not when the place was named for this one."""
    return not environment.get(paths.HOME_VARIABLE) and home == paths.home_folder(None, environment)


def move_to(workbook: Workbook, named: str, secret: str = "") -> Workbook:
    """The workbook with the journal in another folder, which is remembered for the next start.

    `secret` opens a journal that lies there with a lock; slow then. Raises LockedError without the right one, and
    PlaceError, DamagedError or ForeignError when the folder cannot be used; everything is then as before.
    """
    home = paths.home_folder(named.strip(), {})
    if home == workbook.journal.home:
        return workbook
    if home.exists() and not home.is_dir():
        raise PlaceError(_("{path} is a file. Write the name of a folder.").format(path=home))
    journal = Journal.open(home, workbook.clock, key=unlock(home, secret) if secret else None)
    try:
        paths.choose_home(home)
    except PlaceError:
        journal.close()
        raise
    workbook.journal.close()
    return replace(workbook, journal=journal)
