"""Rows under each other, for a person to read; no colours and no frames, so that every terminal shows the same."""

import unicodedata
from collections.abc import Sequence

GAP = "  "


def aligned(rows: Sequence[Sequence[str]]) -> str:
    """One line for each row; every column but the last as wide as its widest cell."""
    if not rows:
        return ""
    widths = [max(width(row[column]) for row in rows) for column in range(len(rows[0]) - 1)]
    return "\n".join(_row(row, widths) for row in rows)


def width(text: str) -> int:
    """How many cells a terminal needs for the text."""
    return sum(_cells(character) for character in text)


def _row(row: Sequence[str], widths: Sequence[int]) -> str:
    padded = [cell + " " * (wide - width(cell)) for cell, wide in zip(row, widths, strict=False)]
    return GAP.join([*padded, row[-1]]).rstrip()


def _cells(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
