"""Answers that are picked from a list: one, or several."""

from abc import abstractmethod
from collections.abc import Sequence

from textual.content import Content

from screens.widgets import ink
from screens.widgets.drawn import Line, Row, wrapped
from screens.widgets.pad import DrawnField
from screens.widgets.prose import inline
from screens.widgets.rating import BLANKING
from workbook.curriculum.model import Field, Option
from workbook.i18n import _
from workbook.journal.records import Value


class Picker(DrawnField):
    """A list of options with a pointer; letters pick nothing, so that nothing is answered by accident."""

    MARKS = ("( )", "(•)")

    def __init__(self, field: Field, number: int = 0) -> None:
        super().__init__(field, number)
        self.options: tuple[Option, ...] = field.options
        """What is offered, then what was chosen earlier and is not offered any more."""
        self._offered = field.options
        self._at = 0
        self._tops: dict[int, int] = {}

    def offer(self, options: Sequence[Option]) -> None:
        """Offer these options, for fields whose options are found when the form opens."""
        self._offered = tuple(options)
        self.show_options()

    def show_options(self) -> None:
        """Show what is offered, and what is chosen though it is not."""
        offered, words = {option.id for option in self._offered}, {option.id: option for option in self.field.options}
        gone = [words.get(chosen, Option(chosen, chosen)) for chosen in self.chosen() if chosen not in offered]
        self.options = (*self._offered, *gone)
        self._at = min(self._at, max(len(self.options) - 1, 0))
        self.redraw()

    @abstractmethod
    def chosen(self) -> list[str]:
        """The ids that are the answer."""

    @abstractmethod
    def choose(self, option_id: str) -> None:
        """Space or a click on that option."""

    @abstractmethod
    def clear(self) -> None:
        """Backspace: take the answer away."""

    def cursor(self) -> tuple[int, int]:
        return (self._at, 0)

    def focus_answer(self, row: int = 0, column: int = 0) -> None:
        self._at = min(max(row, 0), max(len(self.options) - 1, 0))
        super().focus_answer()
        self.redraw()
        self._reveal()

    def rows(self, width: int, active: bool) -> list[Row]:
        drawn: list[Row] = []
        self._tops = {}
        for index, option in enumerate(self.options):
            self._tops[index] = len(drawn)
            drawn += self._option_rows(index, option, active and index == self._at, width)
        return drawn or [Row(Content("  " + _("nothing to choose from yet")).stylize(ink.MUTED))]

    def _option_rows(self, index: int, option: Option, current: bool, width: int) -> list[Row]:
        chosen = option.id in self.chosen()
        sign = self.MARKS[chosen]
        style = ink.CHOSEN if chosen else ""
        rows = []
        for part_number, part in enumerate(wrapped(inline(option.text), width - len(sign) - 3)):
            line = Line().add(ink.POINTER if current and part_number == 0 else " ", ink.MARK).add(" ")
            line.add(sign if part_number == 0 else " " * len(sign), style, index).add(" ", "", index)
            rows.append(line.add(part, ink.LABEL if chosen else "", index).row())
        return rows

    def press(self, key: str, character: str | None) -> bool:
        if key in {"up", "down", "left", "right"}:
            self._go(-1 if key in {"up", "left"} else 1)
        elif key == "space":
            self._choose_at()
        elif key == "enter":
            self.entered()
        elif key in BLANKING:
            self.clear()
        else:
            return False
        return True

    def entered(self) -> None:
        """Enter goes on."""
        self.go_next()

    def picked(self, target: object) -> None:
        assert isinstance(target, int)
        self._at = target
        self._choose_at()
        self.moved()

    def _choose_at(self) -> None:
        if self.options:
            self.choose(self.options[self._at].id)
            self.redraw()

    def _go(self, step: int) -> None:
        at = self._at + step
        if at < 0:
            self.go_previous()
        elif at >= len(self.options):
            self.go_next()
        else:
            self._at = at
            self.redraw()
            self._reveal()
            self.moved()

    def _reveal(self) -> None:
        self.pad.reveal(self._tops.get(self._at, 0))


class Choice(Picker):
    """One of the options; Enter takes the one that was gone to, and goes on."""

    def __init__(self, field: Field, number: int = 0) -> None:
        super().__init__(field, number)
        self._value = ""
        self._gone = False
        """Whether the pointer was moved since the last answer: Enter alone must answer nothing."""

    def show_value(self, value: Value | None) -> None:
        self._value = str(value) if value else ""
        self.show_options()
        ids = [option.id for option in self.options]
        if self._value in ids:
            self._at = ids.index(self._value)
        self.redraw()

    def focus_answer(self, row: int = 0, column: int = 0) -> None:
        """With the pointer at the answer, unless it is known to be elsewhere."""
        ids = [option.id for option in self.options]
        super().focus_answer(ids.index(self._value) if not row and self._value in ids else row, column)

    def hint(self) -> str:
        return _("↑ ↓ move · Space chooses · Enter next")

    def chosen(self) -> list[str]:
        return [self._value] if self._value else []

    def _go(self, step: int) -> None:
        self._gone = True
        super()._go(step)

    def entered(self) -> None:
        if self._gone:
            self._choose_at()
        self.go_next()

    def choose(self, option_id: str) -> None:
        self._gone = False
        if option_id != self._value:
            self._value = option_id
            self.answered(option_id)

    def clear(self) -> None:
        if self._value:
            self._value = ""
            self.redraw()
            self.answered("")


class Choices(Picker):
    """Any of the options, up to the field's maximum."""

    MARKS = ("[ ]", "[x]")

    def __init__(self, field: Field, number: int = 0) -> None:
        super().__init__(field, number)
        self._value: list[str] = []

    def show_value(self, value: Value | None) -> None:
        self._value = [item for item in value if isinstance(item, str)] if isinstance(value, list) else []
        self.show_options()

    def hint(self) -> str:
        return _("↑ ↓ move · Space chooses · Enter next")

    def chosen(self) -> list[str]:
        return self._value

    def choose(self, option_id: str) -> None:
        limit = self.field.maximum
        if option_id in self._value:
            self._value.remove(option_id)
        elif limit is not None and len(self._value) >= limit:
            self.show_note(_("At most {n}: take one away first.").format(n=limit))
            return
        else:
            self._value.append(option_id)
        known = [option.id for option in self.options]
        self._value.sort(key=lambda item: known.index(item) if item in known else len(known))
        self.answered(list(self._value))

    def clear(self) -> None:
        """Backspace takes away the one that is pointed at."""
        if self.options and self.options[self._at].id in self._value:
            self._choose_at()


class Checklist(Choices):
    """Things to tick off as they are done."""
