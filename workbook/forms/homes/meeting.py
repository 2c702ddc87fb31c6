"""TRIO and MUS pages fill a meeting: its date and number live in the meeting, the rest in its answers."""

from collections.abc import Mapping

from msgspec import structs

from workbook.context import Workbook
from workbook.curriculum.model import Exercise
from workbook.dates import from_iso
from workbook.forms.filled import Filled, Written, asked
from workbook.forms.homes.decided import begun_by, decision_made
from workbook.forms.homes.entry import tail_of
from workbook.i18n import _
from workbook.journal.records import Answer, Meeting, Record
from workbook.plan.followups import decide
from workbook.plan.meetings import is_ahead, meeting_title
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
    today = workbook.clock.today()
    planned = [one for one in workbook.journal.meetings() if one.kind in kinds and is_ahead(one, today)]
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
    """The meeting, the next one when it has a date, and what every decision with a deadline becomes: else a promise."""
    answers = filled.own()
    day, chosen = answers.pop(DATE, None), filled.text(WHICH)
    answers.pop(WHICH, None)
    base = filled.record if isinstance(filled.record, Meeting) else _new(filled, chosen, answers)
    if chosen and chosen != which(base):
        base = _same(filled, chosen, answers) or structs.replace(base, **_identity(chosen))
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


def _new(filled: Filled, chosen: str, answers: Mapping[str, Answer]) -> Meeting:
    kind = KIND_OF_PAGE.get(filled.exercise.id)
    base = Meeting(id=filled.record_id, created=filled.created, updated=filled.created)
    if kind == "mus":
        return structs.replace(base, kind="mus")
    return _same(filled, chosen, answers) or structs.replace(base, **_identity(chosen))


def _same(filled: Filled, chosen: str, answers: Mapping[str, Answer]) -> Meeting | None:
    """The meeting that is planned already for that choice, unless something else is written there.

    Extra meetings are never the same.
    """
    if not chosen or chosen == EXTRA:
        return None
    return next(
        (
            one
            for one in filled.workbook.journal.meetings()
            if one.kind in ("trio", "kickoff")
            and which(one) == chosen
            and one.status == "planned"
            and (not one.answers or one.answers == answers)
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


def _promises(filled: Filled, meeting: Meeting) -> tuple[Record, ...]:
    """What each decision becomes that has a deadline and led to nothing yet; an open one follows its deadline.

    Decisions that begin with the same words are told apart by their order.
    """
    journal, clock = filled.workbook.journal, filled.workbook.clock
    known, plans = begun_by(journal, meeting)
    before = _deadlines(filled.record.answers.get(DECISIONS)) if filled.record is not None else []
    made: list[Record] = []
    for title, day in _deadlines(filled.answers.get(DECISIONS)):
        promise = next((item for item in known if item.title == title), None)
        was = next((one for one in before if one[0] == title), None)
        if was is not None:
            before.remove(was)
        if promise is None:
            if title in plans:
                plans.remove(title)
            else:
                made.append(decision_made(filled, meeting, title, day))
            continue
        known.remove(promise)
        moved = was is not None and was[1] != day and promise.due != day and from_iso(day) >= clock.today()
        if moved and promise.status in ("open", "moved"):
            made.append(decide(promise, "moved", clock, reason=_("New date chosen on the page"), due=from_iso(day)))
    return tuple(made)


def _deadlines(decisions: Answer | None) -> list[tuple[str, str]]:
    """The first words and the deadline of each decision that has one."""
    rows = decisions.value if decisions is not None and isinstance(decisions.value, list) else []
    return [
        (first_words(str(row["beslutning"])), str(row["frist"]))
        for row in rows
        if isinstance(row, dict) and row.get("beslutning") and row.get("frist")
    ]
