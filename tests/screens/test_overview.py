"""The first screen: what waits is opened or decided, and everything can be reached by keys and by mouse."""

from functools import partial
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from screens.app import LederbogApp
from screens.dialogs import AskLine, Question
from screens.exercise import ExerciseScreen
from screens.note import NoteScreen
from screens.rows import RowList
from screens.trio import TrioScreen
from tests.screens.conftest import CANARY
from tests.screens.screen_text import click_words, exercise_of, in_form, lines_of, text_of, until
from workbook.context import Workbook
from workbook.forms.opening import open_form
from workbook.journal.records import FollowUp

SIZE = (80, 40)


def _promise(workbook: Workbook) -> FollowUp:
    return next(one for one in workbook.journal.followups() if one.kind == "promise")


def _moved(rows: RowList, before: int | None) -> bool:
    return rows.highlighted != before


async def _enter(pilot: Pilot[int]) -> None:
    screen = pilot.app.screen
    await pilot.press("enter")
    await until(pilot, lambda: pilot.app.screen is not screen)
    await pilot.pause()


async def _choose(pilot: Pilot[int], row_id: str) -> None:
    """Go to a row by the arrows and press Enter."""
    rows = pilot.app.screen.query_one(RowList)
    for _step in range(rows.option_count):
        if rows.chosen.startswith(row_id):
            await _enter(pilot)
            return
        before = rows.highlighted
        await pilot.press("down")
        await until(pilot, partial(_moved, rows, before))
    raise AssertionError(f"the arrows never reach {row_id}")


