"""What stands in the braces of a block: `{optional min=1 show="f=a|b"}`."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbook.curriculum.faults import Faults, shown
from workbook.curriculum.model import Condition, Fill
from workbook.i18n import _

_WORD = re.compile(r'([A-Za-z_][A-Za-z0-9_-]*)(?:(=)(?:"([^"]*)"|([^\s"{}]*)))?(?=[\s}]|$)')
_SPACE = re.compile(r"\s*")
_NEXT = re.compile(r"\s|$")
_CURLY_QUOTES = "“”„«»’"
_CONDITION = re.compile(r"([a-z0-9_-]+)(?:\.([a-z0-9_|\s-]+?))?\s*(=|>=|<)\s*([^=<>]+)")
_DAYS = re.compile(r"\+[0-9]{1,4}")
_GROUP = re.compile(r"\s*([a-z0-9_-]+)\s*:\s*([a-z0-9_-]+\*?(?:\s*\+\s*[a-z0-9_-]+\*?)*)\s+(\S.*?)\s*")
_PLACE = re.compile(r"([a-z0-9][a-z0-9_-]*)(?:\.([a-z0-9][a-z0-9_-]*))?")
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
    """`field=a|b`, `field>=8`, `field<5` or `field.row|row>=2`; None when it is none of them."""
    match = _CONDITION.fullmatch(text.strip())
    if match is None:
        return None
    field, relation, right = match[1], match[3], match[4].strip()
    rows = tuple(row.strip() for row in match[2].split("|")) if match[2] else ()
    if relation == "=":
        values = tuple(value.strip() for value in right.split("|"))
        return Condition(field, "=", values) if all(values) and not rows else None
    if not _NUMBER.fullmatch(right) or not all(rows):
        return None
    limit = float(right.replace(",", "."))
    return Condition(field, ">=" if relation == ">=" else "<", (), limit, rows)


def read_fills(text: str, known: Sequence[str]) -> tuple[Fill, ...] | None:
    """`tomorrow`, `+7`, or `step=3:+7 | step=4|5:tomorrow` with one of the known ways; None when it is none of them."""
    fills = []
    parts = text.split(" | ")
    for part in parts:
        condition, colon, way = part.rpartition(":")
        when = read_condition(condition) if colon else None
        if (way.strip() not in known and not _DAYS.fullmatch(way.strip())) or (when is None and len(parts) > 1):
            return None
        if colon and when is None:
            return None
        fills.append(Fill(way.strip(), when))
    return tuple(fills)


def read_choices(text: str) -> tuple[tuple[str, str], ...] | None:
    """`behold: Behold | ret: Ret` as (id, text) pairs; None when it is not so."""
    pairs = []
    for part in text.split("|"):
        left, colon, right = part.partition(":")
        if not colon or not left.strip() or not right.strip():
            return None
        pairs.append((left.strip(), right.strip()))
    return tuple(pairs)


@dataclass(frozen=True, slots=True)
class Lead:
    """A page that an answer leads to, and the field there that its text goes along to, if any."""

    page: str
    field: str = ""
    when: Condition | None = None


def read_leads(field_id: str, text: str) -> tuple[Lead, ...] | None:
    """`page.field`, or `yes=page | <5=page` for answers to that field; None when it is not so."""
    leads = []
    for part in text.split(" | "):
        answer, equals, target = (each.strip() for each in part.rpartition("="))
        when = read_condition(f"{field_id}{answer}" if answer[:1] in (".", "<", ">") else f"{field_id}={answer}")
        match = _PLACE.fullmatch(target)
        if match is None or (equals and when is None):
            return None
        leads.append(Lead(match[1], match[2] or "", when if equals else None))
    return tuple(leads)


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that are taken together."""

    id: str
    rows: tuple[str, ...]
    """Ids, places from 1, or beginnings (`deepen_*`)."""
    title: str


def read_groups(text: str) -> tuple[Group, ...] | None:
    """`help:4+5 Help | deepen:deepen_* Deepen`; None when it is not so."""
    groups = []
    for part in text.split("|"):
        match = _GROUP.fullmatch(part)
        if match is None:
            return None
        groups.append(Group(match[1], tuple(row.strip() for row in match[2].split("+")), match[3]))
    return tuple(groups)


def read_difference(text: str) -> tuple[str, str] | None:
    """`bother-use` as two ids; None when it is not so."""
    first, minus, second = (part.strip() for part in text.partition("-"))
    return (first, second) if minus and first and second else None


def value_of(attributes: Mapping[str, Attribute], name: str) -> str:
    """An attribute's value, empty when it is not there."""
    found = attributes.get(name)
    return found.value or "" if found else ""
