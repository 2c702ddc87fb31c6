"""The shipped pack is clean, and every page of it parses."""

from pathlib import Path

import pytest

from workbook.curriculum.check import check
from workbook.curriculum.computed import FUNCTIONS
from workbook.curriculum.functions import GIVEN
from workbook.curriculum.library import Library
from workbook.paths import content_root

LIBRARY = Library.open(content_root())


def test_the_pack_has_no_faults() -> None:
    assert [str(problem) for problem in check(content_root() / "da")] == []
    assert LIBRARY.problems == ()


@pytest.mark.parametrize("page", LIBRARY.heads)
def test_the_page_parses(page: str) -> None:
    exercise = LIBRARY.exercise(page)

    assert exercise.head == LIBRARY.heads[page]
    assert exercise.fields
    assert LIBRARY.problems_of(page) == ()
    assert exercise.pack == f"{LIBRARY.pack.id} {LIBRARY.pack.version}"


def test_every_stop_and_the_toolbox_lead_to_pages() -> None:
    named = {page for stop in LIBRARY.pack.path for page in stop.pages} | set(LIBRARY.pack.toolbox)

    assert named <= set(LIBRARY.heads)
    assert {head.chapter for head in LIBRARY.heads.values()} <= set(LIBRARY.pack.chapters)


def test_every_computed_field_has_a_function_or_is_given_by_the_form() -> None:
    used = {
        field.params["as"]
        for page in LIBRARY.heads
        for field in LIBRARY.exercise(page).fields
        if field.kind == "computed"
    }

    assert used <= set(FUNCTIONS) | set(GIVEN)


def test_every_file_of_the_pack_is_read() -> None:
    folder = Path(LIBRARY.root)

    assert {path for path in folder.rglob("*.md") if path.name != "tail.md"} == {
        head.path for head in LIBRARY.heads.values()
    }