async def test_what_waits_stands_first_and_promises_before_all(app: LederbogApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        text = text_of(app)
        order = ["VENTER PÅ DIG", "Svar Lise", "Kort runde", "NÆSTE MØDE", "Klar til TRIO-møde 1", "JEG HAR", "SENEST"]
        places = [text.index(words) for words in order]
        assert places == sorted(places)
        assert "! FORFALDEN" in text
        assert "• I DAG" in text
        assert "%" not in text


@pytest.mark.parametrize("by_mouse", [False, True])
async def test_a_promise_is_done(app: LederbogApp, by_mouse: bool) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        if by_mouse:
            await click_words(pilot, "Svar Lise")
            await click_words(pilot, "[ Gjort ]")
        else:
            await _choose(pilot, "due:")
            await pilot.press("enter")
            await pilot.pause()
        assert _promise(app.workbook).status == "done"
        assert "Svar Lise" not in text_of(app)
        assert "✓ Gemt 14.05" in lines_of(app)[-2]


@pytest.mark.parametrize("by_mouse", [False, True])
async def test_a_promise_is_moved_with_a_date_and_a_reason(app: LederbogApp, by_mouse: bool) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await _choose(pilot, "due:")
        if by_mouse:
            await click_words(pilot, "[ Flyt ]")
        else:
            await pilot.press("down", "down", "enter")
        await pilot.press(*"32/3", "enter")
        await pilot.pause()
        assert "✗" in text_of(app)
        app.screen.query_one(Input).value = ""
        await pilot.press(*"om 3 uger")
        await pilot.pause()
        assert "= mandag 14. december 2026" in text_of(app)
        await (click_words(pilot, "[ Gem ]") if by_mouse else pilot.press("enter"))
        await pilot.pause()
        await until(pilot, lambda: isinstance(app.screen, AskLine))
        await pilot.press("enter")
        await pilot.pause()
        assert "✗" in text_of(app)
        await pilot.press(*"syg", "enter")
        await pilot.pause()
        kept = _promise(app.workbook)
        assert (kept.status, kept.due) == ("moved", "2026-12-14")
        assert kept.decisions[-1].reason == "syg"


async def test_a_date_that_is_past_is_refused_before_the_reason_is_asked(app: LederbogApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await _choose(pilot, "due:")
        await pilot.press("down", "down", "enter", *"01-01-2020", "enter")
        await pilot.pause()
        assert "✗" in text_of(app)
        assert _promise(app.workbook).status == "open"


async def test_a_promise_is_dropped_only_with_a_reason(app: LederbogApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await _choose(pilot, "due:")
        await click_words(pilot, "[ Drop ]")
        await pilot.press("enter")
        await pilot.pause()
        assert _promise(app.workbook).status == "open"
        await pilot.press(*"ikke mit", "enter")
        await pilot.pause()
        assert _promise(app.workbook).status == "dropped"


async def test_closing_the_question_decides_nothing(app: LederbogApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await _choose(pilot, "due:")
        await until(pilot, lambda: isinstance(app.screen, Question))
        await pilot.press("escape")
        await pilot.pause()
        assert _promise(app.workbook).status == "open"


@pytest.mark.parametrize("by_mouse", [False, True])
async def test_the_next_meeting_has_its_own_button(app: LederbogApp, by_mouse: bool) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await (click_words(pilot, "Klar til TRIO") if by_mouse else _choose(pilot, "meeting:"))
        await until(pilot, lambda: isinstance(app.screen, TrioScreen))
        await pilot.press("e")
        await until(pilot, lambda: in_form(app))
        top = app.screen
        assert isinstance(top, ExerciseScreen)
        assert top.page_id == "trio-moede"
        (meeting,) = app.workbook.journal.meetings()
        assert top.session.record is not None
        assert top.session.record.id == meeting.id


@pytest.mark.parametrize("minutes", [2, 5, 20])
async def test_there_is_a_page_for_the_time_one_has(app: LederbogApp, minutes: int) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await _choose(pilot, f"pick{minutes}:")
        await until(pilot, lambda: in_form(app))


@pytest.mark.parametrize("way", ["key", "row", "mouse"])
async def test_a_note_is_written_and_becomes_an_entry(app: LederbogApp, way: str) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        if way == "key":
            await pilot.press("n")
        elif way == "row":
            await _choose(pilot, "note:")
        else:
            await click_words(pilot, "Skriv en note")
        await until(pilot, lambda: isinstance(app.screen, NoteScreen))
        await pilot.press(*"Stille øjeblik", "enter", *"og mere")
        await (click_words(pilot, "Behold og luk") if way == "mouse" else pilot.press("escape"))
        await pilot.pause()
        entry = app.workbook.journal.entries()[-1]
        assert entry.answers["note"].value == "Stille øjeblik\nog mere"
        assert entry.share == []
        assert app.workbook.journal.drafts.all() == []
        assert "Stille øjeblik" in text_of(app)


async def test_an_open_note_is_a_draft_that_is_offered_first(app: LederbogApp, begun: Workbook) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("n", *"halvt")
        app.flush_all()
        (draft,) = begun.journal.drafts.all()
        assert draft.answers["note"].value == "halvt"
    again = LederbogApp(begun)
    async with again.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert "FORTSÆT, HVOR DU SLAP" in text_of(again)
        await _choose(pilot, "draft:")
        await pilot.press(*" helt", "escape")
        await pilot.pause()
        assert begun.journal.entries()[-1].answers["note"].value == "halvt helt"
        assert begun.journal.drafts.all() == []


async def test_a_note_that_was_never_written_leaves_nothing(app: LederbogApp) -> None:
    before = len(app.workbook.journal.entries())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("n", "x", "backspace", "escape")
        await pilot.pause()
        assert len(app.workbook.journal.entries()) == before
        assert app.workbook.journal.drafts.all() == []


async def test_a_late_note_is_opened_to_write_on(app: LederbogApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await _choose(pilot, "recent:")
        await until(pilot, lambda: isinstance(app.screen, NoteScreen))
        await pilot.press("ctrl+end", "!", "escape")
        await pilot.pause()
        (entry,) = app.workbook.journal.entries()
        assert entry.answers["note"].value == f"{CANARY}!"
        assert entry.revision == 2


async def test_a_form_that_is_left_changes_the_overview(app: LederbogApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        app.open_exercise("tryghedsskala")
        await pilot.pause()
        await pilot.press("7", "ctrl+o")
        await pilot.pause()
        assert "✓ Gemt 14.05" in lines_of(app)[-2]
        assert "Tryghed 1-10 lige nu" in text_of(app).partition("SENEST")[2]


async def test_a_copy_of_the_journal_is_named(begun: Workbook, tmp_path: Path) -> None:
    home = begun.journal.home
    (home / "journal-LAPTOP.lederbog").write_bytes((home / "journal.lederbog").read_bytes())
    begun.journal.close()
    opened = type(begun.journal).open(home, begun.clock)
    app = LederbogApp(Workbook(begun.library, opened, begun.settings, begun.clock))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert "LÆG MÆRKE TIL" in text_of(app)
        await _choose(pilot, "notice:")
        assert "journal-LAPTOP.lederbog" in text_of(app)
    opened.close()


def _drafted(workbook: Workbook, page: str, field: str) -> None:
    draft = open_form(workbook, page)
    draft.answer(field, "Køkkenet")
    draft.flush(durable=True)


async def test_a_draft_does_not_hide_the_next_step(app: LederbogApp) -> None:
    _drafted(app.workbook, "markvandring", "sted")
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "FORTSÆT, HVOR DU SLAP · 1 kladde" in text_of(app))
        assert "NÆSTE SKRIDT" not in text_of(app)
        await click_words(pilot, "Næste skridt i forløbet: Min ramme · 10 minutter")
        await until(pilot, lambda: in_form(app) and exercise_of(app).page_id == "min-ramme")


async def test_a_draft_of_the_next_step_is_not_told_twice(app: LederbogApp) -> None:
    _drafted(app.workbook, "min-ramme", "enhed")
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "Min ramme · kladde" in text_of(app))
        assert "Næste skridt i forløbet" not in text_of(app)
