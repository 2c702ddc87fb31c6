"""What stands on the screen, as text."""

from typing import Any

from textual.app import App


def lines_of(app: App[Any]) -> list[str]:
    """The lines that the terminal would show, without spaces at their ends."""
    strips = app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip).rstrip() for strip in strips]


def text_of(app: App[Any]) -> str:
    """All of them."""
    return "\n".join(lines_of(app))
