"""Four themes of our own: light and dark, each also with strong contrast.

Textual's tokens are set so that all text reaches 4.5:1 on every ground (7:1 with strong contrast) and edges 3:1.
"""

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
        variables=_variables(colours),
    )


def _variables(colours: Palette) -> dict[str, str]:
    """The tokens that Textual would derive with too little contrast."""
    return {
        "text": colours.foreground,
        "text-muted": colours.muted,
        "text-disabled": colours.disabled,
        "foreground-muted": colours.muted,
        "foreground-disabled": colours.disabled,
        "border": colours.primary,
        "border-blurred": colours.edge,
        "block-cursor-foreground": colours.background,
        "block-cursor-background": colours.primary,
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-foreground": colours.foreground,
        "block-cursor-blurred-background": colours.panel,
        "block-cursor-blurred-text-style": "bold",
        "block-hover-background": colours.panel,
        "surface-active": colours.panel,
        "input-cursor-foreground": colours.background,
        "input-cursor-background": colours.foreground,
        "input-cursor-text-style": "none",
        "input-selection-background": colours.selection,
        "input-selection-foreground": colours.foreground,
        "screen-selection-background": colours.selection,
        "screen-selection-foreground": colours.foreground,
        "button-foreground": colours.foreground,
        "button-color-foreground": colours.background,
        "button-focus-text-style": "bold reverse",
        "footer-foreground": colours.foreground,
        "footer-background": colours.panel,
        "footer-key-foreground": colours.accent,
        "footer-description-foreground": colours.foreground,
        "link-color": colours.primary,
        "link-color-hover": colours.background,
        "link-background-hover": colours.primary,
        "scrollbar": colours.edge,
        "scrollbar-hover": colours.primary,
        "scrollbar-active": colours.primary,
        "scrollbar-background": colours.panel,
        "scrollbar-corner-color": colours.panel,
        "scrollbar-background-hover": colours.panel,
        "scrollbar-background-active": colours.panel,
    }


THEMES: tuple[Theme, ...] = (
    _theme("lys", LIGHT, dark=False),
    _theme("moerk", DARK, dark=True),
    _theme("lys-kontrast", LIGHT_CONTRAST, dark=False),
    _theme("moerk-kontrast", DARK_CONTRAST, dark=True),
)
