"""What computed fields show: named functions over the answers, never an evaluated expression."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from workbook.curriculum import comparing, ongoing, opposing, overtime, placing, showing, summing
from workbook.curriculum.functions import ELSEWHERE
from workbook.curriculum.model import Band, Computed, Exercise, Field, Value
from workbook.curriculum.sample import Case, History
from workbook.i18n import _

__all__ = ["FUNCTIONS", "Computed", "History", "compute"]

FUNCTIONS: Mapping[str, Callable[[Case], Computed | None]] = {
    "band": summing.band,
    "mean": summing.average,
    "groups": summing.groups,
    "lowest": summing.lowest,
    "highest": summing.highest,
    "ratio": summing.ratio,
    "gap": comparing.gap,
    "guessgap": comparing.guessgap,
    "estimate": comparing.estimate,
    "change": comparing.change,
    "bars": showing.bars,
    "pillars": showing.pillars,
    "boxes": showing.boxes,
    "slider": showing.slider,
    "poles": showing.poles,
    "square": placing.square,
    "triangle": placing.triangle,
    "staircase": placing.staircase,
    "steps": placing.steps,
    "mirror": opposing.mirror,
    "balance": opposing.balance,
    "surplus": opposing.surplus,
    "perspectives": opposing.perspectives,
    "blindspot": opposing.blindspot,
    "series": overtime.series,
    "tally": overtime.tally,
    "quarters": overtime.quarters,
    "until": ongoing.until,
    "cases": ongoing.cases,
    "kept": ongoing.kept,
    "averages": ongoing.averages,
}
"""Those in `functions.GIVEN` are not here: they need more than answers and are given by the form."""


def compute(
    field: Field,
    exercise: Exercise,
    values: Mapping[str, Value],
    history: History,
    bands: Sequence[Band],
    today: date,
) -> Computed | None:
    """What a computed field shows now; None while the answers that it needs are not there.

    `history` leaves out the record whose form is open, so that a revision is not compared with itself.
    """
    function = FUNCTIONS.get(field.params.get("as", ""))
    after = field.params.get("after")
    if function is None or (after and after not in values):
        return None
    case = Case(field, exercise, values, history, bands, today)
    found = function(case)
    if found is None and not any(case.is_here(name) for key in ELSEWHERE for name in case.names(key)):
        return Computed(_("This comes when the page that it is drawn from has been filled in."))
    return found
