"""What a plan measures, and what was measured: own ratings, counts, a team's averages, observations."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from msgspec import structs

from workbook.curriculum.model import Scalar, Value
from workbook.curriculum.team import team_average_allowed, team_numbers
from workbook.dates import parse_stamp
from workbook.i18n import _
from workbook.journal.records import Answer, CheckIn, Plan, Record
from workbook.plan.phase import day_in
from workbook.plan.runchart import Point

MeasureKind = Literal["eget", "antal", "team", "set"]
"""Own rating from 1 to 10, a count, a team's average (1 to 10, at least five answered), something observed."""
KINDS: tuple[MeasureKind, ...] = get_args(MeasureKind)
MEASURES, NAME, KIND = "maalinger", "navn", "slags"
"""The plan's table of measures and its columns."""
POINTS, OF, DAY, NUMBER, ANSWERED, SEEN = "maalt", "maaling", "dag", "tal", "svar", "set"
"""A check-in's table of what was measured and its columns."""
EFFECT = "effekt"
"""The check-in's own rating: a measure that every plan has."""
_LOWEST, _HIGHEST = 1, 10


@dataclass(frozen=True)
class Measure:
    """Something that is looked at more than once."""

    name: str
    kind: MeasureKind


@dataclass(frozen=True)
class Measured:
    """One measurement, as it may be shown."""

    measure: str
    day: date
    value: float | None
    """None for an observation, and for a team's average that must not be shown."""
    seen: str
    cycle: int


def measures(plan: Plan) -> tuple[Measure, ...]:
    """What the plan says that it measures; a name that comes twice counts once."""
    found: dict[str, Measure] = {}
    for row in _rows(plan.answers.get(MEASURES)):
        name = str(row.get(NAME, "")).strip()
        if name:
            kind: MeasureKind = next((one for one in KINDS if one == row.get(KIND)), "antal")
            found.setdefault(_same(name), Measure(name, kind))
    return tuple(found.values())


def measured(plan: Plan) -> tuple[Measured, ...]:
    """Every measurement of the plan, by day; those of one day in the order in which they were written."""
    return tuple(sorted((shown for _raw, shown in _numbers_hidden(_all(plan))), key=lambda one: one.day))


def series(plan: Plan) -> Mapping[str, tuple[Point, ...]]:
    """The numbers of each measure over time, by the name as it was first written."""
    found: dict[str, list[Point]] = {}
    names: dict[str, str] = {}
    for one in measured(plan):
        if one.value is not None:
            name = names.setdefault(_same(one.measure), one.measure)
            found.setdefault(name, []).append(Point(one.day, one.value, one.cycle))
    return {name: tuple(points) for name, points in found.items()}


def no_finer(record: Record) -> Record:
    """A plan with a team's averages no finer than they may be shown, and without those that may not."""
    if not isinstance(record, Plan):
        return record
    known = measures(record)
    shown = {raw.place: one.value for raw, one in _numbers_hidden(_all(record)) if raw.kind == "team"}
    cycles = [
        structs.replace(
            cycle, checkins=[_told(one, (cycle.number, at), known, shown) for at, one in enumerate(cycle.checkins)]
        )
        for cycle in record.cycles
    ]
    return structs.replace(record, cycles=cycles)


def refusal(row: Mapping[str, Scalar], known: tuple[Measure, ...]) -> str:
    """Why a row of measurements cannot be kept, in a sentence; empty when it can."""
    number = row.get(NUMBER)
    if number is None:
        return ""
    kind = kind_of(row, known)
    if kind == "team" and not team_average_allowed(row.get(ANSWERED)):
        if ANSWERED not in row:
            return _("Write first how many answered: averages are only kept when at least five did.")
        return _("Fewer than five answered, so averages are neither kept nor shown: one could work out who said what.")
    if kind in ("eget", "team") and not _is_within(number):
        return _("“{name}” is a number from 1 to 10.").format(name=row.get(OF, ""))
    if kind == "antal" and _as_float(number) < 0:
        return _("“{name}” is a count, so it cannot be below 0.").format(name=row.get(OF, ""))
    return ""


