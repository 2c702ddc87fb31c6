"""What all pictures are drawn with: signs, numbers in words, labels that fit."""

import unicodedata
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from workbook.text import first_words, number

FULL, EMPTY, MARK, RING, DIAMOND, LINE, POINTER = "■", "□", "●", "○", "◊", "─", "►"
CELLS = 10
_LEAST_LABEL = 24
"""Columns: in less room a label stands above its drawing."""
_INDENT = "  "


def labelled(rows: Sequence[tuple[str, str]], width: int) -> tuple[str, ...]:
    """Each (label, drawing) on one line; where labels have too little room for that, above their drawings."""
    longest = max((columns(label) for label, _drawing in rows), default=0)
    room = width - max((columns(drawing) for _label, drawing in rows), default=0) - len(_INDENT)
    if room >= min(longest, _LEAST_LABEL):
        return tuple(f"{fit(label, min(longest, room))}{_INDENT}{drawing}".rstrip() for label, drawing in rows)
    lines: list[str] = []
    for label, drawing in rows:
        lines += [*wrapped(label, width), f"{_INDENT}{drawing}".rstrip()]
    return tuple(lines)


def bar(value: float, last: float | None = None) -> str:
    """Ten squares, as many of them full as the value; ○ where it was the last time."""
    filled = cell(value)
    squares = [FULL] * filled + [EMPTY] * (CELLS - filled)
    if last is not None and cell(last) != filled:
        squares[max(cell(last), 1) - 1] = RING
    return "".join(squares)


def cell(value: float) -> int:
    """How many of ten squares a value fills."""
    return min(max(int(value + 0.5), 0), CELLS)


def said(value: float, decimals: int | None = None) -> str:
    """A number as it is written beside a picture: whole ones without decimals unless asked for."""
    places = decimals if decimals is not None else (0 if float(value).is_integer() else 1)
    return number(value, places)


def signed(value: float) -> str:
    """A difference with its sign; no difference is 0."""
    rounded = tenths(value)
    if not rounded:
        return "0"
    return ("+" if rounded > 0 else "−") + said(abs(rounded))


def tenths(value: float) -> float:
    """The value with one decimal, halves upwards, as it is written."""
    return float(Decimal(str(value)).quantize(Decimal("0.1"), ROUND_HALF_UP))


def columns(text: str) -> int:
    """How many columns of a terminal the text takes."""
    return sum(
        0 if unicodedata.combining(char) or char in "\u200d\ufe0f" else 2 if _is_wide(char) else 1 for char in text
    )


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"


def cut(label: str, width: int) -> str:
    """The label on one line of at most `width` columns."""
    text = " ".join(label.split())
    if columns(text) > width:
        text = first_words(text, width)
    while columns(text) > width:
        text = text[:-2].rstrip() + "…"
    return text


def clip(line: str, width: int) -> str:
    """The line, its own spaces kept, without what goes beyond `width` columns."""
    while columns(line) > width:
        line = line[:-1]
    return line.rstrip()


def fit(label: str, width: int) -> str:
    """The label cut or padded to exactly `width` columns."""
    text = cut(label, width)
    return text + " " * (width - columns(text))


def centred(label: str, width: int) -> str:
    """The label cut to `width` columns and put in their middle."""
    text = cut(label, width)
    before = (width - columns(text)) // 2
    return " " * before + text + " " * (width - columns(text) - before)


def legend(parts: Sequence[tuple[str, str]], width: int) -> tuple[str, ...]:
    """What each sign stands for, on one line where that fits."""
    line = "  ".join(f"{sign} {words}" for sign, words in parts)
    return (line,) if columns(line) <= width else tuple(wrapped(line, width))


def written_out(lines: Sequence[str], width: int) -> tuple[str, ...]:
    """Lines of text as they are; what is too long goes on in the next line."""
    return tuple(part for line in lines for part in ([line] if columns(line) <= width else wrapped(line, width)))


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` columns."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if columns(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(cut(word, width))
    return [line for line in lines if line] or [""]
