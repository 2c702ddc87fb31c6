"""The keys: every binding has an id (for the leader's own keys), a label and a second way to the same action."""

from textual.binding import Binding

from workbook.i18n import _, mark

MOVES = ("rows.", "screen.", "field.", "dialog.", "palette.")
"""Ids of keys that only move about: help lists them last, the menu not at all."""
PALETTE = mark("Menu")
"""The second way of most keys: the action stands in the list of commands."""


def bind(
    keys: str, action: str, label: str, *, id: str, also: str, show: bool = False, anywhere: bool = False
) -> Binding:
    """A binding of this program.

    `label` and `also` (the second way to the same) are marked messages, translated when shown; `show` puts it in the
    key bar; `anywhere` makes it work in dialogs and text fields too.
    """
    return Binding(keys, action, label, id=id, tooltip=also, show=show, priority=anywhere)


APP_KEYS: list[Binding] = [
    bind("f1", "help", mark("Help"), id="app.help", also=mark("? outside text"), show=True, anywhere=True),
    bind("question_mark", "help", mark("Help"), id="app.help.letter", also="F1"),
    bind("f9", "crisis", mark("Get help"), id="app.crisis", also=PALETTE, show=True, anywhere=True),
    bind("f6", "at_hand", mark("Always at hand"), id="app.at_hand", also=PALETTE, anywhere=True),
    bind("ctrl+p,f2", "commands", mark("Menu"), id="app.commands", also=mark("click in the key bar"), show=True),
    bind("ctrl+o", "go('overview')", mark("Overview"), id="app.overview", also=mark("click its name"), show=True),
    bind("f5", "settings", mark("Settings"), id="app.settings", also=PALETTE),
    bind("f7", "people", mark("People"), id="app.people", also=PALETTE),
    bind("ctrl+s", "save", mark("Save now"), id="app.save", also=mark("saved by itself"), anywhere=True),
    bind("ctrl+l", "hide", mark("Hide"), id="app.hide", also=PALETTE, show=True, anywhere=True),
    bind("ctrl+l", "lock", mark("Lock"), id="app.lock", also=PALETTE, show=True, anywhere=True),
    bind("ctrl+q", "quit", mark("Quit"), id="app.quit", also=PALETTE, show=True, anywhere=True),
    bind("ctrl+c", "how_to_quit", mark("How to quit"), id="app.how_to_quit", also=mark("Help")),
]

SCREEN_KEYS: list[Binding] = [
    bind("tab", "app.focus_next", mark("Next"), id="screen.next", also=mark("mouse")),
    bind("shift+tab", "app.focus_previous", mark("Previous"), id="screen.previous", also=mark("mouse")),
    bind(
        "ctrl+c,super+c",
        "screen.copy_text",
        mark("Copy what is marked"),
        id="screen.copy",
        also=mark("the terminal's own"),
    ),
]

BACK = bind("escape", "back", mark("Back"), id="screen.back", also=mark("click Back"))

_NAMES = {
    "ctrl": "Ctrl",
    "shift": "Shift",
    "super": "Cmd",
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "space": mark("Space"),
    "backspace": "Backspace",
    "delete": "Delete",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "question_mark": "?",
    "slash": "/",
    "plus": "+",
    "minus": "-",
}


def key_text(keys: str) -> str:
    """The first of the keys as a leader reads it: `Ctrl+S`, not `^s`."""
    parts = keys.split(",")[0].strip().split("+")
    return "+".join(_(_NAMES[part]) if part in _NAMES else part.upper() for part in parts)


def all_keys_text(keys: str) -> str:
    """All keys of a binding: `Ctrl+P, F2`."""
    return ", ".join(key_text(key) for key in keys.split(","))
