"""Whatever an answer holds, every format shows it as the literal text it was, whole and in one piece."""

import html as html_words
from html.parser import HTMLParser
from io import BytesIO

import cmarkgfm
import docx2txt
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from workbook import i18n
from workbook.share import html, markdown, word
from workbook.share.document import Answered, Block, Document, Heading, Paragraph
from workbook.text import clean

HOSTILE = [
    "# x", "| a | b |\n|---|---|", "`kode` og ``", "```\nx", "<script>alert(1)</script>", "[x](javascript:alert(1))",
    "![x](http://x.dk/y.png)", "---", "===", "***", "- " * 200 + "dybt", "> " * 50 + "citat", "1. et\n2. to",
    "&lt; &#35; &", "a\\b", "*b* _c_ ~~d~~", "\u202eRTL", "👩\u200d👩\u200d👧 zwj", "x  \ny", "  indrykket\n\tfane",
    "a\n\nb\n\n\nc", "#", "+ x", "</p></body>", "http://x.dk <x@y.dk>", "[^1]: fod", "a\u00a0b", "æøå ÆØÅ",
    "\"citat\" 'enkelt'", ": x", "<!-- x -->", "{% x %}", "$x$",
]  # fmt: skip


def a_document(text: str, question: str = "Hvad?") -> Document:
    return Document((Heading(1, "Til min MUS"), Answered(question, text), Paragraph("slut")))


class Page(HTMLParser):
    """The texts of the paragraphs, and all tags and attributes."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._inside = False
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in ("p", "h1", "h2", "h3"):
            self._inside = True
            self.paragraphs.append("")
        elif tag == "br" and self._inside:
            self.paragraphs[-1] += "\n"

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag not in ("p", "h1", "h2", "h3")

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.paragraphs[-1] += data


def lines(text: str) -> list[str]:
    """A text as lines; what is at their edges is shown by some viewers and not by others."""
    return [line.strip() for line in text.strip("\n").split("\n")]


def shown_by(engine: str, document: Document) -> list[str]:
    source = markdown.write(document)
    made = MarkdownIt("commonmark").render(source) if engine == "markdown-it" else cmarkgfm.markdown_to_html(source)
    return Page(made.replace("<br />\n", "<br />")).paragraphs


@pytest.mark.parametrize("engine", ["markdown-it", "cmark"])
@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_the_literal_text(engine: str, text: str) -> None:
    title, question, answer, last = shown_by(engine, a_document(text))
    assert (title, question, last) == ("Til min MUS", "Hvad?", "slut")
    assert lines(answer) == lines(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_web_page_shows_the_literal_text_and_nothing_else_is_in_it(text: str) -> None:
    page = Page(html.write(a_document(text, question=text)))
    assert page.paragraphs == ["Til min MUS", text, text, "slut"]
    assert {tag for tag, _attributes in page.tags} <= {"html", "head", "meta", "title", "style", "body", "h1", "p"}
    assert not any(name in ("src", "href") or name.startswith("on") for _tag, one in page.tags for name in one)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_word_file_shows_the_literal_text(text: str) -> None:
    shown = docx2txt.process(BytesIO(word.write(a_document(text))))
    assert "Hvad?\n\n" + text in shown
    assert shown.startswith("Til min MUS")


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n"), min_size=1, max_size=80).map(
    lambda text: clean(text).text
)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXTS.filter(lambda text: bool(text.strip())), question=TEXTS)
def test_any_text_is_whole_in_a_web_page(text: str, question: str) -> None:
    source = html.write(a_document(text, question))
    assert html_words.escape(text) in source
    assert Page(source).paragraphs[-2] == text


@given(text=TEXTS)
def test_the_same_document_gives_the_same_bytes(text: str) -> None:
    for write in (markdown.write, html.write):
        assert write(a_document(text)) == write(a_document(text))


def test_the_same_document_gives_the_same_word_file() -> None:
    assert word.write(a_document("x\ny\tz")) == word.write(a_document("x\ny\tz"))


def test_what_xml_cannot_hold_is_left_out_of_a_word_file() -> None:
    assert "ab" in docx2txt.process(BytesIO(word.write(a_document("a\ufffeb"))))


def test_headings_are_headings_in_every_format() -> None:
    blocks: tuple[Block, ...] = (Heading(1, "A"), Heading(2, "B"), Heading(3, "C"))
    assert markdown.write(Document(blocks)) == "# A\n\n## B\n\n### C\n"
    assert "<h1>A</h1>\n<h2>B</h2>\n<h3>C</h3>" in html.write(Document(blocks))
    styles = word.write(Document(blocks))
    assert styles.startswith(b"PK")


@pytest.mark.parametrize(("language", "said"), [("da", 'lang="da"'), ("en", 'lang="en"')])
def test_a_page_names_its_language(language: str, said: str) -> None:
    i18n.use(language)
    assert said in html.write(a_document("x"))
