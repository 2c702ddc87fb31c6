"""`pack.yaml`: what a pack says of itself, its bands, its chapters, its path, its toolbox and what is at hand."""

import math
import re
from itertools import chain
from pathlib import Path

from workbook.curriculum.faults import Faults, shown
from workbook.curriculum.frontmatter import Items, Keys, Node, Text, read_keys
from workbook.curriculum.head import ID, bad_id, check_known, texts_of
from workbook.curriculum.model import Band, Pack, Stop
from workbook.curriculum.source import read_source
from workbook.i18n import _

KEYS = ("id", "title", "version", "language", "bands", "chapters", "path", "toolbox", "at_hand")
BAND_KEYS = ("id", "title", "below", "text")
STOP_KEYS = ("id", "title", "meeting", "minutes", "pages", "later")
MEETINGS = ("kickoff", "module", "trio")
_MEETING = re.compile(r"(kickoff|module|trio)(?:[ -]([0-9]{1,2}))?")
_HIGHEST_BAND = 10.0


def read_pack(path: Path, faults: Faults) -> tuple[Pack, dict[str, Text]]:
    """The pack, as far as it can be read, and where each page is named on its path and in its toolbox.

    The places are keyed by where they stand, those of chapters `chapter:id`, for the check of a whole pack.
    """
    text = read_source(path, faults)
    keys = read_keys(text, 1, faults) if text is not None else None
    if keys is None:
        keys = Keys(1, 1)
    return _Reader(keys, faults).pack()


