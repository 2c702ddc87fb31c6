"""Six pages are one key away from everywhere, by the menu and by mouse too."""

import pytest
from textual.pilot import Pilot

from screens.app import LederbogApp
from screens.at_hand import AtHandDialog
from tests.screens.screen_text import click_words, exercise_of, in_form, text_of, until

SIZES = [(60, 20), (80, 24)]


async def _asked(pilot: Pilot[int], app: LederbogApp) -> None:
    await until(pilot, lambda: isinstance(app.screen, AtHandDialog))


@pytest.mark.parametrize("size", SIZES)
async def test_the_key_shows_the_pages_and_enter_opens_one(app: LederbogApp, size: tuple[int, int]) -> None:
    pack, heads = app.workbook.library.pack, app.workbook.library.heads
    async with app.run_test(size=size) as pilot:
        await pilot.press("f6")
        await _asked(pilot, app)
        text = text_of(app)
        assert [page for page in pack.at_hand if heads[page].title not in text] == []
        await pilot.press("down", "enter")
        await until(pilot, lambda: in_form(app))
        assert exercise_of(app).page_id == pack.at_hand[1]


async def test_it_works_from_within_a_text_and_the_form_stays(app: LederbogApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_exercise("tryghedsskala")
        await until(pilot, lambda: in_form(app))
        form = app.screen
        await pilot.press("f6")
        await _asked(pilot, app)
        await pilot.press("f6")
        await until(pilot, lambda: app.screen is form)


async def test_it_is_reached_by_mouse(app: LederbogApp) -> None:
    async with app.run_test(size=(80, 40)) as pilot:
        await click_words(pilot, "når noget lige er sket")
        await _asked(pilot, app)
        await click_words(pilot, "Luk")
        await until(pilot, lambda: not isinstance(app.screen, AtHandDialog))
