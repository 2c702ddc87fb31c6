"""Markdown of a page as text on the screen."""

from screens.widgets.prose import inline, prose

PAGE = """# Tryghed

Læs det **her** i *ro*
og mag.

- et [punkt]
- to
  - under
1. først
2. så

> Et citat
> på to linjer

[Hjælp](https://eksempel.dk) og `kode` <b>ikke fed</b>

---

Slut[/]
"""


def test_blocks_become_lines() -> None:
    assert prose(PAGE).plain.split("\n") == [
        "Tryghed",
        "",
        "Læs det her i ro og mag.",
        "",
        "• et [punkt]",
        "• to",
        "  • under",
        "",
        "1. først",
        "2. så",
        "",
        "│ Et citat på to linjer",
        "",
        "Hjælp (https://eksempel.dk) og kode <b>ikke fed</b>",
        "",
        "─" * 20,
        "",
        "Slut[/]",
    ]


def test_emphasis_is_style_and_brackets_are_text() -> None:
    content = inline("Et **tal** og [red]rødt[/red], *måske*")
    assert content.plain == "Et tal og [red]rødt[/red], måske"
    assert [(content.plain[span.start : span.end], span.style) for span in content.spans] == [
        ("tal", "bold"),
        ("måske", "italic"),
    ]


def test_paragraphs_of_one_item_stand_below_each_other() -> None:
    assert prose("- et\n\n  mere\n- to").plain == "• et\n  mere\n• to"


def test_nothing_is_nothing() -> None:
    assert prose("").plain == ""
    assert inline("").plain == ""
