"""The files with a journal's key, sealed under passphrase and recovery code: two in the home, one by each backup."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from workbook.errors import DamagedError, ForeignError, LederbogError
from workbook.i18n import _
from workbook.journal.copying import prepared
from workbook.journal.disk import Disk
from workbook.journal.keyhole import KEYS, KEYS_COPY, seals
from workbook.journal.lines import Header
from workbook.journal.places import saying
from workbook.vault.keyfile import KeyFile, read

SUFFIX: Final = ".keys"
"""Behind the whole name of the copy that it opens."""


def key_file_of(copy: Path) -> Path:
    """Where the key file of a copy lies, so that it opens by itself."""
    return copy.with_name(copy.name + SUFFIX)


def home_key_files(home: Path) -> tuple[Path, Path]:
    """The first, and the other one; they say the same."""
    return home / KEYS, home / KEYS_COPY


def backup_key_files(home: Path, disk: Disk) -> list[Path]:
    """Those beside the backups, newest first. Raises PlaceError."""
    folder = home / "backups"
    with saying(folder):
        return [folder / name for name in reversed(disk.listdir(folder)) if name.endswith(SUFFIX)]


def raw_of(path: Path, disk: Disk) -> bytes | None:
    """The bytes; None when there is no file. Raises PlaceError."""
    with saying(path):
        try:
            return disk.read_file(path)
        except FileNotFoundError:
            return None


def readable_of(paths: Iterable[Path], disk: Disk, faults: list[LederbogError]) -> Iterator[tuple[bytes, KeyFile]]:
    """The key files that are whole, each content once; why others are not goes to `faults`."""
    seen: set[bytes] = set()
    for path in paths:
        try:
            raw = raw_of(path, disk)
            if raw is None or raw in seen:
                continue
            seen.add(raw)
            yield raw, read(raw)
        except LederbogError as fault:
            faults.append(fault)


def own_key_file(home: Path, journal: str | None, disk: Disk) -> tuple[bytes, KeyFile]:
    """The home's key file: the first, else the other, else one by a backup; of that journal, where it is known.

    Raises DamagedError, ForeignError or PlaceError when none can be used.
    """
    faults: list[LederbogError] = []
    for raw, file in readable_of([*home_key_files(home), *backup_key_files(home, disk)], disk, faults):
        if journal in (None, file.journal):
            return raw, file
    raise unusable(home, faults)


def unusable(home: Path, faults: list[LederbogError]) -> LederbogError:
    """What to say when no key file of the home is one of its journal's."""
    told = next((fault for fault in faults if isinstance(fault, ForeignError)), faults[0] if faults else None)
    return told or DamagedError(
        _(
            "The journal in {home} is locked, and the files with its keys ({keys} and {copy}) are missing or belong to "
            "another journal. The journal is untouched. Put one of them back, or the key file of a backup."
        ).format(home=home, keys=KEYS, copy=KEYS_COPY)
    )


def put_key_beside(home: Path, header: Header | None, copy: Path, disk: Disk) -> None:
    """Before a sealed copy of the home's journal gets its name: the key file that opens it.

    One whose first line is damaged gets it too. Raises OSError, LederbogError when there is none.
    """
    if seals(home, header, disk):
        raw, _file = own_key_file(home, None if header is None else header.journal, disk)
        put_key_file(key_file_of(copy), raw, disk)


def put_key_file(path: Path, raw: bytes, disk: Disk) -> None:
    """Make or replace it: written new, on the disk, read back, put in place at one stroke. Raises OSError."""
    with prepared(disk, path, raw) as beside:
        disk.replace(beside, path)
    disk.sync_folder(path.parent)
