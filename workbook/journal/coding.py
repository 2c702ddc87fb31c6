"""How the lines of a file stand in it: plain, or sealed and then open or closed to whoever reads."""

from collections.abc import Sequence
from typing import Final, Protocol

from workbook.errors import LockedError
from workbook.i18n import _
from workbook.journal.lines import Change, Line, parts, read_line, write_line


class Coding(Protocol):
    """Between the changes of a transaction and a line."""

    @property
    def sealed(self) -> bool:
        """Whether bodies are sealed."""

    def write(self, sequence: int, changes: Sequence[Change]) -> bytes:
        """The line with its line break."""

    def read(self, raw: bytes) -> Line | None:
        """A line without its line break; None when it is damaged."""


class Plain:
    """Bodies are what they are."""

    sealed = False

    def write(self, sequence: int, changes: Sequence[Change]) -> bytes:
        """The line with its line break."""
        return write_line(sequence, changes)

    def read(self, raw: bytes) -> Line | None:
        """A line without its line break; None when it is damaged."""
        return read_line(raw)


class Closed:
    """Bodies are sealed, and this reader has not their key: it sees whether lines are whole and in order."""

    sealed = True

    def write(self, sequence: int, changes: Sequence[Change]) -> bytes:
        """Raises LockedError."""
        raise locked_error()

    def read(self, raw: bytes) -> Line | None:
        """A line without its changes."""
        found = parts(raw)
        return None if found is None or found[0] == 0 else Line(found[0], [])


PLAIN: Final = Plain()
CLOSED: Final = Closed()


def locked_error() -> LockedError:
    """The error to raise for what cannot be read or written without the key."""
    return LockedError(
        _("The journal is locked. Nothing is lost and nothing was changed. Unlock it with your passphrase first.")
    )
