"""A workbook over the shipped pages, in an empty home."""

from pathlib import Path

import pytest

from workbook import paths
from workbook.clock import FixedClock
from workbook.context import Workbook
from workbook.curriculum.library import Library
from workbook.journal.journal import Journal
from workbook.journal.records import FollowUp
from workbook.settings import Settings


@pytest.fixture
def workbook(tmp_path: Path, clock: FixedClock) -> Workbook:
    """The shipped pack and an empty journal, on Saturday 21 November 2026."""
    journal = Journal.open(tmp_path / "lederbog", clock)
    return Workbook(library=Library.open(paths.content_root()), journal=journal, settings=Settings(), clock=clock)


def chosen(workbook: Workbook) -> list[FollowUp]:
    """The follow-ups that came of an answer, without those by which pages ask to be filled anew."""
    return [one for one in workbook.journal.followups() if not one.calls]


def again(workbook: Workbook) -> Workbook:
    """The same home as the next start sees it."""
    journal = Journal.open(workbook.journal.home, workbook.clock)
    return Workbook(library=workbook.library, journal=journal, settings=workbook.settings, clock=workbook.clock)
