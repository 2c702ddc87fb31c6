"""A plan to read, what can be done with it from there, and plans that grow out of what was written."""

import pytest
from textual.pilot import Pilot
from textual.widgets import Button

from screens.app import LederbogApp
from screens.dialogs import Question
from screens.exercise import ExerciseScreen
from screens.frame import FrameScreen
from screens.plan_reading import PlanReading
from screens.planting import PickAnswer
from screens.reading import ReadingScreen, open_reading
from screens.rows import RowList
from tests.screens.mouse import Mouse
from tests.screens.screen_text import exercise_of, in_form, text_of, until
from workbook.context import Workbook
from workbook.forms.opening import open_form
from workbook.journal.records import Answer, FollowUp, Plan

SIZES = [(60, 20), (80, 24), (200, 60)]


@pytest.fixture
def running(begun: Workbook) -> Plan:
    """A plan that runs since today, with a prediction, and one check-in."""
    form = open_form(begun, "handleplan")
    form.answer("plan_tiltag", "Kortere møder")
    form.answer("start", "i dag")
    form.answer("mere", ["forudsigelse"])
    form.answer("forudsigelse", "Fem siger noget")
    form.commit()
    (plan,) = begun.journal.plans()
    look = open_form(begun, "handleplan-opfoelgning", context={"plan": plan.id})
    look.answer("gjort", "Spurgte to gange")
    look.answer("effekt", 6)
    look.commit()
    return begun.journal.plans()[0]


def _read(app: LederbogApp, record_id: str) -> None:
    assert isinstance(app.screen, FrameScreen)
    open_reading(app.screen, record_id)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_plan_is_read_from_wheel_to_check_in(app: LederbogApp, running: Plan, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await pilot.press("3", "enter")
        await until(pilot, lambda: isinstance(app.screen, PlanReading) and "● GØR" in text_of(app))
        mouse = Mouse(pilot)
        for words in ("runde 1 · forudsagt · 1 måling", "For få målinger til at sige noget", "○ Gentaget"):
            await mouse.wheel_to(words)
        await mouse.wheel_to("Fem siger noget")
        if size[0] >= 76:
            lines = text_of(app).splitlines()
            assert any("FORUDSAGT" in line and "DET SKETE" in line for line in lines)
        await mouse.wheel_to("Spurgte to gange")
        await mouse.wheel_to("[ Tjek ind ]", "[ Flyt planen videre ]", "[ Læg i papirkurven ]")
        await mouse.click("[ Flyt planen videre ]", into=3)
        await until(pilot, lambda: isinstance(app.screen, Question))
        await pilot.press("escape")
        await mouse.click("[ Tjek ind ]", into=3)
        await until(pilot, lambda: in_form(app))
        assert isinstance(app.screen, ExerciseScreen)
        assert app.screen.session.values["plan"] == running.id


async def test_what_was_moved_is_shown_at_once(app: LederbogApp, running: Plan) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("3", "enter", "f", "enter")
        await until(pilot, lambda: in_form(app))
        await pilot.press("escape", "escape")
        await until(pilot, lambda: isinstance(app.screen, PlanReading) and "● SE EFTER" in text_of(app))


async def test_a_plan_in_the_trash_is_only_read(app: LederbogApp, begun: Workbook, running: Plan) -> None:
    begun.journal.trash(running.id)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        _read(app, running.id)
        await until(pilot, lambda: "I papirkurven siden" in text_of(app))
        await pilot.press("c", "f", "p")
        await pilot.pause()
        assert isinstance(app.screen, PlanReading)


async def test_a_plan_begins_as_the_answer_that_is_read(app: LederbogApp, begun: Workbook) -> None:
    (entry,) = begun.journal.entries()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        _read(app, entry.id)
        await until(
            pilot, lambda: isinstance(app.screen, ReadingScreen) and "[ Lav en plan ud af det ]" in text_of(app)
        )
        await pilot.press("p")
        await until(pilot, lambda: in_form(app))
        assert isinstance(app.screen, ExerciseScreen)
        assert app.screen.session.values["plan_tiltag"] == entry.answers["note"].value
        await pilot.press("escape", "escape")
        await until(pilot, lambda: len(begun.journal.plans()) == 1)
        assert begun.journal.plans()[0].source == entry.id


async def test_of_several_answers_one_is_chosen_by_mouse(app: LederbogApp, running: Plan) -> None:
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("3", "enter", "p")
        await until(pilot, lambda: isinstance(app.screen, PickAnswer))
        await Mouse(pilot).click("Spurgte to gange")
        await until(pilot, lambda: in_form(app))
        assert isinstance(app.screen, ExerciseScreen)
        assert app.screen.session.values["plan_tiltag"] == "Spurgte to gange"


async def test_a_micro_action_grows_from_its_decisions_and_from_reading(app: LederbogApp, begun: Workbook) -> None:
    action = next(one for one in begun.journal.followups() if one.kind == "micro_action")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await Mouse(pilot).click("Kort runde")
        await until(pilot, lambda: isinstance(app.screen, Question))
        await Mouse(pilot).click("[ Lav en plan ud af det ]", into=3)
        await until(pilot, lambda: in_form(app))
        await pilot.press("escape", "escape")
        await until(pilot, lambda: len(begun.journal.plans()) == 1)
        assert (begun.journal.plans()[0].title, begun.journal.plans()[0].source) == ("Kort runde", action.id)
        _read(app, action.id)
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen))
        await pilot.press("p")
        await until(pilot, lambda: in_form(app))


