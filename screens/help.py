"""Help: what this screen is for, and every key that works on it, with the second way to the same."""

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Button, Static

from screens.dialogs import button
from screens.keys import SCREEN_KEYS, all_keys_text, bind
from workbook.i18n import _, mark

_COLUMN = 18


class HelpScreen(ModalScreen[None], inherit_bindings=False):
    """Keys in words; made from the bindings of the screen that it was opened over, so it cannot be out of date."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *SCREEN_KEYS,
        bind("escape", "close", mark("Close"), id="help.close", also=mark("click the button")),
    ]

    def __init__(self, about: Screen[object]) -> None:
        super().__init__()
        self._about = about
        self._keys = key_rows(about)

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="help"):
            yield Static(self._words(), id="help-text")
            yield button(_("Close"), "close")

    @on(Button.Pressed)
    def action_close(self) -> None:
        self.dismiss(None)

    def _words(self) -> Content:
        lines = [Content.styled(_("Help"), "bold"), Content()]
        if self._about.HELP:
            lines += [Content(_(self._about.HELP)), Content()]
        lines.append(Content.styled(_("Keys on this screen"), "bold"))
        lines += [_line(binding) for binding in self._keys]
        lines += [Content(), Content(_("Everything you write is saved by itself, on this machine only."))]
        return Content("\n").join(lines)


def key_rows(screen: Screen[object]) -> list[Binding]:
    """The bindings that work on the screen and what is focused there, each action once, those with a label only."""
    rows: dict[str, list[Binding]] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        if binding.description and binding.id and active.enabled:
            rows.setdefault(binding.id, []).append(binding)
    return [_together(bindings) for bindings in rows.values()]


def _together(bindings: Iterable[Binding]) -> Binding:
    """One binding with the keys of all."""
    every = list(bindings)
    return every[0].with_key(",".join(binding.key for binding in every))


def _line(binding: Binding) -> Content:
    keys = all_keys_text(binding.key)
    also = _("also: {way}").format(way=_(binding.tooltip)) if binding.tooltip else ""
    label = _(binding.description)
    return Content.assemble((keys.ljust(_COLUMN), "bold"), label.ljust(_COLUMN + 4), (also, "$text-muted"))
