"""The lock on a journal: whether there is one, and what opens it."""

from collections.abc import Sequence
from pathlib import Path

from workbook.errors import DamagedError, LederbogError, WrongSecretError
from workbook.journal.copies import JOURNAL
from workbook.journal.disk import Disk
from workbook.journal.keyhole import header_of, seals
from workbook.journal.keys import JournalKey
from workbook.journal.places import saying


def is_sealed(home: Path, disk: Disk | None = None) -> bool:
    """Whether the journal is locked with a passphrase. Reads one line, and imports nothing that the lock needs.

    Raises PlaceError.
    """
    disk = disk or Disk()
    with saying(home):
        return seals(home, header_of(home / JOURNAL, disk), disk)


def unlock(home: Path, secret: str, *, disk: Disk | None = None) -> JournalKey | None:
    """The key, for the passphrase or the recovery code; None when the journal has no lock (any more).

    Takes as long as the passphrase was made to cost: call it in a thread. Either key file will do. Raises
    WrongSecretError, AnswerError (empty), DamagedError, ForeignError and PlaceError.
    """
    from workbook.journal.key_files import backup_key_files, home_key_files

    disk = disk or Disk()
    if not is_sealed(home, disk):
        return None
    with saying(home):
        header = header_of(home / JOURNAL, disk)
    journal = None if header is None else header.journal
    faults: list[LederbogError] = []
    for paths in (home_key_files(home), backup_key_files(home, disk)):
        key = _opened(paths, secret, journal, disk, faults)
        if key is not None:
            return key
    raise _worst(home, faults)


def unlock_copy(copy: Path, secret: str, *, home: Path, disk: Disk | None = None) -> JournalKey | None:
    """The key of a backup, by the key file beside it or else by the home's; None when it is plain.

    Raises what `unlock` raises.
    """
    from workbook.journal.key_files import backup_key_files, home_key_files, key_file_of

    disk = disk or Disk()
    with saying(copy):
        header = header_of(copy, disk)
    if header is not None and header.lines != "sealed":
        return None
    journal = None if header is None else header.journal
    faults: list[LederbogError] = []
    for paths in ([key_file_of(copy)], home_key_files(home), backup_key_files(home, disk)):
        key = _opened(paths, secret, journal, disk, faults)
        if key is not None:
            return key
    raise _worst(copy.parent, faults)


def _opened(
    paths: Sequence[Path], secret: str, journal: str | None, disk: Disk, faults: list[LederbogError]
) -> JournalKey | None:
    """The key by the first of the files that the secret opens; None when none is whole and of that journal.

    Raises WrongSecretError when there is one and the secret opens none.
    """
    from workbook.journal.key_files import readable_of
    from workbook.vault.keys import open_with

    wrong: WrongSecretError | None = None
    harmed = False
    for _raw, file in readable_of(paths, disk, faults):
        if journal not in (None, file.journal):
            continue
        try:
            return JournalKey(file.journal, open_with(file, secret))
        except WrongSecretError as fault:
            wrong = fault
        except DamagedError as fault:  # it opened, so the secret is right
            harmed = True
            faults.append(fault)
    if wrong is not None and not harmed:
        raise wrong
    return None


def _worst(home: Path, faults: list[LederbogError]) -> LederbogError:
    from workbook.journal.key_files import unusable

    return unusable(home, faults)
