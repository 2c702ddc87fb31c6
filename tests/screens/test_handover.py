"""A change of jobs and the archive, from the menu, by keyboard alone and by mouse alone."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from msgspec import structs
from textual.pilot import Pilot

from screens import handover
from screens.app import LederbogApp
from screens.dialogs import LineInput, Notice
from screens.handover import HandoverScreen
from screens.hidden import HiddenScreen
from screens.unlock import UnlockScreen
from screens.work_dialogs import BusyDialog
from tests.screens.conftest import CANARY
from tests.screens.locked_book import SECRET, Latch
from tests.screens.screen_text import click_words, text_of, until
from workbook.context import Workbook
from workbook.dates import stamp
from workbook.journal.records import Answer, Plan
from workbook.share.handover import HandedOver, hand_over
from workbook.share.outgoing import Outgoing, Sheet

SIZES = [(60, 20), (80, 24), (200, 60)]
SHARED = "Vi tager en runde"


@pytest.fixture
def leaving(begun: Workbook) -> Workbook:
    now = stamp(begun.clock.now())
    answers = {"plan_tiltag": Answer(question="Hvad prøver vi?", kind="long", value=SHARED)}
    plan = Plan(id=begun.journal.new_id(), created=now, updated=now, title="Runden", exercise="handleplan")
    begun.journal.commit(structs.replace(plan, answers=answers, share=["leder"]))
    return begun


class Held:
    """The handing over, which waits until it may go on."""

    def __init__(self) -> None:
        self.begun, self.may_go_on = Event(), Event()

    def __call__(self, out: Outgoing, seen: Sheet, path: Path) -> HandedOver:
        self.begun.set()
        assert self.may_go_on.wait(30)
        return hand_over(out, seen, path)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[Held]:
    held = Held()
    monkeypatch.setattr(handover, "hand_over", held)
    yield held
    held.may_go_on.set()


async def _begun(pilot: Pilot[int], app: LederbogApp) -> None:
    """The questions are answered."""
    await app.run_action("handover")
    await until(pilot, lambda: "I FILEN (1)" in text_of(app))
    assert isinstance(app.screen, HandoverScreen)
    assert app.screen.sheet is not None
    app.screen._go(app.screen.sheet)


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


async def test_lines_have_other_words_and_roles_in_the_chosen_format(
    leaving: Workbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And what was said yes to or edited in the preview is what is handed over."""
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    now = stamp(leaving.clock.now())
    answers = {"plan_tiltag": Answer(question="Hvem?", kind="long", value="Ring 12 34 56 78")}
    plan = Plan(id=leaving.journal.new_id(), created=now, updated=now, title="Ring", exercise="handleplan")
    leaving.journal.commit(structs.replace(plan, answers=answers, share=["leder"]))
    app = LederbogApp(leaving)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.run_action("handover")
        await until(pilot, lambda: "I FILEN (1)" in text_of(app))
        await pilot.press("e")
        await until(pilot, lambda: "Disse ord" in text_of(app))
        await pilot.press(*" nu", "f4")
        await until(pilot, lambda: f"✎ {SHARED} nu" in text_of(app))
        await pilot.press("down", "r")
        await until(pilot, lambda: "Hvilken rolle" in text_of(app))
        await pilot.press("enter")
        await until(pilot, lambda: "I FILEN (2)" in text_of(app))
        await click_words(pilot, "[ md (F) ]")
        await until(pilot, lambda: "<!DOCTYPE html>" in text_of(app))
        await pilot.press("g")
        await until(pilot, lambda: "Videre" in text_of(app))
        await pilot.press("right", "enter")
        await until(pilot, lambda: "Skriv SLET" in text_of(app))
        await pilot.press(*"slet", "enter")
        await until(pilot, lambda: isinstance(app.screen, Notice))
    written = (tmp_path / "lederbog-handleplaner-2026-11-21.html").read_text(encoding="utf-8")
    assert f"<p>{SHARED} nu</p>" in written
    assert "<p>Ring en kollega</p>" in written


