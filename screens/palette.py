"""The commands: everything that can be done or opened, found by typing a part of its name."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widgets import OptionList, Static

from screens.areas import AREAS
from screens.dialogs import LineInput
from screens.finder import FinderScreen
from screens.keys import MOVES, SCREEN_KEYS, bind, key_text
from screens.rows import Row, RowList
from screens.typed import book_app
from workbook.i18n import _, mark, n_
from workbook.text import fold

_COLUMN = 30


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

    def begins_with(self, words: list[str]) -> bool:
        """Whether the name begins with just these words; such a one is what was meant, and comes first."""
        return fold(self.name).startswith(" ".join(words))


class PaletteScreen(FinderScreen[Command], inherit_bindings=False):
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
        self._commands = [*commands_of(over), *whole_workbook(over), *pages(over)]
        self._found: list[Command] = []

    def compose(self) -> ComposeResult:
        with Vertical(id="palette"):
            yield Static(_("Menu"), id="palette-title", markup=False)
            yield LineInput(placeholder=_("type a part of the name"), id="palette-input")
            yield RowList(id="palette-list")
            yield Static(id="palette-count", markup=False)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._found[event.option_index])

    def find(self, text: str) -> None:
        words = fold(text).split()
        found = [command for command in self._commands if command.matches(words)]
        self._found = sorted(found, key=lambda command: not command.begins_with(words))
        shown = self.query_one(RowList)
        shown.show([Row(_prompt(command), str(place)) for place, command in enumerate(self._found)])
        shown.action_first()
        count = len(self._found)
        said = n_("{n} found", "{n} found", count).format(n=count) if count else _("Nothing is called that.")
        self.query_one("#palette-count", Static).update(said)


def commands_of(over: Screen[object]) -> Iterator[Command]:
    """What can be done on the screen, the areas first, each action once, without moving about in it."""
    app = book_app(over)
    seen = {f"go('{area.mode}')" for area in AREAS} | {"commands"}
    for area in AREAS:
        yield Command(_(area.label), area.key, f"go('{area.mode}')", app)
    for active in over.active_bindings.values():
        binding = active.binding
        action = binding.action.removeprefix("app.")
        moves = not binding.id or binding.id.startswith(MOVES)
        if binding.description and active.enabled and not moves and action not in seen:
            seen.add(action)
            yield Command(_(binding.description), key_text(binding.key), binding.action, active.node)


def whole_workbook(over: Screen[object]) -> Iterator[Command]:
    """What is seldom done, and with all of it; no key leads there."""
    app = book_app(over)
    yield Command(_("My whole archive as a folder"), _("for nobody but me"), "archive", app)
    yield Command(_("I change jobs"), _("hand over the plans, delete the rest"), "handover", app)


def pages(over: Screen[object]) -> Iterator[Command]:
    """Every page of the workbook, by its title."""
    app = book_app(over)
    for head in app.workbook.library.heads.values():
        minutes = n_("{n} minute", "{n} minutes", head.minutes).format(n=head.minutes)
        yield Command(head.title, f"{minutes} · {head.purpose}", f"open('{head.id}')", app)


def _prompt(command: Command) -> Content:
    return Content.assemble(command.name.ljust(_COLUMN), "  ", (command.beside, "$text-muted"))
