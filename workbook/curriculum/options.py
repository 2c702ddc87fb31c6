"""The list in a block's body: options, rows, columns, or words on a scale."""

import re
from typing import get_args

from workbook.curriculum.attributes import Attribute, read_attributes, read_choices
from workbook.curriculum.body import Body, Item
from workbook.curriculum.faults import Faults, nearest, shown
from workbook.curriculum.grammar import check_html
from workbook.curriculum.head import ID, bad_id
from workbook.curriculum.kinds import LISTS, MUST_LIST
from workbook.curriculum.model import CellKind, Kind, Option
from workbook.i18n import _

CELL_KINDS: tuple[CellKind, ...] = get_args(CellKind)
_ROW = re.compile(r"([^\s:{]+)\s*:(?:\s+|$)(.*)")
_SCALE = frozenset(str(number) for number in range(1, 11))


def read_options(kind: Kind, body: Body, attributes: dict[str, Attribute], faults: Faults) -> tuple[Option, ...]:
    """The options, rows or columns that a body lists."""
    if kind not in LISTS:
        for item in body.items[:1]:
            message = _("{kind} takes no list. Delete it, or choose another kind.")
            faults.add(item.line, 1, message.format(kind=kind))
        return ()
    options: list[Option] = []
    seen: dict[str, int] = {}
    for item in body.items:
        option = _option(kind, item, seen, faults)
        if option:
            options.append(option)
    dynamic = "options" in attributes
    if body.items and dynamic:
        message = _("The block has both a list and “options”. Keep one of them.")
        faults.add(attributes["options"].line, attributes["options"].column, message)
        return ()
    if kind in MUST_LIST and not body.items and not dynamic:
        faults.add(body.label_line, 1, _("{kind} needs a list: “- id: text”, one on each line.").format(kind=kind))
    return tuple(options)


def _option(kind: Kind, item: Item, seen: dict[str, int], faults: Faults) -> Option | None:
    match = _ROW.fullmatch(item.text)
    if match is None or not match[2].strip():
        faults.add(item.line, item.column, _("A line of the list is written “- id: text”."))
        return None
    option_id, text = match[1], match[2].strip()
    column = item.column + match.start(2)
    if not ID.fullmatch(option_id):
        faults.add(item.line, item.column, bad_id(option_id))
        return None
    if option_id in seen:
        message = _("The id “{id}” is already used in line {line}. Choose another.")
        faults.add(item.line, item.column, message.format(id=shown(option_id), line=seen[option_id]))
        return None
    seen[option_id] = item.line
    if kind == "rating" and option_id not in _SCALE:
        faults.add(item.line, item.column, _("A word on the scale stands at a whole number, 1 to 10: “- 1: never”."))
        return None
    check_html(text, item.line, column, faults)
    if not text.endswith("}") or "{" not in text:
        return Option(option_id, text)
    start = text.index("{")
    if kind != "table":
        faults.add(item.line, column + start, _("Only the columns of a table take braces."))
        return Option(option_id, text[:start].strip() or text)
    return _column(option_id, text, start, item.line, column, faults)


def _column(option_id: str, text: str, start: int, line: int, column: int, faults: Faults) -> Option | None:
    heading = text[:start].strip()
    if not heading:
        faults.add(line, column, _("The column has no heading. Write it before the braces."))
        return None
    kind: CellKind = "short"
    choices: tuple[tuple[str, str], ...] = ()
    past = False
    for name, attribute in read_attributes(text[start + 1 : -1], line, column + start + 1, faults).items():
        known = next((cell for cell in CELL_KINDS if cell == name), None)
        if known is None:
            message = _("Unknown kind of column “{kind}”.").format(kind=shown(name)) + " " + nearest(name, CELL_KINDS)
            faults.add(line, attribute.column, message)
            continue
        kind, past = known, known == "date" and attribute.value == "past"
        if known == "choice":
            choices = _column_choices(attribute, faults)
    return (
        Option(option_id, heading, kind, choices, past) if kind != "choice" or choices else Option(option_id, heading)
    )


def _column_choices(attribute: Attribute, faults: Faults) -> tuple[tuple[str, str], ...]:
    pairs = read_choices(attribute.value or "")
    ids = [pair[0] for pair in pairs or ()]
    if not pairs or not all(ID.fullmatch(each) for each in ids) or len(set(ids)) < len(ids):
        message = _('The choices of a column are written choice="keep: Keep | mend: Mend", each id once.')
        faults.add(attribute.line, attribute.column, message)
        return ()
    return pairs
