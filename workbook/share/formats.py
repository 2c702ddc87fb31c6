"""A document as the bytes of a file; only the format that is asked for is loaded."""

from typing import TYPE_CHECKING, Final, Literal, get_args

from workbook.share.document import Document

if TYPE_CHECKING:
    from workbook.share.html import Paper

Form = Literal["md", "html", "docx"]
FORMS: Final[tuple[Form, ...]] = get_args(Form)


def encoded(document: Document, form: Form, paper: "Paper" = "") -> bytes:
    """The file, an HTML page for that sheet; the same document gives the same bytes.

    Raises PlaceError for a Word file without python-docx.
    """
    if form == "docx":
        from workbook.share import word

        return word.write(document)
    if form == "html":
        from workbook.share import html

        return html.write(document, paper).encode()
    from workbook.share import markdown

    return markdown.write(document).encode()
