"""The styles that drawn text uses, by what they say; the colours are the theme's."""

from typing import Final

LABEL: Final = "bold"
NUMBER: Final = "$text-muted"
MUTED: Final = "$text-muted"
TIP: Final = "$text-muted"
MARK: Final = "bold $primary"
"""The sign that points at where the keys go."""
CHOSEN: Final = "bold $primary"
CURSOR: Final = "$block-cursor-foreground on $block-cursor-background"
BUTTON: Final = "$primary"
WRONG: Final = "bold $error"
NOTE: Final = "$text-muted"
SHARE: Final = "bold $accent"

POINTER: Final = "▸"
"""Stands where the keys go, so that focus is never told by colour alone."""
