"""A JSON export of Day One: `Journal.json`, or the `.zip` that it lies in. Photos are named and not brought in."""

import re
import zipfile
import zlib
from datetime import UTC, datetime, tzinfo
from io import BytesIO
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from workbook.errors import PlaceError
from workbook.i18n import _, n_
from workbook.importing.found import STAR, Found, Reading, checksum_of
from workbook.importing.json_text import decode, too_deep
from workbook.importing.moments import local, parse_moment
from workbook.importing.source import LARGEST, read_bytes, too_large
from workbook.text import clean

_ATTACHMENTS: Final = {"photos": "photos", "videos": "videos", "audios": "audios", "pdfAttachments": "pdfs"}
"""Key of an entry to the folder that the files lie in beside the JSON."""
_MOMENT: Final = re.compile(r"!\[[^\]\n]*\]\(dayone-moment:/+(?:\w+/)?([0-9A-Za-z-]+)\)")
_ESCAPED: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
"""Day One writes the leader's own punctuation as CommonMark escapes."""
_READ: Final = frozenset({"uuid", "creationDate", "timeZone", "text", "richText", "tags", "starred"})
"""What has its place in an entry; `richText` is the text once more, with its looks."""


class _Export(msgspec.Struct):
    entries: list[dict[str, Any]]


def read_dayone(path: Path) -> Reading:
    """Every entry of the export.

    Raises PlaceError when it is none, or an entry in it has no id or no date that exists.
    """
    content, _modified = read_bytes(path)
    notes: list[Found] = []
    dropped = attached = 0
    for journal in _journals(path, content):
        for number, entry in enumerate(_entries(path, journal), 1):
            note, gone = _note(path, number, entry)
            attached += sum(len(_attached(entry, key)) for key in _ATTACHMENTS)
            if note.text:
                notes.append(note)
                dropped += gone
    return Reading(_once(path, notes), dropped, _remarks(attached))


def _journals(path: Path, content: bytes) -> list[bytes]:
    """The JSON files; a zip has one for each journal, at its top."""
    if not content.startswith(b"PK"):
        return [content]
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            wanted = [one for one in archive.infolist() if one.filename.endswith(".json") and "/" not in one.filename]
            if sum(one.file_size for one in wanted) > LARGEST:
                raise too_large(path)
            journals = [archive.read(one).removeprefix(b"\xef\xbb\xbf") for one in wanted]
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        raise PlaceError(
            _("{path} cannot be unpacked. Nothing was brought in. Unpack it yourself and name the .json in it.").format(
                path=path
            )
        ) from None
    if not journals:
        raise _foreign(path)
    return journals


def _entries(path: Path, content: bytes) -> list[dict[str, Any]]:
    try:
        entries = decode(path, content, _Export).entries
    except msgspec.ValidationError:
        raise _foreign(path) from None
    if any(too_deep(entry) for entry in entries):
        raise _foreign(path)
    return entries


def _note(path: Path, number: int, entry: dict[str, Any]) -> tuple[Found, int]:
    """The note, and how many characters had to go."""
    name, moment = entry.get("uuid"), _moment(entry)
    if not isinstance(name, str) or not name.isascii() or not name.strip() or moment is None:
        raise PlaceError(
            _(
                "Entry {number} in {path} has no id, or a date that does not exist. Nothing was brought in. "
                "Make the export again."
            ).format(path=path, number=number)
        )
    cleaned = clean(_text(entry))
    tags = [word for tag in _texts(entry, "tags") if (word := clean(tag).text.strip())]
    starred = entry.get("starred") is True
    more = {key: value for key, value in entry.items() if key not in _READ}
    note = Found(
        format="dayone",
        name=name.replace("-", "").lower(),
        created=moment,
        text=cleaned.text.strip(),
        read=checksum_of(moment.astimezone(UTC), cleaned.text, tags, starred),
        tags=[*tags, *([STAR] if starred else [])],
        more=more,
    )
    return note, cleaned.dropped


def _moment(entry: dict[str, Any]) -> datetime | None:
    """When it was written, in the zone where it was written."""
    written = entry.get("creationDate")
    moment = parse_moment(written) if isinstance(written, str) else None
    if moment is None:
        return None
    try:
        return moment.astimezone(_zone(entry.get("timeZone")))
    except (OverflowError, ValueError):
        return local(moment.replace(tzinfo=None))


def _zone(name: Any) -> tzinfo | None:
    """None, this machine's, for a zone that it does not know."""
    try:
        return ZoneInfo(name) if isinstance(name, str) and name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _text(entry: dict[str, Any]) -> str:
    """What was written, each photo's file named in its place and those without a place at the end."""
    written = entry.get("text")
    names = {name: file for key in _ATTACHMENTS for name, file in _attached(entry, key)}
    placed: set[str] = set()

    def named(match: re.Match[str]) -> str:
        placed.add(match[1])
        return f"[{names.get(match[1], match[1])}]"

    text = _ESCAPED.sub(r"\1", _MOMENT.sub(named, written if isinstance(written, str) else ""))
    rest = [f"[{file}]" for name, file in names.items() if name not in placed]
    return "\n\n".join(part for part in (text, "\n".join(rest)) if part)


def _attached(entry: dict[str, Any], key: str) -> list[tuple[str, str]]:
    """The attachments of a kind: id and file."""
    listed = entry.get(key)
    found = []
    for one in listed if isinstance(listed, list) else []:
        if isinstance(one, dict) and (name := _word(one, "identifier")):
            ending = f".{kind}" if (kind := _word(one, "type")) else ""
            found.append((name, f"{_ATTACHMENTS[key]}/{_word(one, 'md5') or name}{ending}"))
    return found


def _word(thing: dict[str, Any], key: str) -> str:
    word = thing.get(key)
    return clean(word).text if isinstance(word, str) else ""


def _texts(entry: dict[str, Any], key: str) -> list[str]:
    listed = entry.get(key)
    return [one for one in listed if isinstance(one, str)] if isinstance(listed, list) else []


def _once(path: Path, notes: list[Found]) -> tuple[Found, ...]:
    """Two entries with one id cannot both be kept under it."""
    if len({note.name for note in notes}) < len(notes):
        raise PlaceError(
            _("Two entries in {path} have the same id. Nothing was brought in. Make the export again.").format(
                path=path
            )
        )
    return tuple(notes)


def _remarks(attached: int) -> tuple[str, ...]:
    if not attached:
        return ()
    sentence = n_(
        "{n} photo or other file was not brought in; its name stands in the note.",
        "{n} photos and other files were not brought in; their names stand in the notes.",
        attached,
    )
    return (sentence.format(n=attached),)


def _foreign(path: Path) -> PlaceError:
    return PlaceError(
        _(
            "{path} is not a JSON export of Day One. Nothing was brought in. Export as JSON in Day One and name the "
            ".zip that it makes, or the .json in it."
        ).format(path=path)
    )
