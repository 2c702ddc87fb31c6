"""A document as a Word file, with Word's own headings; needs python-docx, which comes with the extra `word`."""

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from workbook.errors import PlaceError
from workbook.i18n import _, language
from workbook.share.document import Answered, Block, Document, Heading, document_of
from workbook.share.note import Note

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_STILL: Final = datetime(2000, 1, 1)
"""Stands where the library would write the hour, so that the same document gives the same bytes."""


def render(note: Note) -> bytes:
    """The note as it leaves; the same note gives the same bytes. Raises PlaceError without python-docx."""
    return write(document_of(note))


def write(document: Document) -> bytes:
    """The file; the same document gives the same bytes.

    Raises PlaceError when python-docx is not installed.
    """
    word = _empty()
    core = word.core_properties
    core.title, core.author, core.comments, core.language = document.title, "", "", language()
    core.created = core.modified = core.last_printed = _STILL
    core.last_modified_by, core.revision = "", 1
    for block in document.blocks:
        _block(word, block)
    return _packed(word)


def _empty() -> "WordDocument":
    try:
        from docx import Document as new_document
    except ImportError:
        raise PlaceError(
            _(
                "Word files need the part python-docx, which is not installed. Nothing was written. "
                "Install Lederbog with [word] behind its name, or choose the format md or html."
            )
        ) from None
    return new_document()


def _block(word: "WordDocument", block: Block) -> None:
    if isinstance(block, Heading):
        word.add_heading(_printable(" ".join(block.text.split())), level=block.level)
        return
    if isinstance(block, Answered) and block.question:
        asked = word.add_paragraph()
        asked.paragraph_format.keep_with_next = True
        asked.add_run(_printable(block.question)).bold = True
    _lines(word.add_paragraph(), block.text)


def _lines(paragraph: Any, text: str) -> None:
    """One paragraph with the answer's line breaks."""
    paragraph.add_run(_printable(text))


def _printable(text: str) -> str:
    """Without what XML cannot hold at all."""
    return "".join(one for one in text if (one >= " " and one not in "\ufffe\uffff") or one in "\t\n")


def _packed(word: "WordDocument") -> bytes:
    """The parts of the file with a date that stands still."""
    made, still = BytesIO(), BytesIO()
    word.save(made)
    with ZipFile(made) as parts, ZipFile(still, "w", ZIP_DEFLATED) as packed:
        for name in parts.namelist():
            info = ZipInfo(name, _STILL.timetuple()[:6])
            info.compress_type, info.external_attr = ZIP_DEFLATED, 0o600 << 16
            packed.writestr(info, parts.read(name))
    return still.getvalue()
