"""The front matter of a page as a `PageHead`."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar, get_args

from workbook.curriculum.faults import Faults, nearest, shown
from workbook.curriculum.frontmatter import Items, Keys, Node, Text, read_keys, split
from workbook.curriculum.model import Basis, PageHead, RecordKind, Repeat, Sensitivity, TailKind
from workbook.i18n import _

ID = re.compile(r"[a-z0-9][a-z0-9_-]*")
KEYS = (
    "id", "title", "purpose", "minutes", "repeat", "basis",
    "sources", "credits", "sensitivity", "record", "tail", "carries", "delete_by", "recall",
)  # fmt: skip
REQUIRED = ("id", "title", "purpose", "minutes", "basis")
REPEATS: tuple[Repeat, ...] = get_args(Repeat)
BASES: tuple[Basis, ...] = get_args(Basis)
SENSITIVITIES: tuple[Sensitivity, ...] = get_args(Sensitivity)
RECORDS: tuple[RecordKind, ...] = get_args(RecordKind)
TAILS: tuple[TailKind, ...] = get_args(TailKind)
_LONGEST_MINUTES = 600
_Word = TypeVar("_Word", bound=str)


def read_head(text: str, path: Path, chapter: str, faults: Faults) -> tuple[PageHead, int] | None:
    """The head and the number of the body's first line; None when what must be there is not.

    A fault in a key that has a default leaves the page usable; its sensitivity is then the strictest.
    """
    parts = split(text, faults)
    if parts is None:
        return None
    source, body_line = parts
    before = len(faults.found)
    keys = read_keys(source, 2, faults)
    if keys is None:
        return None
    check_known(keys, KEYS, faults)
    head = _Reader(keys, faults).head(path, chapter)
    if head is None:
        return None
    if len(faults.found) > before:
        head = _strictest(head)
    return head, body_line


def page_id_of(path: Path) -> str:
    """The page id that a file name says: `01-min-ramme.md` is `min-ramme`."""
    return re.sub(r"^\d+-", "", path.stem)


def _strictest(head: PageHead) -> PageHead:
    return replace(head, sensitivity="health")


def check_known(keys: Keys, known: Sequence[str], faults: Faults) -> None:
    """Note every key that is not among the known ones."""
    for name in keys.names.values():
        if name.text not in known:
            faults.add(
                name.line,
                name.column,
                _("Unknown key “{key}”.").format(key=shown(name.text)) + " " + nearest(name.text, known),
            )


class _Reader:
    """Takes typed values out of a page's keys and notes what is wrong with them."""

    def __init__(self, keys: Keys, faults: Faults) -> None:
        self.keys = keys
        self.faults = faults

    def head(self, path: Path, chapter: str) -> PageHead | None:
        page_id, title, purpose = self._id(path), self._text("title"), self._text("purpose")
        minutes, basis = self._minutes(), self._one_of("basis", BASES, None)
        repeat = self._one_of("repeat", REPEATS, "any")
        sensitivity = self._one_of("sensitivity", SENSITIVITIES, "own")
        record = self._one_of("record", RECORDS, "entry")
        tail = self._one_of("tail", TAILS, "full")
        sources, credits_ = self._texts("sources"), self._texts("credits")
        carries, delete_by = self._text("carries", required=False), self._text("delete_by", required=False)
        recall = self._text("recall", required=False)
        if not (page_id and title and purpose and minutes and basis and repeat and sensitivity and record and tail):
            return None
        return PageHead(
            id=page_id, title=title, purpose=purpose, minutes=minutes, chapter=chapter, path=path, repeat=repeat,
            basis=basis, sources=sources, credits=credits_, sensitivity=sensitivity, record=record, tail=tail,
            carries=carries, delete_by=delete_by, recall=recall,
        )  # fmt: skip

    def _missing(self, key: str) -> None:
        self.faults.add(
            self.keys.line, self.keys.column, _("The key “{key}” is missing in the front matter.").format(key=key)
        )

    def _text(self, key: str, *, required: bool = True) -> str:
        node = self.keys.values.get(key)
        if node is None:
            if required:
                self._missing(key)
            return ""
        if not isinstance(node, Text):
            self.faults.add(node.line, node.column, _("“{key}” takes one line of text.").format(key=key))
            return ""
        text = " ".join(node.text.split())
        if not text and required:
            self.faults.add(node.line, node.column, _("“{key}” is empty. Write a text after it.").format(key=key))
        return text

    def _id(self, path: Path) -> str:
        page_id = self._text("id")
        if not page_id:
            return ""
        node = self.keys.values["id"]
        if not ID.fullmatch(page_id):
            self.faults.add(node.line, node.column, bad_id(page_id))
            return ""
        if page_id != page_id_of(path):
            self.faults.add(
                node.line,
                node.column,
                _("The id is “{id}”, but the file name says “{name}”. Let them be the same.").format(
                    id=shown(page_id), name=page_id_of(path)
                ),
            )
            return ""
        return page_id

    def _minutes(self) -> int:
        text = self._text("minutes")
        if not text:
            return 0
        node = self.keys.values["minutes"]
        if not re.fullmatch(r"[0-9]{1,3}", text) or not 1 <= int(text) <= _LONGEST_MINUTES:
            self.faults.add(
                node.line, node.column, _("“minutes” is a whole number from 1 to {most}.").format(most=_LONGEST_MINUTES)
            )
            return 0
        return int(text)

    def _one_of(self, key: str, known: tuple[_Word, ...], default: _Word | None) -> _Word | None:
        if default is not None and key not in self.keys.values:
            return default
        text = self._text(key)
        if not text:
            return default
        for word in known:
            if word == text:
                return word
        node = self.keys.values[key]
        self.faults.add(
            node.line,
            node.column,
            _("“{key}” cannot be “{value}”.").format(key=key, value=shown(text)) + " " + nearest(text, known),
        )
        return default

    def _texts(self, key: str) -> tuple[str, ...]:
        node = self.keys.values.get(key)
        if node is None:
            return ()
        return tuple(texts_of(node, key, self.faults))


def texts_of(node: Node, key: str, faults: Faults) -> Iterable[str]:
    """The texts of a list such as `[a, b]`; anything else is a fault."""
    if isinstance(node, Items) and all(isinstance(item, Text) and item.text.strip() for item in node.items):
        return [" ".join(item.text.split()) for item in node.items if isinstance(item, Text)]
    faults.add(node.line, node.column, _("“{key}” takes a list: [first, second].").format(key=key))
    return []


def bad_id(word: str) -> str:
    """What is said of an id that is not one."""
    message = _("“{id}” cannot be an id. Use a-z, 0-9, _ and -, and begin with a letter or a digit.")
    return message.format(id=shown(word))
