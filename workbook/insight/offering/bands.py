"""Bands and lowest rows: begin in a small way; what stays lowest is worth a plan."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from workbook.curriculum.model import Field
from workbook.curriculum.pictures.paper import tenths
from workbook.i18n import _
from workbook.insight.offering.seen import Offer, Seen, average, average_now, numbers_before, numbers_now


@dataclass(frozen=True, slots=True)
class Measure:
    """A number that lies in a band, as it is shown, now and the last time (not a number when there was none)."""

    field: Field
    now: float
    before: float


def measures(seen: Seen) -> Iterator[Measure]:
    """The numbers of the page that the page itself shows a band of."""
    names = [shown.params.get("of", "") for shown in seen.computed("band")]
    names += [shown.params.get("of", "") for shown in seen.computed("mean")]
    for name in dict.fromkeys(names):
        field = seen.named(name)
        if field is None or (field.kind == "ratings" and not (field.decimals or _has_band(seen, name))):
            continue
        now = average_now(seen, field)
        if not math.isnan(now):
            yield Measure(field, tenths(now), tenths(average(numbers_before(seen, seen.exercise.id, name))))


def _has_band(seen: Seen, name: str) -> bool:
    return any(shown.params.get("of") == name for shown in seen.computed("band"))


def by_band(seen: Seen) -> Iterator[Offer]:
    """A low band: something small first, a plan beside it; a high one: something small to keep it."""
    for measure in measures(seen):
        place = next(place for place, band in enumerate(seen.bands) if measure.now < band.below)
        if place < len(seen.bands) // 2:
            yield Offer("outcome", _("Begin with something small that you can do tomorrow."), "mikrohandling")
            yield Offer("outcome", _("Or make a plan, when you have the strength for it."), "ny_plan")
        else:
            yield Offer("outcome", _("Keep it up with something small."), "mikrohandling")


def same_lowest(seen: Seen) -> Iterator[Offer]:
    """The row that was lowest the last time is lowest again."""
    names = [shown.params.get("of", "") for shown in seen.computed("lowest", "band", "mean")]
    for name in dict.fromkeys(names):
        field = seen.named(name)
        if field is None or field.kind != "ratings":
            continue
        again = _lowest(numbers_now(seen, field)) & _lowest(numbers_before(seen, seen.exercise.id, name))
        row = next((row for row in field.options if row.id in again), None)
        if row is not None:
            why = _("“{row}” is lowest for the second time: it may be worth a plan.")
            yield Offer("outcome", why.format(row=row.short), "ny_plan")


def _lowest(numbers: Mapping[str, float]) -> set[str]:
    """The rows at the low end; none when all rows are alike."""
    least = min(numbers.values(), default=0.0)
    return {row for row, value in numbers.items() if value == least} if len({*numbers.values()}) > 1 else set()
