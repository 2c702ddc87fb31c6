"""Reading a file of the pack: UTF-8, of a sane size, inside the pack, without control characters."""

import re
from pathlib import Path
from unicodedata import normalize

from workbook.curriculum.faults import Faults
from workbook.i18n import _

LARGEST = 256 * 1024
"""Bytes; a page is a worksheet."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")


def read_source(path: Path, faults: Faults) -> str | None:
    """The file's text, NFC with `\\n`; None when it cannot be used, with the reason among the faults."""
    try:
        if path.stat().st_size > LARGEST:
            faults.add(1, 1, _("The file is larger than 256 kB. A page is a worksheet: split it in several."))
            return None
        raw = path.read_bytes()
    except OSError as error:
        faults.add(1, 1, _("The file cannot be read: {reason}.").format(reason=error.strerror or error))
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        faults.last_line = max(raw.count(b"\n") + 1, 1)
        line_start = before.rfind(b"\n") + 1
        faults.add(
            before.count(b"\n") + 1,
            len(before[line_start:].decode("utf-8", "replace")) + 1,
            _("The file is not UTF-8. Save it again and choose UTF-8 as its encoding."),
        )
        return None
    return tidy(text, faults)


def tidy(text: str, faults: Faults) -> str:
    """The text NFC with `\\n` and without control characters, each noted as a fault."""
    plain = normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    faults.last_line = plain.count("\n") + 1
    if not _CONTROL.search(plain):
        return plain
    for number, line in enumerate(plain.split("\n"), start=1):
        found = _CONTROL.search(line)
        if found:
            faults.add(number, found.start() + 1, _("There is an invisible control character here. Delete it."))
    return _CONTROL.sub("", plain)
