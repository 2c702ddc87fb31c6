"""The board of the plans: by keys and by mouse, at every size, as board and as list, with what rests and is closed."""

import pytest
from msgspec import structs

from screens.app import LederbogApp
from screens.dialogs import AskLine, Question
from screens.exercise import ExerciseScreen
from screens.plan_board import CardList, PlanBoard
from screens.plans import PlansScreen
from screens.reading import ReadingScreen
from tests.screens.mouse import Mouse
from tests.screens.screen_text import click_words, lines_of, text_of, until
from workbook.clock import FixedClock
from workbook.context import Workbook
from workbook.forms.opening import open_form
from workbook.journal.records import Plan
from workbook.plan.phase import phase

SIZES = [(60, 20), (80, 24), (200, 60)]
RESTS = "Ros samme dag"
WAITS, RUNS, LATE, CHOOSES = "Runde før beslutninger", "Kortere møder", "Spørg om dagsordenen", "Tænkeboks"


def plan_of(workbook: Workbook, idea: str, **answers: object) -> Plan:
    """A plan filled by its page."""
    form = open_form(workbook, "handleplan")
    form.answer("plan_tiltag", idea)
    for name, value in answers.items():
        form.answer(name, value)
    form.commit()
    return workbook.journal.plans()[-1]


@pytest.fixture
def planned(workbook: Workbook) -> Workbook:
    """A plan under each of the four steps, two of them overdue."""
    plan_of(workbook, WAITS)
    plan_of(workbook, RUNS, start="20-11-2026")
    plan_of(workbook, LATE, start="10-11-2026", study_dato="19-11-2026")
    plan_of(workbook, CHOOSES, start="10-11-2026", study_dato="19-11-2026", study_effekt="7")
    return workbook


def _plan(workbook: Workbook, title: str) -> Plan:
    return next(plan for plan in workbook.journal.plans() if plan.title == title)


def _marked(app: LederbogApp) -> str:
    assert isinstance(app.screen, PlansScreen)
    plan = next((one for one in app.workbook.journal.plans() if one.id == app.screen.marked), None)
    return plan.title if plan else ""


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_arrows_reach_every_column_at_every_size(planned: Workbook, size: tuple[int, int]) -> None:
    app = LederbogApp(planned)
    async with app.run_test(size=size) as pilot:
        await pilot.press("3")
        await until(pilot, lambda: _marked(app) == WAITS)
        seen = []
        for _step in range(4):
            lines = lines_of(app)
            assert all(len(line) <= size[0] for line in lines)
            assert "4 planer · 2 forfaldne" in lines[2]
            assert any("▸" in line for line in lines[3:])
            seen.append(_marked(app))
            await pilot.press("right")
        assert seen == [WAITS, RUNS, LATE, CHOOSES]
        assert _marked(app) == CHOOSES
        await pilot.press("left", "left", "left")
        assert _marked(app) == WAITS


async def test_a_narrow_window_shows_one_column_and_names_all_four(planned: Workbook) -> None:
    app = LederbogApp(planned)
    async with app.run_test(size=(75, 24)) as pilot:
        await pilot.press("3")
        await until(pilot, lambda: "▸Planlæg (1)  Gør (1)  Se efter (1)  Justér (1)" in text_of(app))
        assert RUNS not in text_of(app)
        await click_words(pilot, "Se efter (1)")
        await until(pilot, lambda: "▸Se efter (1)" in text_of(app))
        assert "! FORFALDEN" in text_of(app)
        await pilot.resize_terminal(76, 24)
        await until(pilot, lambda: "SE EFTER (1)" in text_of(app) and RUNS in text_of(app))
        assert _marked(app) == LATE


async def test_a_plan_stands_under_its_step_and_moves_with_the_days(planned: Workbook, clock: FixedClock) -> None:
    app = LederbogApp(planned)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("3", "right")
        await until(pilot, lambda: _marked(app) == RUNS)
        clock.moment = clock.moment.replace(month=12, day=15)
        await pilot.press("1", "3")
        await until(pilot, lambda: "SE EFTER (2)" in text_of(app) or "SE EFTER (3)" in text_of(app))
        assert _marked(app) == RUNS
        assert app.screen.query_one(PlanBoard).here == "study"


