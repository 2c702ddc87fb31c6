"""Choices: keys that pick, keys that must not, and the mouse."""

from screens.widgets.base import FieldWidget
from screens.widgets.choice import Choices, Picker
from tests.screens.widgets.support import Form, find, options, seen, settled
from workbook.curriculum.model import Field

KINDS = options(("ros", "ros"), ("vej", "**vejledning** og [råd]"), ("vur", "vurdering"))
ONE = Field("slags", "choice", "Hvilken slags?", options=KINDS)
SEVERAL = Field("ramt", "choices", "Hvad ramte mig?", options=KINDS, maximum=2)


async def test_space_chooses_where_the_arrows_point() -> None:
    app = Form(ONE)
    async with app.run_test() as pilot:
        app.widgets[0].focus_answer()
        await pilot.press("down", "space", "space")
        assert app.answers() == ["vej"]
        assert "▸ (•) vejledning og [råd]" in await seen(app)


async def test_enter_answers_only_when_the_arrows_were_used() -> None:
    app = Form(ONE)
    async with app.run_test() as pilot:
        app.widgets[0].focus_answer()
        await pilot.press("enter")
        assert app.answers() == []
        await pilot.press("down", "enter")
        assert app.answers() == ["vej"]
        assert app.asked(FieldWidget.NextRequested) == 2


async def test_the_pointer_begins_at_the_answer() -> None:
    app = Form(ONE)
    async with app.run_test() as pilot:
        app.widgets[0].show_value("vej")
        app.widgets[0].focus_answer()
        assert "▸ (•) vejledning og [råd]" in await seen(app)
        await pilot.press("space")
        assert app.answers() == []


async def test_letters_choose_nothing() -> None:
    app = Form(ONE, SEVERAL)
    async with app.run_test() as pilot:
        for widget in app.widgets:
            widget.focus_answer()
            await pilot.press("v", "r", "1", "x")
        assert app.answers() == []


async def test_backspace_takes_the_choice_away() -> None:
    app = Form(ONE, SEVERAL)
    async with app.run_test() as pilot:
        app.widgets[0].show_value("ros")
        app.widgets[0].focus_answer()
        await pilot.press("backspace")
        app.widgets[1].show_value(["ros", "vur"])
        app.widgets[1].focus_answer()
        await pilot.press("backspace")
        assert app.answers() == ["", ["vur"]]


async def test_several_are_told_in_the_order_of_the_page_and_up_to_the_maximum() -> None:
    app = Form(SEVERAL)
    async with app.run_test() as pilot:
        app.widgets[0].focus_answer(2)
        await pilot.press("space", "up", "up", "space", "down", "space")
        assert app.answers() == [["vur"], ["ros", "vur"]]
        await settled(app)
        assert "Højst 2" in await seen(app)
        await pilot.press("up", "space", "down", "space")
        assert app.answers()[-1] == ["vej", "vur"]
        assert (await seen(app)).count("[x]") == 2


async def test_arrows_lead_out_at_the_ends() -> None:
    app = Form(ONE)
    async with app.run_test() as pilot:
        app.widgets[0].focus_answer()
        await pilot.press("up", "down", "down", "down")
        assert app.asked(FieldWidget.PreviousRequested) == 1
        assert app.asked(FieldWidget.NextRequested) == 1


async def test_the_mouse_chooses_on_every_line_of_an_option() -> None:
    long = options(("a", "kort"), ("b", "en mulighed der er så lang at den ikke kan stå på én linje her"))
    app = Form(Field("valg", "choice", "Hvad?", options=long), Field("flere", "checklist", "Hvilke?", options=long))
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.click(offset=await find(app, "linje her"))
        assert app.answers() == ["b"]
        lines = (await seen(app)).split("\n")
        await pilot.click(offset=(4, next(i for i, line in enumerate(lines) if "[ ] en" in line) + 1))
        assert app.answers() == ["b", ["b"]]
        await pilot.click(offset=await find(app, "[x] en"))
        assert app.answers()[-1] == []


async def test_options_can_come_later_and_an_old_choice_stays_visible() -> None:
    app = Form(Field("plan", "choices", "Hvilke planer?", source="plans"))
    async with app.run_test() as pilot:
        widget = app.widgets[0]
        assert isinstance(widget, Picker)
        assert "endnu intet at vælge" in await seen(app)
        widget.focus_answer()
        await pilot.press("space", "backspace", "enter")
        assert app.answers() == []
        widget.offer(options(("p1", "Kortere møder [/]")))
        widget.show_value(["En plan fra i foråret"])
        await pilot.pause()
        assert "[ ] Kortere møder [/]" in await seen(app)
        assert "[x] En plan fra i foråret" in await seen(app)


async def test_a_press_acts_though_focus_scrolls_the_form() -> None:
    many = options(*((f"o{number}", f"mulighed {number}") for number in range(30)))
    app = Form(Field("flere", "choices", "Hvilke?", options=many))
    async with app.run_test(size=(60, 20)) as pilot:
        assert isinstance(app.widgets[0], Choices)
        await pilot.mouse_down(offset=await find(app, "mulighed 7"))
        app.widgets[0].scroll_visible(animate=False, top=True)
        await pilot.mouse_up(offset=(5, 15))
        assert app.answers() == [["o7"]]


async def test_what_is_chosen_stays_in_sight_with_its_words_when_it_is_offered_no_more() -> None:
    app = Form(SEVERAL)
    async with app.run_test():
        picker = app.widgets[0]
        assert isinstance(picker, Picker)
        picker.show_value(["ros"])
        picker.offer(KINDS[2:])
        assert "[x] ros" in await seen(app)
        assert "[ ] vurdering" in await seen(app)
        assert "vejledning" not in await seen(app)
