"""Help: what this screen is for, and every key that works on it, with the second way to the same."""

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Button, Static

from screens.dialogs import button
from screens.keys import MOVES, SCREEN_KEYS, all_keys_text, bind
from screens.modal import Modal
from workbook.i18n import _, mark

_GAP = 2


class HelpScreen(Modal[None], inherit_bindings=False):
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
        lines += _table(self._keys)
        lines += [Content(), Content(_("Everything you write is saved by itself, on this machine only."))]
        return Content("\n").join(lines)


def key_rows(screen: Screen[object]) -> list[Binding]:
    """The bindings that work on the screen and what is focused there, each action once, keys that move last."""
    rows: dict[str, list[Binding]] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        if binding.description and binding.id and active.enabled:
            rows.setdefault(binding.id, []).append(binding)
    every = [_together(bindings) for bindings in rows.values()]
    return sorted(every, key=lambda binding: (binding.id or "").startswith(MOVES))


def _together(bindings: Iterable[Binding]) -> Binding:
    """One binding with the keys of all."""
    every = list(bindings)
    return every[0].with_key(",".join(binding.key for binding in every))


def _table(bindings: Sequence[Binding]) -> Iterator[Content]:
    """A line for each key: the key, what it does, and the other way to the same."""
    rows = [(all_keys_text(one.key), _(one.description), _(one.tooltip) if one.tooltip else "") for one in bindings]
    heads = (_("Key"), _("What it does"), _("Or"))
    keys, labels = (max(len(row[column]) for row in [heads, *rows]) + _GAP for column in (0, 1))
    yield Content.styled(heads[0].ljust(keys) + heads[1].ljust(labels) + heads[2], "$text-muted")
    for key, label, also in rows:
        yield Content.assemble((key.ljust(keys), "bold"), label.ljust(labels), (also, "$text-muted"))