async def test_a_rating_is_no_beginning_of_a_plan(app: LederbogApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_exercise("tryghedsskala")
        await until(pilot, lambda: in_form(app))
        await pilot.press("7", "ctrl+r")
        await until(pilot, lambda: "Gå først til et svar med ord" in text_of(app))
        assert in_form(app)


async def test_health_and_what_is_never_shared_stay_so_in_the_new_plan(app: LederbogApp, begun: Workbook) -> None:
    (entry,) = begun.journal.entries()
    entry.answers["note"] = Answer(
        question="Note", kind="long", value="Om Sanne", sensitivity="others", share_never=True
    )
    begun.journal.commit(entry)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        _read(app, entry.id)
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen))
        await pilot.press("p")
        await until(pilot, lambda: in_form(app))
        await pilot.press("escape", "escape")
        await until(pilot, lambda: len(begun.journal.plans()) == 1)
        idea = begun.journal.plans()[0].cycles[0].answers["plan_tiltag"]
        assert (idea.sensitivity, idea.share_never) == ("others", True)


@pytest.fixture
def reminder(begun: Workbook) -> FollowUp:
    """A follow-up that is due today and has no words of its own: they are in the answer that it came from."""
    form = open_form(begun, "tryghedsskala")
    form.answer("score", 6)
    form.answer("hvorfor", "Vi tier for længe")
    form.answer("foelg_op", "i dag")
    entry = form.commit().records[0]
    return next(one for one in begun.journal.followups() if one.source == entry.id)


async def _mark(pilot: Pilot[int], row_id: str) -> None:
    rows = pilot.app.screen.query_one(RowList)
    await until(pilot, lambda: rows.option_count > 0)
    while rows.chosen != row_id:
        before = rows.highlighted
        await pilot.press("down")
        assert rows.highlighted != before, row_id


@pytest.mark.parametrize(("area", "kind"), [("1", "due"), ("4", "followup")], ids=["overview", "journal"])
async def test_a_plan_from_a_follow_up_begins_as_what_it_came_from(
    app: LederbogApp, begun: Workbook, reminder: FollowUp, area: str, kind: str
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(area)
        await _mark(pilot, f"{kind}:{reminder.id}")
        await pilot.press("p")
        await until(pilot, lambda: in_form(app))
        assert exercise_of(app).session.values["plan_tiltag"] == "Vi tier for længe"
        await pilot.press("escape", "escape")
        await until(pilot, lambda: len(begun.journal.plans()) == 1)
        assert begun.journal.plans()[0].source == reminder.source


async def test_a_plan_is_among_the_decisions_where_there_are_words(app: LederbogApp, reminder: FollowUp) -> None:
    async with app.run_test(size=(60, 20)) as pilot:
        await _mark(pilot, f"due:{reminder.id}")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Question))
        app.screen.query_one("#plan", Button).press()
        await until(pilot, lambda: in_form(app))
        assert exercise_of(app).session.values["plan_tiltag"] == "Vi tier for længe"


@pytest.mark.parametrize("area", ["1", "4"], ids=["overview", "journal"])
async def test_a_follow_up_whose_source_is_deleted_says_so(
    app: LederbogApp, begun: Workbook, reminder: FollowUp, area: str
) -> None:
    begun.journal.trash(reminder.source)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(area)
        await _mark(pilot, f"{'due' if area == '1' else 'followup'}:{reminder.id}")
        await pilot.press("p")
        await until(pilot, lambda: "ligger i papirkurven" in text_of(app))
        assert begun.journal.drafts.all() == []


async def test_a_promise_without_words_behind_it_is_no_beginning_of_a_plan(app: LederbogApp, begun: Workbook) -> None:
    promise = next(one for one in begun.journal.followups() if one.kind == "promise")
    async with app.run_test(size=(80, 24)) as pilot:
        await _mark(pilot, f"due:{promise.id}")
        await pilot.press("p")
        await until(pilot, lambda: "Vælg først en række med et svar i ord" in text_of(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Question))
        assert not app.screen.query("#plan")
