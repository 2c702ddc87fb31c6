"""What leaves, as blocks that a renderer puts into a format; a renderer sees nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from workbook.dates import short
from workbook.i18n import _
from workbook.journal.records import Audience
from workbook.share.note import Item, Note, Part, Section


@dataclass(frozen=True, slots=True)
class Heading:
    """Level 1 is the document's own title; 3 is the deepest."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text as it was written, line breaks and all."""

    text: str = field(repr=False)
    lines: tuple[str, ...] = field(default=(), repr=False, compare=False)
    """The keys of the note's lines that it says; no renderer looks at them."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A question and its answer, which stands whole and in one piece."""

    question: str = field(repr=False)
    text: str = field(repr=False)
    lines: tuple[str, ...] = field(default=(), repr=False, compare=False)
    """As in a paragraph."""


Block = Heading | Paragraph | Answered


@dataclass(frozen=True, slots=True)
class Document:
    """Blocks in reading order; the first is the title."""

    blocks: tuple[Block, ...]

    @property
    def title(self) -> str:
        """The text of its first heading."""
        return next((block.text for block in self.blocks if isinstance(block, Heading)), "")


def document_of(note: Note) -> Document:
    """The note as it leaves; the same note gives the same blocks."""
    blocks: list[Block] = [Heading(1, heading(note.audience)), *_period(note)]
    for section in note.sections:
        if section.passed:
            blocks += _section(section)
    if not note.records:
        blocks.append(Paragraph(_("Nothing is shared in this period.")))
    return Document(tuple(blocks))


def heading(audience: Audience) -> str:
    """What a note for this audience is called."""
    titles = {"trio": _("For the TRIO meeting"), "mus": _("For my MUS"), "leder": _("For my leader")}
    return titles[audience]


def _period(note: Note) -> Iterator[Block]:
    """The days that the note is about: those asked for, else those of what is in it."""
    days = [section.day for section in note.sections if section.passed]
    first = note.first or min(days, default=None)
    last = note.last or max(days, default=None)
    if first and last:
        yield Paragraph(short(first) if first == last else f"{short(first)} – {short(last)}")
    elif first or last:
        yield Paragraph(_("From {day}").format(day=short(first)) if first else _until(last))


def _until(last: date | None) -> str:
    return _("Until {day}").format(day=short(last)) if last else ""


def _section(section: Section) -> Iterator[Block]:
    yield Heading(2, section.title)
    yield Paragraph(short(section.day))
    for part in section.parts:
        yield from _part(part, section.title)


def _part(part: Part, title: str) -> Iterator[Block]:
    passed = [item for item in part.items if item.verdict.passes]
    if part.title and passed:
        yield Heading(3, part.title)
    yield from (line_of(item, title) for item in passed)


def line_of(item: Item, title: str = "") -> Answered:
    """A line with its question, unless the title above it says the same."""
    return Answered("" if item.question == title else item.question, item.text, (item.key,))
