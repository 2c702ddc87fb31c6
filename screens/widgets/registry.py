"""The only place where kinds of field meet widgets."""

from collections.abc import Callable, Mapping
from datetime import date

from screens.widgets.base import FieldWidget
from screens.widgets.choice import Checklist, Choice, Choices
from screens.widgets.date import Date
from screens.widgets.pause import Pause
from screens.widgets.rating import Rating
from screens.widgets.ratings import Averages, Ratings
from screens.widgets.shown import Computed, Note, Signpost
from screens.widgets.table import Table
from screens.widgets.text import LongText, Number, Role, Sentence, ShortText
from workbook.curriculum.model import Field, Kind

WIDGETS: Mapping[Kind, Callable[[Field, int], FieldWidget]] = {
    "long": LongText,
    "short": ShortText,
    "sentence": Sentence,
    "role": Role,
    "number": Number,
    "rating": Rating,
    "ratings": Ratings,
    "choice": Choice,
    "choices": Choices,
    "checklist": Checklist,
    "computed": Computed,
    "pause": Pause,
    "signpost": Signpost,
    "note": Note,
}


DATED: Mapping[Kind, Callable[..., FieldWidget]] = {"date": Date, "table": Table}
"""Kinds that understand dates, and so must know what day it is."""


def widget_for(
    field: Field, number: int = 0, *, today: date, meant: Callable[[str], date] | None = None
) -> FieldWidget:
    """The widget that asks this field; `number` 0 shows none; what is typed as a date counts from `today`.

    `meant` says which day a text means, where meetings and working days count too.
    """
    if field.kind == "date":
        return Date(field, number, today=today, meant=meant)
    if field.kind == "ratings" and field.decimals:
        return Averages(field, number, today=today)
    if field.kind in DATED:
        return DATED[field.kind](field, number, today=today)
    return WIDGETS[field.kind](field, number)
