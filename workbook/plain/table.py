"""A table, row by row and cell by cell."""

import re
from dataclasses import dataclass, field

from workbook.curriculum.answers import cell
from workbook.curriculum.display import display, labels_of
from workbook.curriculum.model import Field, Option, Scalar
from workbook.errors import AnswerError
from workbook.i18n import _
from workbook.plain.dialogue import not_in_list, number_of
from workbook.plain.filling import CLEAR, Filling, Step, step_of
from workbook.plain.question import in_words
from workbook.plain.ratings import ten_for_zero

ADD = "+"
_DELETE = re.compile(r"-\s*([0-9]{1,6})")


def ask_table(filling: Filling, question: Field) -> Step:
    """A table without rows is filled at once; of one with rows it is asked what to do."""
    while rows := _rows(filling, question):
        for place, row in enumerate(rows, 1):
            filling.dialogue.say(_row_words(question, row), first=f"{place}. ")
        filling.dialogue.say(
            _("Enter keeps the rows. A number corrects that row, -1 deletes row 1, + adds rows, - alone clears all.")
        )
        line = filling.ask()
        if not line:
            return Step.ON
        if (step := step_of(line)) is not None:
            return step
        if line == CLEAR:
            filling.take(question, None)
            return Step.ON
        if _change(filling, question, rows, line) is Step.STOP:
            return Step.STOP
    return _Walk(filling, question, []).through(0, last=None)


def _change(filling: Filling, question: Field, rows: list[dict[str, Scalar]], line: str) -> Step:
    """Do what was asked to the rows."""
    if line == ADD:
        return _Walk(filling, question, rows).through(len(rows), last=None)
    delete = _DELETE.fullmatch(line)
    place = number_of(delete[1] if delete else line)
    if place is None or not 1 <= place <= len(rows):
        filling.dialogue.say(not_in_list(len(rows)))
    elif delete:
        filling.take(question, rows[: place - 1] + rows[place:])
    else:
        return _Walk(filling, question, rows).through(place - 1, last=place - 1)
    return Step.ON


def _rows(filling: Filling, question: Field) -> list[dict[str, Scalar]]:
    value = filling.session.values.get(question.id)
    return [dict(row) for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def _row_words(question: Field, row: dict[str, Scalar]) -> str:
    return display("table", [row], labels_of(question, [row]))


@dataclass
class _Walk:
    """Through the cells in reading order; each is on the disk before the next is asked."""

    filling: Filling
    question: Field
    rows: list[dict[str, Scalar]] = field(default_factory=list)

    def through(self, start: int, last: int | None) -> Step:
        """From the first cell of row `start` to the end of row `last` or, without one, to an empty first cell."""
        columns = self.question.options
        at = start * len(columns)
        while last is None or at < (last + 1) * len(columns):
            row, place = divmod(at, len(columns))
            step, empty = self._ask(row, columns[place])
            if step is Step.STOP or (step is Step.BACK and at == start * len(columns)):
                return step
            if step is Step.BACK:
                at -= 1
            elif empty and place == 0 and row >= len(self.rows):
                return Step.ON
            else:
                at += 1
        return Step.ON

    def _ask(self, row: int, column: Option) -> tuple[Step, bool]:
        """Where to go, and whether nothing was written."""
        self._say(row, column)
        while True:
            line = self.filling.ask()
            if not line:
                return Step.ON, True
            if (step := step_of(line)) is not None:
                return step, False
            try:
                value = None if line == CLEAR else self._value(column, line)
            except AnswerError as refusal:
                self.filling.dialogue.say(str(refusal))
                continue
            if self._put(row, column, value):
                return Step.ON, value is None

    def _say(self, row: int, column: Option) -> None:
        dialogue = self.filling.dialogue
        dialogue.say(_("Row {n}, {column}").format(n=row + 1, column=column.text))
        for place, (_key, text) in enumerate(column.choices, 1):
            dialogue.say(text, first=f"{place}. ")
        known = self.rows[row].get(column.id) if row < len(self.rows) else None
        if known is not None:
            dialogue.say(_("Your answer: {answer}").format(answer=self._words(column, known)))
            self.filling.hint("", answered=True)
        elif column is self.question.options[0]:
            dialogue.say(_("Enter ends the table."))

    def _words(self, column: Option, value: Scalar) -> str:
        return in_words(self.filling.session, column.kind, value, dict(column.choices))

    def _value(self, column: Option, line: str) -> Scalar | None:
        """The cell's value; a choice is written by its number."""
        today = self.filling.session.workbook.clock.today()
        if column.kind != "choice":
            value = cell(column, ten_for_zero(line) if column.kind == "rating" else line, today)
            if column.kind == "date" and value is not None:
                self.filling.dialogue.say(self._words(column, value))
            return value
        place = number_of(line)
        if place is None or not 1 <= place <= len(column.choices):
            raise AnswerError(not_in_list(len(column.choices)))
        return column.choices[place - 1][0]

    def _put(self, row: int, column: Option, value: Scalar | None) -> bool:
        while len(self.rows) <= row:
            self.rows.append({})
        if value is None:
            self.rows[row].pop(column.id, None)
        else:
            self.rows[row][column.id] = value
        return self.filling.take(self.question, [dict(one) for one in self.rows])
