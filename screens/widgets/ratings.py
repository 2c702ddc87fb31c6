"""Several answers on the same scale, row by row; a team's averages are typed with one decimal."""

from collections.abc import Mapping, Sequence
from datetime import date

from textual.content import Content

from screens.widgets import ink, scale
from screens.widgets.drawn import Line, Row, wrapped
from screens.widgets.pad import DrawnField
from screens.widgets.rating import BLANKING
from workbook.curriculum.answers import normalise
from workbook.curriculum.model import Field, Option
from workbook.errors import AnswerError
from workbook.i18n import _
from workbook.journal.records import Value
from workbook.text import number as spoken

LONGEST = 5
"""Characters of an average: `10,0`; in a report's own scale `100,0`."""
ROW_KEYS = {"up": -1, "down": 1, "enter": 1}


class Ratings(DrawnField):
    """One tab stop; up and down go between the rows."""

    def __init__(self, field: Field, number: int = 0) -> None:
        super().__init__(field, number)
        self._answers: dict[str, int | float] = {}
        self._previous: Mapping[str, float] = {}
        self._visible: tuple[str, ...] = tuple(option.id for option in field.options)
        self._row = 0
        self._tops: dict[int, int] = {}

    @property
    def previous(self) -> Mapping[str, float]:
        """The answers of last time, by row."""
        return self._previous

    @previous.setter
    def previous(self, values: Mapping[str, float]) -> None:
        self._previous = values
        self.redraw()

    @property
    def rows_by(self) -> tuple[str, ...]:
        """The ids of the rows that are asked; answers of the others are kept."""
        return self._visible

    @rows_by.setter
    def rows_by(self, ids: Sequence[str]) -> None:
        self._visible = tuple(ids)
        self._row = min(self._row, max(len(self.asked()) - 1, 0))
        self.redraw()

    def asked(self) -> list[Option]:
        """The rows that are asked now."""
        return [option for option in self.field.options if option.id in self._visible]

    def show_value(self, value: Value | None) -> None:
        self._answers = dict(value) if isinstance(value, dict) else {}
        self.redraw()

    def cursor(self) -> tuple[int, int]:
        return (self._row, 0)

    def focus_answer(self, row: int = 0, column: int = 0) -> None:
        self._row = min(max(row, 0), max(len(self.asked()) - 1, 0))
        super().focus_answer()
        self.redraw()
        self._reveal()

    def hint(self) -> str:
        return _("1–9, 0 = 10 · ← → · ↑ ↓ rows · Backspace clears")

    def rows(self, width: int, active: bool) -> list[Row]:
        drawn = scale.ends(self.field.params.get("low", ""), self.field.params.get("high", ""), width)
        self._tops = {}
        for index, option in enumerate(self.asked()):
            self._tops[index] = len(drawn)
            current = active and index == self._row
            text = Content(option.text).stylize(ink.LABEL if current else "")
            drawn += [Row(Content(" " * scale.INDENT) + part) for part in wrapped(text, width - scale.INDENT)]
            drawn += self.answer_rows(option.id, current, width)
        return drawn

    def answer_rows(self, row: str, current: bool, width: int) -> list[Row]:
        """The answer of one row."""
        value = self._answers.get(row)
        whole = None if value is None else int(value)
        return scale.strip(whole, self._previous.get(row), current, width, row)

    def press(self, key: str, character: str | None) -> bool:
        asked = self.asked()
        if key in ROW_KEYS:
            self.go(ROW_KEYS[key])
            return True
        return bool(asked) and self.press_in(asked[self._row].id, key, character)

    def press_in(self, row: str, key: str, character: str | None) -> bool:
        """A key that answers the row."""
        if (number := scale.digit(character)) is not None:
            self.answer(row, number)
        elif key in {"left", "right"}:
            value = self._answers.get(row)
            self.answer(row, scale.moved(None if value is None else int(value), 1 if key == "right" else -1))
        elif key in BLANKING:
            self.answer(row, None)
        elif scale.refuses(character):
            self.show_note(_("Press 1–9, or 0 for 10."))
        else:
            return False
        return True

    def picked(self, target: object) -> None:
        match target:
            case (str(row), number):
                self._row = [option.id for option in self.asked()].index(row)
                if isinstance(number, int):
                    self.answer(row, number)
                self.redraw()
                self.moved()

    def go(self, step: int) -> None:
        """To another row, or out of the field at its ends."""
        row = self._row + step
        if row < 0:
            self.go_previous()
        elif row >= len(self.asked()):
            self.go_next()
        else:
            self._row = row
            self.redraw()
            self._reveal()
            self.moved()

    def _reveal(self) -> None:
        self.pad.reveal(self._tops.get(self._row, 0), 2)

    def answer(self, row: str, value: float | None) -> None:
        """The row's answer is this now; None takes it away."""
        if self._answers.get(row) == value:
            return
        if value is None:
            self._answers.pop(row, None)
        else:
            self._answers[row] = value
        self.redraw()
        self.answered(dict(self._answers))


class Averages(Ratings):
    """Rows with one decimal, typed with comma; a wrong one leaves the row's old answer."""

    PATIENT = True

    def __init__(self, field: Field, number: int = 0, *, today: date) -> None:
        super().__init__(field, number)
        self._today = today
        self._typed: dict[str, str] = {}

    def show_value(self, value: Value | None) -> None:
        given = value if isinstance(value, dict) else {}
        self._typed = {row: spoken(number, 1) for row, number in given.items()}
        super().show_value(value)

    def take_scale(self, field: Field) -> None:
        """Take numbers of the scale that this field has now; those that are there stay."""
        self.field = field
        self.redraw()

    def hint(self) -> str:
        return _("Write 7.5 · ↑ ↓ rows · Backspace clears")

    def answer_rows(self, row: str, current: bool, width: int) -> list[Row]:
        text = self._typed.get(row, "")
        line = Line().add(ink.POINTER if current else " ", ink.MARK).add(" ")
        shown = (text + ("▏" if current else "")).ljust(LONGEST + 1)
        line.add(f"[ {shown}]", ink.CHOSEN if text else "", (row, None))
        line.add("" if text else "  " + _("not answered"), ink.MUTED)
        if (previous := self.previous.get(row)) is not None:
            line.add("  " + _("last {n}").format(n=spoken(previous, 1)), ink.MUTED)
        return [line.row()]

    def press_in(self, row: str, key: str, character: str | None) -> bool:
        text = self._typed.get(row, "")
        if key == "backspace":
            self._type(row, text[:-1])
        elif key == "delete":
            self._type(row, "")
        elif character is not None and character in "0123456789,.":
            self._type(row, text + character.replace(".", ","))
        elif scale.refuses(character):
            ends = (spoken(self.field.minimum or 0, 1), spoken(self.field.maximum or 0, 1))
            self.show_note(_("Write a number from {lowest} to {highest}.").format(lowest=ends[0], highest=ends[1]))
        else:
            return False
        return True

    def _type(self, row: str, text: str) -> None:
        """Keep what is typed; tell of it once it is a number that the row takes."""
        if len(text) > LONGEST or text.count(",") > 1:
            return
        self._typed[row] = text
        self.redraw()
        try:
            value = normalise(self.field, {row: text.removesuffix(",")}, self._today)
        except AnswerError as error:
            self.show_error(self._named(row, str(error)))
            return
        self.show_error("")
        self.answer(row, value.get(row) if isinstance(value, dict) else None)

    def _named(self, row: str, sentence: str) -> str:
        return f"{self.field.options[[option.id for option in self.field.options].index(row)].text}: {sentence}"