async def test_the_line_below_tells_the_numbers_and_the_method_of_the_marked_plan(planned: Workbook) -> None:
    app = LederbogApp(planned)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("3", "right")
        await until(pilot, lambda: f"{RUNS}: intet målt endnu" in text_of(app))
        assert "○ gentaget · ○ afgrænset · ○ data over tid" in text_of(app)
        await pilot.resize_terminal(100, 50)
        await pilot.press("right")
        await until(pilot, lambda: "Data over tid: 0 målinger" in text_of(app))


async def test_enter_and_a_click_read_a_plan(planned: Workbook) -> None:
    app = LederbogApp(planned)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("3", "enter")
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen))
        assert WAITS in lines_of(app)[0]
        await pilot.press("escape")
        await click_words(pilot, RUNS)
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen))
        assert RUNS in lines_of(app)[0]


async def test_c_checks_in_and_n_makes_a_new_one(planned: Workbook) -> None:
    app = LederbogApp(planned)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("3", "right", "c")
        await until(pilot, lambda: isinstance(app.screen, ExerciseScreen))
        assert isinstance(app.screen, ExerciseScreen)
        assert app.screen.page_id == "handleplan-opfoelgning"
        assert app.screen.session.values["plan"] == _plan(planned, RUNS).id
        app.action_go("plans")
        await pilot.pause()
        await click_words(pilot, "[+ ny]")
        await until(pilot, lambda: isinstance(app.screen, ExerciseScreen))
        assert isinstance(app.screen, ExerciseScreen)
        assert app.screen.session.record is None


async def test_f_begins_a_round_and_the_card_goes_along(planned: Workbook) -> None:
    app = LederbogApp(planned)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("3", "f")
        await until(pilot, lambda: isinstance(app.screen, Question))
        await click_words(pilot, "Til Gør")
        await until(pilot, lambda: "GØR (2)" in text_of(app))
        assert _marked(app) == WAITS
        assert _plan(planned, WAITS).cycles[0].locked_at


async def test_f_looks_at_a_running_round_at_its_first_question(planned: Workbook) -> None:
    app = LederbogApp(planned)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("3", "right", "f")
        await until(pilot, lambda: isinstance(app.screen, Question))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ExerciseScreen))
        assert isinstance(app.screen, ExerciseScreen)
        screen = app.screen
        await until(pilot, lambda: (now := screen.form.current()) is not None and now.field.id == "study_gennemfoert")
        assert phase(_plan(planned, RUNS), planned.clock.today()) == "study"


async def test_f_adjusts_and_the_next_round_stands_under_plan(planned: Workbook) -> None:
    app = LederbogApp(planned)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("3", "right", "right", "right", "f")
        await until(pilot, lambda: isinstance(app.screen, Question))
        await click_words(pilot, "[ Justér ]")
        await until(pilot, lambda: "PLANLÆG (2)" in text_of(app))
        assert _marked(app) == CHOOSES
        assert len(_plan(planned, CHOOSES).cycles) == 2


async def test_a_pause_asks_why_and_rests_until_it_is_taken_up(planned: Workbook) -> None:
    app = LederbogApp(planned)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("3", "right", "f")
        await until(pilot, lambda: isinstance(app.screen, Question))
        await click_words(pilot, "[ Hold pause ]")
        await until(pilot, lambda: isinstance(app.screen, AskLine))
        await pilot.press("enter")
        await until(pilot, lambda: "Skriv kort hvorfor" in text_of(app))
        await pilot.press(*"ferie", "enter")
        await until(pilot, lambda: isinstance(app.screen, PlansScreen) and RUNS not in text_of(app))
        await pilot.press("v")
        await until(pilot, lambda: "[på pause]" in text_of(app))
        assert "PÅ PAUSE: ferie" in text_of(app)
        await pilot.press("f", "enter")
        await until(pilot, lambda: not _plan(planned, RUNS).ended)


async def test_what_is_closed_lies_in_the_archive_and_does_not_move(planned: Workbook) -> None:
    closed = structs.replace(_plan(planned, WAITS), ended="closed", reason="Det virkede")
    planned.journal.commit(closed)
    app = LederbogApp(planned)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("3")
        await until(pilot, lambda: "3 planer" in text_of(app))
        await click_words(pilot, "[aktive]")
        await click_words(pilot, "[på pause]")
        await until(pilot, lambda: "AFSLUTTET: Det virkede" in text_of(app))
        assert "[tavle]" not in text_of(app)
        assert "[liste]" not in text_of(app)
        await pilot.press("f")
        await until(pilot, lambda: "Planen er afsluttet" in text_of(app))
        assert isinstance(app.screen, PlansScreen)
        await click_words(pilot, "[arkiv]")
        await until(pilot, lambda: "4 planer" in text_of(app) and isinstance(app.screen.focused, CardList))


