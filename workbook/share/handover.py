"""Changing jobs: the plans that the workplace keeps go out, and all else is deleted for good, with a receipt.

What goes out passes the gate as for the leader's own leader. It is on disk and read back before anything is deleted.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from workbook.dates import iso, stamp
from workbook.errors import AnswerError, LederbogError, PlaceError
from workbook.i18n import _, mark
from workbook.journal.copies import conflict_copies
from workbook.journal.destroying import Destroyed
from workbook.journal.disk import Disk
from workbook.journal.journal import Journal
from workbook.share.outgoing import Outgoing, Sheet
from workbook.share.save import record_export, save_export

KINDS: Final[Mapping[str, str]] = {
    "entries": mark("Notes: {n}"),
    "plans": mark("Plans: {n}"),
    "followups": mark("Follow-ups: {n}"),
    "meetings": mark("Meetings: {n}"),
    "people": mark("People: {n}"),
    "exports": mark("Earlier files that had left: {n}"),
    "trash": mark("In the trash: {n}"),
    "drafts": mark("Drafts: {n}"),
    "copies": mark("Copies that another program made beside the journal: {n}"),
}


@dataclass(frozen=True)
class HandedOver:
    """What was done."""

    file: Path
    receipt: str
    """Counts, days and a checksum; not a word that was written."""
    receipt_file: Path | None
    """None when it could not be written; then the receipt is only here."""
    left: tuple[Path, ...]
    """Files that could not be deleted."""


def hand_over(out: Outgoing, seen: Sheet, path: Path, *, disk: Disk | None = None) -> HandedOver:
    """Write the plans, read them back, delete everything in the home but settings and pages, and give a receipt.

    Raises AnswerError when something else than what was seen would leave now, PlaceError and what the journal raises;
    then the whole journal is there.
    """
    journal, clock = out.workbook.journal, out.workbook.clock
    _look(path, journal.home)
    if out.sheet() != seen:
        raise AnswerError(_("Something was changed meanwhile. Nothing was deleted; look at the lines once more."))
    content = out.content(seen)
    save_export(path, content, disk=disk)
    _read_back(path, content)
    record_export(journal, clock, "leder", out.form, content, seen.note.records, seen.note.people)
    counts = counted(journal)
    done = journal.destroy()
    receipt = _receipt(path, content, stamp(clock.now()), counts, done)
    return HandedOver(path, receipt, _written(path, receipt, iso(clock.today()), disk), done.left)


def counted(journal: Journal) -> dict[str, int]:
    """How many there are of each kind."""
    return {
        "entries": len([*journal.entries()]),
        "plans": len([*journal.plans()]),
        "followups": len([*journal.followups()]),
        "meetings": len([*journal.meetings()]),
        "people": len([*journal.people()]),
        "exports": len([*journal.exports()]),
        "trash": len([*journal.trashed()]),
        "drafts": len([*journal.drafts.all()]),
        "copies": len(conflict_copies(journal.home, Disk())),
    }


def _look(path: Path, home: Path) -> None:
    if path.resolve().is_relative_to(home.resolve()):
        raise PlaceError(
            _("{path} lies in the folder that is emptied. Nothing was changed; choose another.").format(path=path)
        )


def _read_back(path: Path, content: bytes) -> None:
    try:
        same = path.read_bytes() == content
    except OSError:
        same = False
    if not same:
        raise PlaceError(
            _("{path} cannot be read back, so nothing was deleted. Choose another folder.").format(path=path)
        )


def _receipt(path: Path, content: bytes, moment: str, counts: Mapping[str, int], done: Destroyed) -> str:
    lines = [
        _("Receipt for what was deleted from Lederbog"),
        moment,
        "",
        *(_(KINDS[kind]).format(n=n) for kind, n in counts.items()),
        _("Files deleted, backups among them: {n}").format(n=done.files),
        _("Files that could not be deleted: {n}").format(n=len(done.left)),
        "",
        _("Handed over before that: {name}").format(name=path.name),
        f"SHA-256 {sha256(content).hexdigest()}",
        "",
        _("Copies that lie elsewhere, and files that had left before, are not reached by this."),
    ]
    return "\n".join(lines) + "\n"


def _written(path: Path, receipt: str, day: str, disk: Disk | None) -> Path | None:
    """Beside what was handed over, under a name that is free."""
    name = _("receipt")
    for number in range(1, 100):
        ending = "" if number == 1 else f"-{number}"
        place = path.with_name(f"lederbog-{name}-{day}{ending}.txt")
        if place.exists():
            continue
        try:
            save_export(place, receipt.encode(), disk=disk)
        except LederbogError:
            return None
        return place
    return None
