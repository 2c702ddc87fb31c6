"""A journal to bring things into, and ways to look at what came."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from workbook.clock import FixedClock
from workbook.importing.archive import Archive
from workbook.importing.bring import ImportReport, bring_in
from workbook.importing.found import FIELD, Reading
from workbook.journal.journal import Journal
from workbook.journal.records import Entry

FILES: Final = Path(__file__).parent
"""`jrnl/` was written by jrnl 4.6 itself."""


@pytest.fixture
def journal(tmp_path: Path, clock: FixedClock) -> Journal:
    return Journal.open(tmp_path / "home", clock)


Bring = Callable[[Archive | Reading], ImportReport]


@pytest.fixture
def bring(journal: Journal, clock: FixedClock) -> Bring:
    """Bring in what was read, and give what became of it."""
    return lambda found: bring_in(journal, found, clock)


def words_of(entry: Entry) -> str:
    """The text of a note."""
    return str(entry.answers[FIELD].value)


def said(journal: Journal) -> list[tuple[str, str, str, list[str]]]:
    """When, title, text and tags of every entry."""
    return [(one.created[:16] + one.created[-6:], one.title, words_of(one), one.tags) for one in journal.entries()]
