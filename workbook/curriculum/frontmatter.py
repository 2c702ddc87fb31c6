"""The YAML of a page and of a pack, read as plain text with a place for every word.

Built from the parser's events and not from its objects: every scalar stays the text it is, a key given twice
is seen, and neither aliases nor depth can make a small file large. Markdown is not imported here.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from workbook.curriculum.faults import Faults, shown
from workbook.i18n import _

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_DEEPEST = 6
_LARGEST = 64 * 1024


@dataclass(slots=True)
class Text:
    """A word or sentence."""

    text: str
    line: int
    column: int


@dataclass(slots=True)
class Items:
    """A list."""

    line: int
    column: int
    items: "list[Node]" = field(default_factory=list)


@dataclass(slots=True)
class Keys:
    """A mapping; `names` says where each key stands."""

    line: int
    column: int
    values: "dict[str, Node]" = field(default_factory=dict)
    names: dict[str, Text] = field(default_factory=dict)


Node = Text | Items | Keys


class _RefusedError(Exception):
    """Something that YAML can and a pack may not."""

    def __init__(self, line: int, column: int, message: str) -> None:
        super().__init__(message)
        self.line, self.column, self.message = line, column, message


def split(text: str, faults: Faults) -> tuple[str, int] | None:
    """The front matter's YAML and the number of the body's first line; None, and a fault, without one."""
    lines = text.split("\n", 1)
    if lines[0].rstrip() != "---":
        faults.add(1, 1, _("A page begins with a line --- and its front matter (id, title, purpose, minutes, basis)."))
        return None
    taken = 1
    start = len(lines[0]) + 1
    position = start
    while position <= len(text):
        end = text.find("\n", position)
        line = text[position:] if end < 0 else text[position:end]
        taken += 1
        if line.rstrip() == "---":
            return text[start:position], taken + 1
        if end < 0:
            break
        position = end + 1
    faults.add(1, 1, _("The front matter is never closed. Write a line --- after its last key."))
    return None


def read_keys(source: str, first_line: int, faults: Faults) -> Keys | None:
    """The mapping that the YAML holds; None, and a fault, when it holds none.

    `first_line` is the number of the YAML's first line in its file.
    """
    if len(source) > _LARGEST:
        faults.add(first_line, 1, _("This part is far too long. Write it shorter."))
        return None
    try:
        node = _tree(source, first_line, faults)
    except _RefusedError as refused:
        faults.add(refused.line, refused.column, refused.message)
        return None
    except yaml.YAMLError as error:
        _add_yaml_fault(error, source, first_line, faults)
        return None
    if not isinstance(node, Keys):
        faults.add(first_line, 1, _("Here “key: value” is expected, one on each line."))
        return None
    return node


def _add_yaml_fault(error: yaml.YAMLError, source: str, first_line: int, faults: Faults) -> None:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line = first_line + (mark.line if mark else source.count("\n", 0, getattr(error, "position", 0) or 0))
    column = mark.column + 1 if mark else 1
    faults.add(
        line,
        column,
        _('The line cannot be read as “key: value”. Put a text with : or # in it between quotation marks (").'),
    )


def _tree(source: str, first_line: int, faults: Faults) -> Node | None:
    events: Iterator[Any] = yaml.parse(source, Loader=_LOADER)
    root: Node | None = None
    stack: list[Items | Keys] = []
    pending: list[Text | None] = []
    for event in events:
        if isinstance(event, yaml.CollectionEndEvent):
            stack.pop()
            pending.pop()
            continue
        node = _node(event, first_line + event.start_mark.line, event.start_mark.column + 1)
        if node is None:
            continue
        if stack:
            _place(node, stack[-1], pending, faults)
        elif root is None:
            root = node
        else:
            message = _("There is more than one part here. Keep the first one only.")
            raise _RefusedError(node.line, node.column, message)
        if not isinstance(node, Text):
            if len(stack) >= _DEEPEST:
                raise _RefusedError(node.line, node.column, _("This is nested too deeply. Write it flatter."))
            stack.append(node)
            pending.append(None)
    return root


def _node(event: Any, line: int, column: int) -> Node | None:
    match event:
        case yaml.ScalarEvent():
            return Text(event.value, line, column)
        case yaml.SequenceStartEvent():
            return Items(line, column)
        case yaml.MappingStartEvent():
            return Keys(line, column)
        case yaml.AliasEvent():
            raise _RefusedError(line, column, _("A reference (*name) cannot be used here. Write the text itself."))
    return None


def _place(node: Node, into: Items | Keys, pending: list[Text | None], faults: Faults) -> None:
    if isinstance(into, Items):
        into.items.append(node)
        return
    key = pending[-1]
    if key is None:
        if not isinstance(node, Text):
            raise _RefusedError(node.line, node.column, _("A key must be a single word."))
        pending[-1] = node
        return
    pending[-1] = None
    if key.text in into.values:
        faults.add(
            key.line,
            key.column,
            _("“{key}” is given twice; the first is in line {line}. Delete one of them.").format(
                key=shown(key.text), line=into.names[key.text].line
            ),
        )
        return
    into.values[key.text] = node
    into.names[key.text] = key
