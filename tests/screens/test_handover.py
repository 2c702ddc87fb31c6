"""A change of jobs and the archive, from the menu, by keyboard alone and by mouse alone."""

from pathlib import Path

import pytest
from msgspec import structs

from screens.app import LederbogApp
from screens.dialogs import LineInput, Notice
from screens.handover import HandoverScreen
from tests.screens.conftest import CANARY
from tests.screens.screen_text import click_words, text_of, until
from workbook.context import Workbook
from workbook.dates import stamp
from workbook.journal.records import Answer, Plan

SIZES = [(60, 20), (80, 24), (200, 60)]
SHARED = "Vi tager en runde"


@pytest.fixture
def leaving(begun: Workbook) -> Workbook:
    now = stamp(begun.clock.now())
    answers = {"plan_tiltag": Answer(question="Hvad prøver vi?", kind="long", value=SHARED)}
    plan = Plan(id=begun.journal.new_id(), created=now, updated=now, title="Runden", exercise="handleplan")
    begun.journal.commit(structs.replace(plan, answers=answers, share=["leder"]))
    return begun


@pytest.mark.parametrize("size", SIZES)
async def test_the_plans_go_out_and_the_rest_is_gone(
    leaving: Workbook, tmp_path: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    app = LederbogApp(leaving)
    async with app.run_test(size=size) as pilot:
        await pilot.press("ctrl+p", *"skifter", "enter")
        await until(pilot, lambda: isinstance(app.screen, HandoverScreen) and SHARED in text_of(app))
        assert CANARY not in text_of(app)
        await pilot.press("g")
        await until(pilot, lambda: "Videre" in text_of(app))
        await pilot.press("right", "enter")
        await until(pilot, lambda: "Skriv SLET" in text_of(app))
        await pilot.press(*"nej", "enter")
        assert not leaving.journal.is_empty()
        app.screen.query_one(LineInput).value = "slet"
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Notice))
        assert leaving.journal.is_empty()
        await pilot.press("enter")
        await until(pilot, lambda: app._exit)
    written = (tmp_path / "lederbog-handleplaner-2026-11-21.md").read_text(encoding="utf-8")
    assert SHARED in written
    assert CANARY not in written
    assert (tmp_path / "lederbog-kvittering-2026-11-21.txt").exists()


async def test_by_mouse_it_can_be_left_as_it_is(leaving: Workbook) -> None:
    app = LederbogApp(leaving)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.run_action("handover")
        await until(pilot, lambda: isinstance(app.screen, HandoverScreen))
        await click_words(pilot, "Aflever og slet")
        await until(pilot, lambda: "Videre" in text_of(app))
        await click_words(pilot, "Nej, ikke nu")
        await until(pilot, lambda: isinstance(app.screen, HandoverScreen))
        await click_words(pilot, "‹ Tilbage")
        await until(pilot, lambda: not isinstance(app.screen, HandoverScreen))
    assert not leaving.journal.is_empty()


async def test_the_archive_is_a_folder_from_the_menu(
    leaving: Workbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    app = LederbogApp(leaving)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p", *"arkiv", "enter")
        await until(pilot, lambda: "også private svar" in text_of(app))
        await pilot.press("enter")
        folder = tmp_path / "PRIVAT-lederbog-2026-11-21"
        await until(pilot, folder.exists)
        await until(pilot, lambda: "✓ 6 filer" in text_of(app))
    assert any(CANARY in path.read_text(encoding="utf-8") for path in folder.iterdir())
