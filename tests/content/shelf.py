"""The tables that the pages are held to, and the shipped pack."""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from workbook.curriculum.library import Library
from workbook.curriculum.model import PageHead

HERE = Path(__file__).parent
CONTENT = HERE.parents[1] / "content"
TAIL = "hale"
"""The name of the tail in the table of fields."""


def rows_of(table: str) -> Iterator[dict[str, str]]:
    """The rows of a table beside this file."""
    with (HERE / table).open(encoding="utf-8", newline="") as source:
        yield from csv.DictReader(source)


def planned() -> Mapping[str, list[tuple[str, str]]]:
    """Page id to its fields (id, kind)."""
    pages: dict[str, list[tuple[str, str]]] = {}
    for row in rows_of("fields.csv"):
        pages.setdefault(row["page"], []).append((row["field"], row["kind"]))
    return pages


PLANNED = planned()
PAGES = [page for page in PLANNED if page != TAIL]


def shipped() -> Library:
    """The pages of the project."""
    return Library.open(CONTENT)


def in_chapter(library: Library, chapter: str) -> list[PageHead]:
    """The heads of a chapter's pages, in order."""
    return [head for head in library.heads.values() if head.chapter == chapter]
