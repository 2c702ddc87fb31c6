"""A page's text as an `Exercise`."""

import re
from collections.abc import Sequence
from pathlib import Path

from workbook.curriculum.faults import Faults, nearest, shown
from workbook.curriculum.fields import Placed, read_field
from workbook.curriculum.grammar import pieces
from workbook.curriculum.head import read_head
from workbook.curriculum.model import Block, Exercise, Field, PageHead, Problem, Prose, Sensitivity
from workbook.curriculum.references import settle
from workbook.curriculum.source import tidy
from workbook.i18n import _

SHARED_TAIL = frozenset({"deling", "noegleord"})
"""The fields that `tail: share` keeps."""


def build(
    text: str, path: Path, chapter: str, tail: Sequence[Field] = (), pack: str = ""
) -> tuple[Exercise | None, tuple[Problem, ...]]:
    """The exercise that the text of a page holds, and every fault in it; None without a usable head."""
    faults = Faults(path)
    text = tidy(text, faults)
    found = read_head(text, path, chapter, faults)
    if found is None:
        return None, faults.sorted()
    head, body_line = found
    own_tail = tail_of(head, tail)
    body = text.split("\n", body_line - 1)[-1] if text.count("\n") >= body_line - 1 else ""
    blocks = read_blocks(body, body_line, head.sensitivity, own_tail, faults)
    exercise = Exercise(head, blocks, own_tail, pack)
    _check_names(exercise, text, faults)
    return exercise, faults.sorted()


def tail_of(head: PageHead, tail: Sequence[Field]) -> tuple[Field, ...]:
    """The tail's fields that a page of this head has."""
    if head.tail == "none":
        return ()
    return tuple(field for field in tail if head.tail == "full" or field.id in SHARED_TAIL)


def read_blocks(
    body: str, first_line: int, sensitivity: Sensitivity, tail: Sequence[Field], faults: Faults
) -> tuple[Block, ...]:
    """The prose and fields of a body, in reading order."""
    seen = {field.id: 0 for field in tail}
    blocks: list[Prose | Placed] = []
    for piece in pieces(body, first_line, faults):
        if isinstance(piece, Prose):
            blocks.append(piece)
            continue
        placed = read_field(piece, sensitivity, seen, faults)
        if placed is not None:
            blocks.append(placed)
    settled = iter(settle([block for block in blocks if isinstance(block, Placed)], tail, faults))
    return tuple(block if isinstance(block, Prose) else next(settled) for block in blocks)


def _check_names(exercise: Exercise, text: str, faults: Faults) -> None:
    """The questions that the front matter names are on the page."""
    head = exercise.head
    _check_name("carries", head.carries, [field.id for field in exercise.fields if field.stored], text, faults)
    if not re.fullmatch(r"\+[1-9][0-9]{0,2}", head.delete_by):
        dates = [field.id for field in exercise.fields if field.stored and field.kind == "date"]
        _check_name("delete_by", head.delete_by, dates, text, faults)
    if head.delete_by and head.record != "entry":
        line, column = _place_of("delete_by", head.delete_by, text)
        faults.add(line, column, _("Only a page with “record: entry” can have “delete_by”."))
    _check_recall(head, text, faults)


def _check_recall(head: PageHead, text: str, faults: Faults) -> None:
    """A page that asks to be filled anew says when, and makes a new entry each time."""
    if not head.recall:
        return
    line, column = _place_of("recall", head.recall, text)
    if not re.fullmatch(r"[1-9][0-9]? (?:day|week|month|year)s?", head.recall):
        faults.add(line, column, _("“recall” takes a number and a unit, for example “10 weeks” or “3 months”."))
    if head.record != "entry" or head.repeat == "once":
        faults.add(line, column, _("Only a page with “record: entry” that is filled more than once can have “recall”."))


def _check_name(key: str, name: str, known: Sequence[str], text: str, faults: Faults) -> None:
    if not name or name in known:
        return
    message = _("“{key}” names the field “{name}”, which this page does not have.")
    line, column = _place_of(key, name, text)
    faults.add(line, column, message.format(key=key, name=shown(name)) + " " + nearest(name, known))


def _place_of(key: str, value: str, text: str) -> tuple[int, int]:
    lines = text.split("\n")
    number = next((index for index, line in enumerate(lines, start=1) if line.startswith(key)), 1)
    return number, lines[number - 1].find(value) + 1
