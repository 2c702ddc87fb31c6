"""Where a person is named in the journal: the texts of a document, and what they say without her."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from workbook.journal.records import Person
from workbook.people.forms import Names
from workbook.text import fold, spoken

_NO_TEXT: Final = frozenset({
    "again", "at", "audience", "chosen", "conflict_of", "created", "date", "done", "due", "ended", "exercise", "first",
    "focus", "format", "id", "kind", "locked_at", "number", "pack", "people", "published", "record", "records",
    "revision", "rule", "sensitivity", "sha256", "share", "source", "status", "trashed", "updated", "what",
})  # fmt: skip
"""Keys of a document whose values are the program's own: ids, dates, words with a meaning."""
_BY_FIELD: Final = frozenset({"answers", "labels", "typed", "value"})
"""Keys of a document under which ids of questions, options or columns are keys: any word, the program's own too."""
_CHOSEN: Final = frozenset({"choice", "choices", "checklist"})

Say = Callable[[str], str]
"""A text as it is said without the person; the same text where she is not in it."""


def texts_of(document: Mapping[str, Any]) -> Iterator[str]:
    """Every text of hers in a document, in its order."""
    found: list[str] = []

    def look(text: str) -> str:
        found.append(text)
        return text

    said(document, look)
    return iter(found)


def said(document: Mapping[str, Any], say: Say, entitled: Say | None = None) -> dict[str, Any]:
    """The document with every text put through `say`; keys, ids, dates and chosen options stay.

    Its own title goes through `entitled` too.
    """
    if entitled is not None and isinstance(document.get("title"), str):
        document = {**document, "title": entitled(document["title"])}
    chosen = document.get("kind") in _CHOSEN
    labels = document.get("labels") if isinstance(document.get("labels"), dict) else {}
    return {key: _said(key, value, say, labels if chosen else None) for key, value in document.items()}


def tokens_as(alias: str, instead: str) -> Say:
    """Says `instead` for the token of this alias, however its letters are written; other tokens stay."""
    wanted = fold(alias.strip())

    def one(said_alias: str) -> str:
        return instead if wanted and fold(said_alias.strip()) == wanted else f"@{{{said_alias}}}"

    return lambda text: spoken(text, one)


def alias_as(alias: str, instead: str) -> Say:
    """Says `instead` for the alias itself, as it stands in titles, which are read as they are."""
    form = re.compile(rf"(?<!\w){re.escape(alias)}(?!\w)") if alias else None
    return lambda text: form.sub(lambda _match: instead, text) if form else text


def without(names: Names, instead: str, alias: str) -> Say:
    """Says `instead` for the person of `names`, and for the token of her alias."""
    untold = tokens_as(alias, instead)

    def say(text: str) -> str:
        text = untold(text)
        for mention in reversed(names.find(text)):
            genitive = "s" if mention.genitive else ""
            text = text[: mention.start] + instead + genitive + text[mention.end :]
        return text

    return say


def token_of(person: Person) -> str:
    """What stands for her in a text: `@{medarbejder K}`; empty for one without alias."""
    return f"@{{{person.alias}}}" if person.alias else ""


def _said(key: str, value: Any, say: Say, labels: Mapping[str, Any] | None) -> Any:
    """`labels` are those of an answer that was chosen: an id that has a label of its own is no text."""
    if key in _BY_FIELD and isinstance(value, dict):
        return {field: _said("", one, say, None) for field, one in value.items()}
    if key in _NO_TEXT:
        return value
    if isinstance(value, str):
        return value if key == "value" and labels is not None and labels.get(value, value) != value else say(value)
    if isinstance(value, dict):
        return said(value, say)
    if isinstance(value, list):
        return [_said(key, one, say, labels) for one in value]
    return value
