"""A folder of Markdown files, one note each. What stands in the front matter counts, else the file's name and age."""

import os
import re
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from workbook.curriculum.faults import Faults
from workbook.curriculum.frontmatter import Items, Keys, Node, Text, read_keys, split
from workbook.errors import PlaceError
from workbook.i18n import _, n_
from workbook.importing.found import Found, Reading, checksum_of
from workbook.importing.moments import local, parse_moment
from workbook.importing.source import read_text, refused
from workbook.text import clean

_ENDINGS: Final = (".md", ".markdown")
_DATED: Final = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})(?:[ T_-]+(?P<hour>[01]\d|2[0-3])[.:h-]?(?P<minute>[0-5]\d)(?!\d))?"
    r"(?!\d)[ _-]*(?P<rest>.*)"
)
_HEADING: Final = re.compile(r"#{1,6}[ \t]+")
_READ: Final = frozenset({"title", "date", "tags"})


def read_markdown(path: Path) -> Reading:
    """Every Markdown file in the folder and those in it; hidden ones and links are passed over. A file alone will do.

    Raises PlaceError when there is none, or one of them cannot be read as it should.
    """
    links: list[str] = []
    if path.is_dir():
        root, files = path, sorted(_files(path, links))
        if not files and not links:
            raise PlaceError(_("There is no Markdown file (.md) in {path}. Nothing was brought in.").format(path=path))
    else:
        root, files = path.parent, [path]
    notes: list[Found] = []
    dropped = 0
    for file in files:
        note, gone = _note(file, clean(file.relative_to(root).as_posix()).text)
        if note.text:
            notes.append(note)
            dropped += gone
    empty = len(files) - len(notes)
    return Reading(tuple(notes), dropped, tuple(_remarks(len(links), empty)))


def _files(folder: Path, links: list[str]) -> Iterator[Path]:
    """Ordinary Markdown files under the folder; the names of links to something else go to `links`."""

    def fault(error: OSError) -> None:
        raise refused(Path(error.filename or folder), error) from error

    for place, folders, names in os.walk(folder, onerror=fault):
        here = Path(place)
        links += [name for name in folders if not name.startswith(".") and (here / name).is_symlink()]
        folders[:] = sorted(name for name in folders if not name.startswith("."))  # os.walk follows no links
        for name in names:
            if name.startswith(".") or not name.lower().endswith(_ENDINGS):
                continue
            file = here / name
            if file.is_symlink():
                links.append(name)
            elif stat.S_ISREG(file.lstat().st_mode):
                yield file


def _note(file: Path, name: str) -> tuple[Found, int]:
    """The note, and how many characters had to go."""
    read = read_text(file)
    keys, body = _parted(file, read.text)
    head = {key.lower(): node for key, node in (keys.values if keys else {}).items()}
    dated = _DATED.fullmatch(Path(name).stem)
    title = _word(head.get("title")) or _title(dated["rest"] if dated and _named(dated) else Path(name).stem, body)
    tags = list(_tags(head.get("tags")))
    certain = _moment(file, head.get("date")) or (_named(dated) if dated else None)
    created = certain or _changed(file, read.modified)
    more = {key: _plain(node) for key, node in (keys.values if keys else {}).items() if key.lower() not in _READ}
    note = Found(
        format="markdown",
        name=name,
        created=created,
        text=body.strip(),
        read=checksum_of(body, title, tags, certain.astimezone(UTC) if certain else "", more),
        title=title,
        tags=tags,
        more=more,
    )
    return note, read.dropped


def _parted(file: Path, text: str) -> tuple[Keys | None, str]:
    """The front matter, when it begins with one, and the rest."""
    parts = split(text, Faults(file))
    if parts is None:
        return None, text
    source, first_line = parts
    lines = source.count("\n")
    faults = Faults(file, last_line=lines + 2)
    keys = read_keys(source, 2, faults)
    if not faults.found and keys is not None:
        return keys, text.split("\n", first_line - 1)[-1]
    if not re.search(r"^[\w-]+:", source, re.MULTILINE):
        return None, text
    problem = faults.sorted()[0]
    raise PlaceError(
        _("Line {line} of {path}: {problem} Nothing was brought in.").format(
            line=problem.line, path=file, problem=problem.message
        )
    )


def _moment(file: Path, node: Node | None) -> datetime | None:
    """What the front matter says. Raises PlaceError for a date that does not exist."""
    if node is None or (isinstance(node, Text) and not node.text.strip()):
        return None
    moment = parse_moment(node.text) if isinstance(node, Text) else None
    if moment is None:
        raise PlaceError(
            _(
                "Line {line} of {path} holds a date that does not exist or cannot be understood. Nothing was brought "
                "in. Write it as 2026-11-21 or 2026-11-21 14:05."
            ).format(line=node.line, path=file)
        )
    return moment


def _named(dated: re.Match[str]) -> datetime | None:
    """The date in a file's name, None when there is no such day."""
    time = f" {dated['hour']}:{dated['minute']}" if dated["hour"] else ""
    return parse_moment(dated["day"] + time)


def _changed(file: Path, modified: float) -> datetime:
    """When the file was changed last, for want of a better date."""
    try:
        moment = local(datetime.fromtimestamp(modified))
    except (OSError, OverflowError, ValueError):
        moment = None
    if moment is None:
        raise PlaceError(
            _(
                "{path} has no date that can be: neither in it, in its name nor on the disk. Nothing was brought in. "
                "Begin its name with one, as 2026-11-21."
            ).format(path=file)
        )
    return moment


def _title(named: str, body: str) -> str:
    """From the file's name or, when that is only a date, from a heading on the first line; else empty."""
    if named.strip(" _-"):
        return named.replace("_", " ").strip(" -")
    first = body.strip().split("\n", 1)[0]
    return _HEADING.sub("", first, count=1).strip() if _HEADING.match(first) else ""


def _word(node: Node | None) -> str:
    return " ".join(node.text.split()) if isinstance(node, Text) else ""


def _tags(node: Node | None) -> Iterator[str]:
    """A list, or words with commas or blanks between them."""
    if isinstance(node, Items):
        written = [one.text for one in node.items if isinstance(one, Text)]
    else:
        text = node.text if isinstance(node, Text) else ""
        written = text.split(",") if "," in text else text.split()
    yield from (word for one in written if (word := one.strip().lstrip("#")))


def _plain(node: Node) -> Any:
    if isinstance(node, Text):
        return node.text
    if isinstance(node, Items):
        return [_plain(one) for one in node.items]
    return {name: _plain(one) for name, one in node.values.items()}


def _remarks(links: int, empty: int) -> Iterator[str]:
    if links:
        yield n_(
            "{n} link was passed over: only what lies in the folder itself is brought in.",
            "{n} links were passed over: only what lies in the folder itself is brought in.",
            links,
        ).format(n=links)
    if empty:
        yield n_(
            "{n} file was passed over: there is no text in it.",
            "{n} files were passed over: there is no text in them.",
            empty,
        ).format(n=empty)
