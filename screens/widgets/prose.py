"""Markdown of a page as lightweight content: headings, paragraphs, lists, quotes, emphasis."""

from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from textual.content import Content

from screens.widgets import ink

_MARKDOWN = MarkdownIt("commonmark", {"html": False})
_STYLES = {"strong": "bold", "em": "italic", "s": "strike"}


@lru_cache(maxsize=256)
def inline(markdown: str) -> Content:
    """One paragraph with **bold** and *italics*; anything else stands as it is written."""
    return _inline(_MARKDOWN.parseInline(markdown)[0].children or [])


@lru_cache(maxsize=128)
def prose(markdown: str) -> Content:
    """A stretch of Markdown, blocks parted by an empty line; items of a list stand close."""
    blocks = _Blocks()
    for token in _MARKDOWN.parse(markdown):
        blocks.take(token)
    return Content("\n").join(blocks.lines)


def _inline(children: list[Token]) -> Content:
    """The text of inline tokens; a link shows its words and then its address."""
    parts: list[tuple[str, str]] = []
    open_styles: list[str] = []
    address = ""
    for child in children:
        name = child.type.removesuffix("_open").removesuffix("_close")
        if name in _STYLES:
            open_styles.append(_STYLES[name]) if child.nesting == 1 else open_styles.pop()
        elif child.type == "link_open":
            address = str(child.attrs.get("href", ""))
        elif child.type == "link_close":
            parts.append((f" ({address})", ink.MUTED))
        elif child.type in {"softbreak", "hardbreak"}:
            parts.append((" " if child.type == "softbreak" else "\n", ""))
        else:
            parts.append((child.content, " ".join(open_styles)))
    return Content.assemble(*(part if part[1] else part[0] for part in parts))


class _Blocks:
    """Gathers lines while the tokens go by."""

    def __init__(self) -> None:
        self.lines: list[Content] = []
        self._lists: list[int] = []
        """For each open list the next number, or 0 for bullets."""
        self._bullet = ""
        self._quotes = 0
        self._style = ""

    def take(self, token: Token) -> None:
        """Take the next token."""
        kind, opens = token.type, token.nesting == 1
        if kind in {"bullet_list_open", "ordered_list_open"}:
            self._gap()
            self._lists.append(int(token.attrs.get("start", 1)) if kind.startswith("ordered") else 0)
        elif kind in {"bullet_list_close", "ordered_list_close"}:
            self._lists.pop()
            self._bullet = "  " if self._lists else ""
        elif kind == "list_item_open":
            self._bullet = f"{self._lists[-1]}. " if self._lists[-1] else "• "
            self._lists[-1] += 1 if self._lists[-1] else 0
        elif kind in {"blockquote_open", "blockquote_close"}:
            self._quotes += 1 if opens else -1
        elif kind in {"heading_open", "heading_close"}:
            self._style = "bold" if opens else ""
        elif kind == "inline":
            self._add(_inline(token.children or []))
        elif kind in {"fence", "code_block"}:
            self._add(Content(token.content.rstrip("\n")))
        elif kind == "hr":
            self._add(Content("─" * 20).stylize(ink.MUTED))

    def _add(self, content: Content) -> None:
        if not self._lists:
            self._gap()
        if self._style:
            content = content.stylize(self._style)
        indent = "  " * max(0, len(self._lists) - 1)
        edge = "│ " * self._quotes
        self.lines.append(Content(f"{edge}{indent}{self._bullet}") + content)
        self._bullet = "  " if self._lists else ""

    def _gap(self) -> None:
        if self.lines and not self._lists:
            self.lines.append(Content(""))
