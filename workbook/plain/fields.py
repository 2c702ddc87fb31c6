"""Questions that are answered with one line, with some lines, or with numbers of options."""

import re
from collections.abc import Callable, Mapping, Sequence

from workbook.curriculum.conditions import rows_of
from workbook.curriculum.model import Field, Kind, Option
from workbook.i18n import _
from workbook.plain.dialogue import not_in_list, number_of
from workbook.plain.filling import CLEAR, STOP, Filling, Step, step_of
from workbook.plain.pause import ask_pause
from workbook.plain.prose import plain
from workbook.plain.question import answer_of, say_answer
from workbook.plain.ratings import ask_ratings, ten_for_zero
from workbook.plain.table import ask_table

ADD = "+"


def ask_field(filling: Filling, question: Field) -> Step:
    """Ask one question until it is answered, skipped, or left."""
    return _ASKING[question.kind](filling, question)


def _one_line(filling: Filling, question: Field) -> Step:
    say_answer(filling.dialogue, filling.session, question)
    hint = _HINTS.get(question.kind)
    filling.hint(hint() if hint else "", answered=question.id in filling.session.values)
    while True:
        line = filling.ask()
        if not line:
            return Step.ON
        if (step := step_of(line)) is not None:
            return step
        if filling.take(question, None if line == CLEAR else _raw(question, line)):
            if question.kind == "date":
                filling.dialogue.say(answer_of(filling.session, question))
            return Step.ON


def _raw(question: Field, line: str) -> str:
    return ten_for_zero(line) if question.kind == "rating" else line


def _rating(filling: Filling, question: Field) -> Step:
    for word in question.options:
        filling.dialogue.say(plain(word.text), first=f"{word.id}: ")
    return _one_line(filling, question)


def _long(filling: Filling, question: Field) -> Step:
    """Several lines, each on the disk as soon as it is typed."""
    session = filling.session
    say_answer(filling.dialogue, session, question)
    answered = question.id in session.values
    hint = _("Write one line or more; an empty line ends.")
    filling.hint(hint + " " + _("+ adds to what is there.") if answered else hint, answered=answered)
    line = filling.ask()
    if not line or (step := step_of(line)) is not None:
        return step if line and step is not None else Step.ON
    if line == CLEAR:
        filling.take(question, None)
        return Step.ON
    written: list[str] = []
    if answered and line == ADD:
        written, line = [answer_of(session, question)], filling.ask()
    while line and line != STOP:
        written.append(line)
        filling.take(question, "\n".join(written))
        line = filling.ask()
    return Step.STOP if line == STOP else Step.ON


def _options(filling: Filling, question: Field) -> Step:
    many = question.kind != "choice"
    offered = rows_of(question, filling.session.values)
    dialogue = filling.dialogue
    if not offered:
        dialogue.say(_("There is nothing to choose from yet."))
        return Step.ON
    for place, option in enumerate(offered, 1):
        dialogue.say(plain(option.text), first=f"{place}. ")
    say_answer(dialogue, filling.session, question)
    hint = _("Write the numbers, for example 1 3.") if many else _("Write the number.")
    filling.hint(hint, answered=question.id in filling.session.values)
    while True:
        line = filling.ask()
        if not line:
            return Step.ON
        if (step := step_of(line)) is not None:
            return step
        if line == CLEAR:
            filling.take(question, None)
            return Step.ON
        chosen = _chosen(offered, line, many)
        if chosen is None:
            dialogue.say(not_in_list(len(offered)))
        elif filling.take(question, chosen if many else chosen[0]):
            dialogue.say(_("Chosen: {answer}").format(answer=answer_of(filling.session, question).replace("\n", ", ")))
            return Step.ON


def _chosen(offered: Sequence[Option], line: str, many: bool) -> list[str] | None:
    """The ids behind the numbers; None when one of them is no option, or there are too many."""
    places = [number_of(part) for part in re.split(r"[\s,;]+", line.strip()) if part]
    known = [place for place in places if place is not None and 1 <= place <= len(offered)]
    if not known or len(known) < len(places) or (not many and len(known) > 1):
        return None
    return [offered[place - 1].id for place in known]


_HINTS: Mapping[Kind, Callable[[], str]] = {
    "rating": lambda: _("Write 1 to 10; 0 is 10 too."),
    "date": lambda: _("Write a date, for example 3/4, friday or in 3 weeks."),
    "number": lambda: _("Write a number."),
    "role": lambda: _("Write a role rather than a name."),
}
_ASKING: Mapping[Kind, Callable[[Filling, Field], Step]] = {
    "long": _long,
    "short": _one_line,
    "sentence": _one_line,
    "role": _one_line,
    "number": _one_line,
    "date": _one_line,
    "rating": _rating,
    "ratings": ask_ratings,
    "choice": _options,
    "choices": _options,
    "checklist": _options,
    "table": ask_table,
    "pause": ask_pause,
}
