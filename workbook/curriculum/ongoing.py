"""Computed values of what is under way: days to a date, open cases, habits that hold, what came of each sort."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from workbook.curriculum.model import Computed, Field, Option, Value
from workbook.curriculum.pictures import underway
from workbook.curriculum.pictures.paper import MARK, RING, labelled, said
from workbook.curriculum.pictures.profile import Bar, bars
from workbook.curriculum.sample import Case, mean, numbers_in
from workbook.i18n import _, n_
from workbook.text import first_words

_NAME = 40
_MOST = 8
"""Cases that are drawn, the newest."""


def until(case: Case) -> Computed | None:
    """How many days there are to a date of the page."""
    value = case.value(case.param("of"))
    try:
        day = date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    if day is None:
        return None
    # Imported here: the words for dates are not needed to read a page.
    from workbook.dates import spoken

    text = spoken(day, case.today)
    return Computed(text[:1].upper() + text[1:] + ".", partial(underway.days_until, day, case.today))


def cases(case: Case) -> Computed | None:
    """The other fillings of the page that are not at their end, and the step that each stands at."""
    step, title = case.question(case.param("of")), case.question(case.param("with"))
    if step is None or title is None:
        return None
    ids = [option.id for option in step.options]
    rows = []
    for (_day, values), _before in case.forms(case.param("of")):
        at = values.get(step.id)
        if at in ids and case.param("and") not in values:
            place = ids.index(str(at))
            name = first_words(str(values.get(title.id, "")), _NAME) or _("Without a title")
            rows.append((name, place + 1, len(ids), step.options[place].short))
    if not rows:
        return Computed(_("No other case is open."))
    text = n_("{n} other case is open.", "{n} other cases are open.", len(rows)).format(n=len(rows))
    return Computed(text, partial(underway.positions, rows[-_MOST:]))


def kept(case: Case) -> Computed | None:
    """How many rows of a table have the first choice of a column, and what each has; beside it, the last time's.

    A row of the last time is known by its words, and stands there before it is answered anew.
    """
    question = case.question(case.param("of"))
    column = next((each for each in question.options if each.id == case.param("by")), None) if question else None
    if question is None or column is None:
        return None
    now = _answers(question, column, case.value(case.param("of")))
    forms = case.forms(case.param("of"))
    before = _answers(question, column, forms[-1][0][1].get(question.id)) if forms else {}
    rows = [(name, now.get(name, ""), before.get(name, "")) for name in before | now]
    rows = [row for row in rows if any(row[1:])]
    if not rows:
        return None
    best, given = column.choices[0][1], [answer for answer in now.values() if answer]
    text = _("{n} of {all}: {answer}.") if given else _("So it was the last time. How is it now?")
    text = text.format(n=given.count(best), all=len(given), answer=best)
    return Computed(text, partial(labelled, [(name, _standing(answer, last, best)) for name, answer, last in rows]))


def _standing(answer: str, before: str, best: str) -> str:
    shown = f"{MARK if answer == best else RING} {answer}" if answer else "·"
    return f"{shown} " + _("(last time: {answer})").format(answer=before) if before and before != answer else shown


def _answers(question: Field, column: Option, value: Value | None) -> dict[str, str]:
    """The first cell of each row, and the words of its choice."""
    words, first = dict(column.choices), question.options[0].id
    rows = value if isinstance(value, list) else []
    return {
        str(row[first]): words.get(str(row.get(column.id, "")), "")
        for row in rows
        if isinstance(row, Mapping) and first in row
    }


def averages(case: Case) -> Computed | None:
    """The average of a rating for each option of a choice, over every filling; the options keep their order."""
    rating, choice = case.question(case.param("of")), case.question(case.param("and"))
    if rating is None or choice is None:
        return None
    found: dict[str, list[float]] = {}
    for values in [*(form[1] for form, _before in case.forms(case.param("of"))), case.values]:
        number, chosen = numbers_in(values.get(rating.id)).get(""), values.get(choice.id)
        if number is not None and isinstance(chosen, str):
            found.setdefault(chosen, []).append(number)
    numbers = {option: found[option.id] for option in choice.options if option.id in found}
    if not numbers:
        return None
    rows = [Bar(option.short, mean(given)) for option, given in numbers.items()]
    parts = [
        n_("{label} {number} ({n} time)", "{label} {number} ({n} times)", len(given)).format(
            label=option.short, number=said(mean(given)), n=len(given)
        )
        for option, given in numbers.items()
    ]
    return Computed(" · ".join(parts) + ".", partial(bars, rows))
