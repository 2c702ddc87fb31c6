"""The board: what a card says of a plan, which plans are shown, and in which column each stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, get_args

from msgspec import structs

from workbook.curriculum.pictures.paper import said
from workbook.dates import brief
from workbook.i18n import _, mark, n_
from workbook.journal.records import Plan
from workbook.plan.cycles import CHANGE, SCALE
from workbook.plan.measures import measured, series
from workbook.plan.method import Feature, lights
from workbook.plan.phase import Phase, current, next_date, phase
from workbook.plan.prediction import CONFIDENCE, PREDICTION, latest
from workbook.plan.runchart import read, words
from workbook.text import fold

COLUMNS: Final[tuple[Phase, ...]] = ("plan", "do", "study", "act")
Shown = Literal["active", "resting", "archive", "all"]
"""Which plans the board shows: those that run, those on pause, those that are closed, or every one."""
SHOWN: Final[tuple[Shown, ...]] = get_args(Shown)
_SHOWN_NAMES: Final[Mapping[Shown, str]] = {
    "active": mark("active"),
    "resting": mark("resting"),
    "archive": mark("archive"),
    "all": mark("all plans"),
}
_PHASES: Final[Mapping[Shown, frozenset[Phase]]] = {
    "active": frozenset(COLUMNS),
    "resting": frozenset({"paused"}),
    "archive": frozenset({"closed"}),
    "all": frozenset(get_args(Phase)),
}
_FEATURES: Final[Mapping[Feature, str]] = {
    "iterated": mark("repeated"),
    "small": mark("small scale"),
    "data": mark("data over time"),
    "theory": mark("theory"),
    "prediction": mark("prediction first"),
}
_NEWEST: Final = 6
"""Numbers of a measure that stand in the line about the marked plan."""


@dataclass(frozen=True)
class Card:
    """What stands on the board for one plan."""

    id: str
    title: str
    phase: Phase
    column: Phase
    """One of the four; a plan that rests or is closed stands where it was left."""
    cycle: int
    scale: str
    """How much is tried at once, in the page's words; empty when not said."""
    predicted: str
    state: str
    """What was measured, or what is missing for the next step."""
    day: date | None
    late: bool
    reason: str
    """Why it rests or has ended."""


def shown_name(shown: Shown) -> str:
    """`aktive`, `hvilende`, `arkiv` or `alle planer`."""
    return _(_SHOWN_NAMES[shown])


def card(plan: Plan, today: date) -> Card:
    """The plan's card on that day."""
    now, day, cycle = phase(plan, today), next_date(plan, today), current(plan)
    scale = cycle.answers.get(SCALE)
    return Card(
        id=plan.id,
        title=plan.title,
        phase=now,
        column=phase(structs.replace(plan, ended=""), today),
        cycle=cycle.number,
        scale=scale.labels.get(str(scale.value), "") if scale is not None else "",
        predicted=_predicted(plan),
        state=_state(plan, now),
        day=day,
        late=day is not None and day < today,
        reason=plan.reason,
    )


def cards(plans: Iterable[Plan], today: date, shown: Shown = "active", text: str = "") -> tuple[Card, ...]:
    """The cards to show, what is due first; `text` must stand in the title or in the idea, word by word."""
    wanted = fold(text).split()
    found = [card(plan, today) for plan in plans if phase(plan, today) in _PHASES[shown] and _holds(plan, wanted)]
    return tuple(sorted(found, key=lambda one: (one.day or date.max, one.id)))


def columns(shown: Iterable[Card]) -> Mapping[Phase, tuple[Card, ...]]:
    """The cards under the four steps, in their order."""
    found: dict[Phase, list[Card]] = {column: [] for column in COLUMNS}
    for one in shown:
        found[one.column].append(one)
    return {column: tuple(those) for column, those in found.items()}


def counted(shown: Iterable[Card]) -> str:
    """`4 planer · 1 forfalden`; nothing is said of what is not overdue."""
    those = list(shown)
    late = sum(one.late for one in those)
    parts = [n_("{n} plan", "{n} plans", len(those)).format(n=len(those))]
    if late:
        parts.append(n_("{n} overdue", "{n} overdue", late).format(n=late))
    return " · ".join(parts)


def lines(one: Card, today: date) -> tuple[str, ...]:
    """The card below its title, each part short; overdue is said in words."""
    late, day = (_("! OVERDUE"), brief(one.day, today)) if one.day and one.late else ("", when(one, today))
    found = [late, _("round {n}").format(n=one.cycle), one.scale, one.predicted, one.state, day]
    return tuple(line for line in found if line)


def when(one: Card, today: date) -> str:
    """`! FORFALDEN i går`, `om 5 dage`, or why it has no date."""
    if one.day is None:
        ended = _("CLOSED") if one.phase == "closed" else _("RESTING")
        return f"{ended}: {one.reason}" if one.reason else ended
    day = brief(one.day, today)
    return _("! OVERDUE") + f" {day}" if one.late else day


def numbers(plan: Plan) -> str:
    """The newest numbers of what was measured most, and what may be said of all of them."""
    found = series(plan)
    if not found:
        return _("nothing measured yet")
    name, points = max(found.items(), key=lambda one: len(one[1]))
    newest = " · ".join(said(point.value) for point in points[-_NEWEST:])
    return f"{name}: {newest}. {words(read(points))}"


def method_in_brief(plan: Plan, today: date) -> str:
    """The five lights on one line: `✓ gentaget · ○ data over tid`."""
    return " · ".join(f"{light.sign} {_(_FEATURES[light.feature])}" for light in lights(plan, today))


def _holds(plan: Plan, wanted: list[str]) -> bool:
    if not wanted:
        return True
    ideas = [str(cycle.answers[CHANGE].value) for cycle in plan.cycles if CHANGE in cycle.answers]
    text = fold(" ".join((plan.title, *ideas)))
    return all(word in text for word in wanted)


def _predicted(plan: Plan) -> str:
    found = latest(current(plan))
    if PREDICTION not in found:
        return _("no prediction")
    if (sure := found.get(CONFIDENCE)) is not None and isinstance(sure.value, int | float):
        return _("predicted: {n} %").format(n=said(sure.value))
    return _("predicted")


def _state(plan: Plan, now: Phase) -> str:
    if now == "study":
        return _("the effect is not rated")
    if now == "act":
        return _("the choice is missing")
    count = len(measured(plan))
    return n_("{n} measurement", "{n} measurements", count).format(n=count) if count or now == "do" else ""
