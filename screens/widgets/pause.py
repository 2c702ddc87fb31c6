"""Counting to ten before an answer: offered, never forced, one number a second."""

from textual.content import Content
from textual.timer import Timer

from screens.widgets import ink, scale
from screens.widgets.drawn import Line, Row, flowed
from screens.widgets.pad import DrawnField
from workbook.curriculum.model import Field
from workbook.i18n import _
from workbook.journal.records import Value

SECONDS = 1.0


class Pause(DrawnField):
    """Begins when it is asked to; Space holds it, Enter goes on, R begins again."""

    def __init__(self, field: Field, number: int = 0, *, interval: float | None = SECONDS) -> None:
        """`interval` are the seconds between two numbers; None leaves the counting to `tick`."""
        super().__init__(field, 0)
        self.count = 0
        self.running = False
        self._interval = interval
        self._timer: Timer | None = None

    def on_mount(self) -> None:
        if self._interval is not None:
            self._timer = self.set_interval(self._interval, self.tick, pause=True)

    def show_value(self, value: Value | None) -> None:
        """It holds no answer."""

    def hint(self) -> str:
        return _("Space counts and holds · R again · Enter on")

    def begin(self) -> None:
        """Count from the start."""
        self.count = 0
        self._run(True)

    def tick(self) -> None:
        """A second went by."""
        if not self.running:
            return
        self.count += 1
        if self.count >= scale.HIGHEST:
            self._run(False)
        self.redraw()

    def _run(self, running: bool) -> None:
        self.running = running
        if self._timer is not None:
            if running:
                self._timer.reset()
                self._timer.resume()
            else:
                self._timer.pause()
        self.redraw()

    def rows(self, width: int, active: bool) -> list[Row]:
        numbers, bars = Line().pad_to(2), Line().pad_to(2)
        for number in range(1, scale.HIGHEST + 1):
            now = number == self.count
            numbers.add(f"[{number:>2}]" if now else f" {number:>2} ", ink.CHOSEN if now else "")
            bars.add("  ■ " if number <= self.count else "  □ ", "" if number <= self.count else ink.MUTED)
        buttons = flowed([(f"[ {text} ]", ink.BUTTON, what) for text, what in self._buttons()], width, 2, 2)
        if active:
            buttons[0] = Row(Content(ink.POINTER).stylize(ink.MARK) + buttons[0].content[1:], buttons[0].zones)
        return [numbers.row(), bars.row(), *buttons]

    def _buttons(self) -> list[tuple[str, str]]:
        if self.running:
            first = _("Space: hold")
        elif 0 < self.count < scale.HIGHEST:
            first = _("Space: go on counting")
        else:
            first = _("Space: count to ten")
        done = self.count >= scale.HIGHEST
        return [(first, "space"), (_("R: again"), "r"), (_("Enter: on") if done else _("Enter: skip"), "enter")]

    def press(self, key: str, character: str | None) -> bool:
        match key:
            case "space":
                if self.count >= scale.HIGHEST:
                    self.count = 0
                self._run(not self.running)
            case "r":
                self.begin()
            case "enter" | "down":
                self._run(False)
                self.go_next()
            case "up":
                self._run(False)
                self.go_previous()
            case _:
                return False
        return True

    def picked(self, target: object) -> None:
        self.press(str(target), None)
