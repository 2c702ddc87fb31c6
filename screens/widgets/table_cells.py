"""What a table's cell shows, and what it can be answered with by a click."""

from typing import Final

from screens.widgets import ink, scale
from screens.widgets.date import shown, usual_dates
from screens.widgets.grid import Cell
from screens.widgets.text import ROLES
from workbook.curriculum.model import CellKind, Option
from workbook.i18n import _
from workbook.journal.records import Scalar
from workbook.text import number as spoken

WRITTEN: Final[frozenset[CellKind]] = frozenset({"short", "long", "role", "date", "number"})
"""Cells that are edited as text."""
FREE: Final[frozenset[CellKind]] = frozenset({"short", "long", "role"})
"""Written cells in which every text is an answer."""

Chip = tuple[str, str, object]
"""Text, style, and what a click on it means: (`answer`, value), (`clear`, ``) or (`undo`, ``)."""


def cell_text(column: Option, value: Scalar | None) -> Cell:
    """The cell as the leader reads it."""
    if value is None:
        return Cell("")
    match column.kind:
        case "date":
            return Cell(shown(str(value)))
        case "choice":
            return Cell(dict(column.choices).get(str(value), str(value)))
        case "number" | "rating":
            number = float(value)
            return Cell(spoken(number, 0 if number.is_integer() else 1))
    return Cell(str(value))


def chips(column: Option | None, can_undo: bool) -> list[Chip]:
    """What can be clicked for the current cell, and the way back; without a cell only the way back."""
    answers: list[tuple[str, object]] = []
    if column is not None:
        answers = _answers(column)
    offered: list[Chip] = [(f"[{text}]", ink.BUTTON, ("answer", value)) for text, value in answers]
    if column is not None:
        offered.append(("[" + _("clear") + "]", ink.BUTTON, ("clear", "")))
    offered.append(("[" + _("undo") + "]", ink.BUTTON if can_undo else ink.MUTED, ("undo", "")))
    return offered


def _answers(column: Option) -> list[tuple[str, object]]:
    match column.kind:
        case "rating":
            return [(str(number), number) for number in range(scale.LOWEST, scale.HIGHEST + 1)]
        case "choice":
            return [(text, option) for option, text in column.choices]
        case "date":
            return [(word, word) for word in usual_dates(past=column.past)]
        case "role":
            return [(_(role), _(role)) for role in ROLES]
    return []


def next_choice(column: Option, value: Scalar | None) -> str:
    """The choice after this one, round and round."""
    ids = [option for option, _text in column.choices]
    return ids[(ids.index(str(value)) + 1) % len(ids)] if value in ids else ids[0]
