"""TRIO and MUS pages fill a meeting: its date and number live in the meeting, the rest in its answers."""

from collections.abc import Mapping

from msgspec import structs

from workbook.context import Workbook
from workbook.curriculum.model import Exercise
from workbook.dates import from_iso
from workbook.forms.filled import Filled, Written, asked
from workbook.forms.homes.entry import tail_of
from workbook.journal.records import Answer, FollowUp, Meeting, Record
from workbook.plan.followups import make_follow_up
from workbook.plan.meetings import meeting_title
from workbook.text import first_words

WHICH, DATE, NEXT, DECISIONS = "moede", "dato", "naeste", "beslutninger"
KIND_OF_PAGE: Mapping[str, str] = {"mus-forberedelse": "mus"}
"""Pages that are about one kind of meeting; the TRIO page asks which one."""
EXTRA = "ekstra"


def which(meeting: Meeting) -> str:
    """The option of the TRIO page that stands for the meeting."""
    if meeting.kind == "kickoff":
        return "opstart"
    return str(meeting.number) if meeting.number else EXTRA


def find(workbook: Workbook, exercise: Exercise, context: Mapping[str, str]) -> Record | None:
    """The next planned meeting of the page's kind, else a new one."""
    kinds = {"mus"} if exercise.id in KIND_OF_PAGE else {"trio", "kickoff"}
    planned = [one for one in workbook.journal.meetings() if one.kind in kinds and one.status == "planned"]
    return min(planned, key=lambda one: (not one.date, one.date, one.number), default=None)


def read(workbook: Workbook, exercise: Exercise, record: Record) -> dict[str, Answer]:
    """The stored answers, with date and number as the meeting has them."""
    answers = dict(record.answers) | tail_of(workbook, exercise, record)
    if not isinstance(record, Meeting):
        return answers
    known = {question.id: question for question in exercise.fields}
    if DATE in known and record.date:
        answers[DATE] = asked(known[DATE], record.date, exercise.pack)
    if WHICH in known:
        answers[WHICH] = asked(known[WHICH], which(record), exercise.pack)
    return answers


def write(filled: Filled) -> Written:
    """The meeting, the next one when it has a date, and a promise for every decision with a deadline."""
    answers = filled.own()
    day, chosen = answers.pop(DATE, None), filled.text(WHICH)
    answers.pop(WHICH, None)
    base = filled.record if isinstance(filled.record, Meeting) else _new(filled, chosen)
    if chosen and chosen != which(base):
        base = _same(filled, chosen) or structs.replace(base, **_identity(chosen))
    date = day.value if day is not None and isinstance(day.value, str) else ""
    held = bool(date) and date <= filled.workbook.clock.today().isoformat() and DECISIONS in answers
    meeting = structs.replace(
        base,
        exercise=filled.exercise.id,
        date=date or base.date,
        status="held" if held else base.status,
        answers=answers,
        share=list(filled.share),
        tags=filled.tags(),
    )
    meeting = structs.replace(meeting, title=meeting_title(meeting))
    return Written((meeting, *_next(filled, meeting), *_promises(filled, meeting)))


def _identity(chosen: str) -> dict[str, object]:
    if chosen == "opstart":
        return {"kind": "kickoff", "number": 0}
    return {"kind": "trio", "number": int(chosen) if chosen.isdigit() else 0}


def _new(filled: Filled, chosen: str) -> Meeting:
    kind = KIND_OF_PAGE.get(filled.exercise.id)
    base = Meeting(id=filled.record_id, created=filled.created, updated=filled.created)
    if kind == "mus":
        return structs.replace(base, kind="mus")
    return _same(filled, chosen) or structs.replace(base, **_identity(chosen))


def _same(filled: Filled, chosen: str) -> Meeting | None:
    """The meeting that is planned already for that choice; extra meetings are never the same."""
    if not chosen or chosen == EXTRA:
        return None
    return next(
        (
            one
            for one in filled.workbook.journal.meetings()
            if one.kind in ("trio", "kickoff") and which(one) == chosen and one.status == "planned"
        ),
        None,
    )


def _next(filled: Filled, meeting: Meeting) -> tuple[Meeting, ...]:
    """The next TRIO meeting, planned on the date that the page gives."""
    day = filled.text(NEXT)
    if not day or meeting.kind not in ("trio", "kickoff"):
        return ()
    number = meeting.number + 1 if meeting.kind == "kickoff" or meeting.number else 0
    known = [one for one in filled.workbook.journal.meetings() if one.kind == "trio" and one.status == "planned"]
    same = [one for one in known if (one.number == number if number else one.date == day) and one.id != meeting.id]
    if same:
        return () if same[0].date == day else (structs.replace(same[0], date=day),)
    record_id, now = filled.workbook.journal.new_id(), meeting.updated
    planned = Meeting(id=record_id, created=now, updated=now, kind="trio", number=number, date=day, source=meeting.id)
    return (structs.replace(planned, title=meeting_title(planned)),)


def _promises(filled: Filled, meeting: Meeting) -> tuple[FollowUp, ...]:
    """A promise for each decision that has a deadline and none yet."""
    rows = filled.value(DECISIONS)
    if not isinstance(rows, list):
        return ()
    journal = filled.workbook.journal
    known = {item.title for item in journal.followups() if item.source == meeting.id}
    made: list[FollowUp] = []
    for row in rows:
        if not isinstance(row, dict) or not row.get("beslutning") or not row.get("frist"):
            continue
        title = first_words(str(row["beslutning"]))
        if title not in known:
            known.add(title)
            day = from_iso(str(row["frist"]))
            made.append(make_follow_up(journal, filled.workbook.clock, "promise", title, day, source=meeting.id))
    return tuple(made)
