"""One answer on the scale from 1 to 10."""

from screens.widgets import scale
from screens.widgets.drawn import Row
from screens.widgets.pad import DrawnField
from workbook.curriculum.model import Field
from workbook.i18n import _
from workbook.journal.records import Value

BLANKING = frozenset({"backspace", "delete"})
ONWARD = frozenset({"enter", "down"})


class Rating(DrawnField):
    """1-9 answer, 0 is 10, arrows move, Backspace takes the answer away."""

    def __init__(self, field: Field, number: int = 0) -> None:
        super().__init__(field, number)
        self._value: int | None = None
        self._previous: float | None = None
        words = {option.id: option.text for option in field.options}
        self._ends = (words.get("1", ""), words.get("10", ""))

    @property
    def previous(self) -> float | None:
        """The answer of last time."""
        return self._previous

    @previous.setter
    def previous(self, value: float | None) -> None:
        self._previous = value
        self.redraw()

    def show_value(self, value: Value | None) -> None:
        self._value = value if isinstance(value, int) else None
        self.redraw()

    def cursor(self) -> tuple[int, int]:
        return (0, self._value or 0)

    def hint(self) -> str:
        return _("1–9, 0 = 10 · ← → · Backspace clears · Enter next")

    def rows(self, width: int, active: bool) -> list[Row]:
        return scale.strip(self._value, self._previous, active, width) + scale.ends(*self._ends, width)

    def press(self, key: str, character: str | None) -> bool:
        if (number := scale.digit(character)) is not None:
            self._answer(number)
        elif key in {"left", "right"}:
            self._answer(scale.moved(self._value, 1 if key == "right" else -1))
        elif key in BLANKING:
            self._answer(None)
        elif key in ONWARD:
            self.go_next()
        elif key == "up":
            self.go_previous()
        elif scale.refuses(character):
            self.show_note(_("Press 1–9, or 0 for 10."))
        else:
            return False
        return True

    def picked(self, target: object) -> None:
        match target:
            case (_, int(number)):
                self._answer(number)

    def _answer(self, value: int | None) -> None:
        if value != self._value:
            self._value = value
            self.redraw()
            self.answered("" if value is None else value)
            self.moved()
