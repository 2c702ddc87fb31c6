"""What stands on the screen, as text."""

from collections.abc import Callable
from time import monotonic
from typing import Any

from textual.app import App
from textual.pilot import Pilot

from screens.exercise import ExerciseScreen
from screens.form import Form

PATIENCE = 10.0
"""Seconds; a busy machine is slow, and a key may be held until what came before it is done."""


def lines_of(app: App[Any]) -> list[str]:
    """The lines that the terminal would show, without spaces at their ends."""
    strips = app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip).rstrip() for strip in strips]


def text_of(app: App[Any]) -> str:
    """All of them."""
    return "\n".join(lines_of(app))


async def until(pilot: Pilot[Any], condition: Callable[[], bool]) -> None:
    """Let the app work until the condition holds; fails when it never does."""
    end = monotonic() + PATIENCE
    while not condition():
        assert monotonic() < end, "it never came to that"
        await pilot.pause()


def in_form(app: App[Any]) -> bool:
    """Whether a form is in front, with its questions."""
    return isinstance(app.screen, ExerciseScreen) and bool(app.screen.query(Form))


async def click_words(pilot: Pilot[Any], words: str, *, shift: int = 1) -> None:
    """Click on the words as soon as the screen with them stands still."""
    seen: list[str] = []

    def still() -> bool:
        before = list(seen)
        seen[:] = lines_of(pilot.app)
        return before == seen and any(words in line for line in seen)

    await until(pilot, still)
    row = next(place for place, line in enumerate(seen) if words in line)
    await pilot.click(offset=(seen[row].index(words) + shift, row))
    await pilot.pause()


def exercise_of(app: "App[Any]") -> ExerciseScreen:
    """The form in front."""
    assert isinstance(app.screen, ExerciseScreen)
    return app.screen
