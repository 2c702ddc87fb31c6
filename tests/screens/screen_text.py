"""What stands on the screen, as text."""

from collections.abc import Callable
from typing import Any

from textual.app import App
from textual.pilot import Pilot


def lines_of(app: App[Any]) -> list[str]:
    """The lines that the terminal would show, without spaces at their ends."""
    strips = app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip).rstrip() for strip in strips]


def text_of(app: App[Any]) -> str:
    """All of them."""
    return "\n".join(lines_of(app))


async def until(pilot: Pilot[Any], condition: Callable[[], bool]) -> None:
    """Let the app work until the condition holds; fails after a hundred rounds."""
    for _round in range(100):
        if condition():
            return
        await pilot.pause()
    raise AssertionError("it never came to that")
