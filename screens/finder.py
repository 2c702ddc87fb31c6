"""A box to type in and the list of what fits."""

from abc import abstractmethod
from typing import Generic, TypeVar

from textual import events, on
from textual.widgets import Input

from screens.modal import Modal
from screens.rows import RowList

Found = TypeVar("Found")


class FinderScreen(Modal[Found], Generic[Found], inherit_bindings=False):
    """The keys stay in the line while the arrows move in the list; a click beside the box closes it."""

    @abstractmethod
    def find(self, text: str) -> None:
        """Show what fits the text; every screen of the kind has its own way."""

    def on_mount(self) -> None:
        self.query_one(RowList).can_focus = False
        self.find("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self.find(event.value)

    @on(Input.Submitted)
    def _enter(self) -> None:
        self.query_one(RowList).action_select()

    def on_click(self, event: events.Click) -> None:
        """A click beside the box closes it."""
        if self.get_widget_at(event.screen_x, event.screen_y)[0] is self:
            self.dismiss(None)

    def action_close(self) -> None:
        self.dismiss(None)

    def action_move(self, step: int) -> None:
        found = self.query_one(RowList)
        if step > 0:
            found.action_cursor_down()
        else:
            found.action_cursor_up()
