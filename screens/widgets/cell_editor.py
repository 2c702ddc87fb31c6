"""The editor that lies over a cell of a table."""

from textual import events
from textual.binding import Binding
from textual.message import Message

from screens.widgets.editors import LongEditor, ran_binding
from workbook.i18n import mark


class CellEditor(LongEditor):
    """The editor that lies over a cell; its text wraps, and Enter or an edge closes it."""

    BINDINGS = [
        Binding("enter", "close('next')", mark("Cell done"), id="table.done", show=False, tooltip="Tab"),
        Binding("escape", "close('stay')", mark("Cell done"), id="table.stay", show=False, tooltip="Tab"),
        Binding("up", "edge('up')", mark("Cell above"), id="table.up", show=False, tooltip="Enter"),
        Binding("down", "edge('down')", mark("Cell below"), id="table.down", show=False, tooltip="Enter"),
    ]

    class Closed(Message):
        """The cell is done; `where` is `next`, `stay`, `up` or `down`."""

        def __init__(self, where: str) -> None:
            super().__init__()
            self.where = where

    def action_close(self, where: str) -> None:
        self.post_message(self.Closed(where))

    def action_edge(self, where: str) -> None:
        """An arrow moves inside the text, and at its first or last line out of the cell."""
        at_edge = self.cursor_at_first_line if where == "up" else self.cursor_at_last_line
        if at_edge:
            self.post_message(self.Closed(where))
        elif where == "up":
            self.action_cursor_up()
        else:
            self.action_cursor_down()

    async def _on_key(self, event: events.Key) -> None:
        if not await ran_binding(self, event, passed_on=("tab", "shift+tab")):
            await super()._on_key(event)

    class Abandoned(Message):
        """Focus went elsewhere."""

    def on_blur(self) -> None:
        self.post_message(self.Abandoned())
