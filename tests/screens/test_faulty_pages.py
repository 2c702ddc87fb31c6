"""Pages with faults: the app starts without what cannot be read, says so, and the rest works."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from screens.app import LederbogApp
from screens.exercise import ExerciseScreen
from tests.screens.screen_text import in_form, text_of, until
from workbook import paths
from workbook.clock import FixedClock
from workbook.context import Workbook
from workbook.curriculum.library import Library
from workbook.journal.journal import Journal
from workbook.journal.records import Entry
from workbook.settings import Settings

SCALE = "01-opstart/04-tryghedsskala.md"


@pytest.fixture
def with_pages(tmp_path: Path, clock: FixedClock) -> Callable[[Callable[[Path], None]], Workbook]:
    """A workbook over a copy of the shipped pages, spoiled by the function that is given."""

    def make(spoil: Callable[[Path], None]) -> Workbook:
        root = tmp_path / "content"
        shutil.copytree(paths.content_root(), root)
        spoil(root / "da")
        journal = Journal.open(tmp_path / "lederbog", clock)
        journal.commit(Entry(id=journal.new_id(), created="2026-11-01T10:00:00+01:00", updated="", title="Før"))
        return Workbook(library=Library.open(root), journal=journal, settings=Settings(), clock=clock)

    return make


def _bad_front_matter(pack: Path) -> None:
    page = pack / SCALE
    page.write_text(page.read_text(encoding="utf-8").replace("minutes: 5", "minutes: [5"), encoding="utf-8")


def _double_id(pack: Path) -> None:
    page = pack / SCALE
    other = page.with_name("09-tryghedsskala.md")
    other.write_text(page.read_text(encoding="utf-8"), encoding="utf-8")


def _unknown_kind(pack: Path) -> None:
    page = pack / SCALE
    page.write_text(page.read_text(encoding="utf-8").replace("::: long op", "::: lang op"), encoding="utf-8")


@pytest.mark.parametrize("spoil", [_bad_front_matter, _double_id])
async def test_a_page_that_cannot_be_indexed_is_left_out_and_said(
    with_pages: Callable[[Callable[[Path], None]], Workbook], spoil: Callable[[Path], None]
) -> None:
    app = LederbogApp(with_pages(spoil))
    async with app.run_test(size=(120, 30)) as pilot:
        await until(pilot, lambda: "En side er udeladt" in text_of(app))
        app.open_exercise("feedback-modtaget")
        await until(pilot, lambda: in_form(app))


async def test_a_fault_further_down_is_said_when_the_page_is_opened_and_the_rest_works(
    with_pages: Callable[[Callable[[Path], None]], Workbook],
) -> None:
    workbook = with_pages(_unknown_kind)
    app = LederbogApp(workbook)
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.pause()
        assert "udeladt" not in text_of(app)
        app.open_exercise("tryghedsskala")
        await until(pilot, lambda: "Der er en fejl i siden" in text_of(app))
        screen = app.screen
        assert isinstance(screen, ExerciseScreen)
        await pilot.press("7")
        await until(pilot, lambda: screen.session.values.get("score") == 7)
