"""Where the blocks of a page stand: Markdown with one block rule of our own.

A line `::: kind id {attributes}` opens a block and a line `:::` closes it; what is between is left as it is.
A rule of our own, and not a plugin's fence, because a block that is never closed must end at the next one, so that
one slip of the pen is one fault and the rest of the page still works. Time is linear in the length of the page.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from workbook.curriculum.faults import Faults
from workbook.curriculum.model import Prose
from workbook.i18n import _

_MARK = ":::"
_TAG = re.compile(r"<(?=[A-Za-z/!?])[^\s>]{0,20}")
_TICKS = re.compile(r"`+")
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Block:
    """A block as it stands: its header after the colons, and its body's lines."""

    header: str
    line: int
    column: int
    """Of the header."""
    body: tuple[str, ...]
    """From `line` + 1 on."""


def pieces(body: str, first_line: int, faults: Faults) -> Iterator[Prose | Block]:
    """The prose and the blocks of a page's body in reading order.

    `first_line` is the number of the body's first line in its file.
    """
    lines = body.split("\n")
    reached = 0
    for token in _markdown().parse(body):
        if token.map is None:
            continue
        start, end = token.map
        if token.type == "question":
            yield from _prose(lines, reached, start, first_line)
            reached = end
            yield _block(token, lines, first_line, faults)
        elif token.type == "stray":
            yield from _prose(lines, reached, start, first_line)
            reached = end
            message = _("This ::: opens nothing. Delete it, or write a kind and an id after it.")
            faults.add(first_line + start, 1, message)
        else:
            _check_markdown(token, lines, first_line, faults)
    yield from _prose(lines, reached, len(lines), first_line)


def check_html(text: str, line: int, column: int, faults: Faults) -> None:
    """Note the first HTML tag of each line that is not code; the text's first character stands at line and column."""
    for down, across, tag in _tags(text):
        faults.add(line + down, (column if down == 0 else 1) + across, _no_html(tag))


def _no_html(tag: str) -> str:
    return _("HTML ({tag}) is not shown. Write it in Markdown, or put it between ` and `.").format(tag=tag)


def _tags(text: str) -> Iterator[tuple[int, int, str]]:
    """The first tag outside code of each line, as its line, its place in the line, and how it begins."""
    if "<" not in text:
        return
    spans = _code_spans(text)
    span = start = 0
    for down, line in enumerate(text.split("\n")):
        for match in _TAG.finditer(line):
            at = start + match.start()
            while span < len(spans) and spans[span][1] <= at:
                span += 1
            if span == len(spans) or at < spans[span][0]:
                yield down, match.start(), match[0]
                break
        start += len(line) + 1


def _code_spans(text: str) -> list[tuple[int, int]]:
    runs = [(match.start(), match.end()) for match in _TICKS.finditer(text)]
    closers: dict[int, list[int]] = {}
    for index in range(len(runs) - 1, -1, -1):
        closers.setdefault(runs[index][1] - runs[index][0], []).append(index)
    spans = []
    index = 0
    while index < len(runs):
        same = closers[runs[index][1] - runs[index][0]]
        while same and same[-1] <= index:
            same.pop()
        if same:
            spans.append((runs[index][0], runs[same[-1]][1]))
            index = same[-1]
        index += 1
    return spans


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"maxNesting": _DEEPEST})
    markdown.core.ruler.enableOnly(["block"])
    markdown.disable("reference")
    markdown.block.ruler.before("fence", "question", _rule, {"alt": ["paragraph", "blockquote", "list"]})
    return markdown


def _rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Push a token `question`, `stray` (opens nothing) or `misplaced` (in a list or quotation)."""
    if state.is_code_block(start):
        return False
    text = _line(state, start)
    if not text.startswith(_MARK):
        return False
    if silent:
        return True
    after, closed = start + 1, False
    if state.level > 0:
        kind = "misplaced"
    elif not text.strip(": \t"):
        kind = "stray"
    else:
        kind = "question"
        while after < end:
            line = _line(state, after)
            if line.startswith(_MARK):
                closed = not line.strip(": \t")
                break
            after += 1
    token = state.push(kind, "", 0)
    token.info = text
    token.map = [start, after + 1 if closed else after]
    token.meta = {"closed": closed}
    state.line = token.map[1]
    return True


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _block(token: Token, lines: list[str], first_line: int, faults: Faults) -> Block:
    start, end = token.map or (0, 0)
    closed = bool(token.meta["closed"])
    if not closed:
        _add_unclosed(start, end, lines, first_line, faults)
    header = token.info.lstrip(":")
    column = lines[start].index(_MARK) + len(token.info) - len(header) + 1
    padding = len(header) - len(header.lstrip())
    return Block(
        header.strip(), first_line + start, column + padding, tuple(lines[start + 1 : end - 1 if closed else end])
    )


def _add_unclosed(start: int, end: int, lines: list[str], first_line: int, faults: Faults) -> None:
    if end < len(lines):
        message = _("A block begins inside the block of line {line}. Close that one first with a line :::")
        faults.add(first_line + end, 1, message.format(line=first_line + start))
    else:
        faults.add(first_line + start, 1, _("The block is never closed. Write a line ::: after it."))


def _prose(lines: list[str], start: int, end: int, first_line: int) -> Iterator[Prose]:
    while start < end and not lines[start].strip():
        start += 1
    while end > start and not lines[end - 1].strip():
        end -= 1
    if start < end:
        yield Prose("\n".join(lines[start:end]), first_line + start)


def _check_markdown(token: Token, lines: list[str], first_line: int, faults: Faults) -> None:
    start, end = token.map or (0, 0)
    if token.type == "misplaced" and token.info.strip(": \t"):
        column = lines[start].find(_MARK) + 1
        message = _("A block cannot stand in a list or a quotation. Begin the line with ::: at the left edge.")
        faults.add(first_line + start, column, message)
    elif token.type == "code_block":
        for number in range(start, end):
            text = lines[number].strip()
            if text.startswith(_MARK) and text.strip(": \t"):
                message = _("This ::: is indented, so it is taken for code. Begin the line at the left edge.")
                faults.add(first_line + number, lines[number].index(_MARK) + 1, message)
    elif token.type == "html_block":
        tag = token.content.strip().split(None, 1)[0][:20]
        faults.add(first_line + start, lines[start].find(tag[:1]) + 1, _no_html(tag))
    elif token.type == "inline":
        for down, _across, tag in _tags(token.content):
            line = lines[start + down] if start + down < len(lines) else ""
            faults.add(first_line + start + down, line.find(tag) + 1, _no_html(tag))
