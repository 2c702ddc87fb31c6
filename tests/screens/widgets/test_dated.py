"""Dates: typed in any way, echoed in full, clicked."""

import pytest

from tests.screens.widgets.support import Form, find, seen, settled
from workbook.curriculum.model import Field

WHEN = Field("dato", "date", "Hvornår ser jeg på det igen?")


async def test_what_was_understood_is_said_in_full() -> None:
    app = Form(WHEN)
    async with app.run_test() as pilot:
        app.widgets[0].focus_answer()
        await pilot.press(*"27/11")
        assert app.answers()[-1] == "27/11"
        assert "= fredag 27. november 2026" in await seen(app)
        await pilot.press(*"xx")
        assert "fredag" not in await seen(app)


async def test_an_answered_date_is_shown_short_and_said_in_full() -> None:
    app = Form(WHEN)
    async with app.run_test() as pilot:
        app.widgets[0].show_value("2026-11-27")
        await pilot.pause()
        assert "27.11.2026" in await seen(app)
        assert "= fredag 27. november 2026" in await seen(app)
        app.widgets[0].show_value(None)
        await pilot.pause()
        assert "fredag" not in await seen(app)


@pytest.mark.parametrize("width", [60, 80, 200])
async def test_the_usual_dates_can_be_clicked(width: int) -> None:
    app = Form(WHEN)
    async with app.run_test(size=(width, 20)) as pilot:
        told = {"[i morgen]": "22. november", "[om 14 dage]": "5. december", "[om 3 uger]": "12. december"}
        for words, understood in told.items():
            await pilot.click(offset=await find(app, words))
            assert understood in await seen(app)
            assert app.screen.focused is app.query_one("ShortEditor")
        await pilot.click(offset=await find(app, "[ryd]"))
        assert app.answers() == ["i morgen", "om 14 dage", "om 3 uger", ""]


async def test_a_question_that_looks_back_offers_days_behind() -> None:
    app = Form(Field("sidst", "date", "Hvornår sidst?", params={"past": "past"}))
    async with app.run_test(size=(80, 20)) as pilot:
        told = {"[i dag]": "21. november", "[i går]": "20. november", "[for 1 uge siden]": "14. november"}
        for words, understood in told.items():
            await pilot.click(offset=await find(app, words))
            assert understood in await seen(app)
        assert "i morgen" not in await seen(app)


async def test_nothing_moves_below_a_date_when_it_is_left() -> None:
    app = Form(WHEN, Field("mere", "short", "Mere?"))
    async with app.run_test() as pilot:
        before = await find(app, "Mere?")
        app.widgets[0].focus_answer()
        await pilot.press("i", " ", "d", "a", "g")
        assert await find(app, "Mere?") == before
        await pilot.press("tab")
        await settled(app)
        assert await find(app, "Mere?") == before


async def test_a_date_that_stands_there_is_replaced_and_a_half_typed_one_goes_on() -> None:
    app = Form(WHEN, Field("mere", "short", "Mere?"))
    async with app.run_test() as pilot:
        app.widgets[0].show_value("2026-12-14")
        await pilot.press("tab", "shift+tab", *"fre")
        assert app.answers()[-1] == "fre"
        await pilot.press("tab", "shift+tab", *"dag")
        assert app.answers()[-1] == "fredag"
