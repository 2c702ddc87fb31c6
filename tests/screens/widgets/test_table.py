"""A table: moving, editing in place, what is kept when a cell is wrong, and the way back."""

import pytest
from textual import events

from screens.widgets.base import FieldWidget
from screens.widgets.table import Table
from tests.screens.widgets.support import Form, find, seen, settled
from workbook.curriculum.model import Field, Option
from workbook.journal.records import Scalar

COLUMNS = (
    Option("hvad", "Hvad gør vi"),
    Option("hvem", "Hvem", "role"),
    Option("naar", "Hvornår", "date"),
    Option("status", "Status", "choice", (("behold", "Behold"), ("ret", "Ret"))),
    Option("tal", "1-10", "rating"),
)
AGREED = Field("aftalt", "table", "Hvad har vi aftalt?", options=COLUMNS)
FIRST: dict[str, Scalar] = {"hvad": "Kortere møder", "naar": "2026-11-27", "status": "ret", "tal": 7}
SECOND: dict[str, Scalar] = {"hvad": "Ros samme dag"}
TWO: list[str | dict[str, Scalar]] = [FIRST, SECOND]


def table(app: Form) -> Table:
    widget = app.widgets[0]
    assert isinstance(widget, Table)
    return widget


def place_of(app: Form, row: int, column: int) -> tuple[int, int]:
    """Where that cell stands on the screen."""
    pad = table(app).pad
    pad.laid(pad.content_size.width)
    region = table(app).layout_now.regions[row, column]
    return pad.region.x + region.x, pad.region.y + region.y


async def test_typing_edits_the_cell_and_enter_goes_on() -> None:
    app = Form(AGREED)
    async with app.run_test() as pilot:
        table(app).focus_answer()
        await pilot.press(*"Ro", "s", "enter", *"TR", "enter", *"27/11", "enter", "space", "enter", "0")
        assert app.answers()[-1] == [{"hvad": "Ros", "hvem": "TR", "naar": "2026-11-27", "status": "behold", "tal": 10}]
        assert "27.11.2026" in await seen(app)
        assert "Behold" in await seen(app)


async def test_words_are_told_while_they_are_written() -> None:
    app = Form(AGREED)
    async with app.run_test() as pilot:
        table(app).focus_answer()
        await pilot.press("a", "b")
        assert app.answers() == [[{"hvad": "a"}], [{"hvad": "ab"}]]


async def test_typing_on_words_adds_to_them() -> None:
    app = Form(AGREED)
    async with app.run_test() as pilot:
        table(app).show_value(TWO)
        table(app).focus_answer(1, 0)
        await pilot.press("!")
        answers = app.answers()[-1]
        assert isinstance(answers, list)
        assert answers[1] == {"hvad": "Ros samme dag!"}


async def test_a_wrong_date_stays_open_on_enter_and_leaves_the_old_on_escape() -> None:
    app = Form(AGREED)
    async with app.run_test() as pilot:
        table(app).show_value(TWO)
        table(app).focus_answer(0, 2)
        await pilot.press(*"32/3", "enter")
        assert "✗ Række 1, Hvornår" in await seen(app)
        assert table(app).pad.editing
        await pilot.press("escape")
        await settled(app)
        assert not table(app).pad.editing
        assert app.answers() == []
        assert "27.11.2026" in await seen(app)


async def test_a_wrong_date_never_holds_the_leader_back() -> None:
    app = Form(AGREED, Field("mere", "short", "Mere?"))
    async with app.run_test() as pilot:
        table(app).show_value(TWO)
        table(app).focus_answer(0, 2)
        await pilot.press("x", "tab", "tab", "y")
        await settled(app)
        assert app.answers() == ["y"]
        assert "✗ Række 1, Hvornår" in await seen(app)
        assert app.asked(FieldWidget.Left) == 1


async def test_single_keys_answer_ratings_and_choices() -> None:
    app = Form(AGREED)
    async with app.run_test() as pilot:
        table(app).focus_answer(0, 3)
        await pilot.press("space", "space", "space", "x")
        assert app.answers()[-1] == [{"status": "behold"}]
        assert "Mellemrum skifter" in await seen(app)
        await pilot.press("right", "x", "0", "5")
        assert app.answers()[-1] == [{"status": "behold", "tal": 5}]
        await pilot.press("delete")
        assert app.answers()[-1] == [{"status": "behold"}]


async def test_rows_are_added_removed_and_brought_back() -> None:
    app = Form(AGREED)
    async with app.run_test() as pilot:
        table(app).show_value(TWO)
        table(app).focus_answer(0, 4)
        await pilot.press("right", "enter")
        await settled(app)
        assert app.answers() == [[{"hvad": "Ros samme dag"}]]
        assert "Række 1 er fjernet" in await seen(app)
        await pilot.press("ctrl+z")
        assert app.answers()[-1] == TWO
        await pilot.press("ctrl+y")
        assert app.answers()[-1] == TWO[1:]
        await pilot.press("down", "enter", "n", "y")
        assert app.answers()[-1] == [{"hvad": "Ros samme dag"}, {"hvad": "ny"}]