async def test_the_list_and_the_words_to_find_keep_the_marked_plan(planned: Workbook) -> None:
    app = LederbogApp(planned)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("3", "right", "right", "l")
        await until(pilot, lambda: "▸ ! FORFALDEN tors. 19/11 · Spørg om" in text_of(app))
        assert _marked(app) == LATE
        await pilot.press("s")
        await until(pilot, lambda: isinstance(app.screen, AskLine))
        await pilot.press(*"moeder", "enter")
        await until(pilot, lambda: "1 plan · med “moeder”" in text_of(app))
        await click_words(pilot, "[tavle]")
        await until(pilot, lambda: "GØR (1)" in text_of(app) and _marked(app) == RUNS)
        await click_words(pilot, "[find]")
        await until(pilot, lambda: isinstance(app.screen, AskLine))
        await pilot.press(*["backspace"] * 6, "enter")
        await until(pilot, lambda: "4 planer" in text_of(app))


async def test_without_plans_it_says_how_to_begin(workbook: Workbook) -> None:
    plan_of(workbook, WAITS)
    workbook.journal.trash(workbook.journal.plans()[0].id)
    app = LederbogApp(workbook)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("3")
        await until(pilot, lambda: "Ingen planer endnu" in text_of(app))
        await pilot.press("left", "right", "enter", "f")
        await until(pilot, lambda: "Vælg først en plan" in lines_of(app)[-2])
        await pilot.press("l", "n")
        await until(pilot, lambda: isinstance(app.screen, ExerciseScreen))


async def test_what_is_being_written_is_not_moved_under_her_hands(planned: Workbook) -> None:
    plan = _plan(planned, RUNS)
    form = open_form(planned, "handleplan", record_id=plan.id)
    form.answer("plan_udbytte", "Halvt skrevet")
    form.flush(durable=True)
    app = LederbogApp(planned)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("3", "right", "f")
        await until(pilot, lambda: "Du er begyndt at skrive i den her plan" in text_of(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ExerciseScreen))
        assert isinstance(app.screen, ExerciseScreen)
        assert app.screen.session.values["plan_udbytte"] == "Halvt skrevet"
        await pilot.press("escape", "escape")
        await until(pilot, lambda: isinstance(app.screen, PlansScreen))
        await pilot.press("f")
        await until(pilot, lambda: isinstance(app.screen, Question))


async def test_the_board_is_walked_by_mouse_alone(planned: Workbook) -> None:
    app = LederbogApp(planned)
    async with app.run_test(size=(60, 20)) as pilot:
        await click_words(pilot, "3 Planer")
        await click_words(pilot, "Justér (1)")
        await click_words(pilot, CHOOSES)
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen))
        await Mouse(pilot).wheel_to("[ Flyt planen videre ]")
        await click_words(pilot, "[ Flyt planen videre ]", shift=3)
        await click_words(pilot, "[ Fortsæt ]", shift=3)
        await until(pilot, lambda: len(_plan(planned, CHOOSES).cycles) == 2)
        await click_words(pilot, "‹ Tilbage")
        await until(pilot, lambda: "▸Gør (2)" in text_of(app))
        assert _marked(app) == CHOOSES


async def test_a_lone_column_packs_its_cards_and_shows_more_of_them(planned: Workbook) -> None:
    for number in range(4):
        plan_of(planned, f"Plan nr. {number}", start="20-11-2026", study_dato="10-12-2026")
    app = LederbogApp(planned)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("3", "right")
        await until(pilot, lambda: "▸Gør (5)" in text_of(app))
        assert sum("Plan nr." in line for line in lines_of(app)) >= 2
        assert "runde 1 · uden forudsigelse · 0 målinger" in text_of(app)
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: "GØR (5)" in text_of(app))
        assert "runde 1 · uden" not in text_of(app)


async def test_a_sentence_waits_for_a_screen_that_is_just_coming(planned: Workbook) -> None:
    """A form that is left tells what does not add up on whatever is in front, and that may be a moment old."""
    app = LederbogApp(planned)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.push_screen(PlansScreen())
        app.tell("Noget passer ikke sammen")
        await until(pilot, lambda: isinstance(app.screen, PlansScreen) and "Noget passer ikke" in text_of(app))
