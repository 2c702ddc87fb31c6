"""Small parts of every screen: the line with two ends, the key bar, and links in a text."""

from collections.abc import Sequence

from textual.binding import Binding
from textual.content import Content
from textual.geometry import Size
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget

from screens.keys import key_text
from workbook.i18n import _

_GAP = 2
"""Cells between what stands at the left and what stands at the right."""


def link(text: str | Content, action: str) -> Content:
    """The text, which runs `action` when it is clicked."""
    return Content.assemble(text).stylize(Style.from_meta({"@click": action}))


class EdgeLine(Widget):
    """A line with something at its left and something at its right end; the right end gives way first."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._left = Content()
        self._rights: tuple[Content, ...] = ()

    def show(self, left: str | Content, rights: Sequence[str | Content] = ()) -> None:
        """Show `left` and the first of `rights` that fits beside it; a left end that is too long takes more lines."""
        self._left = Content.assemble(left)
        self._rights = tuple(Content.assemble(right) for right in rights)
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return max(1, len(self._left.wrap(max(width, 1))))

    def render(self) -> Content:
        width = self.content_size.width
        for right in self._rights:
            room = width - self._left.cell_length - right.cell_length
            if room >= _GAP:
                return Content.assemble(self._left, " " * room, right)
        return self._left


class KeyBar(EdgeLine):
    """The keys that work everywhere on this screen, written out and clickable.

    What does not fit is left out from the end, but never the last: it says how to get out.
    """

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_changed)

    def _bindings_changed(self, _screen: Screen[object]) -> None:
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return 1

    def render(self) -> Content:
        bindings = self.shown()
        line = _bar(bindings)
        while line.cell_length > self.content_size.width and len(bindings) > 1:
            del bindings[-2]
            line = _bar(bindings)
        return line

    def shown(self) -> list[Binding]:
        """The bindings to show, in the order in which the app lists them."""
        found: dict[str, Binding] = {}
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if binding.show and active.enabled and active.node is self.app:
                found.setdefault(binding.id or binding.action, binding)
        return list(found.values())


def _bar(bindings: Sequence[Binding]) -> Content:
    return Content(" " * _GAP).join(key_label(binding) for binding in bindings)


def key_label(binding: Binding) -> Content:
    """`Ctrl+S Gem nu`: the key in its own style, the label after it, both clickable."""
    text = Content.assemble((key_text(binding.key), "$footer-key-foreground bold"), " ", _(binding.description))
    return link(text, f"app.{binding.action}")
