"""The room that each kind of question has on paper."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from workbook.curriculum.conditions import row_prefixes
from workbook.curriculum.functions import LOOKING_BACK
from workbook.curriculum.model import Exercise, Field, Kind, Option
from workbook.i18n import _, n_
from workbook.plain.paper.sheet import INDENT, Sheet

_LONG, _SHORT, _SENTENCE, _LISTED = 6, 1, 2, 3
_ROWS = 5
_DEEPER = INDENT + "  "


def room(sheet: Sheet, field: Field, exercise: Exercise) -> None:
    """Room for the answer to a question."""
    _ROOM[field.kind](sheet, field, exercise)


def _lines(count: int) -> Callable[[Sheet, Field, Exercise], None]:
    return lambda sheet, _field, _exercise: sheet.blanks(count)


def _rating(sheet: Sheet, field: Field, _exercise: Exercise) -> None:
    sheet.gap()
    sheet.scale("", range(field.minimum or 1, (field.maximum or 10) + 1))
    _ends(sheet, field)


def _ends(sheet: Sheet, field: Field) -> None:
    """What the numbers stand for, as far as the page says it."""
    ends = [(option.id, option.text) for option in field.options] if field.kind == "rating" else []
    ends += [(end, field.params[name]) for name, end in (("low", "1"), ("high", "10")) if name in field.params]
    for place, text in ends:
        sheet.say(f"{place} = {text}", rest=INDENT + " " * 5)


def _ratings(sheet: Sheet, field: Field, exercise: Exercise) -> None:
    for title, rows in _grouped(field, exercise):
        sheet.gap()
        if title:
            sheet.say(title)
        for row in rows:
            sheet.gap()
            if field.decimals:
                sheet.say(row.text)
                sheet.say("____ , __")
            else:
                sheet.scale(row.text, range(1, 11))
    _ends(sheet, field)


def _grouped(field: Field, exercise: Exercise) -> Iterator[tuple[str, Sequence[Option]]]:
    """The rows or options under the answer that brings them; all together where none does."""
    chooser = field.params.get("rows_by")
    if not chooser:
        yield "", field.options
        return
    asked = exercise.field(chooser)
    for answer in asked.options:
        rows = [row for row in field.options if row.id.startswith(row_prefixes(answer.id))]
        if rows:
            yield _("If you answered “{answer}”:").format(answer=answer.short), rows


def _options(mark: str) -> Callable[[Sheet, Field, Exercise], None]:
    def options(sheet: Sheet, field: Field, exercise: Exercise) -> None:
        if (most := field.maximum) is not None and field.kind == "choices":
            sheet.say(n_("{n} at most", "{n} at most", most).format(n=most))
        if not field.options:
            sheet.blanks(_LISTED)
            return
        for title, group in _grouped(field, exercise):
            sheet.gap()
            if title:
                sheet.say(title)
            for option in group:
                sheet.say(option.text, f"{_DEEPER if title else INDENT}{mark} ")

    return options


def _date(sheet: Sheet, _field: Field, _exercise: Exercise) -> None:
    sheet.blank(_("Date:"), 20)


def _number(sheet: Sheet, _field: Field, _exercise: Exercise) -> None:
    sheet.blank(_("Number:"), 10)


def _table(sheet: Sheet, field: Field, _exercise: Exercise) -> None:
    sheet.gap()
    for column in field.options:
        if column.choices:
            sheet.say(f"{column.text}: " + " / ".join(text for _id, text in column.choices))
        elif column.kind == "rating":
            sheet.say(_("{column}: a number from 1 to 10").format(column=column.text))
    begun = _begun(field)
    rows = [[name, *[""] * (len(field.options) - 1)] for name in begun]
    rows += [[""] * len(field.options)] * max(_ROWS - len(begun), 1 if begun else _ROWS)
    sheet.table([column.text for column in field.options], rows)


def _begun(field: Field) -> list[str]:
    """The first cells of the rows that the page gives."""
    first = dict(field.options[0].choices)
    given = [part.strip() for part in field.params.get("rows", "").split("|") if part.strip()]
    return [first.get(part, part) for part in given]


def _computed(sheet: Sheet, field: Field, _exercise: Exercise) -> None:
    if field.params.get("as") in LOOKING_BACK:
        sheet.say(_("The workbook draws this on the screen from what you saved earlier."))
        return
    sheet.say(_("The workbook works it out on the screen. Here you may write it yourself:"))
    sheet.blanks(_SHORT)


_ROOM: Mapping[Kind, Callable[[Sheet, Field, Exercise], None]] = {
    "long": _lines(_LONG),
    "short": _lines(_SHORT),
    "sentence": _lines(_SENTENCE),
    "role": _lines(_SHORT),
    "rating": _rating,
    "ratings": _ratings,
    "choice": _options("( )"),
    "choices": _options("[ ]"),
    "checklist": _options("[ ]"),
    "date": _date,
    "number": _number,
    "table": _table,
    "computed": _computed,
}
