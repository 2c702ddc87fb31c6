"""What opens a sealed home, changed: another passphrase, another recovery code. The journal stays as it is."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from workbook.journal.backups import generations
from workbook.journal.copies import JOURNAL
from workbook.journal.disk import Disk
from workbook.journal.key_files import home_key_files, key_file_of, own_key_file, put_key_file
from workbook.journal.keyhole import MARKER, header_of
from workbook.journal.keys import JournalKey
from workbook.journal.lock import locked
from workbook.journal.places import saying
from workbook.journal.turning import clear_leftovers, settle
from workbook.vault.keyfile import DEFAULT_COSTS, Costs, KeyFile, read


@dataclass(frozen=True)
class Renewed:
    """Which key files say the new; a copy that lies elsewhere opens with what it opened with before."""

    files: tuple[Path, ...]
    left: tuple[Path, ...]
    """Those beside backups that could not be written; `doctor` mends them."""


def change_passphrase(
    home: Path, key: JournalKey, new: str, *, costs: Costs = DEFAULT_COSTS, disk: Disk | None = None
) -> Renewed:
    """From now on the new passphrase opens, and the recovery code that did before.

    Raises AnswerError (no passphrase), PlaceError, DamagedError, ForeignError, InUseError; the old passphrase opens
    then, as it does after a kill in between, unless the new one does already.
    """
    from workbook.vault.keys import open_with, with_passphrase

    def renewed(file: KeyFile) -> bytes:
        raw = with_passphrase(file, key.data, new, costs)
        assert open_with(read(raw), new) == key.data
        return raw

    return _renew(home, key, renewed, disk or Disk())


def new_code(home: Path, key: JournalKey, *, disk: Disk | None = None) -> str:
    """Another recovery code, which is to be proved; the one before opens nothing in the home any more.

    Raises what `change_passphrase` raises.
    """
    from workbook.vault.keys import open_with, with_new_code

    codes: list[str] = []

    def renewed(file: KeyFile) -> bytes:
        raw, code = with_new_code(file, key.data)
        assert open_with(read(raw), code) == key.data
        codes.append(code)
        return raw

    _renew(home, key, renewed, disk or Disk())
    return codes[-1]


def code_to_prove(home: Path, key: JournalKey, *, disk: Disk | None = None) -> str | None:
    """The recovery code that nobody has typed back yet, else None. Raises DamagedError, ForeignError, PlaceError."""
    from workbook.vault.keys import code_to_prove

    _raw, file = own_key_file(home, key.journal, disk or Disk())
    return code_to_prove(file, key.data)


def prove_code(home: Path, key: JournalKey, *, disk: Disk | None = None) -> None:
    """The recovery code was typed back: it is written down somewhere. Raises what `change_passphrase` raises."""
    from workbook.vault.keys import proved

    _renew(home, key, lambda file: proved(file, key.data), disk or Disk())


def _renew(home: Path, key: JournalKey, renewed: Callable[[KeyFile], bytes], disk: Disk) -> Renewed:
    """Put the new key file in every place of the home, the first one last of the two: it is the one that counts."""
    first, copy = home_key_files(home)
    clear_leftovers(home, disk=disk)
    with locked(disk, home / ".lock"), saying(home), _marked(home, disk):
        old, file = own_key_file(home, key.journal, disk)
        raw = renewed(file)
        put_key_file(copy, raw, disk)
        try:
            put_key_file(first, raw, disk)
        except OSError:
            with suppress(OSError):
                put_key_file(copy, old, disk)
            raise
        done, left = [first, copy], []
        for path in _beside_backups(home, key, disk):
            try:
                put_key_file(path, raw, disk)
                done.append(path)
            except OSError:
                left.append(path)
    return Renewed(tuple(done), tuple(left))


@contextmanager
def _marked(home: Path, disk: Disk) -> Iterator[None]:
    """Let the next start of any command remove the half-made key file that a kill in between leaves."""
    if not disk.exists(home / MARKER):
        disk.write_new(home / MARKER, b"")
        disk.sync_folder(home)
    try:
        yield
    finally:
        with suppress(OSError):
            settle(home, Path(os.path.realpath(home / JOURNAL)), disk)


def _beside_backups(home: Path, key: JournalKey, disk: Disk) -> list[Path]:
    headers = {path: header_of(path, disk) for path in generations(home, disk=disk)}
    return [key_file_of(path) for path, header in headers.items() if header and header.journal == key.journal]
