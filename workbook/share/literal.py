"""Text as CommonMark that shows it literally, in whatever viewer.

Whatever Markdown would read as a mark is escaped, also the marks of common extensions (`|`, `~`); all else stays as it
is, so that the file reads well without a viewer too.
"""

import re

_MARKED = re.compile(r"[\\`*<\[|~&_]")
"""A text without any of these needs no look at each."""
_ALWAYS = re.compile(r"[\\`*<\[|~]")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
"""One that stands at the edge of a word; inside a word it marks nothing."""
_LINE_MARK = re.compile(r"(?=[#>]|[-+](?:\s|$)|[-=]+$|:-)")
_CLOSING = re.compile(r"(?<![^\s])#+$")
"""What would close a heading."""
_EMPTY = "\\"
"""An empty line: a lone backslash is a hard break of its own, so that the paragraph goes on."""
_BREAK = {True: "  \n", False: "\n"}
_NUMBERED = re.compile(r"(\d{1,9})(?=[.)](?:\s|$))")


def line(text: str) -> str:
    """The text on one line, literal, as a heading needs it."""
    marked = escape(" ".join(text.split()))
    return _CLOSING.sub(r"\\\g<0>", marked)


def escape(text: str) -> str:
    """The text as one paragraph that shows it literally, with its line breaks, spaces and empty lines."""
    if not text.strip("\n"):
        return ""
    lines = [_line(each) for each in text.strip("\n").split("\n")]
    return "".join(each + _BREAK[each != _EMPTY] for each in lines[:-1]) + lines[-1]


def _line(raw: str) -> str:
    """One line of an answer, its edges kept."""
    if not raw:
        return _EMPTY
    body = raw.strip()
    start = raw[: len(raw) - len(raw.lstrip())]
    end = raw[len(start) + len(body) :]
    return _spaces(start) + _words(body, at_start=not start) + _spaces(end)


def _spaces(spaces: str) -> str:
    """Spaces at the edge of a line, which Markdown would drop."""
    return "".join(f"&#{ord(space)};" for space in spaces) if spaces else ""


def _words(body: str, *, at_start: bool) -> str:
    if _MARKED.search(body):
        body = _UNDERSCORE.sub(r"\\_", _ENTITY.sub(r"\\&", _ALWAYS.sub(r"\\\g<0>", body)))
    if not at_start:
        return body
    if _NUMBERED.match(body):
        return _NUMBERED.sub(r"\1\\", body)
    return f"\\{body}" if _LINE_MARK.match(body) else body
