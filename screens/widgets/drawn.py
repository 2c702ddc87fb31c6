"""A widget that draws its rows itself and knows what lies under the mouse."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

LEFT_BUTTON = 1


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of a row that can be clicked: columns `start` to before `end`."""

    start: int
    end: int
    target: object


@dataclass(frozen=True, slots=True)
class Row:
    """One line on the screen."""

    content: Content
    zones: tuple[Zone, ...] = ()


def wrapped(content: Content, width: int) -> list[Content]:
    """The content broken into lines of at most `width` cells; at least one line."""
    return content.wrap(max(width, 1)) or [Content("")]


class Drawn(Widget):
    """Draws `rows`; one widget instead of one per line keeps a long form quick."""

    ALLOW_SELECT = False

    def __init__(self, *, classes: str = "") -> None:
        super().__init__(classes=f"drawn {classes}".rstrip())
        self._laid: tuple[int, list[Row]] | None = None

    @abstractmethod
    def rows(self, width: int) -> list[Row]:
        """The lines at that width; none may be wider."""

    def pressed(self, target: object) -> None:
        """The zone of that target was clicked."""

    def laid(self, width: int) -> list[Row]:
        """The rows at that width, drawn once until `redraw`."""
        if self._laid is None or self._laid[0] != width:
            self._laid = (width, self.rows(width))
        return self._laid[1]

    def redraw(self) -> None:
        """Draw again; lay out again only when the number of lines changed."""
        before = self._laid
        self._laid = None
        if before is None:
            self.refresh(layout=True)
            return
        self.refresh(layout=len(self.laid(before[0])) != len(before[1]))

    def render(self) -> Content:
        return Content("\n").join(row.content for row in self.laid(self.content_size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self.laid(width)) if width else 0

    def get_content_width(self, container: Size, viewport: Size) -> int:
        return container.width

    def watch_has_focus(self, value: bool) -> None:
        super().watch_has_focus(value)
        self.redraw()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Act when the button goes down: focus may scroll the form before it comes up again."""
        offset = event.get_content_offset(self)
        if offset is None or event.button != LEFT_BUTTON:
            return
        rows = self.laid(self.content_size.width)
        if offset.y < len(rows):
            for zone in rows[offset.y].zones:
                if zone.start <= offset.x < zone.end:
                    event.stop()
                    self.pressed(zone.target)
                    return


class Line:
    """Builds one row piece by piece, noting where the clickable pieces lie."""

    def __init__(self) -> None:
        self._pieces: list[Content] = []
        self._zones: list[Zone] = []
        self.width = 0

    def add(self, text: str | Content, style: str = "", target: object = None) -> "Line":
        """Add a piece; with a target it can be clicked."""
        content = text if isinstance(text, Content) else Content(text)
        content = content.stylize(style) if style else content
        if target is not None:
            self._zones.append(Zone(self.width, self.width + content.cell_length, target))
        self._pieces.append(content)
        self.width += content.cell_length
        return self

    def pad_to(self, column: int) -> "Line":
        """Fill with spaces up to that column."""
        return self.add(" " * max(0, column - self.width))

    def row(self) -> Row:
        return Row(Content("").join(self._pieces), tuple(self._zones))


def flowed(chips: Sequence[tuple[str, str, object]], width: int, gap: int = 1, indent: int = 0) -> list[Row]:
    """Pieces (text, style, target) side by side, on as many lines as they need."""
    lines = [Line().pad_to(indent)]
    for text, style, target in chips:
        line = lines[-1]
        if line.width > indent and line.width + gap + Content(text).cell_length > width:
            line = Line().pad_to(indent)
            lines.append(line)
        elif line.width > indent:
            line.add(" " * gap)
        line.add(text, style, target)
    return [line.row() for line in lines]
