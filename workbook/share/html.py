"""A document as one HTML page: no script, nothing from elsewhere, ready to be printed."""

from html import escape
from typing import Final, Literal

from workbook.i18n import language
from workbook.share.document import Answered, Block, Document, Heading, document_of
from workbook.share.note import Note

Paper = Literal["", "A4", "A5"]
"""The sheet that it is printed on; empty leaves that to the printer."""
_STYLE: Final = """\
body { font: 11pt/1.5 Georgia, "Times New Roman", serif; max-width: 40em; margin: 2em auto; padding: 0 1em; }
h1, h2, h3 { font-family: Verdana, Arial, sans-serif; line-height: 1.25; break-after: avoid; }
h1 { font-size: 1.6em; } h2 { font-size: 1.25em; margin-top: 1.8em; } h3 { font-size: 1em; }
p { margin: 0 0 .8em; white-space: pre-wrap; overflow-wrap: anywhere; }
.question { font-weight: bold; margin-bottom: .1em; break-after: avoid; }
@page { margin: 20mm; }
@media print { body { margin: 0; max-width: none; padding: 0; } }
"""
_SHEETS: Final[dict[Paper, str]] = {
    "": "",
    "A4": "@page { size: A4; margin: 20mm; }\n",
    "A5": "@page { size: A5; margin: 12mm; }\n@media print { body { font-size: 9.5pt; line-height: 1.35; } }\n",
}
_FRAME: Final = """\
<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
{body}
</body>
</html>
"""


def render(note: Note) -> str:
    """The note as it leaves; the same note gives the same bytes."""
    return write(document_of(note))


def write(document: Document, paper: Paper = "") -> str:
    """The page, for that sheet; the same document gives the same bytes."""
    body = "\n".join(_block(block) for block in document.blocks)
    style = _STYLE + _SHEETS[paper]
    return _FRAME.format(language=language(), title=escape(document.title), style=style, body=body)


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"<h{block.level}>{escape(' '.join(block.text.split()))}</h{block.level}>"
    if isinstance(block, Answered) and block.question:
        return f'<p class="question">{escape(block.question)}</p>\n<p>{escape(block.text)}</p>'
    return f"<p>{escape(block.text)}</p>"
