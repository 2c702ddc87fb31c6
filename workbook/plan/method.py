"""Whether a plan follows the method, in words: five lights after Taylor et al. (2013) and Knudsen et al. (2019).

A light says what is so, what can still be done, or what it is too late for this time. It is help, not a mark.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from workbook.i18n import _, n_
from workbook.journal.records import Cycle, Plan
from workbook.plan.cycles import SCALE, SCALES
from workbook.plan.measures import series
from workbook.plan.phase import current
from workbook.plan.prediction import BECAUSE, PREDICTION, begun, latest, predicted_first

Feature = Literal["iterated", "small", "data", "theory", "prediction"]
State = Literal["yes", "not_yet", "no"]
"""`no` is what can no longer be so in this plan, or in the round that runs."""
SMALL: Final = frozenset(SCALES[:3])
ENOUGH_DATA: Final = 3
"""Days on which the same number was measured; fewer are a before and an after."""


@dataclass(frozen=True)
class Light:
    """One feature of the method."""

    feature: Feature
    state: State
    words: str

    @property
    def sign(self) -> str:
        """One column: `✓`, `○` for what is still to come, `–` for what came too late."""
        return {"yes": "✓", "not_yet": "○", "no": "–"}[self.state]


def lights(plan: Plan, today: date) -> tuple[Light, ...]:
    """The five, always in the same order."""
    started = [cycle for cycle in plan.cycles if begun(cycle, today)]
    closed = plan.ended == "closed"
    return (
        _iterated(started, closed),
        _small(started, plan),
        _data(plan, closed),
        _theory(plan, closed),
        _prediction(started, plan),
    )


def _iterated(started: list[Cycle], closed: bool) -> Light:
    count = len(started)
    if count > 1:
        return Light("iterated", "yes", _("Repeated: {n} rounds.").format(n=count))
    if closed:
        return Light("iterated", "no", _("Repeated: no, the plan ended after one round."))
    return Light("iterated", "not_yet", _("Repeated: not yet. The next round learns from this one."))


def _small(started: list[Cycle], plan: Plan) -> Light:
    """By the first cycle: it is the beginning that should be small."""
    first = started[0] if started else current(plan)
    scale = first.answers.get(SCALE)
    if scale is None or scale.value not in SCALES:
        return Light("small", "not_yet", _("Small scale: say how little you begin with."))
    label = scale.labels.get(str(scale.value), str(scale.value))
    if scale.value in SMALL:
        return Light("small", "yes", _("Small scale: you begin with “{scale}”.").format(scale=label))
    if not started:
        words = _("Small scale: “{scale}” is much at once. Can one person, one time be enough?")
        return Light("small", "not_yet", words.format(scale=label))
    return Light("small", "no", _("Small scale: no, you began with “{scale}”.").format(scale=label))


def _data(plan: Plan, closed: bool) -> Light:
    days = {name: len({point.day for point in points}) for name, points in series(plan).items()}
    name, most = max(days.items(), key=lambda one: one[1], default=("", 0))
    if most >= ENOUGH_DATA:
        return Light("data", "yes", _("Data over time: {n} measurements of “{name}”.").format(n=most, name=name))
    words = n_(
        "Data over time: {n} measurement of the {least} that are needed.",
        "Data over time: {n} measurements of the {least} that are needed.",
        most,
    )
    return Light("data", "no" if closed else "not_yet", words.format(n=most, least=ENOUGH_DATA))


def _theory(plan: Plan, closed: bool) -> Light:
    if any(BECAUSE in latest(cycle) or BECAUSE in cycle.answers for cycle in plan.cycles):
        return Light("theory", "yes", _("Theory: you have written why it should work."))
    if closed:
        return Light("theory", "no", _("Theory: it was not written why it should work."))
    return Light("theory", "not_yet", _("Theory: write why it should work, after “because”."))


def _prediction(started: list[Cycle], plan: Plan) -> Light:
    """By the newest cycle that has begun; before the first one by what is written so far."""
    if not started:
        if PREDICTION in current(plan).answers:
            return Light("prediction", "yes", _("Prediction first: it is written, and locked when you begin."))
        return Light("prediction", "not_yet", _("Prediction first: write what you expect before you begin."))
    newest, first = started[-1], sum(predicted_first(cycle) for cycle in started)
    if predicted_first(newest):
        words = n_("Prediction first: in {n} round of {all}.", "Prediction first: in {n} rounds of {all}.", first)
        return Light("prediction", "yes", words.format(n=first, all=len(started)))
    if plan.cycles[-1] is not newest:
        return Light("prediction", "not_yet", _("Prediction first: write what you expect before the next round."))
    if PREDICTION in latest(newest):
        return Light("prediction", "no", _("Prediction first: no, it came after the beginning."))
    return Light("prediction", "no", _("Prediction first: no, this round began without one."))
