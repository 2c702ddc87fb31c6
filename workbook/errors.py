"""The one hierarchy of errors; each knows its exit code and says what happened, what is safe, what to do."""

from enum import IntEnum


class ExitCode(IntEnum):
    """What the command line returns."""

    OK = 0
    NOTHING_FOUND = 1
    """Nothing found, or the input or its place is wrong."""
    USAGE = 2
    """A command line that does not parse, or a screen without a terminal."""
    LOCKED = 3
    DAMAGED = 4
    FOREIGN = 5
    """The file is of a newer format, or of another program."""
    IN_USE = 6


class LederbogError(Exception):
    """A fault that a person may meet; `str(error)` is the whole sentence in her language, never an answer."""

    exit_code: ExitCode = ExitCode.NOTHING_FOUND


class PlaceError(LederbogError):
    """A file or folder cannot be used: missing, no rights, full, or of the wrong kind."""


class NotFoundError(LederbogError):
    """An id or page that does not exist."""


class AnswerError(LederbogError):
    """A value that the field does not take; the old answer stays."""


class UsageError(LederbogError):
    """A command that cannot be carried out as written, or a screen without a terminal."""

    exit_code = ExitCode.USAGE


class LockedError(LederbogError):
    """The journal is sealed and no right key was given."""

    exit_code = ExitCode.LOCKED


class WrongSecretError(LockedError):
    """What was given is neither the passphrase nor the recovery code; the files are whole."""


class DamagedError(LederbogError):
    """A file of ours that cannot be read whole."""

    exit_code = ExitCode.DAMAGED


class ForeignError(LederbogError):
    """A file of a newer format or of another program; it is never written to."""

    exit_code = ExitCode.FOREIGN


class InUseError(LederbogError):
    """Another process held the lock for longer than we wait."""

    exit_code = ExitCode.IN_USE
