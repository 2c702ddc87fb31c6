"""A document as CommonMark: headings and paragraphs, no tables, no HTML; each answer is one whole paragraph."""

from workbook.share.document import Answered, Block, Document, Heading, document_of
from workbook.share.literal import escape, line
from workbook.share.note import Note


def render(note: Note) -> str:
    """The note as it leaves; the same note gives the same bytes."""
    return write(document_of(note))


def write(document: Document) -> str:
    """The document; the same one gives the same bytes."""
    return "\n\n".join(part for block in document.blocks for part in _block(block)) + "\n"


def _block(block: Block) -> list[str]:
    if isinstance(block, Heading):
        return [f"{'#' * block.level} {line(block.text)}"]
    asked = line(block.question) if isinstance(block, Answered) else ""
    return [f"**{asked}**", escape(block.text)] if asked else [escape(block.text)]
