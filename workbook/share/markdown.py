"""A document as CommonMark: headings and paragraphs, no tables, no HTML; each answer is one whole paragraph."""

from collections.abc import Callable
from functools import lru_cache

from workbook.share.document import Answered, Block, Document, Heading, document_of
from workbook.share.literal import escape, line
from workbook.share.note import Note


def render(note: Note) -> str:
    """The note as it leaves; the same note gives the same bytes."""
    return write(document_of(note))


def write(document: Document) -> str:
    """The document; the same one gives the same bytes."""
    literal = lru_cache(maxsize=512)(line)  # a question stands in many records; nothing of it is kept after this
    return "\n\n".join(part for block in document.blocks for part in _block(block, literal)) + "\n"


def _block(block: Block, literal: Callable[[str], str]) -> list[str]:
    if isinstance(block, Heading):
        return [f"{'#' * block.level} {literal(block.text)}"]
    asked = literal(block.question) if isinstance(block, Answered) else ""
    return [f"**{asked}**", escape(block.text)] if asked else [escape(block.text)]
