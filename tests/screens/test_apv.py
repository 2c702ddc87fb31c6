"""The APV copy from Share: by keys and by mouse, at every size, seen before it is written."""

from pathlib import Path

import pytest

from screens.app import LederbogApp
from screens.apv import ApvScreen
from screens.dialogs import LineInput
from screens.share import ShareScreen
from tests.screens.mouse import Mouse
from tests.screens.screen_text import text_of, until
from workbook.context import Workbook
from workbook.forms.opening import open_form

SECRET = "Runde før beslutninger"


@pytest.fixture
def planned(workbook: Workbook) -> Workbook:
    """A plan with a part for the APV."""
    form = open_form(workbook, "handleplan")
    form.answer("plan_tiltag", SECRET)
    form.answer("mere", ["apv"])
    form.answer("apv_problem", "Støj i frokosten")
    form.answer("apv_tiltag", "To spisetider")
    form.commit()
    return workbook


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 60)])
async def test_the_copy_is_seen_and_written_by_keys_alone(
    planned: Workbook, tmp_path: Path, size: tuple[int, int]
) -> None:
    app, target = LederbogApp(planned), tmp_path / "apv.md"
    async with app.run_test(size=size) as pilot:
        await pilot.press("5", "a")
        await until(pilot, lambda: "I FILEN (2)" in text_of(app))
        assert isinstance(app.screen, ApvScreen)
        text = text_of(app)
        assert "✓ Støj i frokosten" in text
        assert SECRET not in text
        app.screen.query_one("#apv-path", LineInput).value = str(target)
        await pilot.press("enter")
        await until(pilot, lambda: "fordi du skrev det til APV'en" in text_of(app))
        assert not target.exists()
        await pilot.press("g", "enter")
        await until(pilot, target.exists)
        written = target.read_text(encoding="utf-8")
        assert "**Hvad er problemet?**\n\nStøj i frokosten" in written
        assert SECRET not in written
        (left,) = planned.journal.exports()
        assert (left.audience, left.records) == ("apv", [planned.journal.plans()[0].id])
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, ShareScreen))
        await pilot.press("b")
        await until(pilot, lambda: "APV-kopi · md" in text_of(app))


async def test_the_copy_is_written_by_mouse_alone(planned: Workbook, lonely_home: Path) -> None:
    app = LederbogApp(planned)
    async with app.run_test(size=(80, 24)) as pilot:
        mouse = Mouse(pilot)
        await mouse.click("5 Del")
        await mouse.click("APV-kopi")
        await mouse.sees("I FILEN (2)")
        await mouse.click("Gem filen")
        await until(pilot, lambda: (lonely_home / "apv-handleplan-2026-11-21.md").exists())
        await mouse.click("‹ Tilbage")
        await until(pilot, lambda: isinstance(app.screen, ShareScreen))


async def test_nothing_is_written_of_nothing(begun: Workbook, lonely_home: Path) -> None:
    app = LederbogApp(begun)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("5", "a")
        await pilot.press("g", "enter")
        await until(pilot, lambda: "sæt kryds ved delen til APV'en" in text_of(app))
        assert list(lonely_home.glob("*.md")) == []


async def test_a_line_about_others_waits_for_a_yes(planned: Workbook) -> None:
    (plan,) = planned.journal.plans()
    plan.answers["apv_problem"].sensitivity = "others"
    planned.journal.commit(plan)
    app = LederbogApp(planned)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("5", "a")
        await until(pilot, lambda: "HOLDES UDE (1)" in text_of(app))
        assert "? Støj i frokosten" in text_of(app)
        await pilot.press("down", "space")
        await until(pilot, lambda: "I FILEN (2)" in text_of(app))
