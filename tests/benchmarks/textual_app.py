"""The smallest app worth the name, in plain Textual: a header, a text, a footer."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import Footer, Header, Static


class Plain(App[None]):
    """What ours is measured against."""

    BINDINGS: ClassVar[list[BindingType]] = [("q", "quit", "Quit"), ("h", "help", "Help")]
    TITLE = "Plain"

    def compose(self) -> ComposeResult:
        yield Header()
        yield Static("A text that stands between a header and a footer.\n" * 12)
        yield Footer()


if __name__ == "__main__":
    Plain().run()
