"""Reading what the leader points at: ordinary files of a bounded size, in UTF-8, with every refusal a sentence."""

import errno
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from workbook.errors import PlaceError
from workbook.i18n import _
from workbook.text import clean

LARGEST: Final = 512 << 20
"""Bytes of a file: some hundred times what a leader writes in a life."""
_BINARY: Final[int] = getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)


@dataclass(frozen=True, slots=True)
class Text:
    """What stands in a file."""

    text: str
    dropped: int
    """Control characters that were left out."""
    modified: float
    """When the file was changed last, in seconds since 1970."""


def read_bytes(path: Path) -> tuple[bytes, float]:
    """The bytes of an ordinary file without a byte order mark, and when it was changed last.

    Raises PlaceError.
    """
    try:
        handle = os.open(path, os.O_RDONLY | _BINARY)
        try:
            status = os.fstat(handle)
            _check(path, status)
            with os.fdopen(handle, "rb", closefd=False) as file:
                content = file.read()
        finally:
            os.close(handle)
    except (OSError, ValueError) as fault:
        raise refused(path, fault) from fault
    return content.removeprefix(b"\xef\xbb\xbf"), status.st_mtime


def read_text(path: Path) -> Text:
    """The text of an ordinary file, cleaned as all text of the journal is.

    Raises PlaceError.
    """
    content, modified = read_bytes(path)
    cleaned = clean(decoded(path, content))
    return Text(cleaned.text, cleaned.dropped, modified)


def decoded(path: Path, content: bytes) -> str:
    """The text that the bytes are. Raises PlaceError when they are not UTF-8."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as fault:
        raise not_utf8(path, content.count(b"\n", 0, fault.start) + 1) from None


def not_utf8(path: Path, line: int) -> PlaceError:
    """For a file in an older encoding, as Windows-1252, or one that is no text."""
    return PlaceError(
        _(
            "{path} is not UTF-8 (line {line}), so æ, ø and å would be spoilt. Nothing was brought in. "
            "Save it as UTF-8 in your editor and try again."
        ).format(path=path, line=line)
    )


def refused(path: Path, fault: OSError | ValueError) -> PlaceError:
    """The sentence for what the disk said."""
    if isinstance(fault, IsADirectoryError) or (isinstance(fault, PermissionError) and path.is_dir()):
        return a_folder(path)
    if isinstance(fault, FileNotFoundError | NotADirectoryError):
        return PlaceError(
            _("{path} does not exist. Nothing was brought in. Look at the name and try again.").format(path=path)
        )
    if isinstance(fault, PermissionError):
        return PlaceError(
            _("You may not read {path}. Nothing was brought in. Ask for rights to it, or copy it.").format(path=path)
        )
    if isinstance(fault, OSError) and fault.errno == errno.ELOOP:
        return PlaceError(_("{path} is a link that leads nowhere. Nothing was brought in.").format(path=path))
    return PlaceError(_("{path} cannot be read. Nothing was brought in.").format(path=path))


def a_folder(path: Path) -> PlaceError:
    """For a folder where a file is needed."""
    return PlaceError(_("{path} is a folder. Nothing was brought in. Name the file in it.").format(path=path))


def too_large(path: Path) -> PlaceError:
    """For a file, or what unpacks from it, that no journal is."""
    return PlaceError(_("{path} is far too large to be a journal. Nothing was brought in.").format(path=path))


def _check(path: Path, status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise a_folder(path)
    if not stat.S_ISREG(status.st_mode):
        raise PlaceError(_("{path} is not an ordinary file. Nothing was brought in.").format(path=path))
    if status.st_size > LARGEST:
        raise too_large(path)
