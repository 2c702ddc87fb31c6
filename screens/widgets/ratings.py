"""Several answers on the same scale, row by row; a team's averages are typed with one decimal."""

from collections.abc import Mapping, Sequence

from textual.content import Content

from screens.widgets import ink, scale
from screens.widgets.drawn import Line, Row, wrapped
from screens.widgets.pad import DrawnField
from screens.widgets.rating import BLANKING
from workbook.curriculum.model import Field, Option
from workbook.i18n import _
from workbook.journal.records import Value
from workbook.text import number as spoken

LONGEST = 4
"""Characters of an average: `10,0`."""


class Ratings(DrawnField):
    """One tab stop; up and down go between the rows."""

    def __init__(self, field: Field, number: int = 0) -> None:
        super().__init__(field, number)
        self._answers: dict[str, int | str] = {}
        """Row id to number, or with decimals to what was typed."""
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
        self._row = min(self._row, max(len(self._asked()) - 1, 0))
        self.redraw()

    def _asked(self) -> list[Option]:
        return [option for option in self.field.options if option.id in self._visible]

    def show_value(self, value: Value | None) -> None:
        given = value if isinstance(value, dict) else {}
        self._answers = {row: self._shown(number) for row, number in given.items()}
        self.redraw()

    def _shown(self, number: float) -> int | str:
        return spoken(number, 1) if self.field.decimals else int(number)

    def cursor(self) -> tuple[int, int]:
        return (self._row, 0)

    def focus_answer(self, row: int = 0, column: int = 0) -> None:
        self._row = min(max(row, 0), max(len(self._asked()) - 1, 0))
        super().focus_answer()
        self.redraw()
        self._reveal()

    def hint(self) -> str:
        if self.field.decimals:
            return _("Write for example 7,5 · ↑ ↓ rows · Backspace clears")
        return _("1–9, 0 = 10 · ← → · ↑ ↓ rows · Backspace clears")

    def rows(self, width: int, active: bool) -> list[Row]:
        drawn = scale.ends(self.field.params.get("low", ""), self.field.params.get("high", ""), width)
        self._tops = {}
        for index, option in enumerate(self._asked()):
            self._tops[index] = len(drawn)
            current = active and index == self._row
            drawn += self._label(option, current, width)
            previous = self._previous.get(option.id)
            if self.field.decimals:
                drawn.append(self._typed(option.id, previous, current))
            else:
                value = self._answers.get(option.id)
                drawn += scale.strip(value if isinstance(value, int) else None, previous, current, width, option.id)
        return drawn

    def _label(self, option: Option, current: bool, width: int) -> list[Row]:
        text = Content(option.text).stylize(ink.LABEL if current else "")
        indent = Content(" " * scale.INDENT)
        return [Row(indent + part) for part in wrapped(text, width - scale.INDENT)]

    def _typed(self, row: str, previous: float | None, current: bool) -> Row:
        text = str(self._answers.get(row, ""))
        line = Line().add(ink.POINTER if current else " ", ink.MARK).add(" ")
        line.add(
            "[ " + (text + ("▏" if current else "")).ljust(LONGEST + 1) + "]", ink.CHOSEN if text else "", (row, None)
        )
        line.add("" if text else "  " + _("not answered"), ink.MUTED)
        if previous is not None:
            line.add("  " + _("last {n}").format(n=spoken(previous, 1)), ink.MUTED)
        return line.row()

    def press(self, key: str, character: str | None) -> bool:
        if key in {"up", "down", "enter"}:
            self._go(-1 if key == "up" else 1)
        elif not (asked := self._asked()):
            return False
        elif self.field.decimals:
            return self._press_decimal(asked[self._row].id, key, character)
        elif (number := scale.digit(character)) is not None:
            self._answer(asked[self._row].id, number)
        elif key in {"left", "right"}:
            value = self._answers.get(asked[self._row].id)
            step = 1 if key == "right" else -1
            self._answer(asked[self._row].id, scale.moved(value if isinstance(value, int) else None, step))
        elif key in BLANKING:
            self._answer(asked[self._row].id, None)
        elif character is not None:
            self.show_note(_("Press 1–9, or 0 for 10."))
        else:
            return False
        return True

    def _press_decimal(self, row: str, key: str, character: str | None) -> bool:
        text = str(self._answers.get(row, ""))
        if key == "backspace":
            self._answer(row, text[:-1] or None)
        elif key == "delete":
            self._answer(row, None)
        elif character is not None and character in "0123456789,.":
            grown = text + character.replace(".", ",")
            self._answer(row, grown if len(grown) <= LONGEST and grown.count(",") <= 1 else text)
        elif character is not None:
            self.show_note(_("Write a number from 1,0 to 10,0."))
        else:
            return False
        return True

    def picked(self, target: object) -> None:
        match target:
            case (str(row), number):
                self._row = [option.id for option in self._asked()].index(row)
                if isinstance(number, int):
                    self._answer(row, number)
                self.redraw()
                self.moved()

    def _go(self, step: int) -> None:
        row = self._row + step
        if row < 0:
            self.go_previous()
        elif row >= len(self._asked()):
            self.go_next()
        else:
            self._row = row
            self.redraw()
            self._reveal()
            self.moved()

    def _reveal(self) -> None:
        self.pad.reveal(self._tops.get(self._row, 0), 2)

    def _answer(self, row: str, value: int | str | None) -> None:
        if self._answers.get(row) == value:
            return
        if value is None:
            self._answers.pop(row, None)
        else:
            self._answers[row] = value
        self.redraw()
        self.answered(dict(self._answers))
