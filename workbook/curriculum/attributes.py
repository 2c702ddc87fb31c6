"""What stands in the braces of a block: `{optional min=1 show="f=a|b"}`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from workbook.curriculum.faults import Faults, shown
from workbook.curriculum.model import Condition
from workbook.i18n import _

_WORD = re.compile(r'([A-Za-z_][A-Za-z0-9_-]*)(?:(=)(?:"([^"]*)"|([^\s"{}]*)))?(?=[\s}]|$)')
_SPACE = re.compile(r"\s*")
_NEXT = re.compile(r"\s|$")
_CURLY_QUOTES = "“”„«»’"
_CONDITION = re.compile(r"([a-z0-9_-]+)\s*(=|>=|<)\s*([^=<>]+)")
_NUMBER = re.compile(r"[0-9]{1,4}(?:[.,][0-9]{1,2})?")


@dataclass(frozen=True, slots=True)
class Attribute:
    """A word in braces, bare (`value` is None) or with a value."""

    name: str
    value: str | None
    line: int
    column: int


def read_attributes(text: str, line: int, column: int, faults: Faults) -> dict[str, Attribute]:
    """The attributes of `text`, which is what stands between the braces and begins at `column`."""
    found: dict[str, Attribute] = {}
    position = 0
    while True:
        space = _SPACE.match(text, position)
        position = space.end() if space else position
        if position >= len(text):
            return found
        word = _WORD.match(text, position)
        if word is None:
            end = _NEXT.search(text, position)
            stop = max(end.start() if end else len(text), position + 1)
            faults.add(line, column + position, _unreadable(text[position:stop]))
            position = stop
            continue
        name = word[1]
        value = (word[3] if word[3] is not None else word[4]) if word[2] else None
        if value and value[0] in _CURLY_QUOTES:
            faults.add(line, column + position, _unreadable(word[0]))
        elif name in found:
            message = _("“{name}” is given twice in the same braces. Delete one of them.")
            faults.add(line, column + position, message.format(name=shown(name)))
        else:
            found[name] = Attribute(name, value, line, column + position)
        position = word.end()


def _unreadable(part: str) -> str:
    if any(mark in part for mark in _CURLY_QUOTES):
        return _('“{part}” has curly quotation marks. Write straight ones (").').format(part=shown(part))
    return _('“{part}” cannot be read. Write word, key=value or key="several words".').format(part=shown(part))


def read_condition(text: str) -> Condition | None:
    """`field=a|b`, `field>=8` or `field<5`; None when it is none of them."""
    match = _CONDITION.fullmatch(text.strip())
    if match is None:
        return None
    field, relation, right = match[1], match[2], match[3].strip()
    if relation == "=":
        values = tuple(value.strip() for value in right.split("|"))
        return Condition(field, "=", values) if all(values) else None
    if not _NUMBER.fullmatch(right):
        return None
    limit = float(right.replace(",", "."))
    return Condition(field, ">=" if relation == ">=" else "<", (), limit)


def read_choices(text: str) -> tuple[tuple[str, str], ...] | None:
    """`behold: Behold | ret: Ret` as (id, text) pairs; None when it is not so."""
    pairs = []
    for part in text.split("|"):
        left, colon, right = part.partition(":")
        if not colon or not left.strip() or not right.strip():
            return None
        pairs.append((left.strip(), right.strip()))
    return tuple(pairs)


def value_of(attributes: Mapping[str, Attribute], name: str) -> str:
    """An attribute's value, empty when it is not there."""
    found = attributes.get(name)
    return found.value or "" if found else ""
