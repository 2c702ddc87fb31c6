"""What is decided about a follow-up, by keys and by mouse, also in a small window."""

from datetime import timedelta

import pytest
from msgspec import structs
from textual.pilot import Pilot
from textual.widgets import Button, Static

from screens.app import LederbogApp
from screens.dialogs import AskLine, Question
from screens.exercise import ExerciseScreen
from screens.messages import JournalChanged
from screens.note import NoteScreen
from screens.rows import RowList
from tests.screens.screen_text import click_words, in_form, lines_of, text_of, until
from workbook.clock import FixedClock
from workbook.context import Workbook
from workbook.forms.opening import open_form
from workbook.journal.records import FollowUp
from workbook.plan.followups import make_follow_up

SIZE = (80, 24)


def _promise(workbook: Workbook) -> FollowUp:
    return next(one for one in workbook.journal.followups() if one.kind == "promise")


async def _ask(pilot: Pilot[int]) -> None:
    """Open the first row: the promise."""
    await pilot.pause()
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, Question))
    await pilot.pause()


def _said(app: LederbogApp) -> str:
    """The text of the question, wrapped or not."""
    return " ".join(str(app.screen.query_one("#dialog-text", Static).render()).split())


async def _choose(pilot: Pilot[int], choice: str, words: str, *, by_mouse: bool) -> None:
    if by_mouse:
        await click_words(pilot, words)
        return
    for _step in range(12):
        focused = pilot.app.focused
        if isinstance(focused, Button) and focused.id == choice:
            await pilot.press("enter")
            await pilot.pause()
            return
        await pilot.press("down")
    raise AssertionError(f"the arrows never reach {choice}")


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 60)])
async def test_every_decision_is_on_the_screen(app: LederbogApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await _ask(pilot)
        text = text_of(app)
        labels = ("Gjort", "Udskyd til man. 23/11", "Flyt", "Lad den komme igen", "Drop", "Luk")
        for label in labels:
            assert f"[ {label} ]" in text
        assert "Datoen var torsdag 19. november 2026" in _said(app)


@pytest.mark.parametrize("by_mouse", [False, True])
async def test_it_is_put_off_until_it_wants_a_decision(app: LederbogApp, by_mouse: bool) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await _ask(pilot)
        await _choose(pilot, "snoozed", "[ Udskyd til", by_mouse=by_mouse)
        kept = _promise(app.workbook)
        assert (kept.due, kept.status, [one.what for one in kept.decisions]) == ("2026-11-23", "moved", ["snoozed"])
        assert "man. 23/11" in text_of(app)
        worn = structs.replace(kept, due="2026-11-20", decisions=kept.decisions * 4)
        app.workbook.journal.commit(worn)
        app.post_message(JournalChanged())
        await _ask(pilot)
        assert "[ Udskyd til" not in text_of(app)
        assert "Du har udskudt den 4 gange i træk." in _said(app)


@pytest.mark.parametrize("by_mouse", [False, True])
async def test_it_comes_back_is_skipped_and_stops_with_a_reason(app: LederbogApp, by_mouse: bool) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await _ask(pilot)
        await _choose(pilot, "repeats", "[ Lad den komme igen ]", by_mouse=by_mouse)
        await pilot.press(*"tit", "enter")
        assert "✗ Skriv for eksempel" in text_of(app)
        await pilot.press("ctrl+u", *"hver mandag")
        await until(pilot, lambda: "= hver uge, første gang mandag 23. november 2026" in text_of(app))
        await (click_words(pilot, "[ Gem ]") if by_mouse else pilot.press("enter"))
        await until(pilot, lambda: _promise(app.workbook).repeats is not None)
        await _ask(pilot)
        assert "Den kommer igen hver uge." in _said(app)
        await _choose(pilot, "skipped", "[ Spring over denne gang ]", by_mouse=by_mouse)
        assert _promise(app.workbook).due == "2026-11-30"


async def test_it_stops_coming_back_only_with_a_reason(app: LederbogApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await _ask(pilot)
        await _choose(pilot, "repeats", "", by_mouse=False)
        await pilot.press(*"hver dag", "enter")
        await until(pilot, lambda: _promise(app.workbook).repeats is not None)
        await _ask(pilot)
        await _choose(pilot, "repeats", "", by_mouse=False)
        await pilot.press(*"aldrig", "enter", "enter")
        await until(pilot, lambda: isinstance(app.screen, AskLine))
        assert "✗ Skriv kort hvorfor" in text_of(app)
        assert _promise(app.workbook).repeats is not None
        await pilot.press(*"den kører selv", "enter")
        await until(pilot, lambda: _promise(app.workbook).repeats is None)
        assert _promise(app.workbook).decisions[-1].reason == "den kører selv"


async def test_a_day_is_counted_from_the_meeting(app: LederbogApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await _ask(pilot)
        await _choose(pilot, "moved", "", by_mouse=False)
        await pilot.press(*"2 dage før TRIO")
        await until(pilot, lambda: "= tirsdag 24. november 2026" in text_of(app))
        await pilot.press("enter", *"så er vi klar", "enter")
        await until(pilot, lambda: _promise(app.workbook).due == "2026-11-24")


async def test_a_page_that_calls_is_opened_as_a_new_one(workbook: Workbook, clock: FixedClock) -> None:
    form = open_form(workbook, "tryghedsskala")
    form.answer("score", 6)
    form.commit()
    clock.moment += timedelta(days=72)
    app = LederbogApp(workbook)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert any("Udfyld igen: Tryghed 1-10 lige nu" in line for line in lines_of(app))
        await _ask(pilot)
        await _choose(pilot, "open", "", by_mouse=False)
        await until(pilot, lambda: in_form(app))
        assert isinstance(app.screen, ExerciseScreen)
        assert app.screen.session.record is None


async def test_what_it_came_from_may_be_gone(workbook: Workbook) -> None:
    form = open_form(workbook, "tryghedsskala")
    form.answer("score", 6)
    form.answer("foelg_op", "i dag")
    entry = form.commit().records[0]
    workbook.journal.trash(entry.id)
    app = LederbogApp(workbook)
    async with app.run_test(size=SIZE) as pilot:
        await _ask(pilot)
        await _choose(pilot, "open", "", by_mouse=False)
        await until(pilot, lambda: "ligger i papirkurven" in text_of(app))


async def test_the_reminder_to_write_opens_a_note(begun: Workbook, clock: FixedClock) -> None:
    form = open_form(begun, "aftale-med-mig-selv")
    form.answer("rytme", "ugentligt")
    form.commit()
    clock.moment += timedelta(days=10)
    app = LederbogApp(begun)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert "• I DAG" in text_of(app)
        await click_words(pilot, "Du vil gerne skrive en gang om ugen")
        await until(pilot, lambda: isinstance(app.screen, NoteScreen))


async def test_a_thousand_open_follow_ups_bury_nothing(begun: Workbook, clock: FixedClock) -> None:
    made = (make_follow_up(begun.journal, clock, "follow_up", f"Nr. {n}", clock.today()) for n in range(1000))
    begun.journal.commit(*made)
    app = LederbogApp(begun)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert "Svar Lise" in lines_of(app)[3]
        assert "Klar til TRIO-møde 1" in text_of(app)
        await click_words(pilot, "… og 996 mere")
        rows = app.screen.query_one(RowList)
        await until(pilot, lambda: rows.option_count > 1000)
        await pilot.press("end", "pageup", "home", "down", "enter")
        await until(pilot, lambda: isinstance(app.screen, Question))
        await _choose(pilot, "done", "", by_mouse=False)
        await until(pilot, lambda: sum(one.status == "done" for one in begun.journal.followups()) == 1)