class _Reader:
    """Takes the pack's parts out of its keys and notes what is wrong with them."""

    def __init__(self, keys: Keys, faults: Faults) -> None:
        self.keys = keys
        self.faults = faults
        self.places: dict[str, Text] = {}

    def pack(self) -> tuple[Pack, dict[str, Text]]:
        check_known(self.keys, KEYS, self.faults)
        pack = Pack(
            id=self._id(self.keys),
            title=self._text(self.keys, "title"),
            version=self._text(self.keys, "version"),
            language=self._text(self.keys, "language"),
            bands=self._bands(),
            path=self._path(),
            toolbox=self._pages("toolbox", "toolbox", self.keys),
            at_hand=self._pages("at_hand", "at_hand", self.keys, required=False),
            chapters=self._chapters(),
        )
        return pack, self.places

    def _text(self, keys: Keys, key: str, *, required: bool = True) -> str:
        node = keys.values.get(key)
        if isinstance(node, Text) and (node.text.strip() or not required):
            return " ".join(node.text.split())
        if node is not None:
            self.faults.add(node.line, node.column, _("“{key}” takes one line of text.").format(key=key))
        elif required:
            self.faults.add(keys.line, keys.column, _("The key “{key}” is missing.").format(key=key))
        return ""

    def _id(self, keys: Keys, seen: dict[str, int] | None = None) -> str:
        text = self._text(keys, "id")
        if not text:
            return ""
        node = keys.values["id"]
        if not ID.fullmatch(text):
            self.faults.add(node.line, node.column, bad_id(text))
            return ""
        if seen is not None:
            if text in seen:
                message = _("The id “{id}” is already used in line {line}. Choose another.")
                self.faults.add(node.line, node.column, message.format(id=shown(text), line=seen[text]))
                return ""
            seen[text] = node.line
        return text

    def _list(self, key: str) -> list[Keys]:
        node = self.keys.values.get(key)
        if node is None:
            self.faults.add(self.keys.line, self.keys.column, _("The key “{key}” is missing.").format(key=key))
            return []
        if not isinstance(node, Items):
            message = _("“{key}” takes a list, each part begins with “- id:”.")
            self.faults.add(node.line, node.column, message.format(key=key))
            return []
        parts = []
        for item in node.items:
            if isinstance(item, Keys):
                parts.append(item)
            else:
                message = _("“{key}” takes a list, each part begins with “- id:”.")
                self.faults.add(item.line, item.column, message.format(key=key))
        return parts

    def _bands(self) -> tuple[Band, ...]:
        bands: list[Band] = []
        seen: dict[str, int] = {}
        parts = self._list("bands")
        for part in parts:
            check_known(part, BAND_KEYS, self.faults)
            band_id, title = self._id(part, seen), self._text(part, "title")
            below = self._below(part, last=part is parts[-1])
            if bands and below <= bands[-1].below:
                message = _("The limits of the bands must rise: each “below” is greater than the one before.")
                self.faults.add(part.line, part.column, message)
                continue
            if band_id and title:
                bands.append(Band(band_id, title, below, self._text(part, "text", required=False)))
        return tuple(bands)

    def _below(self, part: Keys, *, last: bool) -> float:
        node = part.values.get("below")
        text = node.text.strip().replace(",", ".") if isinstance(node, Text) else ""
        if last:
            if text not in ("", "inf", ".inf"):
                place = node or part
                self.faults.add(place.line, place.column, _("The last band has no upper limit: delete its “below”."))
            return math.inf
        if re.fullmatch(r"[0-9]{1,2}(\.[0-9]{1,2})?", text) and 1 < float(text) <= _HIGHEST_BAND:
            return float(text)
        place = node or part
        self.faults.add(place.line, place.column, _("“below” is a number between 1 and 10, for example 3.5."))
        return math.inf

    def _chapters(self) -> dict[str, str]:
        node = self.keys.values.get("chapters")
        if not isinstance(node, Keys):
            place = node or self.keys
            message = _("“chapters” takes one line for each chapter: “id: title”.")
            self.faults.add(place.line, place.column, message)
            return {}
        chapters = {}
        for name in node.names.values():
            title = self._text(node, name.text)
            if not ID.fullmatch(name.text):
                self.faults.add(name.line, name.column, bad_id(name.text))
            elif title:
                chapters[name.text] = title
                self.places[f"chapter:{name.text}"] = name
        return chapters

    def _path(self) -> tuple[Stop, ...]:
        stops = []
        seen: dict[str, int] = {}
        for part in self._list("path"):
            check_known(part, STOP_KEYS, self.faults)
            stop_id, title = self._id(part, seen), self._text(part, "title")
            steps = self._steps(part, f"path:{stop_id}")
            if stop_id and title:
                stops.append(
                    Stop(
                        stop_id,
                        title,
                        pages=tuple(chain.from_iterable(steps)),
                        meeting=self._meeting(part.values.get("meeting")),
                        choices=tuple(step for step in steps if len(step) > 1),
                        later=self._pages("later", f"later:{stop_id}", part, required=False),
                        minutes=self._minutes(part),
                    )
                )
        return tuple(stops)

    def _steps(self, part: Keys, place: str) -> list[tuple[str, ...]]:
        """The pages of a stop; `a | b` is a choice."""
        return [self._named(step, place) for step in self._words(part, "pages", required=True)]

    def _pages(self, key: str, place: str, around: Keys, *, required: bool = True) -> tuple[str, ...]:
        return tuple(page for word in self._words(around, key, required=required) for page in self._id_of(word, place))

    def _words(self, around: Keys, key: str, *, required: bool) -> list[Text]:
        node = around.values.get(key)
        if node is None:
            if required:
                self.faults.add(around.line, around.column, _("The key “{key}” is missing.").format(key=key))
            return []
        texts_of(node, key, self.faults)
        return [item for item in node.items if isinstance(item, Text)] if isinstance(node, Items) else []

    def _named(self, step: Text, place: str) -> tuple[str, ...]:
        parts = [Text(part.strip(), step.line, step.column) for part in step.text.split("|")]
        return tuple(page for part in parts for page in self._id_of(part, place))

    def _id_of(self, word: Text, place: str) -> tuple[str, ...]:
        page = " ".join(word.text.split())
        if not ID.fullmatch(page):
            message = _("“{page}” is no id of a page. A pack names its pages by id and nothing outside itself.")
            self.faults.add(word.line, word.column, message.format(page=shown(page)))
            return ()
        self.places[f"{place}:{len(self.places)}"] = Text(page, word.line, word.column)
        return (page,)

    def _minutes(self, part: Keys) -> int:
        node = part.values.get("minutes")
        if node is None:
            return 0
        if isinstance(node, Text) and re.fullmatch(r"[1-9][0-9]?", node.text.strip()):
            return int(node.text)
        self.faults.add(node.line, node.column, _("“minutes” of a stop is a whole number from 1 to 99."))
        return 0

    def _meeting(self, node: Node | None) -> tuple[str, int] | None:
        if node is None:
            return None
        words = [item.text for item in node.items if isinstance(item, Text)] if isinstance(node, Items) else []
        text = node.text.strip() if isinstance(node, Text) else " ".join(words)
        match = _MEETING.fullmatch(text)
        if not text and not isinstance(node, Keys):
            return None
        if match is None:
            message = _("“{value}” is not a meeting. Write kickoff, module 1 or trio 1.").format(value=shown(text))
            self.faults.add(node.line, node.column, message)
            return None
        return match[1], int(match[2] or 0)
