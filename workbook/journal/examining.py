"""The journal itself under the doctor's eye: is it there, is it ours, is it whole, is anything of it missing."""

from pathlib import Path

import msgspec

from workbook.errors import ForeignError, LockedError, PlaceError
from workbook.i18n import _, n_
from workbook.journal.backups import FOLDER
from workbook.journal.codec import decode_record
from workbook.journal.copies import JOURNAL, conflict_copies
from workbook.journal.copying import check_file
from workbook.journal.disk import Disk
from workbook.journal.findings import Finding
from workbook.journal.keyhole import false_header, says_plain_falsely
from workbook.journal.keys import JournalKey
from workbook.journal.mending import Remedy, copies_of, readable, remedy
from workbook.journal.places import saying
from workbook.journal.records import TABLES
from workbook.journal.swapping import Content, content_of


def journal_findings(home: Path, disk: Disk, key: JournalKey | None) -> list[Finding]:
    """What there is to say of the journal; the first finding tells how it stands."""
    path = home / JOURNAL
    try:
        with saying(path):
            there = disk.exists(path)
        if not there:
            return [_missing(home, disk, key)]
        if key is None and _contradicts(home, disk):
            advice = _("Give the passphrase, and it can be mended.")
            return [Finding("lines-damaged", path, "damaged", str(false_header(home)), advice)]
        content = content_of(disk, path, key)
    except LockedError:
        return _locked(path, disk)
    except ForeignError as fault:
        return [Finding("journal-foreign", path, "foreign", str(fault))]
    except PlaceError as fault:
        return [Finding("place", path, "place", str(fault))]
    if not content.readable:
        return [_unreadable(home, disk, key)]
    cure = remedy(content, readable(copies_of(home, disk), disk, key=key))
    harm = harm_of(home, content, cure)
    return [*(harm or [_whole(path, content)]), *_unfinished(path, disk, key), *_unread(path, content)]


def _contradicts(home: Path, disk: Disk) -> bool:
    with saying(home):
        return says_plain_falsely(home, disk)


def harm_of(home: Path, content: Content, cure: Remedy) -> list[Finding]:
    """Damage in the journal and saves that it has not; empty when it is whole."""
    path, kept = home / JOURNAL, home / FOLDER
    found: list[Finding] = []
    if content.damage:
        sentence = n_(
            "{n} place in {path} is damaged. Everything else in it can be read.",
            "{n} places in {path} are damaged. Everything else in it can be read.",
            len(content.damage),
        )
        said = sentence.format(n=len(content.damage), path=path)
        found.append(Finding("lines-damaged", path, "damaged", said, _cure(cure, kept), True))
    if cure.beyond:
        sentence = n_(
            "{n} save that a backup has is not in {path}: the journal was cut, or put back to an earlier day.",
            "{n} saves that a backup has are not in {path}: the journal was cut, or put back to an earlier day.",
            cure.beyond,
        )
        said = sentence.format(n=cure.beyond, path=path)
        found.append(Finding("saves-missing", path, "damaged", said, _cure(cure, kept), True))
    if content.missing and not cure.beyond:
        sentence = n_(
            "{n} save that was in {path} is missing at its end, and no backup has it.",
            "{n} saves that were in {path} are missing at its end, and no backup has them.",
            content.missing,
        )
        said = sentence.format(n=content.missing, path=path)
        found.append(Finding("end-missing", path, "damaged", said, _cure(cure, kept), True))
    return found


def _locked(path: Path, disk: Disk) -> list[Finding]:
    """What can be seen of a sealed journal without its key."""
    with saying(path):
        reading = check_file(disk, path)
    if reading.damage:
        sentence = n_(
            "{n} place in {path} is damaged. The journal is locked, so this is all that can be seen.",
            "{n} places in {path} are damaged. The journal is locked, so this is all that can be seen.",
            len(reading.damage),
        )
        said = sentence.format(n=len(reading.damage), path=path)
        return [Finding("lines-damaged", path, "damaged", said, _("Give the passphrase, and it can be mended."))]
    sentence = n_(
        "The journal {path} is locked; as far as can be seen so, its {n} save is whole.",
        "The journal {path} is locked; as far as can be seen so, all its {n} saves are whole.",
        reading.sequence,
    )
    return [Finding("journal-locked", path, "whole", sentence.format(path=path, n=reading.sequence))]