async def test_the_screen_can_be_hidden_while_it_works(
    leaving: Workbook, held: Held, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    app = LederbogApp(leaving)
    async with app.run_test(size=(80, 24)) as pilot:
        await _begun(pilot, app)
        await until(pilot, lambda: "Afleverer og sletter" in text_of(app))
        await pilot.press("escape", "ctrl+l")
        await until(pilot, lambda: isinstance(app.screen, HiddenScreen))
        assert "Afleverer" not in text_of(app)
        assert not leaving.journal.is_empty()
        held.may_go_on.set()
        await until(pilot, leaving.journal.is_empty)
        await app.workers.wait_for_complete()
        assert isinstance(app.screen, HiddenScreen), "where the plans lie is not for those who pass by"
        await pilot.press("space")
        await until(pilot, lambda: isinstance(app.screen, Notice))
    assert SHARED in (tmp_path / "lederbog-handleplaner-2026-11-21.md").read_text(encoding="utf-8")


async def test_locked_while_it_works_it_is_done_and_said_under_the_lock(
    leaving: Workbook, held: Held, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    latch = Latch(leaving)
    latch.watch(monkeypatch)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    app = LederbogApp(leaving)
    async with app.run_test(size=(80, 24)) as pilot:
        await _begun(pilot, app)
        await until(pilot, held.begun.is_set)
        await pilot.press("ctrl+l")
        await until(pilot, lambda: isinstance(app.screen, UnlockScreen))
        assert not leaving.journal.is_empty()
        held.may_go_on.set()
        await app.workers.wait_for_complete()
        assert isinstance(app.screen, UnlockScreen)
        await pilot.press(*SECRET, "enter")
        await until(pilot, lambda: isinstance(app.screen, Notice))
        assert leaving.journal.is_empty()
        await pilot.press("enter")
        await until(pilot, lambda: app._exit)


async def test_to_end_in_the_middle_waits_for_the_deletion(
    leaving: Workbook, held: Held, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    app = LederbogApp(leaving)
    async with app.run_test(size=(80, 24)) as pilot:
        await _begun(pilot, app)
        await until(pilot, held.begun.is_set)
        await pilot.press("ctrl+q")
        await until(pilot, lambda: "Lederbog lukker, når" in text_of(app))
        assert not app._exit
        held.may_go_on.set()
        await until(pilot, lambda: app._exit)
    assert leaving.journal.is_empty()
    assert (tmp_path / "lederbog-handleplaner-2026-11-21.md").exists()


async def test_a_refusal_is_said_and_nothing_is_deleted(leaving: Workbook, tmp_path: Path) -> None:
    app = LederbogApp(leaving)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.run_action("handover")
        await until(pilot, lambda: "I FILEN (1)" in text_of(app))
        assert isinstance(app.screen, HandoverScreen)
        app.screen.query_one("#share-path", LineInput).value = str(tmp_path / "ingen" / "planer.md")
        assert app.screen.sheet is not None
        app.screen._go(app.screen.sheet)
        await until(pilot, lambda: isinstance(app.screen, BusyDialog) and "✗" in text_of(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, HandoverScreen))
    assert not leaving.journal.is_empty()


async def test_what_came_in_behind_the_questions_does_not_leave_unseen(leaving: Workbook, tmp_path: Path) -> None:
    app = LederbogApp(leaving)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.run_action("handover")
        await until(pilot, lambda: "I FILEN (1)" in text_of(app))
        assert isinstance(app.screen, HandoverScreen)
        app.screen.query_one("#share-path", LineInput).value = str(tmp_path / "planer.md")
        await pilot.press("g")
        await until(pilot, lambda: "Videre" in text_of(app))
        await pilot.press("right", "enter")
        await until(pilot, lambda: "Skriv SLET" in text_of(app))
        (plan,) = leaving.journal.plans()
        plan.answers["plan_tiltag"].value = "Vi tager to runder"
        leaving.journal.commit(plan)
        await pilot.press(*"slet", "enter")
        await until(pilot, lambda: "Noget er ændret imens" in text_of(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, HandoverScreen) and "Vi tager to runder" in text_of(app))
    assert not leaving.journal.is_empty()
    assert not (tmp_path / "planer.md").exists()


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
