"""From an answer to the second round of a plan in few keys besides what is written; many plans stay quick."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from time import perf_counter

import pytest
from msgspec import structs
from textual.pilot import Pilot

from screens.app import LederbogApp
from screens.exercise import ExerciseScreen
from screens.plans import PlansScreen
from tests.screens.screen_text import in_form, text_of, until
from workbook.clock import FixedClock
from workbook.context import Workbook
from workbook.dates import stamp
from workbook.forms.opening import open_form
from workbook.journal.records import Answer, Cycle, Plan
from workbook.plan.measures import series
from workbook.plan.method import lights
from workbook.plan.phase import phase
from workbook.settings import Settings

MOST_KEYS = 38
"""The bar is forty, from wherever the answer is seen."""
IDEA = "Jeg tier ti sekunder mere"


class Hands:
    """Presses keys and counts them; what is written into a field is not counted."""

    def __init__(self, pilot: Pilot[int]) -> None:
        self._pilot = pilot
        self.keys = 0

    async def press(self, *keys: str) -> None:
        self.keys += len(keys)
        await self._pilot.press(*keys)

    async def write(self, text: str) -> None:
        await self._pilot.press(*("space" if letter == " " else letter for letter in text))

    async def at(self, field_id: str) -> None:
        """Fails unless the cursor comes to that question."""
        app = self._pilot.app
        await until(self._pilot, lambda: in_form(app) and _question(app.screen) == field_id)


def _question(screen: object) -> str:
    current = screen.form.current() if isinstance(screen, ExerciseScreen) else None
    return current.field.id if current is not None else ""


async def _predict(hands: Hands) -> None:
    """The plan's page: the hope, the first day, and what is expected because of what."""
    await hands.at("plan_udbytte")
    await hands.write("At flere siger noget")
    await hands.press("f8", "f8", "f8", "f8")
    await hands.at("start")
    await hands.write("i dag")
    await hands.press("f8")
    await hands.at("mere")
    await hands.press("space", "f8", "f8")
    await hands.at("forudsigelse")
    await hands.write("Fem siger noget")
    await hands.press("f8")
    await hands.write("de tror jeg er uenig")
    await hands.press("f8")
    await hands.write("60")
    await hands.press("escape", "escape")


async def _from_the_open_form(app: LederbogApp, hands: Hands) -> None:
    """The answer has just been written."""
    app.open_exercise("tryghedsskala")
    await hands.at("score")
    await hands.write("7")
    await hands.press("tab")
    await hands.write(IDEA)
    await hands.press("ctrl+r")


async def _from_the_journal(app: LederbogApp, hands: Hands) -> None:
    """The answer was written some time ago."""
    form = open_form(app.workbook, "tryghedsskala")
    form.answer("score", "7")
    form.answer("hvorfor", IDEA)
    form.commit()
    await hands.write("4")  # counted from the list
    await hands.press("down", "p")


@pytest.mark.parametrize("start", [_from_the_open_form, _from_the_journal])
async def test_from_an_answer_to_the_second_round_in_few_keys(
    begun: Workbook, clock: FixedClock, start: Callable[[LederbogApp, Hands], Awaitable[None]]
) -> None:
    app = LederbogApp(replace(begun, settings=Settings(idle_minutes=0)))  # the days pass in one run, nothing hides it
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await start(app, hands)
        await _predict(hands)
        await hands.press("3")
        await until(pilot, lambda: bool(begun.journal.plans()))
        (plan,) = begun.journal.plans()
        assert (plan.title, phase(plan, clock.today())) == (IDEA, "do")
        assert begun.journal.get(plan.source).exercise == "tryghedsskala"
        assert plan.cycles[0].locked_at
        for number in ("5", "6", "7"):
            clock.moment += timedelta(days=3)
            await until(pilot, lambda: isinstance(app.screen, PlansScreen))
            await hands.press("m")
            await hands.at("effekt")
            await hands.press(number, "escape", "escape")
        await until(pilot, lambda: isinstance(app.screen, PlansScreen))
        (plan,) = begun.journal.plans()
        assert [point.value for points in series(plan).values() for point in points] == [5, 6, 7]
        await hands.press("f", "enter")
        await hands.at("study_gennemfoert")
        await until(pilot, lambda: "Fem siger noget" in text_of(app))
        await hands.press("space", "f8", "f8", "space", "escape", "escape")
        await until(pilot, lambda: "JUSTÉR (1)" in text_of(app))
        await hands.press("f", "down", "enter")
        await until(pilot, lambda: "PLANLÆG (1)" in text_of(app))
    (plan,) = begun.journal.plans()
    assert [cycle.number for cycle in plan.cycles] == [1, 2]
    first = plan.cycles[0].answers
    assert (first["study_effekt"].value, first["study_gennemfoert"].value) == (7, "ja")
    assert first["forudsigelse"].value == "Fem siger noget"
    found = {light.feature: light.state for light in lights(plan, clock.today())}
    assert found == {"iterated": "not_yet", "small": "not_yet", "data": "yes", "theory": "yes", "prediction": "yes"}
    assert hands.keys <= MOST_KEYS, hands.keys


async def test_two_hundred_plans_stay_quick(workbook: Workbook) -> None:
    now = stamp(workbook.clock.now())
    date = Answer(question="Hvornår ser jeg på det?", kind="date", value="2026-12-01")
    start = structs.replace(date, value="2026-11-20")
    made = [
        Plan(
            id=workbook.journal.new_id(), created=now, updated=now, title=f"Plan nummer {number}",
            cycles=[Cycle(answers={"study_dato": date} | ({"start": start} if number % 2 else {}))],
        )
        for number in range(200)
    ]  # fmt: skip
    workbook.journal.commit(*made)
    app = LederbogApp(workbook)
    async with app.run_test(size=(80, 24)) as pilot:
        began = perf_counter()
        await pilot.press("3")
        await until(pilot, lambda: "PLANLÆG (100)" in text_of(app))
        opened = perf_counter() - began
        assert isinstance(app.screen, PlansScreen)
        began = perf_counter()
        app.screen.refresh_area()
        again = perf_counter() - began
        began = perf_counter()
        await pilot.press("end", "right", "home")
        moved = perf_counter() - began
        assert (opened < 5, again < 1, moved < 3) == (True, True, True), (opened, again, moved)
