"""Drafts: counted on the first screen, all of them one key away, and gone on with."""

from functools import partial

import pytest
from msgspec import structs

from screens.app import LederbogApp
from screens.journal import JournalScreen
from screens.note import NoteScreen
from screens.rows import RowList
from tests.screens.screen_text import click_words, in_form, lines_of, text_of, until
from workbook.context import Workbook
from workbook.dates import stamp
from workbook.forms.opening import open_form
from workbook.journal.records import Answer, Draft


def _shows(app: LederbogApp, words: str) -> bool:
    return words in text_of(app)


def _draft(workbook: Workbook, text: str) -> Draft:
    now = stamp(workbook.clock.now())
    answers = {"note": Answer(question="Note", kind="long", value=text)}
    journal = workbook.journal
    draft = Draft(
        id=journal.new_id(),
        exercise="",
        created=now,
        updated=now,
        record=journal.new_id(),
        answers=answers,
        cursor=(0, len(text)),
    )
    journal.drafts.write(draft, durable=True)
    return draft


@pytest.mark.parametrize(("count", "said", "rows"), [(1, "1 kladde", 1), (3, "3 kladder", 3), (5, "5 kladder", 3)])
async def test_drafts_are_counted_and_the_newest_offered(
    app: LederbogApp, begun: Workbook, count: int, said: str, rows: int
) -> None:
    for number in range(count):
        _draft(begun, f"Halv {number}")
    async with app.run_test(size=(80, 40)) as pilot:
        await until(pilot, partial(_shows, app, f"FORTSÆT, HVOR DU SLAP · {said}"))
        assert text_of(app).count("kladde fra 14.05") == rows
        assert ("Alle 5 kladder" in text_of(app)) == (count > rows)


@pytest.mark.parametrize("way", ["key", "mouse", "filter"])
async def test_all_drafts_are_one_key_away(app: LederbogApp, begun: Workbook, way: str) -> None:
    for number in range(5):
        _draft(begun, f"Halv {number}")
    session = open_form(begun, "tryghedsskala")
    session.answer("score", 7)
    session.flush(durable=True)
    async with app.run_test(size=(80, 40)) as pilot:
        await until(pilot, partial(_shows, app, "Alle 6 kladder"))
        if way == "mouse":
            await click_words(pilot, "Alle 6 kladder")
        else:
            await pilot.press(*(["4"] if way == "filter" else []), "d")
        await until(pilot, lambda: isinstance(app.screen, JournalScreen) and "6 KLADDER" in text_of(app))
        assert "Tryghed 1-10 lige nu" in text_of(app)
        assert "kanariefugl" not in text_of(app)
        await click_words(pilot, "Halv 2")
        await until(pilot, lambda: isinstance(app.screen, NoteScreen))
        await pilot.press(*" hel", "escape")
        await until(pilot, partial(_shows, app, "5 KLADDER"))
        assert begun.journal.entries()[-1].answers["note"].value == "Halv 2 hel"
        await click_words(pilot, "Tryghed 1-10")
        await until(pilot, lambda: in_form(app))


async def test_a_draft_that_another_window_finished_is_said(app: LederbogApp, begun: Workbook) -> None:
    draft = _draft(begun, "Halv")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("d")
        await until(pilot, partial(_shows, app, "1 KLADDE"))
        begun.journal.drafts.discard(draft.id)
        app.screen.query_one(RowList).focus()
        await pilot.press("end", "enter")
        await until(pilot, lambda: "kladde" in lines_of(app)[-2].lower())
        assert isinstance(app.screen, JournalScreen)


async def test_a_draft_in_another_window_does_not_take_the_words_of_this_one(app: LederbogApp, begun: Workbook) -> None:
    draft = _draft(begun, "Halv")
    later = structs.replace(draft, answers={"note": structs.replace(draft.answers["note"], value="Halv og mere")})
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("d")
        await until(pilot, partial(_shows, app, "1 KLADDE"))
        begun.journal.drafts.write(later, durable=True)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, NoteScreen) and "Halv og mere" in text_of(app))
