"""Every element of the course's material has a place in the pages, whole where it can be counted."""

import pytest

from tests.content.shelf import rows_of, shipped
from workbook.curriculum.library import Library

ROWS = [tuple(row.values()) for row in rows_of("tracing.csv")]
LISTS = ("ratings", "choice", "choices", "checklist")


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


def test_every_source_is_traced() -> None:
    assert {row[0] for row in ROWS} == {"000", "001", "002", "003", "004"}
