"""Pictures of numbers in the terminal: single-width characters, readable without colour, at most 76 columns."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from workbook.curriculum.model import Band
from workbook.i18n import _
from workbook.text import first_words, number

WIDEST = 76
FULL, EMPTY, MARK, RING, LINE = "■", "□", "●", "○", "─"
_CELLS = 10
_LABEL = 50
_LABEL_BESIDE_GAP = 34
_STEPS = 19
"""Half points from 1 to 10."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two values of one row."""

    label: str
    mark: float
    ring: float


def bars(rows: Sequence[tuple[str, float | str]], decimals: int | None = None) -> tuple[str, ...]:
    """One bar of ten squares for each (label, value), its number after it; a word stands where it has no bar."""
    width = _label_width([label for label, _value in rows], _LABEL)
    lines = []
    for label, value in rows:
        if isinstance(value, str):
            lines.append(f"{_fit(label, width)}  {_fit(value, _CELLS)}".rstrip())
            continue
        filled = min(max(int(value + 0.5), 0), _CELLS)
        bar = FULL * filled + EMPTY * (_CELLS - filled)
        lines.append(f"{_fit(label, width)}  {bar}  {said(value, decimals)}".rstrip())
    return tuple(lines)


def spans(pairs: Sequence[Pair], mark: str, ring: str) -> tuple[str, ...]:
    """One line of the scale 1-10 for each pair: ● and ○ where the values are, and their difference after them.

    `mark` and `ring` say what the two stand for; a first line explains them.
    """
    width = _label_width([pair.label for pair in pairs], _LABEL_BESIDE_GAP)
    lines = [f"{MARK} {mark}  {RING} {ring}"]
    for pair in pairs:
        numbers = f"{said(pair.mark)} {MARK} {RING} {said(pair.ring)}"
        lines.append(f"{_fit(pair.label, width)}  {_span(pair)}  {numbers}  {signed(pair.mark - pair.ring)}")
    return tuple(lines)


def band_scale(bands: Sequence[Band], current: Band) -> tuple[str, ...]:
    """The bands from the highest to the lowest, with a mark at the current one."""
    width = _label_width([band.title for band in bands], _LABEL)
    lines = []
    for place in range(len(bands) - 1, -1, -1):
        band = bands[place]
        low = bands[place - 1].below if place else 1.0
        high = _("{high} and below").format(high=number(band.below - 0.1))
        if place == len(bands) - 1:
            limits = _("{low} and above").format(low=number(low)) if place else number(low)
        elif place == 0:
            limits = high
        else:
            limits = f"{number(low)}-{number(band.below - 0.1)}"
        lines.append(f"{MARK if band is current else RING} {_fit(band.title, width)}  {limits}")
    return tuple(lines)


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


def _span(pair: Pair) -> str:
    mark, ring = _step(pair.mark), _step(pair.ring)
    cells = [" "] * _STEPS
    for step in range(min(mark, ring), max(mark, ring)):
        cells[step] = LINE
    cells[ring] = RING
    cells[mark] = MARK
    return "".join(cells)


def _step(value: float) -> int:
    return min(max(int((value - 1) * 2 + 0.5), 0), _STEPS - 1)


def _label_width(labels: Sequence[str], most: int) -> int:
    return min(max((columns(label) for label in labels), default=0), most)


def columns(text: str) -> int:
    """How many columns of a terminal the text takes."""
    return sum(
        0 if unicodedata.combining(char) or char in "\u200d\ufe0f" else 2 if _is_wide(char) else 1 for char in text
    )


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"


def _fit(label: str, width: int) -> str:
    """The label cut or padded to exactly `width` columns."""
    text = " ".join(label.split())
    if columns(text) > width:
        text = first_words(text, width)
    while columns(text) > width:
        text = text[:-2].rstrip() + "…"
    return text + " " * (width - columns(text))
