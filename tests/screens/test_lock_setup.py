"""The lock put on, changed and taken off in the app, with the real vault; what is said stands where it is read."""

from pathlib import Path

import pytest

from screens.app import LederbogApp, LockedApp
from screens.closed import ClosedBook
from screens.code_dialogs import CodeDialog
from screens.overview import OverviewScreen
from screens.secret_dialogs import NewSecretDialog, SecretDialog
from screens.settings import SettingsScreen
from tests.screens.conftest import CANARY
from tests.screens.lock_hands import box_text, choose_setting, prove
from tests.screens.locked_book import CHEAP, SECRET, Latch
from tests.screens.mouse import Mouse
from tests.screens.screen_text import click_words, in_form, text_of, until
from workbook.context import Workbook
from workbook.journal.journal import Journal
from workbook.journal.locks import is_sealed, unlock
from workbook.journal.passphrases import groups
from workbook.journal.records import Meeting
from workbook.journal.vaulting import code_to_prove, turn_on

SIZES = [(60, 20), (80, 24), (200, 60)]


@pytest.fixture
def app(begun: Workbook) -> LederbogApp:
    made = LederbogApp(begun)
    made.costs = CHEAP
    return made


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_lock_is_put_on_by_keyboard_at_every_size(app: LederbogApp, size: tuple[int, int]) -> None:
    home = app.home
    async with app.run_test(size=size) as pilot:
        await pilot.press("f5", "end", "enter")
        await until(pilot, lambda: isinstance(app.screen, NewSecretDialog))
        assert "kan ingen åbne bogen" in box_text(app), "said before the set-up ends"
        await pilot.press(*SECRET, "enter", *SECRET, "enter")
        await prove(pilot)
        await until(pilot, lambda: isinstance(app.screen, SettingsScreen) and app.sealed)
        await pilot.press("end")
        await until(pilot, lambda: "Slå låsen fra" in text_of(app))
        assert is_sealed(home)
        assert CANARY.encode() not in b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
        key = unlock(home, SECRET)
        assert key is not None
        assert code_to_prove(home, key) is None
        await pilot.press("escape", "n", *"nyt", "escape")
        await until(pilot, lambda: "nyt" in [entry.title for entry in app.workbook.journal.entries()])


async def test_the_lock_is_put_on_by_mouse(app: LederbogApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        mouse = Mouse(pilot)
        app.action_settings()
        await mouse.click("[ Lås med en adgangssætning ]", into=2)
        await mouse.sees("[ Lås den ]")
        await mouse.write_secret(SECRET)
        await mouse.click("▏", below="Den samme en gang til")
        await mouse.write_secret(SECRET)
        await mouse.click("[ Lås den ]")
        await mouse.click("[ Jeg har skrevet den ned ]")
        await mouse.sees("[ Vis koden igen ]")
        await mouse.click("[ Vis koden igen ]")
        await mouse.sees("Din gendannelseskode")
        assert is_sealed(app.home)


async def test_a_set_up_that_was_broken_off_is_asked_about_at_the_next_start(begun: Workbook) -> None:
    done = turn_on(begun.journal.home, begun.clock, SECRET, costs=CHEAP)
    begun.journal.unlock(done.key)
    app = LederbogApp(begun)
    async with app.run_test(size=(80, 24)) as pilot:
        await prove(pilot)
        assert code_to_prove(app.home, done.key) is None
    again = LederbogApp(begun)
    async with again.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(again.screen, OverviewScreen)


async def test_copies_that_the_lock_does_not_reach_are_named(app: LederbogApp) -> None:
    copy = app.home / "journal-KONTOR-PC.lederbog"
    copy.write_bytes((app.home / "journal.lederbog").read_bytes())
    async with app.run_test(size=(80, 24)) as pilot:
        await choose_setting(pilot, "Lås med en adgangssætning")
        await pilot.press(*SECRET, "enter", *SECRET, "enter")
        await prove(pilot)
        await until(pilot, lambda: "Kopier uden lås" in text_of(app))
        assert copy.name in box_text(app).replace(" ", "")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, SettingsScreen))


# The first start


@pytest.fixture
def first(workbook: Workbook) -> LederbogApp:
    made = LederbogApp(workbook)
    made.costs = CHEAP
    return made


async def test_the_first_start_offers_the_lock_and_proves_the_code_before_anything_is_stored(
    first: LederbogApp,
) -> None:
    async with first.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"Team Nord")
        await click_words(pilot, "[ Begynd med lås ]")
        await until(pilot, lambda: isinstance(first.screen, NewSecretDialog))
        await pilot.press(*SECRET, "enter", *SECRET, "enter")
        await until(pilot, lambda: isinstance(first.screen, CodeDialog))
        assert first.workbook.journal.is_empty()
        await prove(pilot)
        await until(pilot, lambda: in_form(first))
        (entry,) = first.workbook.journal.entries()
        assert entry.answers["enhed"].value == "Team Nord"
        assert is_sealed(first.home)
        assert b"Team Nord" not in b"".join(path.read_bytes() for path in first.home.rglob("*") if path.is_file())


async def test_who_thinks_better_of_the_lock_is_where_she_was(first: LederbogApp) -> None:
    async with first.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"Team Nord", "ctrl+r")
        await until(pilot, lambda: isinstance(first.screen, NewSecretDialog))
        await pilot.press("escape")
        await until(pilot, lambda: "[ Begynd med lås ]" in text_of(first))
        assert not is_sealed(first.home)
        await pilot.press("f4")
        await until(pilot, lambda: in_form(first))
        assert not is_sealed(first.home)


async def test_a_folder_with_a_locked_journal_in_it_is_unlocked_and_used(
    first: LederbogApp, begun_elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from workbook import paths

    monkeypatch.delenv("LEDERBOG_HOME")
    monkeypatch.setattr(paths, "default_home", lambda: first.workbook.journal.home)
    async with first.run_test(size=(80, 30)) as pilot:
        await pilot.press("tab", "tab", "tab", *str(begun_elsewhere), "f4")
        await until(pilot, lambda: isinstance(first.screen, SecretDialog))
        await pilot.press(*SECRET, "enter")
        await until(pilot, lambda: isinstance(first.screen, OverviewScreen))
        assert first.workbook.journal.home == begun_elsewhere
        assert first.sealed
    first.workbook.journal.close()


@pytest.fixture
def begun_elsewhere(workbook: Workbook, tmp_path: Path) -> Path:
    home = tmp_path / "gammel"
    journal = Journal.open(home, workbook.clock)
    now = "2026-11-01T08:00:00+01:00"
    journal.commit(Meeting(id=journal.new_id(), created=now, updated=now, kind="trio", number=2, date="2026-11-30"))
    journal.close()
    turn_on(home, workbook.clock, SECRET, costs=CHEAP)
    return home


async def test_the_start_of_a_locked_workbook_from_end_to_end(begun: Workbook) -> None:
    latch = Latch(begun)

    def opened(secret: str) -> Workbook:
        begun.journal.unlock(unlock(begun.journal.home, secret))
        return begun

    begun.journal.lock()
    app = LockedApp(ClosedBook(begun.journal.home, begun.settings, begun.clock, open=opened, prepare=lambda: None))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"forkert", "enter")
        await until(pilot, lambda: "✗" in text_of(app))
        await pilot.press(*["backspace"] * 7, *" ".join(groups(latch.code)).lower(), "enter")
        await until(pilot, lambda: "[ Nej, ikke nu ]" in text_of(app))
        await click_words(pilot, "[ Nej, ikke nu ]")
        await until(pilot, lambda: isinstance(app.screen, OverviewScreen))
