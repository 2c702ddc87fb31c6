"""The themes can be read: text on every ground, edges against theirs, also when they are focused or chosen."""

import pytest
from textual.color import Color
from textual.theme import Theme

from screens.themes import THEMES

GROUNDS = ("background", "surface", "panel")
TEXTS = (
    "foreground", "text-muted", "text-disabled", "foreground-muted", "primary", "accent", "success", "warning", "error",
    "link-color", "text-primary", "text-accent", "text-success", "text-warning", "text-error",
)  # fmt: skip
PAIRS = (
    ("block-cursor-foreground", "block-cursor-background"),
    ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
    ("foreground", "block-hover-background"),
    ("input-cursor-foreground", "input-cursor-background"),
    ("input-selection-foreground", "input-selection-background"),
    ("screen-selection-foreground", "screen-selection-background"),
    ("footer-foreground", "footer-background"),
    ("footer-key-foreground", "footer-background"),
    ("footer-description-foreground", "footer-background"),
    ("link-color-hover", "link-background-hover"),
    ("button-foreground", "surface"),
    ("button-color-foreground", "primary"),
    ("button-color-foreground", "success"),
    ("button-color-foreground", "warning"),
    ("button-color-foreground", "error"),
)
EDGES = ("border", "border-blurred", "scrollbar")
SHAPE = 3.0
"""The least contrast of an edge that shows where a field is."""


def least(theme: Theme) -> float:
    return 7.0 if theme.name.endswith("kontrast") else 4.5


def colour(theme: Theme, token: str) -> Color:
    return Color.parse(theme.to_color_system().generate()[token])


def contrast(theme: Theme, above: str, below: str) -> float:
    """The ratio of WCAG 2 between two tokens."""
    ground = colour(theme, "background") + colour(theme, below)
    darker, lighter = sorted((luminance(ground), luminance(ground + colour(theme, above))))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(shown: Color) -> float:
    """The relative luminance of WCAG 2, from 0 (black) to 1 (white)."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in shown.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_there_are_four_by_name() -> None:
    assert [theme.name for theme in THEMES] == ["lys", "moerk", "lys-kontrast", "moerk-kontrast"]
    assert [theme.dark for theme in THEMES] == [False, True, False, True]


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_text_can_be_read_on_every_ground(theme: Theme) -> None:
    pairs = [(above, below) for above in TEXTS for below in GROUNDS] + list(PAIRS)
    found = {pair: round(contrast(theme, *pair), 2) for pair in pairs}
    assert {pair: ratio for pair, ratio in found.items() if ratio < least(theme)} == {}


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_edges_can_be_seen(theme: Theme) -> None:
    found = {(edge, below): round(contrast(theme, edge, below), 2) for edge in EDGES for below in GROUNDS}
    assert {pair: ratio for pair, ratio in found.items() if ratio < SHAPE} == {}


def test_a_theme_that_cannot_be_read_would_be_seen() -> None:
    pale = Theme(name="bleg", primary="#9ab0c8", background="#ffffff", foreground="#a0a0a0", dark=False)
    assert contrast(pale, "foreground", "background") < least(pale)
    assert contrast(pale, "border-blurred", "surface") < SHAPE
