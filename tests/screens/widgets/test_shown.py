"""What is shown or done without an answer: computed values, the pause, the signpost; and what stands around a field."""

from dataclasses import dataclass

from screens.widgets.base import FieldWidget
from screens.widgets.pause import Pause
from screens.widgets.shown import Computed
from tests.screens.widgets.support import Form, find, seen, settled
from workbook.curriculum.model import Field


@dataclass(frozen=True)
class Drawing:
    text: str

    def drawn(self, width: int) -> tuple[str, ...]:
        return (f"<{width}>",)


BREATH = Field("pause", "pause", "Tæl til ti, før du svarer.")


@dataclass(frozen=True)
class Result:
    text: str
    lines: tuple[str, ...] = ()

    def drawn(self, width: int) -> tuple[str, ...]:
        return self.lines


async def test_a_computed_value_takes_no_keys_and_shows_no_markup() -> None:
    app = Form(Field("baand", "computed", "Mit bånd"), Field("kort", "short", "Kort"))
    async with app.run_test(size=(60, 20)) as pilot:
        widget = app.widgets[0]
        assert isinstance(widget, Computed)
        assert "kommer, når" in await seen(app)
        widget.show_result(Result("I ligger i [midten]. " * 5, ("a ■■■■□□ 4", "b" * 90)))
        await pilot.press("tab")
        await settled(app)
        assert app.screen.focused is app.query_one("ShortEditor")
        assert "[midten]" in await seen(app)
        assert "a ■■■■□□ 4" in await seen(app)
        assert max(map(len, (await seen(app)).split("\n"))) <= 60


async def test_a_picture_is_drawn_for_the_room_that_there_is() -> None:
    for columns in (60, 80):
        app = Form(Field("baand", "computed", "Mit bånd"))
        async with app.run_test(size=(columns, 20)):
            widget = app.widgets[0]
            assert isinstance(widget, Computed)
            widget.show_result(Drawing("Et billede"))
            await settled(app)
            room = int((await seen(app)).split("<")[1].split(">")[0])
            assert columns - 8 <= room <= columns


async def test_a_note_shows_its_markdown_and_takes_no_keys() -> None:
    app = Form(Field("hjaelp", "note", "Læs det **langsomt**.", tip="- en [ting]"), Field("kort", "short", "Kort"))
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("tab")
        await settled(app)
        assert app.screen.focused is app.query_one("ShortEditor")
        text = await seen(app)
        assert "Læs det langsomt." in text
        assert "• en [ting]" in text


async def test_the_pause_counts_only_when_asked_and_holds() -> None:
    app = Form(BREATH)
    async with app.run_test() as pilot:
        pause = app.widgets[0]
        assert isinstance(pause, Pause)
        pause.focus_answer()
        pause.tick()
        assert pause.count == 0
        await pilot.press("space")
        pause.tick()
        pause.tick()
        await pilot.pause()
        assert "[ 2]" in await seen(app)
        assert (await seen(app)).count("■") == 2
        await pilot.press("space")
        pause.tick()
        assert pause.count == 2
        await pilot.press("r")
        assert pause.count == 0
        for _second in range(12):
            pause.tick()
        assert pause.count == 10
        assert not pause.running
        await pilot.press("enter")
        assert app.asked(FieldWidget.NextRequested) == 1
        assert app.answers() == []


async def test_the_pause_by_mouse() -> None:
    app = Form(BREATH)
    async with app.run_test(size=(60, 20)) as pilot:
        pause = app.widgets[0]
        assert isinstance(pause, Pause)
        await pilot.click(offset=await find(app, "tæl til ti ]"))
        pause.tick()
        assert pause.count == 1
        await pilot.click(offset=await find(app, "spring over"))
        assert not pause.running
        assert app.asked(FieldWidget.NextRequested) == 1


async def test_a_second_goes_by_by_itself() -> None:
    pause = Pause(BREATH, interval=0.001)
    app = Form()
    app.widgets = [pause]
    async with app.run_test() as pilot:
        pause.begin()
        for _look in range(500):
            await pilot.pause()
            if pause.count == 10:
                break
        assert pause.count == 10


async def test_the_signpost_opens_help_by_key_and_mouse() -> None:
    app = Form(
        Field("vej", "signpost", "Er det akut, så ring **112**.\n\n- Et [tegn]\n- Et andet", tip="Du er ikke alene.")
    )
    async with app.run_test(size=(60, 20)) as pilot:
        app.widgets[0].focus_answer()
        await pilot.press("enter", "down", "up")
        assert app.asked(FieldWidget.HelpRequested) == 1
        assert app.asked(FieldWidget.NextRequested) == 1
        await pilot.click(offset=await find(app, "Åbn hjælp"))
        assert app.asked(FieldWidget.HelpRequested) == 2
        assert "• Et [tegn]" in await seen(app)
        assert "ring 112." in await seen(app)
        box = [line for line in (await seen(app)).split("\n") if "│" in line or "┌" in line or "└" in line]
        assert {len(line) for line in box} == {60}


async def test_who_may_see_it_stands_at_the_right_and_can_be_clicked() -> None:
    app = Form(
        Field("a", "short", "Et spørgsmål der er så langt, at det må deles"), Field("b", "short", "B", never_share=True)
    )
    async with app.run_test(size=(60, 20)) as pilot:
        first, second = app.widgets
        first.show_share({"leder", "mus"})
        second.show_share([])
        await pilot.pause()
        lines = (await seen(app)).split("\n")
        assert lines[0].endswith("[MUS + MIN LEDER]")
        assert len(lines[0]) == 60
        await pilot.click(offset=await find(app, "[MUS"))
        await pilot.click(offset=await find(app, "[DELES ALDRIG]"))
        assert app.asked(FieldWidget.ShareRequested) == 1
        first.show_share([])
        await pilot.pause()
        assert "[KUN MIG]" in await seen(app)


async def test_answers_from_elsewhere_stand_beside() -> None:
    app = Form(Field("a", "long", "Hvad nu?", tip="Et *tip*\nover to linjer"))
    async with app.run_test(size=(60, 20)) as pilot:
        app.widgets[0].show_beside([("Dengang", "Jeg tav [/] " * 8)])
        await pilot.pause()
        assert "Dengang: Jeg tav [/]" in await seen(app)
        assert "Et tip over to linjer" in await seen(app)


async def test_a_click_on_the_label_goes_to_the_answer() -> None:
    app = Form(Field("a", "long", "Første?"), Field("b", "choice", "Anden?", options=()), Field("c", "date", "Tredje?"))
    async with app.run_test(size=(60, 30)) as pilot:
        for words, widget in zip(("Tredje", "Anden", "Første"), reversed(app.widgets), strict=True):
            await pilot.click(offset=await find(app, words))
            await settled(app)
            assert app.screen.focused in widget.walk_children()
        assert app.answers() == []
