"""The editor that lies over a cell of a table."""

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message

from screens.keys import bind
from screens.widgets.editors import AT, Go, LineEditor, ran_binding
from workbook.i18n import mark


class CellEditor(LineEditor):
    """Wraps inside the cell; Enter, Tab, Esc and the arrows at its edges close it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("enter", "done", mark("Cell done"), id="cell.done", also=mark("Tab")),
        bind("tab", "onward", mark("Next cell"), id="cell.onward", also="Enter"),
        bind("escape", "stay", mark("Cell done"), id="cell.stay", also=mark("click another cell")),
        bind("up", "edge(-1)", mark("Cell above"), id="cell.up", also=mark("click another cell")),
        bind("down", "edge(1)", mark("Cell below"), id="cell.down", also=mark("click another cell")),
    ]

    class Abandoned(Message):
        """Focus went elsewhere."""

    class Resized(Message):
        """Its lines are broken anew."""

    async def _on_key(self, event: events.Key) -> None:
        if event.character == AT or not await ran_binding(self, event, passed_on=("shift+tab",)):
            await super()._on_key(event)

    def action_onward(self) -> None:
        """To the next cell, also from one with something wrong in it: that is said, and the old answer stays."""
        self.post_message(Go(1, let_go=True))

    def action_stay(self) -> None:
        self.post_message(Go(0))

    def on_resize(self) -> None:
        self.post_message(self.Resized())

    def on_blur(self) -> None:
        self.post_message(self.Abandoned())