def _cure(cure: Remedy, kept: Path) -> str:
    parts = [_("A new journal is made of all that can be read.")]
    if cure.fetched:
        fetched = n_("{n} save comes from {sources}.", "{n} saves come from {sources}.", cure.fetched)
        parts.append(fetched.format(n=cure.fetched, sources=", ".join(map(str, cure.sources))))
    if cure.lost:
        lost = n_("{n} save is in no backup and stays lost.", "{n} saves are in no backup and stay lost.", cure.lost)
        parts.append(lost.format(n=cure.lost))
    parts.append(_("The file as it is now is kept in {folder}.").format(folder=kept))
    return " ".join(parts)


def _missing(home: Path, disk: Disk, key: JournalKey | None) -> Finding:
    path, backup = home / JOURNAL, best_copy(home, disk, key=key)
    if backup is None and conflict_copies(home, disk):
        said = _("The journal {path} is missing, and there is a copy of it that a sync program made.")
        return Finding("journal-missing", path, "damaged", said.format(path=path))
    if backup is None:
        return Finding("no-journal", path, "place", _("There is no journal in {folder}.").format(folder=home))
    said = _("The journal {path} is missing, and there are backups of it.").format(path=path)
    return Finding("journal-missing", path, "damaged", said, _("It is restored from {path}.").format(path=backup), True)


def _unreadable(home: Path, disk: Disk, key: JournalKey | None) -> Finding:
    path, backup = home / JOURNAL, best_copy(home, disk, key=key)
    said = _("Nothing in {path} can be read: the file is damaged.").format(path=path)
    if backup is None:
        advice = _(
            "There is no backup that can be read. Keep the file, and ask whoever looks after your machine for an "
            "older version of it."
        )
        return Finding("journal-unreadable", path, "damaged", said, advice)
    advice = _("It is restored from {path}. The file as it is now is kept in {folder}.")
    return Finding("journal-unreadable", path, "damaged", said, advice.format(path=backup, folder=home / FOLDER), True)


def best_copy(
    home: Path, disk: Disk, refused: list[PlaceError] | None = None, key: JournalKey | None = None
) -> Path | None:
    """The newest older state that can be read; why the disk refused newer ones goes to `refused`. Raises PlaceError."""
    return next((path for path, _content in readable(copies_of(home, disk), disk, refused, key)), None)


def _whole(path: Path, content: Content) -> Finding:
    count = sum(table in TABLES for table, _one in content.live())
    said = n_("The journal {path} is whole: {n} note.", "The journal {path} is whole: {n} notes.", count)
    return Finding("journal-whole", path, "whole", said.format(n=count, path=path))


def _unfinished(path: Path, disk: Disk, key: JournalKey | None) -> list[Finding]:
    with saying(path):
        end = check_file(disk, path, key).end
        handle = disk.open(path, "read")
        try:
            rest = disk.size(handle) - end
        finally:
            disk.close(handle)
    if rest <= 0:
        return []
    said = _(
        "The last save in {path} was never finished: {n} bytes of it are there. It was never told to be saved."
    ).format(path=path, n=rest)
    advice = _("The next save moves them to {folder}; nothing else is needed.").format(folder=path.parent / "rescued")
    return [Finding("unfinished-line", path, "told", said, advice)]


def _unread(path: Path, content: Content) -> list[Finding]:
    """Records that are whole and that this version does not understand."""
    ids: list[str] = []
    for (table, record_id), change in content.live().items():
        try:
            if table in TABLES:
                decode_record(change.document, TABLES[table])
        except msgspec.ValidationError:
            ids.append(record_id)
    if not ids:
        return []
    sentence = n_(
        "{n} note in {path} cannot be read by this version: {ids}.",
        "{n} notes in {path} cannot be read by this version: {ids}.",
        len(ids),
    )
    said = sentence.format(n=len(ids), path=path, ids=", ".join(ids))
    return [
        Finding("records-unread", path, "told", said, _("It is left as it is. Use the newest version of Lederbog."))
    ]
