"""Where the cells of a table stand: side by side when they fit, else each row as a list of its own."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.geometry import Region

from screens.widgets import ink
from screens.widgets.drawn import Line, Row, Zone, wrapped
from workbook.curriculum.model import CellKind, Option
from workbook.i18n import _

GAP = 2
"""Columns before each cell, for the pointer."""
REMOVE = "[–]"
LEAST: Mapping[CellKind, int] = {"short": 14, "long": 18, "rating": 4, "number": 6, "date": 12, "role": 12, "choice": 8}
"""Fewest columns in which a cell of that kind can be read."""
STRETCHES: frozenset[CellKind] = frozenset({"short", "long", "role"})
EMPTY = "·"


@dataclass(frozen=True, slots=True)
class Cell:
    """What is drawn in a cell."""

    text: str
    wrong: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """The drawn table, and where its cells are."""

    rows: list[Row]
    regions: Mapping[tuple[int, int], Region]
    side_by_side: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is to be drawn."""

    columns: Sequence[Option]
    count: int
    cell: Callable[[int, int], Cell]
    at: tuple[int, int] | None
    """The current cell; None when the keys go elsewhere."""
    editing: int
    """Lines of the open editor in the current cell; 0 when it is closed."""


def widths(columns: Sequence[Option], width: int) -> list[int] | None:
    """How wide each column becomes; None when they do not fit side by side."""
    least = [_least(column) for column in columns]
    spare = width - sum(least) - GAP * (len(columns) + 1) - len(REMOVE)
    if spare < 0:
        return None
    stretching = [index for index, column in enumerate(columns) if column.kind in STRETCHES]
    for place, index in enumerate(stretching):
        share = spare // (len(stretching) - place)
        least[index] += share
        spare -= share
    return least


def _least(column: Option) -> int:
    longest_word = max((len(word) for word in column.text.split()), default=0)
    choices = max((len(text) for _id, text in column.choices), default=0)
    return max(LEAST[column.kind], longest_word, min(choices, 24))


def lay_out(sheet: Sheet, width: int) -> Layout:
    """Draw the table at that width."""
    fitted = widths(sheet.columns, width)
    return _side_by_side(sheet, fitted) if fitted else _listed(sheet, width)


def stepped(at: tuple[int, int], key: str, columns: int, side_by_side: bool) -> tuple[int, int]:
    """Where an arrow leads; a row below 0 or beyond the line that adds one is out of the table."""
    row, column = at
    if key in {"left", "right"}:
        return row, column + (1 if key == "right" else -1)
    step = 1 if key == "down" else -1
    if side_by_side:
        return row + step, column
    return divmod(row * columns + min(column, columns - 1) + step, columns)


def add_row(current: bool) -> Row:
    """The line that adds a row."""
    line = Line().add(ink.POINTER if current else " ", ink.MARK).add(" ")
    return line.add(_("[ + new row ]"), ink.BUTTON, "add").row()


def _text(sheet: Sheet, row: int, column: int, width: int) -> tuple[list[Content], bool]:
    """The lines of a cell, and whether it is the current one."""
    current = sheet.at == (row, column)
    if current and sheet.editing:
        return [Content("")] * sheet.editing, True
    cell = sheet.cell(row, column)
    style = ink.CURSOR if current else ink.WRONG if cell.wrong else "" if cell.text else ink.MUTED
    return [part.stylize(style) for part in wrapped(Content(cell.text or EMPTY), width)], current


def _side_by_side(sheet: Sheet, fitted: list[int]) -> Layout:
    starts = [GAP + sum(fitted[:index]) + GAP * index for index in range(len(fitted))]
    end = starts[-1] + fitted[-1] + GAP
    rows = _headings(sheet, fitted, starts)
    regions: dict[tuple[int, int], Region] = {}
    for number in range(sheet.count):
        cells = [_text(sheet, number, column, fitted[column]) for column in range(len(fitted))]
        height = max(len(lines) for lines, _current in cells)
        top = len(rows)
        for y in range(height):
            line = Line()
            for column, (lines, current) in enumerate(cells):
                line.pad_to(starts[column] - GAP)
                line.add(ink.POINTER if current and y == 0 else " ", ink.MARK).add(" ")
                line.add(lines[y] if y < len(lines) else "")
            line.pad_to(end - GAP)
            removing = sheet.at == (number, len(fitted))
            if y == 0:
                line.add(ink.POINTER if removing else " ", ink.MARK).add(" ").add(
                    REMOVE, ink.BUTTON, ("remove", number)
                )
            zones = tuple(Zone(starts[c], starts[c] + fitted[c], (number, c)) for c in range(len(fitted)))
            drawn = line.row()
            rows.append(Row(drawn.content, drawn.zones + zones))
        for column, start in enumerate(starts):
            regions[number, column] = Region(start, top, fitted[column], height)
        regions[number, len(fitted)] = Region(end, top, len(REMOVE), 1)
    return _finished(sheet, rows, regions, True)


def _headings(sheet: Sheet, fitted: list[int], starts: list[int]) -> list[Row]:
    cells = [wrapped(Content(column.text).stylize(ink.LABEL), fitted[i]) for i, column in enumerate(sheet.columns)]
    rows = []
    for y in range(max(len(lines) for lines in cells)):
        line = Line()
        for column, lines in enumerate(cells):
            line.pad_to(starts[column]).add(lines[y] if y < len(lines) else "")
        rows.append(line.row())
    line = Line()
    for start, width in zip(starts, fitted, strict=True):
        line.pad_to(start).add("─" * width, ink.MUTED)
    return [*rows, line.row()]


def _listed(sheet: Sheet, width: int) -> Layout:
    lead = 5
    """Columns before the headings: the row's number and the pointer."""
    names = min(max(len(column.text) for column in sheet.columns), max(12, width // 3))
    start = lead + names + GAP
    room = max(width - start, 8)
    rows: list[Row] = []
    regions: dict[tuple[int, int], Region] = {}
    for number in range(sheet.count):
        removing = sheet.at == (number, len(sheet.columns))
        for column, option in enumerate(sheet.columns):
            space = room - (GAP + len(REMOVE) if column == 0 else 0)
            lines, current = _text(sheet, number, column, space)
            heads = wrapped(Content(option.text).stylize(ink.MUTED), names)
            regions[number, column] = Region(start, len(rows), space, len(lines))
            for y in range(max(len(lines), len(heads))):
                line = Line().add(f"{number + 1:>2}. " if column == y == 0 else "    ", ink.NUMBER)
                line.add(ink.POINTER if current and y == 0 else " ", ink.MARK)
                line.add(heads[y] if y < len(heads) else "", "", (number, column)).pad_to(start)
                line.add(lines[y] if y < len(lines) else "")
                drawn = line.pad_to(start + space)
                if column == y == 0:
                    drawn.add(ink.POINTER if removing else " ", ink.MARK).add(" ").add(
                        REMOVE, ink.BUTTON, ("remove", number)
                    )
                row = drawn.row()
                rows.append(Row(row.content, (*row.zones, Zone(start, start + space, (number, column)))))
        regions[number, len(sheet.columns)] = Region(start + room - len(REMOVE), len(rows) - 1, len(REMOVE), 1)
    return _finished(sheet, rows, regions, False)


def _finished(sheet: Sheet, rows: list[Row], regions: dict[tuple[int, int], Region], side_by_side: bool) -> Layout:
    current = sheet.at is not None and sheet.at[0] >= sheet.count
    regions[sheet.count, 0] = Region(0, len(rows), 16, 1)
    return Layout([*rows, add_row(current)], regions, side_by_side)
