"""The body of a block: a label, a list, and tips."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workbook.curriculum.faults import Faults
from workbook.i18n import _

_ITEM = re.compile(r"[-*+]\s+(.*)")
_NUMBERED = re.compile(r"[0-9]{1,9}[.)]\s")
_TIP = re.compile(r"\A(?:\*\*)?tip(?::\*\*|\*\*:|:)\s*", re.IGNORECASE)


@dataclass(slots=True)
class Item:
    """A line `- id: text {attributes}`, with what was indented below it."""

    text: str
    line: int
    column: int
    """Of the text."""


@dataclass(frozen=True, slots=True)
class Body:
    """The parts of a body."""

    label: str
    label_line: int
    items: tuple[Item, ...]
    tip: str
    tip_line: int


def read_body(lines: Sequence[str], first_line: int, faults: Faults) -> Body:
    """The label, list items and tips that the lines hold; what is none of them is a fault."""
    label: list[str] = []
    label_line = first_line
    items: list[Item] = []
    tips: list[list[str]] = []
    tip_line = first_line
    last = "start"
    for number, line in enumerate(lines, start=first_line):
        text = line.strip()
        column = len(line) - len(line.lstrip()) + 1
        item = _ITEM.match(text)
        if not text:
            last = {"label": "label end", "tip": "tip end"}.get(last, last)
        elif text.startswith(">"):
            tip_line = tip_line if tips else number
            if last != "tip":
                tips.append([])
            tips[-1].append(text[1:].strip())
            last = "tip"
        elif item:
            if tips:
                faults.add(number, column, _("The list comes before the tip. Move the tip to the end."))
            items.append(Item(item[1].strip(), number, column + item.start(1)))
            last = "item"
        elif last == "item" and line[:1] in " \t":
            items[-1].text += " " + text
        elif last in ("start", "label") and not _NUMBERED.match(text):
            label_line = label_line if label else number
            label.append(text)
            last = "label"
        else:
            faults.add(number, column, _unexpected(text))
    tip = "\n\n".join(_tip_text(part) for part in tips)
    return Body(" ".join(label), label_line, tuple(items), tip, tip_line)


def read_free_body(lines: Sequence[str], first_line: int) -> Body:
    """The body of a block that holds Markdown: its first paragraph is the label, all else the tip."""
    start = next((index for index, line in enumerate(lines) if line.strip()), len(lines))
    end = start
    while end < len(lines) and lines[end].strip() and not lines[end].lstrip().startswith((">", "- ", "* ", "#")):
        end += 1
    label = " ".join(line.strip() for line in lines[start:end])
    rest = list(lines[end:])
    skipped = next((index for index, line in enumerate(rest) if line.strip()), len(rest))
    rest = rest[skipped:]
    return Body(label, first_line + start, (), _free_tip(rest), first_line + end + skipped)


def _free_tip(lines: list[str]) -> str:
    if not all(line.lstrip().startswith(">") or not line.strip() for line in lines):
        return "\n".join(lines).strip()
    parts = "\n".join(line.strip().removeprefix(">").strip() for line in lines)
    return _tip_text([parts])


def _tip_text(lines: list[str]) -> str:
    return _TIP.sub("", "\n".join(lines).strip(), count=1)


def _unexpected(text: str) -> str:
    if text.startswith("#"):
        return _("A heading cannot stand in a block. Move it above the block.")
    if _NUMBERED.match(text):
        return _("A list in a block is written “- id: text”, without numbers.")
    return _("This text belongs nowhere: a block holds one label, then “- id: text”, then “> Tip: …”.")
