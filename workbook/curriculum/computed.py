"""What computed fields show: named functions over the answers, never an evaluated expression."""

from collections.abc import Callable, Mapping, Sequence

from workbook.curriculum import comparing, summing
from workbook.curriculum.model import Band, Computed, Exercise, Field, Value
from workbook.curriculum.sample import Case, History

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
    "change": comparing.change,
}
"""`status` and `preview` are not here: they follow from the record and are given by the form."""


def compute(
    field: Field, exercise: Exercise, values: Mapping[str, Value], history: History, bands: Sequence[Band]
) -> Computed | None:
    """What a computed field shows now; None while the answers that it needs are not there.

    `history` leaves out the record whose form is open, so that a revision is not compared with itself.
    """
    function = FUNCTIONS.get(field.params.get("as", ""))
    after = field.params.get("after")
    if function is None or (after and after not in values):
        return None
    return function(Case(field, exercise, values, history, bands))