def kind_of(row: Mapping[str, Scalar], known: tuple[Measure, ...]) -> MeasureKind:
    """The kind of what a row measures; what the plan does not name is a team's when it says how many answered."""
    name = _same(str(row.get(OF, "")))
    found = next((one.kind for one in known if _same(one.name) == name), None)
    return found or ("team" if ANSWERED in row else "antal")


def effect_name() -> str:
    """What the check-in's own rating is called among the measures."""
    return _("My own rating of the effect")


def rows_of(value: Value | None) -> list[Mapping[str, Scalar]]:
    """The rows of a table's value."""
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


_Place = tuple[int, int, int]
_May = Mapping[_Place, float | None]


@dataclass(frozen=True)
class _Raw:
    """A measurement as it was written."""

    shown: Measured
    kind: MeasureKind
    answered: Scalar | None
    place: _Place
    """Number of the cycle, place of the check-in in it, and of the row in its table."""


def _all(plan: Plan) -> Iterator[_Raw]:
    known = measures(plan)
    for cycle in plan.cycles:
        for place, checkin in enumerate(cycle.checkins):
            yield from _of_checkin(checkin, cycle.number, place, known)


def _of_checkin(checkin: CheckIn, cycle: int, place: int, known: tuple[Measure, ...]) -> Iterator[_Raw]:
    at = parse_stamp(checkin.at).date()
    effect = checkin.answers.get(EFFECT)
    if effect is not None and isinstance(effect.value, int | float):
        yield _Raw(Measured(effect_name(), at, float(effect.value), "", cycle), "eget", None, (cycle, place, -1))
    for line, row in enumerate(_rows(checkin.answers.get(POINTS))):
        name, number, seen = str(row.get(OF, "")).strip(), row.get(NUMBER), str(row.get(SEEN, ""))
        if name and (number is not None or seen) and not refusal(row, known):
            day = day_in(Answer(question="", kind="date", value=row[DAY])) if DAY in row else None
            value = None if number is None else _as_float(number)
            one = Measured(name, day or at, value, seen, cycle)
            yield _Raw(one, kind_of(row, known), row.get(ANSWERED), (cycle, place, line))


def _told(checkin: CheckIn, place: tuple[int, int], known: tuple[Measure, ...], may: _May) -> CheckIn:
    """The check-in with the numbers that may be shown in the rows that are a team's."""
    given = checkin.answers.get(POINTS)
    if given is None or not rows_of(given.value):
        return checkin
    rows: list[str | dict[str, Scalar]] = []
    for at, row in enumerate(rows_of(given.value)):
        if NUMBER not in row or kind_of(row, known) != "team":
            rows.append(dict(row))
        elif (value := may.get((*place, at))) is not None:
            rows.append({key: value if key == NUMBER else cell for key, cell in row.items()})
        else:
            rows.append({key: cell for key, cell in row.items() if key != NUMBER})
    answers = checkin.answers | {POINTS: structs.replace(given, value=rows)}
    return structs.replace(checkin, answers=answers)


def _numbers_hidden(found: Iterator[_Raw]) -> Iterator[tuple[_Raw, Measured]]:
    """Each as it may be shown: of a team's averages not what would tell who said what."""
    last: dict[str, Scalar | None] = {}
    for one in sorted(found, key=lambda raw: raw.shown.day):
        shown, name = one.shown, _same(one.shown.measure)
        if one.kind == "team" and shown.value is not None:
            numbers = team_numbers({"": shown.value}, one.answered, last.get(name))
            last[name] = one.answered
            value = numbers.numbers.get("") if numbers is not None else None
            shown = Measured(shown.measure, shown.day, value, shown.seen, shown.cycle)
        yield one, shown


def _rows(answer: Answer | None) -> list[Mapping[str, Scalar]]:
    return rows_of(answer.value) if answer is not None else []


def _same(name: str) -> str:
    return " ".join(name.split()).casefold()


def _as_float(number: Scalar) -> float:
    return float(number) if isinstance(number, int | float) else 0.0


def _is_within(number: Scalar) -> bool:
    return isinstance(number, int | float) and _LOWEST <= number <= _HIGHEST
