"""Four themes of our own: light and dark, each also with strong contrast.

Textual's tokens are set so that all text reaches 4.5:1 on every ground (7:1 with strong contrast) and edges 3:1.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from textual.theme import Theme


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours that a theme is made of."""

    background: str
    surface: str
    panel: str
    foreground: str
    muted: str
    """Tips, numbers, what is not answered."""
    disabled: str
    edge: str
    """The edge of a field that has not the focus."""
    primary: str
    """Focus, buttons, what is chosen; text on `background` stands on it."""
    accent: str
    """Who may see it, keys."""
    success: str
    warning: str
    error: str
    selection: str
    """Behind marked text."""


LIGHT = Palette(
    background="#fbfaf7", surface="#ffffff", panel="#eceae4", foreground="#1f2328", muted="#55595f",
    disabled="#63676d", edge="#7b7f86", primary="#0b4f8a", accent="#7a3e00", success="#1b5e34",
    warning="#7a4a00", error="#a01818", selection="#c5dcf2",
)  # fmt: skip
DARK = Palette(
    background="#16191d", surface="#1f2329", panel="#2a2f36", foreground="#e6e6e3", muted="#b3b8bf",
    disabled="#a3a8af", edge="#7d848d", primary="#8cc0f0", accent="#f0b775", success="#8fd0a4",
    warning="#f0c060", error="#ff9c94", selection="#2f4a66",
)  # fmt: skip
LIGHT_CONTRAST = Palette(
    background="#ffffff", surface="#ffffff", panel="#f0f0f0", foreground="#000000", muted="#333333",
    disabled="#3d3d3d", edge="#4d4d4d", primary="#003a70", accent="#5a2d00", success="#0a4020",
    warning="#573300", error="#7d0000", selection="#cfe4f8",
)  # fmt: skip
DARK_CONTRAST = Palette(
    background="#000000", surface="#000000", panel="#1a1a1a", foreground="#ffffff", muted="#dadada",
    disabled="#cccccc", edge="#b0b0b0", primary="#a8d4ff", accent="#ffcf99", success="#b0f0c4",
    warning="#ffdc80", error="#ffc0ba", selection="#1d3a5a",
)  # fmt: skip


TOKENS: Mapping[str, str] = {
    "text": "foreground",
    "text-muted": "muted",
    "text-disabled": "disabled",
    "foreground-muted": "muted",
    "foreground-disabled": "disabled",
    "border": "primary",
    "border-blurred": "edge",
    "block-cursor-foreground": "background",
    "block-cursor-background": "primary",
    "block-cursor-blurred-foreground": "foreground",
    "block-cursor-blurred-background": "panel",
    "block-hover-background": "panel",
    "surface-active": "panel",
    "input-cursor-foreground": "background",
    "input-cursor-background": "foreground",
    "input-selection-background": "selection",
    "input-selection-foreground": "foreground",
    "screen-selection-background": "selection",
    "screen-selection-foreground": "foreground",
    "button-foreground": "foreground",
    "button-color-foreground": "background",
    "footer-foreground": "foreground",
    "footer-background": "panel",
    "footer-key-foreground": "accent",
    "footer-description-foreground": "foreground",
    "link-color": "primary",
    "link-color-hover": "background",
    "link-background-hover": "primary",
    "scrollbar": "edge",
    "scrollbar-hover": "primary",
    "scrollbar-active": "primary",
    "scrollbar-background": "panel",
    "scrollbar-corner-color": "panel",
    "scrollbar-background-hover": "panel",
    "scrollbar-background-active": "panel",
}
"""Textual's tokens, which it would derive with too little contrast, and the colour that each of them gets."""
STYLES: Mapping[str, str] = {
    "block-cursor-text-style": "bold",
    "block-cursor-blurred-text-style": "bold",
    "input-cursor-text-style": "none",
    "button-focus-text-style": "bold reverse",
}
"""Tokens that are text styles."""


def _theme(name: str, colours: Palette, *, dark: bool) -> Theme:
    return Theme(
        name=name,
        dark=dark,
        primary=colours.primary,
        secondary=colours.primary,
        accent=colours.accent,
        success=colours.success,
        warning=colours.warning,
        error=colours.error,
        foreground=colours.foreground,
        background=colours.background,
        surface=colours.surface,
        panel=colours.panel,
        variables={**{token: getattr(colours, name) for token, name in TOKENS.items()}, **STYLES},
    )


THEMES: tuple[Theme, ...] = (
    _theme("lys", LIGHT, dark=False),
    _theme("moerk", DARK, dark=True),
    _theme("lys-kontrast", LIGHT_CONTRAST, dark=False),
    _theme("moerk-kontrast", DARK_CONTRAST, dark=True),
)
