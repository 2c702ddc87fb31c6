"""The path: stops with dates, pages with what they are for, and never how far one is."""

from functools import partial

from textual.pilot import Pilot

from screens.app import LederbogApp
from screens.path import LATER
from screens.rows import RowList
from tests.screens.screen_text import click_words, in_form, lines_of, text_of, until
from workbook.context import Workbook

SIZE = (80, 40)


async def _open_path(pilot: Pilot[int]) -> None:
    await pilot.press("2")
    await pilot.pause()


def _line(app: LederbogApp, words: str) -> int:
    return next(place for place, line in enumerate(lines_of(app)) if words in line)


async def test_the_stop_where_one_is_stands_open_with_its_date(app: LederbogApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await _open_path(pilot)
        text = text_of(app)
        assert "her er du" in text
        assert "Min ramme" in text
        assert "torsdag 26. november 2026" in lines_of(app)[_line(app, "TRIO 1")]
        assert "%" not in text
        assert " af " not in text


def _open(rows: RowList, stop: str) -> bool:
    return any(row.id.startswith(f"page:{stop}:") for row in rows._rows)


async def test_every_page_of_the_pack_is_reached_by_keys(app: LederbogApp) -> None:
    library = app.workbook.library
    pack = library.pack
    async with app.run_test(size=SIZE) as pilot:
        await _open_path(pilot)
        rows = app.screen.query_one(RowList)
        await pilot.press("home")
        later = [stop.id + LATER for stop in pack.path if stop.later]
        for stop in [*(stop.id for stop in pack.path), *later, "toolbox"]:
            rows.choose(f"stop:{stop}")
            await pilot.press("right")
            await until(pilot, partial(_open, rows, stop))
        ids = {row.id for row in rows._rows}
        wanted = {f"page:{stop.id}:{page}" for stop in pack.path for page in stop.pages}
        wanted |= {f"page:{stop.id}{LATER}:{page}" for stop in pack.path for page in stop.later}
        wanted |= {f"page:toolbox:{page}" for page in (*pack.at_hand, *pack.toolbox)}
        there = {row for row in wanted if row.rpartition(":")[2] in library.heads}
        assert there - ids == set()
        assert {row.rpartition(":")[2] for row in there} == set(library.heads)


async def test_a_choice_says_so_and_what_has_time_stays_folded(app: LederbogApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await _open_path(pilot)
        rows = app.screen.query_one(RowList)
        rows.choose("stop:trio-1")
        await pilot.press("right")
        await until(pilot, partial(_open, rows, "trio-1"))
        lines = lines_of(app)
        place = _line(app, "Vælg én af dem:")
        assert "· Drejebog: samtale om tryghed" in lines[place + 1]
        assert "+ Når du har tid" in lines[_line(app, "Når du har tid")]
        assert "Tryghed i mit eget lederskab" not in text_of(app)
        rows.choose("stop:trio-1/later")
        await pilot.press("enter")
        await until(pilot, partial(_open, rows, "trio-1/later"))
        assert "Tryghed i mit eget lederskab" in text_of(app)
        await pilot.press("down", "left")
        await pilot.pause()
        assert app.screen.query_one(RowList).chosen == "stop:trio-1/later"


async def test_enter_opens_a_page_and_back_comes_to_the_same_row(app: LederbogApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await _open_path(pilot)
        await pilot.press("down")
        chosen = app.screen.query_one(RowList).chosen
        assert chosen == "page:opstart:min-ramme"
        assert "Fortæller bogen" in text_of(app)
        await pilot.press("enter")
        await until(pilot, lambda: in_form(app))
        assert app.close_top()
        await pilot.pause()
        assert app.screen.query_one(RowList).chosen == chosen


async def test_a_stop_folds_by_key_and_by_mouse(app: LederbogApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await _open_path(pilot)
        await pilot.press("down", "left")
        await pilot.pause()
        assert "Min ramme" not in text_of(app)
        assert app.screen.query_one(RowList).chosen == "stop:opstart"
        await click_words(pilot, "Opstart")
        assert "Min ramme" in text_of(app)


async def test_a_click_opens_a_page(app: LederbogApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await _open_path(pilot)
        await click_words(pilot, "Min ramme")
        await until(pilot, lambda: in_form(app))


async def test_a_page_says_when_it_was_last_filled(app: LederbogApp, begun: Workbook) -> None:
    async with app.run_test(size=SIZE) as pilot:
        app.open_exercise("tryghedsskala")
        await pilot.pause()
        await pilot.press("7", "ctrl+o")
        await _open_path(pilot)
        assert "senest i dag" in lines_of(app)[_line(app, "Tryghed 1-10")]
