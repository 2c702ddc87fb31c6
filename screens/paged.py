"""A screen around one long form: turned over by the page, and entered again where it was left."""

from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from screens.form import Form
from screens.frame import FrameScreen
from screens.keys import bind
from workbook.i18n import mark


class PagedScreen(FrameScreen):
    """Holds one Form, whose text may be longer than the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("pageup", "turn(-1)", mark("Page up"), id="screen.page_up", also=mark("mouse")),
        bind("pagedown", "turn(1)", mark("Page down"), id="screen.page_down", also=mark("mouse")),
    ]

    @property
    def form(self) -> Form:
        """The questions."""
        return self.query_one(Form)

    def action_turn(self, step: int) -> None:
        """Read on or back; the keys stay in their field."""
        turn = self.form.scroll_page_down if step > 0 else self.form.scroll_page_up
        turn(animate=False)

    def focus_next(self, selector: str | type[Widget] = "*") -> Widget | None:
        """Also from outside the fields: back into the one that was left."""
        if self.focused is not None:
            return super().focus_next(selector)
        for form in self.query(Form):  # while the screen is taken down there is none
            form.resume()
        return self.focused
