"""The commands: everything that can be done or opened, found by typing a part of its name."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.dom import DOMNode
from textual.screen import ModalScreen, Screen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from screens.areas import AREAS
from screens.dialogs import LineInput
from screens.keys import SCREEN_KEYS, bind, key_text
from screens.typed import book_app
from workbook.i18n import _, mark, n_
from workbook.text import fold


@dataclass(frozen=True)
class Command:
    """A line of the list: what it is called, what stands beside it, and the action that it runs on a node."""

    name: str
    beside: str
    action: str
    node: DOMNode

    def matches(self, words: list[str]) -> bool:
        """Whether every word stands somewhere in the name or beside it."""
        text = fold(f"{self.name} {self.beside}")
        return all(word in text for word in words)


class PaletteScreen(ModalScreen[Command], inherit_bindings=False):
    """A line to type in and the commands that fit; Enter or a click gives one back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *SCREEN_KEYS,
        bind("escape", "close", mark("Close"), id="palette.close", also=mark("click beside the list")),
        bind("down", "move(1)", mark("Next"), id="palette.next", also=mark("mouse")),
        bind("up", "move(-1)", mark("Previous"), id="palette.previous", also=mark("mouse")),
    ]

    def __init__(self, over: Screen[object]) -> None:
        """`over`: the screen that the commands are for."""
        super().__init__()
        self._commands = [*commands_of(over), *pages(over)]
        self._found: list[Command] = []

    def compose(self) -> ComposeResult:
        with Vertical(id="palette"):
            yield Static(_("Menu"), id="palette-title", markup=False)
            yield LineInput(placeholder=_("type a part of the name"), id="palette-input")
            yield OptionList(id="palette-list", compact=True, markup=False)
            yield Static(id="palette-count", markup=False)

    def on_mount(self) -> None:
        self.query_one(OptionList).can_focus = False
        self._find("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._find(event.value)

    @on(Input.Submitted)
    def _enter(self) -> None:
        self.query_one(OptionList).action_select()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._found[event.option_index])

    def on_click(self, event: events.Click) -> None:
        """A click beside the box closes it."""
        if event.widget is self:
            self.dismiss(None)

    def action_close(self) -> None:
        self.dismiss(None)

    def action_move(self, step: int) -> None:
        found = self.query_one(OptionList)
        if step > 0:
            found.action_cursor_down()
        else:
            found.action_cursor_up()

    def _find(self, text: str) -> None:
        words = fold(text).split()
        self._found = [command for command in self._commands if command.matches(words)]
        found = self.query_one(OptionList)
        found.clear_options()
        found.add_options(Option(_prompt(command)) for command in self._found)
        found.highlighted = 0 if self._found else None
        count = len(self._found)
        said = n_("{n} found", "{n} found", count).format(n=count) if count else _("Nothing is called that.")
        self.query_one("#palette-count", Static).update(said)


def commands_of(over: Screen[object]) -> Iterator[Command]:
    """What can be done on the screen, the areas first, each action once, without moving about in it."""
    app = book_app(over)
    for area in AREAS:
        yield Command(_(area.label), area.key, f"go('{area.mode}')", app)
    seen = {f"go('{area.mode}')" for area in AREAS} | {"commands"}
    for active in over.active_bindings.values():
        binding = active.binding
        moves = binding.action.startswith("app.focus")
        if binding.id and binding.description and active.enabled and not moves and binding.action not in seen:
            seen.add(binding.action)
            yield Command(_(binding.description), key_text(binding.key), binding.action, active.node)


def pages(over: Screen[object]) -> Iterator[Command]:
    """Every page of the workbook, by its title."""
    app = book_app(over)
    for head in app.workbook.library.heads.values():
        minutes = n_("{n} minute", "{n} minutes", head.minutes).format(n=head.minutes)
        yield Command(head.title, f"{minutes} · {head.purpose}", f"open('{head.id}')", app)


def _prompt(command: Command) -> Content:
    return Content.assemble(command.name, "  ", (command.beside, "$text-muted"))
