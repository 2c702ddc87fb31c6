"""A list that is shown anew stays where it was, also where its rows take more than a line."""

import pytest
from textual.app import App, ComposeResult

from screens.rows import Row, RowList
from tests.screens.screen_text import lines_of, until

LONG = "en lang linje der ikke kan stå på én linje i så smalt et vindue"


def rows(first: int, last: int) -> list[Row]:
    return [Row(f"{number} {LONG if number % 2 else 'kort'}", f"nr-{number}") for number in range(first, last)]


def text_column(app: App[None]) -> list[str]:
    """What is read, without the bar beside it: that one tells how many rows there are."""
    return [line[:26].rstrip() for line in lines_of(app)]


class Rows(App[None]):
    """Nothing but a list."""

    def compose(self) -> ComposeResult:
        yield RowList()


@pytest.mark.parametrize(("first", "marked"), [(0, 9), (-6, 9), (4, 10), (7, 14)])
async def test_what_comes_and_goes_above_moves_the_marked_row_nowhere(first: int, marked: int) -> None:
    app = Rows()
    async with app.run_test(size=(30, 10)) as pilot:
        shown = app.query_one(RowList)
        shown.show(rows(0, 30))
        shown.focus()
        await until(pilot, lambda: lines_of(app)[0].startswith("▸ 0"))
        shown.choose(f"nr-{marked}")
        await until(pilot, lambda: any(line.startswith(f"▸ {marked} ") for line in lines_of(app)))
        before = text_column(app)
        assert shown.scroll_offset.y
        shown.show([*rows(first, 30), Row("sidst", "sidst")])
        await pilot.pause()
        assert text_column(app) == before
