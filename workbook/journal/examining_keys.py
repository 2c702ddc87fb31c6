"""The key files of a sealed home under the doctor's eye; no passphrase is needed for it."""

from pathlib import Path
from typing import Final

from workbook.errors import ForeignError, LederbogError
from workbook.i18n import _
from workbook.journal.backups import generations
from workbook.journal.copies import JOURNAL
from workbook.journal.disk import Disk
from workbook.journal.findings import Finding
from workbook.journal.keyhole import header_of, seals
from workbook.journal.keys import JournalKey
from workbook.journal.lock import locked
from workbook.journal.places import saying

KEY_KINDS: Final = ("keys-missing", "keys-damaged", "keys-differ")
"""Of a key file that another one mends."""


def key_findings(home: Path, disk: Disk, _key: JournalKey | None) -> list[Finding]:
    """Those that are missing, damaged or unlike the first; none in a plain home."""
    with saying(home):
        header = header_of(home / JOURNAL, disk)
        if not seals(home, header, disk):
            return []
        backups = {path: header_of(path, disk) for path in generations(home, disk=disk)}
    from workbook.journal.key_files import home_key_files, key_file_of, own_key_file

    try:
        raw, file = own_key_file(home, header.journal if header else None, disk)
    except LederbogError as fault:
        return [Finding("keys-lost", home_key_files(home)[0], "damaged", str(fault))]
    own = [
        path for path, first in backups.items() if first and first.lines == "sealed" and first.journal == file.journal
    ]
    return [
        finding
        for path in [*home_key_files(home), *map(key_file_of, own)]
        if (finding := _key_file(path, raw, disk)) is not None
    ]


def mend_key_file(path: Path, home: Path, disk: Disk) -> None:
    """Make it say what the first that is whole says. Raises LederbogError."""
    from workbook.journal.key_files import own_key_file, put_key_file

    with locked(disk, home / ".lock"):
        with saying(home):
            header = header_of(home / JOURNAL, disk)
        raw, _file = own_key_file(home, header.journal if header else None, disk)
        with saying(path):
            put_key_file(path, raw, disk)


def _key_file(path: Path, good: bytes, disk: Disk) -> Finding | None:
    from workbook.journal.key_files import raw_of
    from workbook.vault.keyfile import read

    raw = raw_of(path, disk)
    if raw == good:
        return None
    advice = _("It is made anew from the one that is whole. Passphrase and recovery code stay what they are.")
    if raw is None:
        said = _("The key file {path} is missing.").format(path=path)
        return Finding("keys-missing", path, "damaged", said, advice, True)
    try:
        read(raw)
    except ForeignError as fault:
        return Finding("keys-foreign", path, "foreign", str(fault))
    except LederbogError:
        said = _("The key file {path} is damaged. The other one opens your journal.").format(path=path)
        return Finding("keys-damaged", path, "damaged", said, advice, True)
    said = _("The key file {path} is of another time than the first: it may open with an earlier passphrase.")
    return Finding("keys-differ", path, "told", said.format(path=path), advice, True)
