"""The scale from 1 to 10 as it is drawn, and the keys that answer it."""

from textual.content import Content

from screens.widgets import ink
from screens.widgets.drawn import Line, Row, wrapped
from workbook.i18n import _

LOWEST, HIGHEST = 1, 10
INDENT = 2
CELL = 4
STRIP = INDENT + CELL * HIGHEST
"""Columns of the drawn scale: the pointer and ten cells."""


def digit(character: str | None) -> int | None:
    """What a key answers: 1-9 themselves, 0 is 10."""
    if character is None or len(character) != 1 or character not in "0123456789":
        return None
    return int(character) or HIGHEST


def refuses(character: str | None) -> bool:
    """A typed character that is no answer; `?` and `/` are left to the screen, for help and search."""
    return character is not None and character not in "?/"


def moved(value: int | None, step: int) -> int:
    """One step along the scale; an unanswered one begins at the end that the arrow comes from."""
    if value is None:
        return LOWEST if step > 0 else HIGHEST
    return min(HIGHEST, max(LOWEST, value + step))


def summary(value: int | None, previous: float | None) -> str:
    """`7 af 10  ▲ +2  sidst 5`, or that there is no answer yet."""
    from workbook.text import number as spoken

    parts = [_("not answered") if value is None else _("{n} of 10").format(n=value)]
    if previous is not None:
        if value is not None:
            change = value - previous
            sign = "▲ +" if change > 0 else "▼ −"
            parts.append(sign + spoken(abs(change), _places(change)) if change else _("= unchanged"))
        parts.append(_("last {n}").format(n=spoken(previous, _places(previous))))
    return "  ".join(parts)


def _places(value: float) -> int:
    return 0 if float(value).is_integer() else 1


def strip(value: int | None, previous: float | None, active: bool, width: int, key: object = None) -> list[Row]:
    """The ten numbers with the chosen one in brackets, then the summary, beside or below.

    A click gives (key, number).
    """
    line = Line().add(ink.POINTER if active else " ", ink.MARK).add(" ")
    for number in range(LOWEST, HIGHEST + 1):
        chosen = number == value
        text = f"[{number:>2}]" if chosen else f" {number:>2} "
        line.add(text, ink.CHOSEN if chosen else "", (key, number))
    words = summary(value, previous)
    if line.width + 2 + len(words) <= width:
        return [line.add("  ").add(words, "" if value else ink.MUTED).row()]
    below = Line().pad_to(INDENT + 1).add(words, "" if value else ink.MUTED)
    return [line.row(), below.row()]


def ends(low: str, high: str, width: int) -> list[Row]:
    """The words at the ends of the scale: below their numbers when they fit, else each on its own line."""
    if not (low or high):
        return []
    room = STRIP - INDENT - 2
    if len(low) + len(high) + 2 <= room:
        text = Content(low.ljust(room - len(high)) + high).stylize(ink.MUTED)
        return [Row(Content(" " * (INDENT + 1)) + text)]
    rows = []
    for number, words in ((LOWEST, low), (HIGHEST, high)):
        lead = f"{number:>2} = "
        for index, part in enumerate(wrapped(Content(words).stylize(ink.MUTED), width - INDENT - len(lead) - 1)):
            head = Content(" " * (INDENT + 1) + (lead if index == 0 else " " * len(lead))).stylize(ink.MUTED)
            rows.append(Row(head + part))
    return rows
