"""A small app around one or more fields, which notes what they tell."""

from datetime import date
from pathlib import PurePath
from time import monotonic
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.pilot import Pilot

from screens.themes import THEMES
from screens.widgets import CSS_PATHS
from screens.widgets.base import FieldMessage, FieldWidget
from screens.widgets.registry import widget_for
from tests.screens.screen_text import PATIENCE, text_of, until
from workbook.curriculum.model import Field, Option

TODAY = date(2026, 11, 21)


def options(*pairs: tuple[str, str]) -> tuple[Option, ...]:
    """Options from (id, text)."""
    return tuple(Option(id=name, text=text) for name, text in pairs)


class Form(App[None]):
    """Shows fields one below the other."""

    CSS_PATH: ClassVar[list[str | PurePath]] = list(CSS_PATHS)
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, *fields: Field) -> None:
        super().__init__()
        self.widgets = [widget_for(field, number, today=TODAY) for number, field in enumerate(fields, 1)]
        self.told: list[FieldMessage] = []

    def compose(self) -> ComposeResult:
        yield VerticalScroll(*self.widgets, can_focus=False)

    def on_mount(self) -> None:
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = "lys"

    def on_event_told(self, message: FieldMessage) -> None:
        self.told.append(message)

    on_field_widget_answered = on_event_told
    on_field_widget_left = on_event_told
    on_field_widget_next_requested = on_event_told
    on_field_widget_previous_requested = on_event_told
    on_field_widget_share_requested = on_event_told
    on_field_widget_help_requested = on_event_told

    def answers(self) -> list[object]:
        """Everything that was told as an answer, oldest first."""
        return [message.raw for message in self.told if isinstance(message, FieldWidget.Answered)]

    def asked(self, kind: type[Message]) -> int:
        """How often that was asked for."""
        return sum(isinstance(message, kind) for message in self.told)


async def settled(app: App[None]) -> None:
    """Wait until workers and messages are done, and the screen is laid out and stands still."""
    pilot, before, end = Pilot(app), "", monotonic() + PATIENCE
    while True:
        await app.workers.wait_for_complete()
        await pilot.pause()
        now = text_of(app)
        if now == before and not _busy(app):
            return
        assert monotonic() < end, "it never stood still"
        before = now


def _busy(app: App[None]) -> bool:
    """Whether something has a message that it has not taken yet, or the screen has yet to be laid out."""
    screen = app.screen
    waiting = any(node.message_queue_size for node in (app, *screen.walk_children(with_self=True)))
    return waiting or screen._layout_required or bool(screen._callbacks)


async def seen(app: App[None]) -> str:
    """The screen as text, once it stands still, without the empty lines at its end."""
    await settled(app)
    return text_of(app).rstrip()


async def find(app: App[None], words: str) -> tuple[int, int]:
    """Column and row where those words stand on the screen; fails when they never come there."""
    await until(Pilot(app), lambda: words in text_of(app))
    for row, line in enumerate((await seen(app)).split("\n")):
        if (column := line.find(words)) >= 0:
            return column, row
    raise AssertionError(f"not on the screen: {words}")
