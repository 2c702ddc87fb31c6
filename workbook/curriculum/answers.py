"""What a field takes: raw input to a value that may be stored, or a sentence that says why not.

A stored value passes again unchanged. Text is NFC; dates are ISO; ids are the page's own.
"""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime

from workbook.curriculum.conditions import holds, rows_of, visible, waiting
from workbook.curriculum.display import display, labels_of
from workbook.curriculum.model import UNSTORED, Field, Kind, Option, Scalar, Value
from workbook.curriculum.team import floor_reason
from workbook.errors import AnswerError
from workbook.i18n import _, n_
from workbook.text import clean
from workbook.text import number as spoken

__all__ = [
    "cell",
    "display",
    "floor_reason",
    "holds",
    "is_empty",
    "labels_of",
    "normalise",
    "rows_of",
    "visible",
    "waiting",
]

_LOWEST, _HIGHEST = 1, 10
_WHOLE = re.compile(r"[+-]?[0-9]+")
_DECIMAL = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?")
_LONGEST_NUMBER = 15
"""Digits; more do not survive as a number in every program that reads the journal."""


def normalise(field: Field, raw: object, today: date) -> Value | None:
    """The value to store; None when nothing was answered.

    Raises AnswerError, with the sentence for below the field, for what the field does not take.
    """
    if field.kind in UNSTORED or raw is None or (isinstance(raw, str) and not raw.strip()):
        return None
    return _READERS[field.kind](field, raw, today)


def cell(column: Option, raw: object, today: date) -> Scalar | None:
    """The value to store in one cell of a table; None when it is empty.

    Raises AnswerError for what the column does not take.
    """
    if raw is None or (isinstance(raw, str) and not raw.strip()):
        return None
    match column.kind:
        case "rating":
            return _rating(raw)
        case "number":
            return _number(raw)
        case "date":
            return _date(raw, today, past=column.past)
        case "choice":
            return _known(raw, dict(column.choices))
        case "long":
            return _text(raw)
        case _:
            return _line(raw)


def is_empty(value: Value | None) -> bool:
    """Whether there is no answer: nothing, blank text, or a list without anything in it."""
    if value is None:
        return True
    if isinstance(value, str):
        return not value.strip()
    return isinstance(value, list | dict) and not value


def _text(raw: object) -> str | None:
    if not isinstance(raw, str):
        raise AnswerError(_("Write a text."))
    text = clean(raw).text
    return text if text.strip() else None


def _line(raw: object) -> str | None:
    text = _text(raw)
    return " ".join(text.split()) or None if text else None


def _rating(raw: object) -> int | None:
    refused = AnswerError(_("Write a number from 1 to 10."))
    if isinstance(raw, str):
        text = raw.strip()
        if not _WHOLE.fullmatch(text) or len(text) > _LONGEST_NUMBER:
            raise refused
        raw = int(text)
    if isinstance(raw, bool) or not isinstance(raw, int) or not _LOWEST <= raw <= _HIGHEST:
        raise refused
    return raw


def _average(raw: object, field: Field) -> int | float | None:
    """A team's average, 1,0 to 10,0 with one decimal; a report's in its own scale."""
    lowest = _LOWEST if field.minimum is None else field.minimum
    highest = _HIGHEST if field.maximum is None else field.maximum
    message = _("Write an average from {lowest} to {highest}, with one decimal at most.")
    refused = AnswerError(message.format(lowest=spoken(lowest, 1), highest=spoken(highest, 1)))
    number = _as_number(raw)
    if number is None or not lowest <= number <= highest or not math.isclose(number * 10, round(number * 10)):
        raise refused
    return round(float(number), 1)


def _number(raw: object, minimum: int | None = None, maximum: int | None = None) -> int | float | None:
    number = _as_number(raw)
    if number is None:
        raise AnswerError(_("Write a number, for example 12 or 7.5."))
    if minimum is not None and number < minimum:
        raise AnswerError(_("Write a number that is at least {minimum}.").format(minimum=minimum))
    if maximum is not None and number > maximum:
        raise AnswerError(_("Write a number that is at most {maximum}.").format(maximum=maximum))
    return number