async def test_arrows_lead_out_at_the_ends() -> None:
    app = Form(AGREED)
    async with app.run_test() as pilot:
        table(app).focus_answer()
        await pilot.press("up", "down", "down")
        assert app.asked(FieldWidget.PreviousRequested) == 1
        assert app.asked(FieldWidget.NextRequested) == 1


async def test_arrows_leave_an_open_cell_at_its_edges() -> None:
    app = Form(AGREED)
    async with app.run_test() as pilot:
        table(app).show_value(TWO)
        table(app).focus_answer(0, 0)
        await pilot.press("enter", "down")
        await settled(app)
        assert table(app).cursor() == (1, 0)
        assert not table(app).pad.editing


@pytest.mark.parametrize("width", [60, 80, 200])
async def test_everything_by_mouse(width: int) -> None:
    app = Form(AGREED)
    async with app.run_test(size=(width, 30)) as pilot:
        table(app).show_value(TWO)
        await pilot.pause()
        await pilot.click(offset=await find(app, "Kortere"))
        assert table(app).pad.editing
        await pilot.press("end", "!")
        await pilot.click(offset=place_of(app, 0, 4))
        await settled(app)
        assert not table(app).pad.editing
        await pilot.click(offset=await find(app, "[9]"))
        await settled(app)
        first = app.answers()[-1]
        assert isinstance(first, list)
        assert first[0] == {**FIRST, "hvad": "Kortere møder!", "tal": 9}
        await pilot.click(offset=await find(app, "27.11"))
        await settled(app)
        await pilot.click(offset=await find(app, "[i morgen]"))
        await settled(app)
        assert "22.11.2026" in await seen(app)
        await pilot.click(offset=await find(app, "[–]"))
        await settled(app)
        assert app.answers()[-1] == TWO[1:]
        await pilot.click(offset=await find(app, "[fortryd]"))
        await settled(app)
        assert "Kortere møder!" in await seen(app)
        await pilot.click(offset=await find(app, "ny række"))
        await settled(app)
        assert table(app).cursor() == (2, 0)


async def test_clicking_from_cell_to_cell_keeps_what_was_written() -> None:
    app = Form(AGREED)
    async with app.run_test() as pilot:
        table(app).show_value(TWO)
        await pilot.pause()
        await pilot.click(offset=await find(app, "27.11"))
        await pilot.press("ctrl+u", *"1/12")
        await pilot.click(offset=await find(app, "Ros samme"))
        await settled(app)
        assert table(app).pad.editing
        await pilot.press("X")
        rows = app.answers()[-1]
        assert isinstance(rows, list)
        assert rows[0]["naar"] == "2026-12-01"
        assert rows[1]["hvad"] == "Ros samme dagX"


async def test_a_cell_grows_with_its_text_and_shows_no_markup() -> None:
    app = Form(AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        table(app).focus_answer()
        app.post_message(events.Paste("[/] [b] \x1b ord " * 8 + "\nslut"))
        await settled(app)
        await pilot.pause()
        editor = app.query_one("CellEditor")
        assert editor.size.height > 3
        await pilot.press("enter")
        await settled(app)
        assert "slut" in await seen(app)
        assert "[/] [b]" in await seen(app)
        assert max(map(len, (await seen(app)).split("\n"))) <= 80


async def test_an_open_cell_follows_when_the_window_changes() -> None:
    app = Form(AGREED)
    async with app.run_test(size=(120, 30)) as pilot:
        table(app).show_value(TWO)
        table(app).focus_answer(1, 0)
        await pilot.press("enter")
        await pilot.resize_terminal(60, 30)
        await settled(app)
        column, row = place_of(app, 1, 0)
        assert app.query_one("CellEditor").region.offset == (column, row)
        await pilot.press("!")
        assert "Ros samme dag!" in await seen(app)


@pytest.mark.parametrize("width", [60, 80, 120, 200])
async def test_no_line_is_wider_than_the_screen(width: int) -> None:
    app = Form(AGREED)
    async with app.run_test(size=(width, 40)) as pilot:
        table(app).show_value(
            [{"hvad": "ord " * 40, "hvem": "x" * 90, "naar": "2026-11-27", "status": "ret", "tal": 10}]
        )
        table(app).focus_answer(0, 1)
        await pilot.pause()
        assert all(row.content.cell_length <= width for row in table(app).pad.laid(table(app).pad.content_size.width))
        assert "x" * 10 in await seen(app)
        assert "[–]" in await seen(app)
