"""Every element of the course's material has a place in the pages, whole where it can be counted."""

from collections import Counter

import pytest

from tests.content.shelf import rows_of, shipped
from workbook.curriculum.library import Library

ROWS = [tuple(row.values()) for row in rows_of("tracing.csv")]
LISTS = ("ratings", "choice", "choices", "checklist")
ADDED = {"grus", "medarbejder-mus"}
"""Pages about other talks, which the material does not hold."""


@pytest.fixture(scope="module")
def library() -> Library:
    return shipped()


@pytest.mark.parametrize(("source", "element", "field", "rows"), ROWS)
def test_element_has_its_place(library: Library, source: str, element: str, field: str, rows: str) -> None:
    page, _dot, name = field.partition(".")
    found = library.exercise(page).field(name)

    assert source in library.heads[page].sources, element
    if rows:
        assert found.kind in LISTS
        assert len(found.options) >= int(rows), element


def test_every_source_is_traced_with_each_of_its_elements() -> None:
    elements = Counter(source for source, _element in {row[:2] for row in ROWS})

    assert elements == {"000": 4, "001": 4, "002": 4, "003": 5, "004": 15}


def test_every_page_of_the_course_holds_something_of_its_material(library: Library) -> None:
    traced = {row[2].partition(".")[0] for row in ROWS}

    assert traced - set(library.heads) == set()
    assert {page for page, head in library.heads.items() if head.sources} - traced == ADDED
