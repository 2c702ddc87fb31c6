"""Markdown of a page as plain paragraphs: emphasis falls away, lists keep their marks."""

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from workbook.plain.dialogue import Dialogue


def say_prose(dialogue: Dialogue, markdown: str) -> None:
    """Write a stretch of Markdown, an empty line before every block that is no item of a list."""
    marks: list[str] = []
    numbers: list[int] = []
    for token in _markdown().parse(markdown):
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                dialogue.say()
                numbers.append(int(token.attrs.get("start", 1)) if token.type.startswith("ordered") else 0)
            case "bullet_list_close" | "ordered_list_close":
                numbers.pop()
            case "list_item_open":
                marks.append(f"{numbers[-1]}. " if numbers[-1] else "- ")
                numbers[-1] += 1 if numbers[-1] else 0
            case "inline" | "fence" | "code_block":
                if not numbers:
                    dialogue.say()
                first = "  " * max(len(numbers) - 1, 0) + (marks.pop() if marks else "  " if numbers else "")
                dialogue.say(_words(token), first=first)
            case _:
                continue


def plain(markdown: str) -> str:
    """A tip or a label without its marks, one paragraph a line."""
    return "\n".join(_words(token) for token in _markdown().parse(markdown) if token.children)


def _words(token: Token) -> str:
    """The text of a block; a link shows its words and then its address."""
    if token.children is None:
        return token.content.rstrip("\n")
    parts, address = [], ""
    for child in token.children:
        match child.type:
            case "softbreak":
                parts.append(" ")
            case "hardbreak":
                parts.append("\n")
            case "link_open":
                address = str(child.attrs.get("href", ""))
            case "link_close":
                parts.append(f" ({address})")
            case _:
                parts.append(child.content)
    return "".join(parts)


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False})
