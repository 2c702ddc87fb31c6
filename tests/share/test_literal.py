"""What the leader wrote is what a Markdown viewer shows, character for character."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from workbook.share.literal import escape, line
from workbook.text import clean

HOSTILE = [
    "# x",
    "###### x",
    "a | b\n--- | ---\nc | d",
    "a | b\n:-:",
    "`kode` ``` ~~~",
    "```\nindhegnet\n```",
    "~~~\nx",
    "<script>alert(1)</script>",
    "<!-- væk -->\n<div>",
    "[x](javascript:alert(1))",
    "![x](http://x.dk/a.png)",
    "[x]: http://x.dk\n[x]",
    "<http://x.dk> og www.x.dk",
    "---",
    "tekst\n---",
    "tekst\n===",
    "* * *",
    "_ _ _\n___",
    "- a\n  - b\n    - c",
    "+ a\n* b",
    "1. a\n2) b\n123456789. c",
    "&amp; &#35; &nbsp; &copy &unknown;",
    "slut\\",
    "slut\\\nnæste\\\n\\",
    "\\*ikke\\* \\ \\\\",
    "    indrykket\n\ttab\n  to",
    "a\n\n\n\nb",
    "\\\n\n\\",
    "   \n x \n\t",
    "**fed** __fed__ *k* _k_ snake_case _a_b_",
    "> citat\n>> dybt",
    "שלום עולם \u202eabc\u202c مرحبا",
    "👩‍👩‍👧 familien 👍🏽",
    "x  \ny   ",
    "\u00a0x\u2028y\u3000",
    "::: long x\n:::",
    "~20 til ~30, ~~slettet~~",
    "| a |",
    "Kl. 8-9: 3 + 4 = 7 & 5 < 6 > 2",
    "2026. Et godt år",
    "#",
    "-",
    "+",
    "=",
    "1.",
]


def shown(tokens: list[Token]) -> str:
    """The text of one paragraph as a viewer shows it."""
    children = [child for token in tokens for child in token.children or []]
    assert {child.type for child in children} <= {"text", "hardbreak"}
    return "".join("\n" if child.type == "hardbreak" else child.content for child in children)


def paragraph(markdown: str) -> str:
    tokens = MarkdownIt("commonmark").parse(markdown)
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"], markdown
    return shown(tokens)


def text() -> st.SearchStrategy[str]:
    marks = st.text(alphabet="ab1 \t\n\\`*_#+-=.()[]<>!&;|~:\"'/\u00a0\u2028æ😀\u200d\u202e", max_size=40)
    return st.one_of(marks, st.text(max_size=40), st.lists(st.sampled_from(HOSTILE), max_size=4).map("\n".join))


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_is_shown_literally(hostile: str) -> None:
    assert paragraph(escape(hostile)) == hostile


@pytest.mark.parametrize("hostile", HOSTILE)
def test_extensions_of_markdown_find_nothing_to_mark_either(hostile: str) -> None:
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(escape(hostile))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert shown(tokens) == hostile


@given(text())
@example("a  \n\n b")
def test_any_text_comes_through_whole(raw: str) -> None:
    kept = clean(raw).text.strip("\n")
    assert not kept or paragraph(escape(kept)) == kept


@given(text(), text())
def test_a_question_and_its_answer_stay_apart(question: str, answer: str) -> None:
    question, answer = clean(question).text, clean(answer).text.strip("\n")
    if not question.strip() or not answer:
        return
    tokens = MarkdownIt("commonmark").parse(f"**{line(question)}**\n\n{escape(answer)}")
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"] * 2
    children = tokens[1].children or []
    assert [child.type for child in children if child.type != "text"] == ["strong_open", "strong_close"]
    assert [children[0].content, children[-1].content] == ["", ""]
    assert "".join(child.content for child in children) == " ".join(question.split())
    assert shown(tokens[3:]) == answer


@given(text())
def test_a_heading_stays_one_line_and_whole(raw: str) -> None:
    raw = clean(raw).text
    title = " ".join(raw.split())
    tokens = MarkdownIt("commonmark").parse(f"## {line(raw)}\n\nnæste")
    assert [token.type for token in tokens[:3]] == ["heading_open", "inline", "heading_close"]
    assert tokens[0].tag == "h2"
    assert not title or shown(tokens[:3]) == title


@pytest.mark.parametrize(
    "plain", ["Vi mødtes kl. 8-9, og det gik godt!", "Hvad med (måske) 3/4 af os?", "a_b & c: 50 %"]
)
def test_plain_words_are_not_dotted_with_backslashes(plain: str) -> None:
    assert escape(plain) == plain


def test_line_breaks_are_kept_and_the_raw_text_still_reads_well() -> None:
    assert escape("Første\nAnden\n\nTredje") == "Første  \nAnden  \n\\\nTredje"


def test_nothing_is_nothing() -> None:
    assert [escape(""), escape("\n\n"), line(" \n")] == ["", "", ""]
