"""JSON from elsewhere: whole, of a bounded depth, without what the journal could not hold."""

from pathlib import Path
from typing import Any, Final, TypeVar

import msgspec

from workbook.errors import PlaceError
from workbook.i18n import _

T = TypeVar("T")

_DEEPEST: Final = 50
"""An archive of ours needs about ten; what is deeper could not be written out again everywhere."""


def decode(path: Path, content: bytes, kind: type[T]) -> T:
    """The content as the kind.

    Raises PlaceError when it is no JSON (or holds NaN, a number too large, half a character, or is too deep), and
    msgspec.ValidationError when it is JSON of another kind.
    """
    try:
        return msgspec.json.decode(content, type=kind)
    except msgspec.ValidationError as fault:
        if "out of range" in str(fault):
            raise _unreadable(path) from None
        raise
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, ValueError):
        raise _unreadable(path) from None


def too_deep(value: Any) -> bool:
    """Whether it is nested more deeply than anything that a person keeps."""
    level = [value]
    for _depth in range(_DEEPEST):
        inner = [one for item in level for one in (item.values() if isinstance(item, dict) else item)]
        level = [one for one in inner if isinstance(one, dict | list)]
        if not level:
            return False
    return True


def _unreadable(path: Path) -> PlaceError:
    return PlaceError(
        _(
            "{path} is not whole JSON: it was cut off or changed, or it holds a number or a character that cannot be. "
            "Nothing was brought in. Make the export again."
        ).format(path=path)
    )
