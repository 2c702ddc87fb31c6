"""A page's text as an `Exercise`."""

from collections.abc import Sequence
from pathlib import Path

from workbook.curriculum.faults import Faults, nearest, shown
from workbook.curriculum.fields import Placed, read_field
from workbook.curriculum.grammar import pieces
from workbook.curriculum.head import read_head
from workbook.curriculum.model import UNSTORED, Block, Exercise, Field, PageHead, Problem, Prose, Sensitivity
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
    _check_carries(exercise, text, faults)
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


def _check_carries(exercise: Exercise, text: str, faults: Faults) -> None:
    carries = exercise.head.carries
    stored = [field.id for field in exercise.fields if field.kind not in UNSTORED]
    if not carries or carries in stored:
        return
    lines = text.split("\n")
    number = next((index for index, line in enumerate(lines, start=1) if line.startswith("carries")), 1)
    message = _("“{key}” names the field “{name}”, which this page does not have.")
    column = lines[number - 1].find(carries) + 1
    faults.add(number, column, message.format(key="carries", name=shown(carries)) + " " + nearest(carries, stored))
