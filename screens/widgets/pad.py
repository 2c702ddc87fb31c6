"""Fields that are drawn and answered with single keys: one tab stop each, however many rows."""

from abc import abstractmethod
from collections.abc import Iterable

from textual import events
from textual.geometry import Region
from textual.widget import Widget

from screens.widgets.base import FieldWidget
from screens.widgets.drawn import Drawn, Row
from workbook.curriculum.model import Field


class Pad(Drawn, can_focus=True):
    """The part of a drawn field that has the focus; the field decides what is drawn and what keys do."""

    def __init__(self, owner: "DrawnField") -> None:
        super().__init__(classes="pad")
        self._owner = owner

    def rows(self, width: int) -> list[Row]:
        return self._owner.rows(width, self.has_focus)

    def pressed(self, target: object) -> None:
        self._owner.picked(target)

    async def _on_key(self, event: events.Key) -> None:
        if self._owner.press(event.key, event.character if event.is_printable else None):
            event.stop()
            event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        self._owner.pasted(event.text)

    def reveal(self, line: int, height: int = 1) -> None:
        """Scroll so that these lines can be seen."""
        self.call_after_refresh(self._reveal, line, height)

    def _reveal(self, line: int, height: int) -> None:
        region = Region(0, line, self.size.width, height).translate(self.virtual_region.offset)
        widget: Widget = self
        while isinstance(parent := widget.parent, Widget):
            if parent.is_scrollable:
                region = region.translate(-parent.scroll_to_region(region, animate=False))
            region = region.translate(parent.virtual_region.offset)
            widget = parent


class DrawnField(FieldWidget):
    """A field whose answer is one `Pad`."""

    def __init__(self, field: Field, number: int = 0) -> None:
        super().__init__(field, number)
        self.pad = Pad(self)

    def answer_widgets(self) -> Iterable[Widget]:
        yield self.pad

    def focus_answer(self, row: int = 0, column: int = 0) -> None:
        self.pad.focus()

    @abstractmethod
    def rows(self, width: int, active: bool) -> list[Row]:
        """The lines of the answer; `active` when the keys go here."""

    @abstractmethod
    def press(self, key: str, character: str | None) -> bool:
        """Act on a key; False lets it go on to the screen."""

    def picked(self, target: object) -> None:
        """Act on a click."""

    def pasted(self, text: str) -> None:
        """Text was pasted where none is taken: it is not an answer, and nothing changes."""

    def redraw(self) -> None:
        """Draw the answer again."""
        self.pad.redraw()
