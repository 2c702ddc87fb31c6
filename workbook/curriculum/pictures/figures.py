"""The models' own figures: square, triangle, staircase, band of steps, wheel."""

from collections.abc import Sequence
from dataclasses import dataclass

from workbook.curriculum.pictures.paper import LINE, POINTER, clip, columns, cut, fit, wrapped

_SHADES = " ░▒▓█"
_SLOPE = 2
"""How many columns a layer of the triangle is wider on either side than the one above it."""


@dataclass(frozen=True, slots=True)
class Part:
    """A field of a square, or a layer of a triangle."""

    title: str
    text: str
    share: float = 0.0
    """From 0 to 1: how densely a layer is filled."""


def square(parts: Sequence[Part], width: int) -> tuple[str, ...]:
    """Fields two and two, each with its title and what is said of it."""
    room = (min(width, 64) - 3) // 2 - 2
    lines = [f"┌{LINE * (room + 2)}┬{LINE * (room + 2)}┐"]
    pairs = [parts[place : place + 2] for place in range(0, len(parts), 2)]
    for number, pair in enumerate(pairs):
        if number:
            lines.append(f"├{LINE * (room + 2)}┼{LINE * (room + 2)}┤")
        for texts in ([part.title for part in pair], [part.text for part in pair]):
            cells = (f" {fit(texts[place] if place < len(texts) else '', room)} " for place in range(2))
            lines.append("│" + "│".join(cells) + "│")
    return (*lines, f"└{LINE * (room + 2)}┴{LINE * (room + 2)}┘")


def triangle(layers: Sequence[Part], width: int) -> tuple[str, ...]:
    """Layers from the top down, each filled as densely as its share, its title and text beside it."""
    base = _SLOPE * 2 * len(layers) + 2
    room = width - base - 2
    lines = [" " * (base // 2 - 1) + "/\\"]
    for number, layer in enumerate(layers):
        inner = 2 + number * _SLOPE * 2
        shade = _SHADES[round(layer.share * (len(_SHADES) - 1) + 0.49)]
        for offset, fill, words in ((0, shade, layer.title), (2, LINE, layer.text)):
            wide = inner + offset
            drawn = " " * ((base - wide - 2) // 2) + "/" + fill * wide + "\\"
            lines.append(f"{drawn.ljust(base)}  {cut(words, room)}".rstrip())
    return tuple(lines)


def staircase(steps: Sequence[str], width: int, *, marked: int, beside: Sequence[str] = ()) -> tuple[str, ...]:
    """Named steps downwards to the right, ► at the marked one; what can be done there stands beside, else below."""
    lines = []
    for number, name in enumerate(steps):
        stair = "" if number == 0 else "   " * (number - 1) + "└──┐"
        sign = POINTER if number == marked else " "
        lines.append(cut_keeping(f"{stair}{sign} ", name, width))
    column = max((columns(line) for line in lines), default=0) + 3
    notes = [part for text in beside for part in _bulleted(text, width - column)]
    if width - column >= 24 and len(notes) <= len(lines):
        return tuple(
            f"{fit_raw(line, column)}{notes[place]}" if place < len(notes) else line for place, line in enumerate(lines)
        )
    return (*lines, *(part for text in beside for part in _bulleted(text, width)))


def cut_keeping(lead: str, text: str, width: int) -> str:
    """The text after its lead, cut to the width; the lead's own spaces stay."""
    return lead + cut(text, width - columns(lead))


def _bulleted(text: str, width: int) -> list[str]:
    parts = wrapped(text, max(width - 2, 1))
    return [f"{'• ' if place == 0 else '  '}{part}" for place, part in enumerate(parts)]


def steps(count: int, width: int, *, marked: int) -> tuple[str, ...]:
    """The numbers of so many steps in a band, the marked one in brackets."""
    numbers = (f"[{place + 1}]" if place == marked else f" {place + 1} " for place in range(count))
    return (clip((LINE * 3).join(numbers), width),)


def wheel(names: Sequence[str], width: int, *, marked: int) -> tuple[str, ...]:
    """Four phases in a circle, clockwise from the upper left, the marked one in brackets."""
    first, second, third, fourth = (
        f"[{name}]" if place == marked else f" {name} " for place, name in enumerate(cut(one, 14) for one in names)
    )
    left = max(columns(first), columns(fourth))
    right = max(columns(second), columns(third))
    middle = " " * (left + 4)
    return (
        f"{fit_raw(first, left)} → {fit_raw(second, right)}".rstrip(),
        f"{' ' * (left // 2)}↑{middle[: left - left // 2 + 2]}{' ' * (right // 2)}↓",
        f"{fit_raw(fourth, left)} ← {fit_raw(third, right)}".rstrip(),
    )


def fit_raw(text: str, width: int) -> str:
    """The text with spaces after it; its own spaces stay."""
    return text + " " * max(width - columns(text), 0)
