"""A set of ratings, row by row."""

from workbook.curriculum.answers import floor_reason
from workbook.curriculum.conditions import rows_of
from workbook.curriculum.display import display
from workbook.curriculum.model import Field, Option
from workbook.i18n import _
from workbook.plain.filling import CLEAR, Filling, Step, step_of
from workbook.plain.prose import plain


def ask_ratings(filling: Filling, question: Field) -> Step:
    """Ask every row; going back from the first leaves the question."""
    values = filling.session.values
    if (reason := floor_reason(question, values)) is not None:
        filling.dialogue.say(reason)
        return Step.ON
    rows = rows_of(question, values)
    ends = [(place, question.params.get(name, "")) for place, name in ((1, "low"), (10, "high"))]
    for place, word in ends:
        if word:
            filling.dialogue.say(f"{place}: {word}")
    at = 0
    while at < len(rows):
        filling.dialogue.say(plain(rows[at].text), first=_("{n} of {all}: ").format(n=at + 1, all=len(rows)), rest="")
        step = _ask_row(filling, question, rows[at])
        if step is Step.STOP or (step is Step.BACK and at == 0):
            return step
        at += -1 if step is Step.BACK else 1
    return Step.ON


def _ask_row(filling: Filling, question: Field, row: Option) -> Step:
    known = _numbers(filling, question)
    if row.id in known:
        filling.dialogue.say(_("Your answer: {answer}").format(answer=display("number", known[row.id], {})))
    last = filling.session.last(question.id)
    if isinstance(last, dict) and row.id in last:
        filling.dialogue.say(_("Last time: {n}").format(n=display("number", last[row.id], {})))
    hint = _("Write 1.0 to 10.0.") if question.decimals else _("Write 1 to 10; 0 is 10 too.")
    filling.hint(hint, answered=row.id in known)
    while True:
        line = filling.ask()
        if not line:
            return Step.ON
        if (step := step_of(line)) is not None:
            return step
        typed = line if question.decimals else ten_for_zero(line)
        if filling.take(question, {**known, row.id: None if line == CLEAR else typed}):
            return Step.ON


def _numbers(filling: Filling, question: Field) -> dict[str, int | float]:
    value = filling.session.values.get(question.id)
    return dict(value) if isinstance(value, dict) else {}


def ten_for_zero(line: str) -> str:
    """On a rating the key 0 is 10."""
    return "10" if line.strip() == "0" else line
