"""A text beside another version of it: the words that only this one has are seen without colours."""

from textual.content import Content

from workbook.insight.compare import Side

OWN = "bold underline"


def shown_side(side: Side | None) -> Content:
    """The text with its own words in bold and underlined."""
    return Content.assemble(*((piece.text, OWN) if piece.own else piece.text for piece in side or ()))