def _as_number(raw: object) -> int | float | None:
    if isinstance(raw, str):
        text = raw.strip()
        if not _DECIMAL.fullmatch(text) or len(text) > _LONGEST_NUMBER:
            return None
        raw = int(text) if _WHOLE.fullmatch(text) else float(text.replace(",", "."))
    if isinstance(raw, bool) or not isinstance(raw, int | float) or not math.isfinite(raw):
        return None
    return raw if abs(raw) < 10**_LONGEST_NUMBER else None


def _date(raw: object, today: date, *, past: bool = False) -> str | None:
    # Imported here: the words for dates are not needed to read a page.
    from workbook.dates import iso, parse_date, parse_past

    if isinstance(raw, date):
        return iso(raw.date() if isinstance(raw, datetime) else raw)
    if not isinstance(raw, str):
        raise AnswerError(_("Write a date, for example 24-03-2026."))
    return iso((parse_past if past else parse_date)(clean(raw).text, today))


def _known(raw: object, known: Mapping[str, str]) -> str:
    if isinstance(raw, str) and raw in known:
        return raw
    raise AnswerError(_("Choose one of the answers shown."))


def _choice(field: Field, raw: object, _today: date) -> str | None:
    if field.source:
        return _line(raw)
    return _known(raw, {option.id: option.text for option in field.options})


def _choices(field: Field, raw: object, today: date) -> list[str | dict[str, Scalar]] | None:
    """Ids in the page's order, each once; those of a dynamic source in the order in which they came."""
    parts: Sequence[object] = [raw] if isinstance(raw, str) else _sequence(raw)
    chosen = list(dict.fromkeys(each for each in (_choice(field, part, today) for part in parts) if each))
    if field.maximum is not None and field.kind == "choices" and len(chosen) > field.maximum:
        message = n_("Choose at most {n}.", "Choose at most {n}.", field.maximum)
        raise AnswerError(message.format(n=field.maximum))
    if not field.source:
        order = {option.id: place for place, option in enumerate(field.options)}
        chosen.sort(key=lambda each: order[each])
    return [*chosen] or None


def _sequence(raw: object) -> list[object]:
    if isinstance(raw, Sequence | set | frozenset) and not isinstance(raw, bytes | bytearray):
        return sorted(raw, key=str) if isinstance(raw, set | frozenset) else list(raw)
    raise AnswerError(_("Choose one of the answers shown."))


def _ratings(field: Field, raw: object, _today: date) -> dict[str, int | float] | None:
    if not isinstance(raw, Mapping):
        raise AnswerError(_("Write a number from 1 to 10."))
    rows = [option.id for option in field.options]
    if any(row not in rows for row in raw):
        raise AnswerError(_("Choose one of the answers shown."))
    numbers: dict[str, int | float] = {}
    for row in rows:
        answer = raw.get(row)
        if answer is None or (isinstance(answer, str) and not answer.strip()):
            continue
        number = _average(answer, field) if field.decimals else _rating(answer)
        if number is not None:
            numbers[row] = number
    return numbers or None


def _table(field: Field, raw: object, today: date) -> list[str | dict[str, Scalar]] | None:
    if not isinstance(raw, list | tuple) or not all(isinstance(row, Mapping) for row in raw):
        raise AnswerError(_("Write the table row by row."))
    columns = {column.id for column in field.options}
    rows: list[str | dict[str, Scalar]] = []
    for row in raw:
        if any(key not in columns for key in row):
            raise AnswerError(_("The table has no such column."))
        cells = {column.id: cell(column, row.get(column.id), today) for column in field.options}
        filled = {key: value for key, value in cells.items() if value is not None}
        if filled:
            rows.append(filled)
    return rows or None


_READERS: Mapping[Kind, Callable[[Field, object, date], Value | None]] = {
    "long": lambda _field, raw, _today: _text(raw),
    "short": lambda _field, raw, _today: _line(raw),
    "sentence": lambda _field, raw, _today: _text(raw),
    "role": lambda _field, raw, _today: _line(raw),
    "rating": lambda _field, raw, _today: _rating(raw),
    "number": lambda field, raw, _today: _number(raw, field.minimum, field.maximum),
    "date": lambda _field, raw, today: _date(raw, today),
    "choice": _choice,
    "choices": _choices,
    "checklist": _choices,
    "ratings": _ratings,
    "table": _table,
}
