"""What an empty answer begins as: `fill=` names a way, `from=` an answer given elsewhere."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from itertools import groupby
from typing import Final

from workbook.context import Workbook
from workbook.curriculum.conditions import holds
from workbook.curriculum.model import Exercise, Field
from workbook.curriculum.start import given_start
from workbook.dates import iso, parse_stamp
from workbook.forms.development import development
from workbook.forms.filled import asked, raised
from workbook.forms.homes.course import course_rows
from workbook.forms.homes.entry import newest
from workbook.forms.options import SharedAnswer, shared_with, with_options
from workbook.forms.quoting import chosen_words, plan_name
from workbook.i18n import n_
from workbook.journal.records import Answer, Scalar, Value
from workbook.plan.meetings import next_meeting
from workbook.plan.phase import phase, phase_name
from workbook.plan.workdays import next_workday
from workbook.text import first_words

_Fill = Callable[[Workbook], Value | None]
_Quoting = Callable[[Workbook], tuple[Value | None, list[Answer]]]
"""A fill that quotes answers: what it gives is as sensitive as they are."""


def beginnings(workbook: Workbook, exercise: Exercise) -> dict[str, Answer]:
    """The answers that a new form starts with; none of them counts as given until something is."""
    found: dict[str, Answer] = {}
    for question in (*exercise.fields, *exercise.tail):
        value, quoted = _beginning(workbook, question, {name: answer.value for name, answer in found.items()})
        if value is not None:
            answer = asked(with_options(workbook, exercise, question, {}), value, exercise.pack)
            for source in (*quoted, *chosen_words(workbook, question, value, {})):
                answer = raised(answer, source)
            found[question.id] = answer
    return found


def _beginning(workbook: Workbook, question: Field, values: Mapping[str, Value]) -> tuple[Value | None, list[Answer]]:
    way = way_of(question, values)
    if way in _QUOTING:
        return _QUOTING[way](workbook)
    if way:
        return filled_by(workbook, way), []
    if (given := given_start(question)) is not None:
        return given, []
    if question.carry is None:
        return None, []
    page, field_id = question.carry
    entry = newest(workbook, page)
    answer = entry.answers.get(field_id) if entry is not None else None
    return (None, []) if answer is None else (answer.value, [answer])


def way_of(question: Field, values: Mapping[str, Value]) -> str:
    """The way that an empty answer is filled now; empty when there is none."""
    return next((fill.way for fill in question.fills if holds(fill.when, values)), "")


def filled_by(workbook: Workbook, way: str) -> Value | None:
    """What a way, or `+N` days, fills in."""
    fill = _in_days(int(way[1:])) if way.startswith("+") else _FILLS[way]
    return fill(workbook)


def _in_days(days: int) -> _Fill:
    return lambda workbook: iso(next_workday(workbook.clock.today() + timedelta(days=days)))


def _study(workbook: Workbook) -> Value | None:
    return _in_days(workbook.journal.settings().study_days)(workbook)


def _again(workbook: Workbook) -> Value | None:
    return _in_days(workbook.journal.settings().again_days)(workbook)


def _follow_up(workbook: Workbook) -> Value | None:
    return _in_days(workbook.journal.settings().follow_up_days)(workbook)


def _course(workbook: Workbook) -> Value | None:
    return course_rows(workbook) or None


def _meeting_day(*kinds: str) -> _Fill:
    def fill(workbook: Workbook) -> Value | None:
        meetings = [one for one in workbook.journal.meetings() if one.kind in kinds]
        meeting = next_meeting(meetings, workbook.clock.today())
        return meeting.date if meeting is not None else None

    return fill


def _agenda(workbook: Workbook) -> tuple[Value | None, list[Answer]]:
    """A row for what was marked for TRIO since the last meeting that was held."""
    held = [one.updated for one in workbook.journal.meetings() if one.kind == "trio" and one.status == "held"]
    since = max((parse_stamp(moment) for moment in held), default=None)
    new = [one for one in shared_with(workbook, "trio") if since is None or parse_stamp(one.updated) > since]
    rows: list[str | dict[str, Scalar]] = []
    quoted: list[Answer] = []
    for _record, group in groupby(new, key=lambda one: one.key.partition("/")[0]):
        shared = list(group)
        if len(shared) > _FEW:
            told = n_("{n} shared answer", "{n} shared answers", len(shared)).format(n=len(shared))
            rows.append({"punkt": shared[0].title, "kilde": told})
            continue
        rows += [{"punkt": _point(one), "kilde": one.title} for one in shared]
        quoted += [one.answer for one in shared]
    return rows or None, quoted


_FEW: Final = 2
"""Answers of one record that are points of their own; of a record that is shared whole, its name is the point."""


def _point(shared: SharedAnswer) -> str:
    """The first words of a text; a number or a choice says nothing without its question."""
    if shared.answer.kind in ("long", "short", "sentence", "role"):
        return first_words(shared.text)
    return f"{first_words(shared.answer.question)} {first_words(shared.text)}"


def _since(workbook: Workbook) -> tuple[Value | None, list[Answer]]:
    """One line for each open plan: its name and where it stands; and the answers that the names are made of."""
    today = workbook.clock.today()
    lines: list[str] = []
    quoted: list[Answer] = []
    for plan in workbook.journal.plans():
        if plan.ended != "closed":
            name, words = plan_name(workbook, plan)
            lines.append(f"{name}: {phase_name(phase(plan, today))}")
            quoted += words
    return "\n".join(lines) or None, quoted


def _title(workbook: Workbook) -> Value | None:
    """The plan's name follows its change idea when it is saved, so it begins empty."""
    return None


def _development(workbook: Workbook) -> tuple[Value | None, list[Answer]]:
    text, quoted = development(workbook)
    return text or None, quoted


def _shared_mus(workbook: Workbook) -> Value | None:
    """Every answer marked for MUS is chosen from the start."""
    return [shared.key for shared in shared_with(workbook, "mus")] or None


_FILLS: Mapping[str, _Fill] = {
    "today": lambda workbook: iso(workbook.clock.today()),
    "tomorrow": _in_days(1),
    "study": _study,
    "again": _again,
    "followup": _follow_up,
    "course": _course,
    "next_trio": _meeting_day("trio", "kickoff"),
    "mus": _meeting_day("mus"),
    "title": _title,
    "measures": lambda _workbook: None,  # they follow the plan that is chosen: workbook.forms.following
    "shared_mus": _shared_mus,
}
_QUOTING: Mapping[str, _Quoting] = {"trio": _agenda, "since": _since, "development": _development}
