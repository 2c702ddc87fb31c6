"""The neutral screen: nothing on it tells what lies under it."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen
from textual.widgets import Static

from screens.terminal import set_title
from screens.typed import book_app
from workbook.i18n import _


class HiddenScreen(ModalScreen[None], inherit_bindings=False):
    """Covers everything; any key or click brings back the same field."""

    BINDINGS: ClassVar[list[BindingType]] = []

    def compose(self) -> ComposeResult:
        yield Static(_("Paused. Press any key."), id="hidden", markup=False)

    def on_mount(self) -> None:
        set_title(book_app(self), _("Terminal"))

    def on_unmount(self) -> None:
        app = book_app(self)
        set_title(app, app.title)

    def on_key(self, event: events.Key) -> None:
        event.stop()
        self.dismiss(None)

    def on_click(self) -> None:
        self.dismiss(None)
