"""A journal of jrnl 2 or later: its text file, or what `jrnl --format json` prints."""

import re
from collections import Counter
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec

from workbook.errors import PlaceError
from workbook.i18n import _
from workbook.importing.found import STAR, Found, Reading, checksum_of, minute
from workbook.importing.json_text import decode
from workbook.importing.moments import parse_moment
from workbook.importing.source import decoded, read_bytes
from workbook.text import clean

_HEADING: Final = re.compile(r"^\[([^\]\n]{1,60})\](?: |$)", re.MULTILINE)
_LIKE_A_MOMENT: Final = re.compile(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}[ ,T]+\d{1,2}[:.]\d{2}")
_TAG: Final = re.compile(r"(?<!\S)[@#]([-+*#/\w]+)")
_STAR: Final = re.compile(r"(?:^|[ \t]+)\*[ \t]*$")


class _Entry(msgspec.Struct):
    """One entry of the JSON export."""

    date: str
    title: str = ""
    body: str = ""
    time: str = ""
    tags: list[str] = []
    starred: bool = False


class _Export(msgspec.Struct):
    entries: list[_Entry]


def read_jrnl(path: Path) -> Reading:
    """Every entry of the file.

    Raises PlaceError when it is no such journal, or a date in it does not exist.
    """
    content, _modified = read_bytes(path)
    if content.lstrip()[:1] == b"{":
        return _read_json(path, content)
    cleaned = clean(decoded(path, content))
    return Reading(_kept(_read_text(path, cleaned.text)), cleaned.dropped)


def _read_text(path: Path, text: str) -> list[Found]:
    headings: list[tuple[re.Match[str], datetime]] = []
    for match in _HEADING.finditer(text):
        moment = parse_moment(match[1])
        if moment is not None:
            headings.append((match, moment))
        elif _LIKE_A_MOMENT.match(match[1]):
            raise _no_such_moment(path, text.count("\n", 0, match.start()) + 1)
    if text[: headings[0][0].start() if headings else len(text)].strip():
        raise PlaceError(
            _(
                "{path} does not begin as a journal of jrnl does, with a moment as [2026-11-21 14:05]. Nothing was "
                "brought in. If it is encrypted, let jrnl --decrypt write it first."
            ).format(path=path)
        )
    ends = [match.start() for match, _moment in headings[1:]] + [len(text)]
    return [_note(moment, text[match.end() : end]) for (match, moment), end in zip(headings, ends, strict=False)]


def _note(moment: datetime, written: str) -> Found:
    first, line_end, rest = written.strip("\n").partition("\n")
    bare = _STAR.sub("", first)
    text = f"{bare}{line_end}{rest}".strip()
    return _found(moment, text, {tag.lower() for tag in _TAG.findall(text)}, starred=bare != first)


def _found(moment: datetime, text: str, tags: set[str], *, starred: bool) -> Found:
    """The words, however they are broken into lines, are what names an entry: jrnl has no ids."""
    words = " ".join(text.split())
    when = minute(moment)
    ordered = [*sorted(tags), *([STAR] if starred else [])]
    return Found(
        format="jrnl",
        name=f"{when} {checksum_of(words)[:32]}",
        created=moment,
        text=text,
        read=checksum_of(when, words, ordered),
        tags=ordered,
    )


def _kept(found: list[Found]) -> tuple[Found, ...]:
    """Without what says nothing; entries that say the same at the same minute are told apart by their order."""
    seen: Counter[str] = Counter()
    result = []
    for note in found:
        if not note.text:
            continue
        seen[note.name] += 1
        number = seen[note.name]
        result.append(note if number == 1 else replace(note, name=f"{note.name} {number}"))
    return tuple(result)


def _read_json(path: Path, content: bytes) -> Reading:
    try:
        export = decode(path, content, _Export)
    except msgspec.ValidationError:
        raise PlaceError(
            _(
                "{path} is not what jrnl --format json writes. Nothing was brought in. Make the export again, or take "
                "the journal's text file."
            ).format(path=path)
        ) from None
    dropped = 0
    found = []
    for number, entry in enumerate(export.entries, 1):
        moment = parse_moment(f"{entry.date} {entry.time}" if entry.time else entry.date)
        if moment is None:
            raise _no_such_moment_in_entry(path, number)
        cleaned = clean("\n".join(part for part in (entry.title, entry.body) if part))
        dropped += cleaned.dropped
        text = cleaned.text.strip()
        tags = {word for tag in entry.tags if (word := clean(tag).text.strip().lstrip("@#").lower())}
        found.append(_found(moment, text, tags, starred=entry.starred))
    return Reading(_kept(found), dropped)


def _no_such_moment(path: Path, line: int) -> PlaceError:
    return PlaceError(
        _(
            "In line {line} of {path} stands a moment that does not exist or cannot be understood. Nothing was brought "
            "in. Write it as [2026-11-21 14:05] and try again."
        ).format(path=path, line=line)
    )


def _no_such_moment_in_entry(path: Path, number: int) -> PlaceError:
    return PlaceError(
        _(
            "Entry {number} in {path} has a date that does not exist or cannot be understood. Nothing was brought in. "
            "Correct it where it was written, and make the export again."
        ).format(path=path, number=number)
    )
