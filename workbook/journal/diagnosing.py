"""What is wrong with the files of a home, in plain words, and what can be done about it; nothing is changed."""

from pathlib import Path
from typing import Final

from workbook.errors import LederbogError, PlaceError
from workbook.i18n import _, n_
from workbook.journal.backups import FOLDER, generations
from workbook.journal.copies import JOURNAL, PREVIOUS, conflict_copies
from workbook.journal.copying import check_file
from workbook.journal.disk import Disk
from workbook.journal.draft_file import newest_line, read_draft
from workbook.journal.examining import journal_findings
from workbook.journal.examining_keys import key_findings
from workbook.journal.findings import LEFTOVER, Finding
from workbook.journal.keyhole import header_of
from workbook.journal.keys import JournalKey
from workbook.journal.mending import copies_of, readable, remedy
from workbook.journal.places import saying
from workbook.journal.rotation import REPLACED
from workbook.journal.swapping import Ids, content_of

DRAFTS: Final = "drafts"
RESCUED: Final = "rescued"


def examine(home: Path, *, disk: Disk | None = None, key: JournalKey | None = None) -> list[Finding]:
    """Everything, the journal first; a place that cannot be used is a finding too.

    Of a sealed home without its key, what can be seen so: whether files are there, and whether their lines are whole.
    """
    disk = disk or Disk()
    found: list[Finding] = []
    for look in (journal_findings, key_findings, _copies, _backups, _drafts, _rescued, _leftovers):
        try:
            found += look(home, disk, key)
        except PlaceError as fault:
            if str(fault) not in {one.found for one in found}:
                found.append(Finding("place", home, "place", str(fault)))
    return found


def _copies(home: Path, disk: Disk, key: JournalKey | None) -> list[Finding]:
    """Files that a sync program laid beside the journal: offered, never touched."""
    return [_copy(home, name, disk, key) for name in conflict_copies(home, disk)]


def _copy(home: Path, name: str, disk: Disk, key: JournalKey | None) -> Finding:
    path = home / name
    said = _("{path} lies beside your journal: a copy that a sync program made when two machines had written.")
    try:
        there = content_of(disk, path, key)
    except LederbogError as fault:
        return Finding("conflict-copy", path, "told", f"{said.format(path=path)} {fault}")
    if not there.readable:
        told = _("Nothing in it can be read: it is damaged.")
        return Finding("conflict-copy", path, "told", f"{said.format(path=path)} {told}")
    more = _differing(there.live(), _own(home, disk, key))
    if not more:
        told = _("Everything in it is in your journal too.")
        advice = _("You can delete it yourself.")
    else:
        sentence = n_(
            "{n} note in it is not in your journal, or says something else.",
            "{n} notes in it are not in your journal, or say something else.",
            more,
        )
        told = sentence.format(n=more)
        advice = _(
            'Take in what your journal lacks: lederbog import json "{path}". '
            'Or put the copy in the journal\'s place: lederbog restore "{path}"; the journal of today is then kept.'
        ).format(path=path)
    return Finding("conflict-copy", path, "told", f"{said.format(path=path)} {told}", advice)


def _own(home: Path, disk: Disk, key: JournalKey | None) -> Ids:
    """What the journal says, tombstones too; nothing when it cannot be read."""
    try:
        own = content_of(disk, home / JOURNAL, key)
    except LederbogError:
        return {}
    return {**own.live(), **own.gone()}


def _differing(there: Ids, own: Ids) -> int:
    return sum(
        key not in own or (not own[key].gone and own[key].document != change.document) for key, change in there.items()
    )


def _backups(home: Path, disk: Disk, key: JournalKey | None) -> list[Finding]:
    """How many there are, and which of them are damaged."""
    paths = generations(home, disk=disk)
    with saying(home):
        extra = [home / PREVIOUS] if PREVIOUS in disk.listdir(home) else []
    kept = [path for path in paths if not path.name.startswith(REPLACED)]  # some were kept because of their damage
    harmed = [finding for path in [*kept, *extra] if (finding := _backup(home, path, disk, key)) is not None]
    if not kept:
        with saying(home):
            if not disk.exists(home / JOURNAL):
                return harmed
        advice = _("One is made when the app is opened or closed, or now with: lederbog backup")
        return [Finding("no-backup", home / FOLDER, "told", _("There is no backup yet."), advice), *harmed]
    said = n_("There is {n} backup; the newest is {path}.", "There are {n} backups; the newest is {path}.", len(kept))
    return [Finding("backups", home / FOLDER, "whole", said.format(n=len(kept), path=kept[0])), *harmed]


def _backup(home: Path, path: Path, disk: Disk, key: JournalKey | None) -> Finding | None:
    with saying(path):
        reading = check_file(disk, path, key)
    if reading.end and not reading.damage:
        return None
    said = _("The backup {path} is damaged.").format(path=path)
    if mendable(home, path, disk, key):
        return Finding("backup-damaged", path, "damaged", said, _("It is mended from the journal."), True)
    advice = _("It cannot be mended. It is left as it is; new backups are made beside it.")
    return Finding("backup-damaged", path, "told", said, advice)


def mendable(home: Path, path: Path, disk: Disk, key: JournalKey | None) -> bool:
    """Whether other copies have all that this one has lost."""
    try:
        content = content_of(disk, path, key)
        others = [home / JOURNAL, *(one for one in copies_of(home, disk) if one != path)]
        return content.readable and remedy(content, readable(others, disk, key=key)).lost == 0
    except LederbogError:
        return False


def _drafts(home: Path, disk: Disk, key: JournalKey | None) -> list[Finding]:
    folder = home / DRAFTS
    found: list[Finding] = []
    with saying(folder):
        for name in disk.listdir(folder):
            if name.endswith(".draft"):
                header = header_of(folder / name, disk)
                if key is None and header is not None and header.lines == "sealed":
                    continue
                newest = newest_line(disk, folder / name, key)
                if newest is None or read_draft(newest.change) is None:
                    said = _("The draft {path} cannot be read.").format(path=folder / name)
                    advice = _("It is left as it is, and what you have saved is not touched by it.")
                    found.append(Finding("draft-unreadable", folder / name, "told", said, advice))
    return found


def _rescued(home: Path, disk: Disk, _key: JournalKey | None) -> list[Finding]:
    folder = home / RESCUED
    with saying(folder):
        parts = [folder / name for name in disk.listdir(folder) if name.endswith(".part")]
    return [
        Finding(
            "rescued",
            path,
            "told",
            _("{path} is what there was of a save that broke off, for example when the power went.").format(path=path),
            _("The program said then that it was not saved. Look into it if you miss words; else delete it."),
        )
        for path in parts
    ]


def _leftovers(home: Path, disk: Disk, _key: JournalKey | None) -> list[Finding]:
    """Files that were being made when their process ended; their words stand elsewhere."""
    found: list[Path] = []
    for folder in (home, home / DRAFTS, home / FOLDER, home / RESCUED):
        with saying(folder):
            found += [folder / name for name in disk.listdir(folder) if LEFTOVER.fullmatch(name)]
    said = _("{path} was left by a process that ended while it made a file.")
    advice = _("It is deleted, when it is more than an hour old; nothing that was saved is in it alone.")
    return [Finding("leftover", path, "told", said.format(path=path), advice, True) for path in found]
