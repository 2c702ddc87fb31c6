"""The app and its workbook, typed, from any widget."""

from typing import TYPE_CHECKING, cast

from textual.message_pump import MessagePump

if TYPE_CHECKING:
    from screens.app import LederbogApp
    from workbook.context import Workbook


def book_app(node: MessagePump) -> "LederbogApp":
    """The app that the widget or screen runs in."""
    return cast("LederbogApp", node.app)


def workbook_of(node: MessagePump) -> "Workbook":
    """Library, journal, settings and clock."""
    return book_app(node).workbook
