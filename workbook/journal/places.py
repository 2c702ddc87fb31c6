"""What a fault of the disk means to a person: one sentence with the path in it."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from workbook.errors import PlaceError
from workbook.i18n import _, mark

_FULL: Final = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})
_RIGHTS: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_KIND: Final = frozenset({errno.ENOTDIR, errno.EISDIR, errno.EEXIST})

_SENTENCES: Final = (
    (
        _FULL,
        mark(
            "The disk is full, so {path} could not be written. "
            "All that was saved before is safe. Make room on the disk and save again."
        ),
    ),
    (
        _RIGHTS,
        mark(
            "There are no rights to use {path}. Nothing was changed. "
            "Ask for rights to the folder, or choose another one with --home."
        ),
    ),
    (
        _KIND,
        mark(
            "{path} is not what is needed there: a file stands where a folder should be, or the other way round. "
            "Nothing was changed. Move it away, or choose another folder with --home."
        ),
    ),
    (
        frozenset({errno.ENOENT}),
        mark(
            "{path} is missing: it was moved or deleted while the program was running. "
            "What you see on the screen is still here. Put it back, or open the program again."
        ),
    ),
)
_OTHER: Final = mark(
    "{path} could not be used ({reason}). All that was saved before is safe. Try again, or look at the disk."
)


def place_error(error: OSError, path: Path) -> PlaceError:
    """The error to raise in its stead."""
    for codes, sentence in _SENTENCES:
        if error.errno in codes:
            return PlaceError(_(sentence).format(path=path))
    return PlaceError(_(_OTHER).format(path=path, reason=error.strerror or type(error).__name__))


@contextmanager
def saying(path: Path) -> Iterator[None]:
    """Raises PlaceError, naming the path, for every OSError inside."""
    try:
        yield
    except OSError as error:
        raise place_error(error, path) from error
