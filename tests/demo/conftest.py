"""The invented half year, on a day of the test's choice, in a place for temporary files of the test's own."""

import sys
import tempfile
from datetime import date, datetime, time
from pathlib import Path

import pytest

from workbook import i18n
from workbook.clock import FixedClock
from workbook.context import Workbook
from workbook.curriculum.library import Library
from workbook.demo.living import live_through
from workbook.journal.journal import Journal
from workbook.journal.records import Record
from workbook.paths import content_root
from workbook.settings import Settings

TODAY = date(2026, 11, 24)
DAYS = [
    "2026-01-01",
    "2026-03-29",  # clocks go forward
    "2026-04-05",  # Easter
    "2026-05-15",  # the day after Ascension Day
    "2026-06-05",
    "2026-08-12",
    "2026-10-25",  # clocks go back
    "2026-12-24",
    "2026-12-31",
    "2027-02-22",
    "2027-07-03",
    "2028-02-29",
    "2028-04-18",  # the day after Easter
    "2028-12-27",
]
"""Every weekday is among them."""


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this test's demos are made."""
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    monkeypatch.setenv("TMPDIR", str(place))
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # a run sets its own
    return place


@pytest.fixture
def home_of_her_own(tmp_path: Path) -> Path:
    """The home that `lonely_home` names, which no demo may make."""
    return tmp_path / "lederbog"


@pytest.fixture(scope="session")
def library() -> Library:
    return Library.open(content_root())


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory, library: Library) -> Workbook:
    """The demo as it is opened on `TODAY` at noon; only to be read."""
    i18n.use("da")
    home = tmp_path_factory.mktemp("lived") / "demo"
    live_through(home, library, TODAY)
    clock = FixedClock(noon(TODAY))
    return Workbook(library, Journal.open(home, clock), Settings(), clock, demo=True)


def noon(day: date) -> datetime:
    return datetime.combine(day, time(12)).astimezone()


def records_of(workbook: Workbook) -> list[Record]:
    """Everything that was written, but drafts and people."""
    journal = workbook.journal
    return [*journal.entries(), *journal.plans(), *journal.followups(), *journal.meetings()]
