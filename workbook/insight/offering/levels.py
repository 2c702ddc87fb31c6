"""IGLO: what only the organisation can do goes upwards; what lies on three levels or more is walked all round."""

from collections.abc import Iterator

from workbook.curriculum.model import Field
from workbook.i18n import _
from workbook.insight.offering.seen import Offer, Seen

LEVELS = ("individ", "gruppe", "leder", "organisation")
ALL_ROUND, UPWARDS = ("iglo-handling", "tiltag"), ("noeglerelationer", "opad")
MANY = 3


def levels(seen: Seen) -> Iterator[Offer]:
    """Which levels the answers name, and what follows from that."""
    named = {level: text for field in seen.exercise.fields for level, text in _levels_of(field, seen)}
    if "organisation" in named:
        if seen.exercise.head.record != "meeting":
            yield Offer("outcome", _("This needs something of the organisation: a point for TRIO?"), "trio")
        if seen.exercise.id != UPWARDS[0]:
            page, field = UPWARDS
            yield Offer("page", _("What do you need to say upwards?"), page, field, named["organisation"])
    if len(named) >= MANY and seen.exercise.id != ALL_ROUND[0]:
        page, field = ALL_ROUND
        yield Offer("page", _("It lies on several levels: go all the way round it."), page, field)


def _levels_of(field: Field, seen: Seen) -> Iterator[tuple[str, str]]:
    """The levels that an answer names, and the question whose text says what; empty where there is no such text."""
    value = seen.values.get(field.id)
    if field.id not in seen.shown or not value:
        return
    if field.id in LEVELS and field.kind in ("long", "short"):
        if all(seen.named(level) is not None for level in LEVELS):
            yield field.id, field.id
    elif field.kind == "choice" and {*LEVELS} <= {option.id for option in field.options} and value in LEVELS:
        yield str(value), ""
    elif field.kind == "table" and isinstance(value, list):
        columns = [column.id for column in field.options if {*LEVELS} <= {key for key, _text in column.choices}]
        for row in value:
            said = isinstance(row, dict) and row.keys() - {*columns}  # a level alone is only where a row begins
            cells = [row[column] for column in columns if column in row] if isinstance(row, dict) and said else []
            yield from ((str(cell), "") for cell in cells if cell in LEVELS)
