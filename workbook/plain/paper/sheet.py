"""The sheet: lines of at most 80 columns, with the marks that one writes on."""

import textwrap
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from workbook.plain.dialogue import Dialogue

WIDTH = 80
INDENT = "   "
_CELL_LINES = 2


class _Kept:
    """The lines as a list, where the line-by-line mode has a terminal."""

    width = WIDTH
    patient = False

    def __init__(self) -> None:
        self.lines: list[str] = []

    def write(self, line: str) -> None:
        self.lines.append(line.rstrip())

    def read(self, prompt: str) -> str:
        raise EOFError(prompt)


class Sheet:
    """Paper that fills from the top."""

    def __init__(self) -> None:
        self._kept = _Kept()
        self.dialogue = Dialogue(self._kept)

    @property
    def lines(self) -> list[str]:
        """All of it so far."""
        return self._kept.lines

    def say(self, text: str = "", first: str = INDENT, rest: str | None = None) -> None:
        """A text, wrapped; `first` stands before its first line and `rest`, or as many spaces, before the others."""
        self.dialogue.say(text, first=first, rest=rest)

    def gap(self) -> None:
        """An empty line, never two."""
        if self.lines and self.lines[-1]:
            self._kept.write("")

    def rule(self, sign: str = "─") -> None:
        """A line from edge to edge."""
        self._kept.write(sign * WIDTH)

    def blanks(self, count: int) -> None:
        """Lines to write on."""
        for _each in range(count):
            self._kept.write("")
            self._kept.write(INDENT + "_" * (WIDTH - len(INDENT)))

    def blank(self, words: str, length: int = 12) -> None:
        """A few words with a short line to write on behind them."""
        self._kept.write("")
        self._kept.write(f"{INDENT}{words} {'_' * length}")

    def scale(self, label: str, numbers: Iterable[object], indent: str = INDENT) -> None:
        """A label, and the numbers to put a ring around."""
        if label:
            self.say(label, indent)
        self._kept.write(indent + "   ".join(str(number) for number in numbers))

    def box(self, paragraphs: Sequence[str]) -> None:
        """Text with a frame around it."""
        inner = WIDTH - 4
        self._kept.write("┌" + "─" * (inner + 2) + "┐")
        for place, paragraph in enumerate(paragraphs):
            for line in ([""] if place else []) + (textwrap.wrap(paragraph, inner) or [""]):
                self._kept.write(f"│ {line.ljust(inner)} │")
        self._kept.write("└" + "─" * (inner + 2) + "┘")

    def table(self, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """A grid with headings; a cell that is empty has room for two lines."""
        width = (WIDTH - 1) // len(headings) - 1
        edge = "+" + "+".join("-" * width for _each in headings) + "+"
        self._kept.write(edge)
        for cells in (headings, *rows):
            wrapped = [textwrap.wrap(cell, width - 1, break_on_hyphens=False) for cell in cells]
            least = 1 if cells is headings else _CELL_LINES
            for parts in zip_longest(*wrapped, [""] * least, fillvalue=""):
                self._kept.write("|" + "|".join(f" {part}".ljust(width) for part in parts[: len(headings)]) + "|")
            self._kept.write(edge)
