"""What is about to leave: for whom, from which days, with which yes and words; nothing is written before `save`."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from workbook.context import Workbook
from workbook.dates import iso
from workbook.i18n import _
from workbook.journal.records import Audience, ExportRecord
from workbook.share.document import Document, Heading, document_of
from workbook.share.formats import Form, encoded
from workbook.share.mus import mus_notes, period_of, talk
from workbook.share.note import Item, Note, gather
from workbook.share.plans import handover_document, plans_of
from workbook.share.save import record_export, save_export
from workbook.share.trio import between, trio_page
from workbook.share.wording import question_key

if TYPE_CHECKING:
    from workbook.share.html import Paper

Layout = Literal["page", "all", "plans"]
"""One page made for the meeting, everything that is shared, record by record, or nothing but the plans."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file before it is written: what the gate let through, laid out. What was seen is what leaves."""

    note: Note = field(repr=False)
    document: Document = field(repr=False)


@dataclass
class Outgoing:
    """The leader's choices for one file; what comes of them is asked for anew after each."""

    workbook: Workbook
    audience: Audience = "mus"
    layout: Layout = "all"
    form: Form = "md"
    paper: "Paper" = ""
    """The sheet of a page to print."""
    counting: bool = True
    """Whether what is not shared with them is counted; that takes reading the whole journal."""
    first: date | None = None
    last: date | None = None
    approved: set[str] = field(default_factory=set)
    edits: dict[str, str] = field(default_factory=dict, repr=False)

    def note(self) -> Note:
        """What would be in it and what would not."""
        first, last = self.period
        note = gather(
            self.workbook, self.audience, first, last, approved=self.approved, edits=self.edits, counting=self.counting
        )
        return plans_of(note) if self.layout == "plans" else note

    @property
    def period(self) -> tuple[date | None, date | None]:
        """The days: those that she chose here, else for MUS those of her page."""
        if (self.first or self.last) or self.audience != "mus" or self.layout != "page":
            return self.first, self.last
        return period_of(talk(self.workbook.journal.meetings(), self.workbook.clock.today()))

    def document(self, note: Note) -> Document:
        """The note in the layout that she chose."""
        meetings, today = self.workbook.journal.meetings(), self.workbook.clock.today()
        if self.layout == "page" and self.audience == "trio":
            return trio_page(self.workbook, note, between(meetings, today))
        if self.layout == "page" and self.audience == "mus":
            return mus_notes(self.workbook, note, talk(meetings, today))
        return handover_document(self.workbook, note) if self.layout == "plans" else document_of(note)

    def sheet(self) -> Sheet:
        """The file as it would be now."""
        note = self.note()
        return Sheet(note, self.document(note))

    @property
    def name(self) -> str:
        """What the file is called when she does not say: `lederbog-mus-2026-11-21.md`."""
        about = _("plans") if self.layout == "plans" else self.audience
        return f"lederbog-{about}-{iso(self.workbook.clock.today())}.{self.form}"

    # What may be done with a line

    def turn(self, item: Item) -> bool:
        """Say yes to a line that waits for one, or take the yes back; False when there is nothing to say to it."""
        return turn(self.approved, item)

    def turn_mark(self, item: Item, place: int) -> None:
        """Say yes to one mark, or take it back."""
        self.approved ^= {item.marks[place].key}

    def edit(self, item: Item, text: str) -> None:
        """Let the line leave in other words; in its own again when they are empty, its question too."""
        if text.strip():
            self.edits[item.key] = text
        else:
            self.edits.pop(item.key, None)
            self.edits.pop(question_key(item.key), None)

    @property
    def edited(self) -> frozenset[str]:
        """The keys of the lines that leave in other words, or under a question in other words."""
        return frozenset(key.removesuffix(question_key("")) for key in self.edits)

    def replace_marks(self, item: Item, role: str) -> None:
        """Let the role stand in the place of everything that may give somebody away in the line.

        What is marked in a value that is shown in other words (an id, a number) goes with the value: the words stay.
        """
        role, text, question = role.strip(), item.text, item.question
        for mark in reversed([one for one in item.marks if not one.elsewhere]):
            text = text[: mark.start] + role + text[mark.end :]
        for mark in item.marks:
            question = question.replace(mark.elsewhere, role) if mark.elsewhere else question
        if question != item.question:
            self.edits[question_key(item.key)] = question
        if any(not one.elsewhere or one.elsewhere not in item.question for one in item.marks):
            self.edit(item, text)

    # Leaving

    def content(self, sheet: Sheet) -> bytes:
        """The exact bytes of the file. Raises PlaceError for a Word file without python-docx."""
        return encoded(sheet.document, self.form, self.paper)

    def save(self, sheet: Sheet, path: Path, *, force: bool = False) -> ExportRecord:
        """Write the file that was seen and remember that it left. Raises PlaceError, and what a commit raises."""
        content, note = self.content(sheet), sheet.note
        save_export(path, content, force=force)
        journal, clock = self.workbook.journal, self.workbook.clock
        return record_export(journal, clock, self.audience, self.form, content, note.records, note.people)


def turn(approved: set[str], item: Item) -> bool:
    """Say yes to a line, then to what is marked in it, or take every yes back; False when nothing waits for one."""
    said = approved & {item.key, *(mark.key for mark in item.marks)}
    if item.verdict.needs_yes and item.verdict.reason == "others":
        approved.add(item.key)
    elif item.verdict.needs_yes:
        approved.update(mark.key for mark in item.marks)
    elif said:
        approved -= said
    else:
        return False
    return True


def shown_in(note: Note, document: Document) -> frozenset[str]:
    """The keys of the lines let through that the layout shows: by themselves, or as the heading of their record."""
    said = {key for block in document.blocks if not isinstance(block, Heading) for key in block.lines}
    headings = {" ".join(block.text.split()) for block in document.blocks if isinstance(block, Heading)}
    return frozenset(item.key for item in note.passed if item.key in said or " ".join(item.text.split()) in headings)
