"""One record has one form; and a list that has no room takes every key."""

import pytest

from screens.app import LederbogApp
from screens.exercise import ExerciseScreen


async def test_opening_a_page_again_over_its_own_form_comes_back_to_it(app: LederbogApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_exercise("tryghedsskala")
        await pilot.pause()
        first = app.screen
        assert isinstance(first, ExerciseScreen)
        first.session.answer("op", "Jeg spørger")
        first.flush_now()
        app.action_help()
        await pilot.pause()
        app.open_exercise("tryghedsskala")
        await pilot.pause()
        assert app.screen is first
        assert len([one for one in app.screen_stack if isinstance(one, ExerciseScreen)]) == 1
        app.open_exercise("mine-triggere")
        await pilot.pause()
        assert app.screen is not first


@pytest.mark.parametrize("key", ["pageup", "pagedown"])
async def test_a_list_without_room_takes_the_keys_that_turn_a_page(app: LederbogApp, key: str) -> None:
    async with app.run_test(size=(1, 1)) as pilot:
        await pilot.press("tab", key, "down", key)
        assert app.is_running
