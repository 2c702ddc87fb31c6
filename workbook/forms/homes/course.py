"""The page about one's own frame: an entry, but the dates of the course and of MUS live in meetings."""

from collections.abc import Mapping
from typing import Literal

from msgspec import structs

from workbook.context import Workbook
from workbook.curriculum.model import Exercise
from workbook.forms.begun import left_alone
from workbook.forms.filled import Filled, Written, asked
from workbook.forms.homes import entry
from workbook.journal.records import Answer, Entry, Meeting, Record, Scalar
from workbook.plan.meetings import is_ahead, meeting_title

COURSE, MUS, WHAT, DAY = "forloebsdatoer", "mus_dato", "hvad", "dato"
Identity = tuple[Literal["kickoff", "module", "trio"], int]
MEETINGS: Mapping[str, Identity] = {
    "opstart": ("kickoff", 0),
    "modul-1": ("module", 1),
    "trio-1": ("trio", 1),
    "modul-2": ("module", 2),
    "trio-2": ("trio", 2),
    "modul-3": ("module", 3),
    "trio-3": ("trio", 3),
}
"""The rows of the course table and the meetings behind them."""


def find(workbook: Workbook, exercise: Exercise, context: Mapping[str, str]) -> Record | None:
    """The one entry of the page, if it was ever filled."""
    return entry.find(workbook, exercise, context)


def read(workbook: Workbook, exercise: Exercise, record: Record) -> dict[str, Answer]:
    """The entry's answers, with every date as the meetings have it."""
    return entry.read(workbook, exercise, record) | dates(workbook, exercise)


def dates(workbook: Workbook, exercise: Exercise) -> dict[str, Answer]:
    """The two date answers, drawn from the meetings."""
    found: dict[str, Answer] = {}
    if rows := course_rows(workbook):
        found[COURSE] = asked(exercise.field(COURSE), rows, exercise.pack)
    mus = _planned_mus(workbook)
    if mus is not None and mus.date:
        found[MUS] = asked(exercise.field(MUS), mus.date, exercise.pack)
    return found


def course_rows(workbook: Workbook) -> list[str | dict[str, Scalar]]:
    """The course's meetings that have a date, in the course's order."""
    by_identity = {(one.kind, one.number): one for one in workbook.journal.meetings()}
    rows: list[str | dict[str, Scalar]] = []
    for what, identity in MEETINGS.items():
        meeting = by_identity.get(identity)
        if meeting is not None and meeting.date:
            rows.append({WHAT: what, DAY: meeting.date})
    return rows


def write(filled: Filled) -> Written:
    """The entry without its dates, and every meeting whose date changed."""
    written = entry.write(filled)
    main, *others = written.records
    assert isinstance(main, Entry)
    kept = {key: answer for key, answer in main.answers.items() if key not in (COURSE, MUS)}
    meetings = (*_course(filled), *_mus(filled))
    return Written((structs.replace(main, answers=kept), *others, *meetings), written.notes)


def _course(filled: Filled) -> list[Meeting]:
    wanted: dict[Identity, str] = {}
    rows = filled.value(COURSE)
    for row in rows if isinstance(rows, list) else []:
        if isinstance(row, dict) and (identity := MEETINGS.get(str(row.get(WHAT, "")))) is not None:
            wanted[identity] = str(row.get(DAY, ""))
    changed: list[Meeting] = []
    by_identity = {(one.kind, one.number): one for one in filled.workbook.journal.meetings()}
    for what, identity in MEETINGS.items():
        known, day = by_identity.get(identity), wanted.get(identity, "")
        if known is not None and left_alone(filled.context, f"{COURSE}.{what}", day):
            continue
        if known is None and day:
            changed.append(new_meeting(filled.workbook, filled.created, *identity, day))
        elif known is not None and known.date != day:
            changed.append(structs.replace(known, date=day))
    return changed


def _mus(filled: Filled) -> list[Meeting]:
    known, day = _planned_mus(filled.workbook), filled.text(MUS)
    if known is not None and left_alone(filled.context, MUS, day):
        return []
    if known is not None:
        return [structs.replace(known, date=day)] if known.date != day else []
    return [new_meeting(filled.workbook, filled.created, "mus", 0, day)] if day else []


def _planned_mus(workbook: Workbook) -> Meeting | None:
    today = workbook.clock.today()
    return next((one for one in workbook.journal.meetings() if one.kind == "mus" and is_ahead(one, today)), None)


def new_meeting(
    workbook: Workbook, created: str, kind: Literal["kickoff", "module", "trio", "mus"], number: int, day: str
) -> Meeting:
    """A planned meeting on that day."""
    meeting = Meeting(
        id=workbook.journal.new_id(), created=created, updated=created, kind=kind, number=number, date=day
    )
    return structs.replace(meeting, title=meeting_title(meeting))
