"""`tail.md`: the questions that every page ends with."""

from collections.abc import Mapping
from pathlib import Path

from workbook.curriculum.build import read_blocks
from workbook.curriculum.faults import Faults, shown
from workbook.curriculum.frontmatter import read_keys, split
from workbook.curriculum.head import KEYS, check_known
from workbook.curriculum.model import Field, Kind, Problem
from workbook.curriculum.source import read_source
from workbook.i18n import _

FIELDS: Mapping[str, tuple[Kind, tuple[str, ...]]] = {
    "udkomme": ("choice", ("intet", "mikrohandling", "ny_plan", "foej_til_plan", "trio", "mus", "hjaelp")),
    "foelg_op": ("date", ()),
    "deling": ("choices", ("trio", "mus", "leder")),
    "noegleord": ("short", ()),
}
"""The fields that the program acts on, their kinds, and the ids of their options, in the order in which they stand."""


def read_tail(path: Path) -> tuple[tuple[Field, ...], tuple[Problem, ...]]:
    """The fields of the tail, and every fault in it."""
    faults = Faults(path)
    text = read_source(path, faults)
    parts = split(text, faults) if text is not None else None
    if text is None or parts is None:
        return (), faults.sorted()
    source, body_line = parts
    keys = read_keys(source, 2, faults)
    if keys is not None:
        check_known(keys, KEYS, faults)
    body = "\n".join(text.split("\n")[body_line - 1 :])
    blocks = read_blocks(body, body_line, "own", (), faults)
    fields = tuple(block for block in blocks if isinstance(block, Field))
    _check_fields(fields, body_line, faults)
    return fields, faults.sorted()


def _check_fields(fields: tuple[Field, ...], body_line: int, faults: Faults) -> None:
    by_id = {field.id: field for field in fields}
    for field_id, (kind, options) in FIELDS.items():
        field = by_id.get(field_id)
        if field is None:
            message = _("The tail needs the question “{id}” of the kind {kind}.")
            faults.add(body_line, 1, message.format(id=field_id, kind=kind))
        elif field.kind != kind:
            message = _("“{id}” is {found} here; the program needs it to be {kind}.")
            faults.add(field.line, 1, message.format(id=field_id, found=field.kind, kind=kind))
        elif tuple(option.id for option in field.options) != options:
            message = _("The options of “{id}” must be, in this order: {ids}.")
            faults.add(field.line, 1, message.format(id=field_id, ids=", ".join(options)))
    for field in fields:
        if field.id not in FIELDS:
            message = _("The program does not know the question “{id}” in the tail. Ask it on a page instead.")
            faults.add(field.line, 1, message.format(id=shown(field.id)))
