"""Computed values over time: a curve, how often something was chosen, the quarters in which something was done."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from workbook.curriculum.arguments import is_in_group
from workbook.curriculum.attributes import read_groups
from workbook.curriculum.model import Computed, Field, Value
from workbook.curriculum.pictures import overtime
from workbook.curriculum.pictures.overtime import Point
from workbook.curriculum.pictures.paper import said, signed
from workbook.curriculum.sample import Case, Filled, Sample, sample_in
from workbook.i18n import _, n_
from workbook.text import first_words, number

_NOTE = 60


def series(case: Case) -> Computed | None:
    """A rating, or the average of several, over time; a curve from two measurements on."""
    points = _points(case, case.param("of"))
    if not points:
        return None
    if len(points) == 1:
        return Computed(_("One measurement so far. The curve comes with the next one."))
    first, last, before = points[0], points[-1], points[-2]
    parts = [
        n_("{n} measurement", "{n} measurements", len(points)).format(n=len(points)),
        _("{difference} since last time").format(difference=signed(last.value - before.value)),
    ]
    if len(points) > 2:
        parts.append(_("{difference} since the start").format(difference=signed(last.value - first.value)))
    others = [(one.day, one.value) for one in _points(case, case.param("and"))] if case.param("and") else []
    if others:
        parts.append(_("○ is the other number, newest {number}").format(number=number(others[-1][1])))
    bands = case.bands if case.param("bands") else ()
    picture = partial(overtime.curve, points, bands=bands, others=others, highest=_highest(case))
    return Computed(" · ".join(parts) + ".", picture)


def _highest(case: Case) -> int:
    """The highest number: of a choice the last of its options."""
    question = case.question(case.param("of"))
    if question is None or question.kind != "choice":
        return overtime.HIGHEST
    return max((int(option.id) for option in question.options if option.id.isdecimal()), default=overtime.HIGHEST)


def _points(case: Case, name: str) -> list[Point]:
    """Every measurement, the open form's last; one whose number must not be shown is left out."""
    question = case.question(name)
    if question is None:
        return []
    forms = case.forms(name)
    if case.is_here(name) and question.id in case.values:
        filled = case.history.filled(case.exercise.id)
        forms = [*forms, ((case.today, case.values), filled)]
    if match := case.param("match"):
        forms = [one for one in forms if one[0][1].get(match) == case.values.get(match)]
    found = [(form, sample_in(question, form[1], before)) for form, before in forms]
    return [_point(case, form, sample) for form, sample in found if sample is not None and sample.numbers]


def _point(case: Case, form: Filled, sample: Sample) -> Point:
    day, values = form
    value = sample.numbers.get("", sample.average)
    note = values.get(case.param("marks"))
    shown = said(value) if "" in sample.numbers else number(value)
    return Point(day, value, "–" if sample.how == "band" else shown, first_words(str(note), _NOTE) if note else "")


def tally(case: Case) -> Computed | None:
    """How often each option was chosen, in the stored answers and the open one; with `count` from so many on."""
    name = case.param("of")
    question = case.question(name)
    if question is None:
        return None
    given = [form[1][question.id] for form, _before in case.forms(name)]
    if case.is_here(name) and question.id in case.values:
        given.append(case.values[question.id])
    least = int(case.param("count") or 1)
    if not given:
        return None
    if len(given) < least:
        return Computed(
            _("The distribution comes after {n} answers; there are {now} so far.").format(n=least, now=len(given))
        )
    rows = _counted(question, given, case.param("by"))
    text = n_("{n} answer in all", "{n} answers in all", len(given)).format(n=len(given))
    return Computed(
        f"{text}: " + " · ".join(f"{label} {times}" for label, times in rows), partial(overtime.counts, rows)
    )


def _counted(question: Field, given: Sequence[Value], by: str) -> list[tuple[str, int]]:
    times = {option.id: 0 for option in question.options}
    for value in given:
        for chosen in value if isinstance(value, list) else [value]:
            if str(chosen) in times:
                times[str(chosen)] += 1
    groups = read_groups(by) if by else None
    if groups is None:
        return [(option.short, times[option.id]) for option in question.options]
    rows = []
    for group in groups:
        members = [
            one for place, one in enumerate(times, 1) if any(is_in_group(one, place, each) for each in group.rows)
        ]
        rows.append((group.title, sum(times[one] for one in members)))
    return rows


def quarters(case: Case) -> Computed | None:
    """The quarters in which the page was written; no run is counted and none is missed."""
    name = case.param("of")
    _page, field_id = case.place(name)
    given = [form[1][field_id] for form, _before in case.forms(name)]
    if case.is_here(name) and field_id in case.values:
        given.append(case.values[field_id])
    days = sorted(found for value in given if (found := _day(value)) is not None)
    if not days:
        return None
    # Imported here: the words for dates are not needed to read a page.
    from workbook.dates import long

    return Computed(_("Newest: {day}.").format(day=long(days[-1])), partial(overtime.quarters, days))


def _day(value: Value) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
