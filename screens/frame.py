"""The frame of every screen: head line, content, status line, key bar; and the screens of the areas."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from screens.areas import AREAS, area_keys
from screens.keys import PALETTE, SCREEN_KEYS, bind
from screens.messages import SaveState
from screens.parts import EdgeLine, KeyBar, link
from screens.typed import book_app
from workbook import dates
from workbook.errors import LederbogError
from workbook.i18n import _, mark

SMALLEST = (60, 20)
"""Columns and rows under which a screen says only that it needs more."""


class FrameScreen(Screen[None], inherit_bindings=False):
    """Head line, rule, content, rule, status line, key bar.

    A subclass gives its widgets in `compose_content`, its ends of the head line in `head`, its own keys in words in
    `keys_here`, and uses `status` for one sentence that stays until the next.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*SCREEN_KEYS]
    ALLOW_SELECT = True
    standing = ""
    """A sentence that does not give way to where the words are; only to that they could not be written."""

    def compose(self) -> ComposeResult:
        self._take_size()
        yield EdgeLine(id="head")
        with Container(id="content"):
            yield from self.compose_content()
        yield EdgeLine(id="status")
        yield KeyBar(id="keybar")
        yield Static(id="too-small", markup=False)

    def _take_size(self) -> None:
        """The classes of the window's size from the start: put on later, they have everything styled a second time."""
        app, size = self.app, self.app.size
        for steps, length in ((app.HORIZONTAL_BREAKPOINTS, size.width), (app.VERTICAL_BREAKPOINTS, size.height)):
            passed = [name for least, name in steps or () if length >= least]
            self.add_class(*passed[-1:], update=False)

    def compose_content(self) -> ComposeResult:
        """The widgets between the two rules."""
        yield from ()

    def head(self) -> tuple[str | Content, Sequence[str | Content]]:
        """Left end of the head line, and right ends of which the first that fits is shown."""
        return "", ()

    def keys_here(self) -> str:
        """The keys of this screen in words, for the right end of the status line."""
        return ""

    def status(self, sentence: str) -> None:
        """Show the sentence in the status line until the next, or until something is saved."""
        self.query_one("#status", EdgeLine).show(f" {sentence}", _ends(self.keys_here()))

    def refresh_head(self) -> None:
        """Ask `head` anew."""
        left, rights = self.head()
        ends = [Content.assemble(right, " ") for right in rights]
        self.query_one("#head", EdgeLine).show(Content.assemble(" ", left), ends)

    def on_mount(self) -> None:
        self.query_one("#too-small", Static).update(_("Make the window larger."))
        self.show_saved()

    def on_screen_resume(self) -> None:
        """Textual calls the handler of every class of a screen; what a subclass does stands in `to_front`."""
        self.refresh_head()
        self.show_saved()
        self.to_front()

    def to_front(self) -> None:
        """The screen is the one in front now."""

    def journal_changed(self) -> None:
        """Something was stored, here or by another process, while the screen is in front; nothing typed may be lost."""

    def on_resize(self, event: events.Resize) -> None:
        columns, rows = SMALLEST
        self.set_class(event.size.width < columns or event.size.height < rows, "-too-small")

    def show_saved(self) -> None:
        """Show in the status line where the leader's words are, or what stands before that."""
        state = book_app(self).save_state
        said = save_text(state) if state else ""
        self.status(said if state and state.state == "failed" else self.standing or said)


class AreaScreen(FrameScreen):
    """The first screen of an area; the head line names all areas, and each name is a way there."""

    AREA: ClassVar[str] = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        *area_keys(),
        bind("ctrl+z", "undo", mark("Fetch back what was put away"), id="area.undo", also=PALETTE),
    ]

    def head(self) -> tuple[str | Content, Sequence[str | Content]]:
        today = book_app(self).workbook.clock.today()
        week = _("week {n}").format(n=today.isocalendar().week)
        return area_row(self.AREA), (f"{dates.long(today)} · {week}", dates.long(today), dates.short(today))

    def refresh_area(self) -> None:
        """Show the journal as it is now; called when the screen comes to the front and when something was stored."""

    def refresh_now(self) -> None:
        """`refresh_area`; what the journal refuses is said in the status line, and the old rows stay."""
        try:
            self.refresh_area()
        except LederbogError as refusal:
            self.status(f"✗ {refusal}")

    def action_undo(self) -> None:
        from screens.trash import undo

        undo(self)

    def to_front(self) -> None:
        self.refresh_now()

    def journal_changed(self) -> None:
        self.refresh_now()


def area_row(current: str) -> Content:
    """The areas by name and key; the current one is marked by sign and weight, not by colour alone."""
    parts: list[Content] = []
    for area in AREAS:
        name = f"{area.key} " + _(area.label)
        if area.mode == current:
            parts.append(Content.styled(f"▸{name} ", "bold"))
        else:
            parts.append(link(f" {name} ", f"app.go('{area.mode}')"))
    return Content.assemble(*parts)


def save_text(state: SaveState) -> str:
    """What the status line says about the leader's words."""
    if state.state == "failed":
        return f"✗ {state.sentence}"
    time = dates.time_of_day(state.moment)
    if state.state == "draft":
        return _("● Draft saved {time}").format(time=time)
    return _("✓ Saved {time}").format(time=time)


def _ends(keys: str) -> tuple[str, ...]:
    """The keys in words, then fewer and fewer of them from the end, for narrower windows."""
    parts = [part for part in keys.split(" · ") if part]
    return tuple(" · ".join(parts[:count]) + " " for count in range(len(parts), 0, -1))
