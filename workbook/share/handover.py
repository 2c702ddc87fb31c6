"""Changing jobs: the plans that the workplace keeps go out, and all else is deleted for good, with a receipt.

What goes out passes the gate as for the leader's own leader. It is on disk and read back before anything is deleted.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Final

from workbook.context import Workbook
from workbook.dates import iso, short, stamp
from workbook.errors import LederbogError, PlaceError
from workbook.i18n import _, mark
from workbook.journal.disk import Disk
from workbook.journal.journal import Journal
from workbook.journal.records import Plan
from workbook.plan.phase import next_date, phase, phase_name
from workbook.share.document import Block, Document, Heading, Paragraph, line_of
from workbook.share.formats import encoded
from workbook.share.note import Note, Section
from workbook.share.outgoing import Outgoing
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


def plans_of(out: Outgoing) -> Note:
    """The note for her leader with nothing but plans in it, so far as they are shared."""
    note = out.note()
    return replace(note, sections=tuple(one for one in note.sections if one.kind == "plan"), private=0)


def handover_document(workbook: Workbook, note: Note) -> Document:
    """The plans as the workplace gets them: what was let through, the step each has come to, and its next day."""
    today = workbook.clock.today()
    plans = {plan.id: plan for plan in workbook.journal.plans()}
    blocks: list[Block] = [Heading(1, _("Action plans for the workplace")), Paragraph(short(today))]
    for section in note.sections:
        if section.passed:
            blocks += _plan(section, plans.get(section.id), workbook)
    if not note.records:
        blocks.append(Paragraph(_("No plan is shared.")))
    return Document(tuple(blocks))


def hand_over(out: Outgoing, path: Path, *, disk: Disk | None = None) -> HandedOver:
    """Write the plans, read them back, delete everything in the home but settings and pages, and give a receipt.

    Raises PlaceError and what the journal raises; then the whole journal is there.
    """
    workbook, note = out.workbook, plans_of(out)
    journal, clock = workbook.journal, workbook.clock
    _look(path, journal.home)
    content = encoded(handover_document(workbook, note), out.form)
    save_export(path, content, disk=disk)
    _read_back(path, content)
    record_export(journal, clock, "leder", out.form, content, note.records, note.people)
    counts = counted(journal)
    done = journal.destroy()
    receipt = _receipt(path, content, stamp(clock.now()), counts, done.files)
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
    }


def _plan(section: Section, plan: Plan | None, workbook: Workbook) -> Iterator[Block]:
    yield Heading(2, section.title)
    if plan is not None:
        look = next_date(plan, workbook.clock.today())
        said = phase_name(phase(plan, workbook.clock.today()))
        yield Paragraph(f"{said} · {short(look)}" if look is not None else said)
    for part in section.parts:
        passed = [item for item in part.items if item.verdict.passes]
        if part.title and passed:
            yield Heading(3, part.title)
        yield from (line_of(item, section.title) for item in passed)


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


def _receipt(path: Path, content: bytes, moment: str, counts: Mapping[str, int], files: int) -> str:
    lines = [
        _("Receipt for what was deleted from Lederbog"),
        moment,
        "",
        *(_(KINDS[kind]).format(n=n) for kind, n in counts.items()),
        _("Files deleted, backups among them: {n}").format(n=files),
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
