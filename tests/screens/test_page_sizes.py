"""Pages of every kind at every size of window."""

import pytest

from screens.app import LederbogApp
from screens.exercise import ExerciseScreen
from screens.form import Form
from tests.screens.screen_text import in_form, text_of, until


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 60)])
@pytest.mark.parametrize("page", ["min-ramme", "handleplan", "temperatur-leder", "temperatur-team", "trio-moede"])
async def test_every_kind_of_page_opens_at_every_size(app: LederbogApp, page: str, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        app.open_exercise(page)
        await until(pilot, lambda: in_form(app) and _form(app).session.exercise.head.title in text_of(app))
        text = text_of(app)
        assert all(len(line) <= size[0] for line in text.splitlines())
        for _step in range(8):
            await pilot.press("f8")
        assert _form(app).query_one(Form).current() is not None


def _form(app: LederbogApp) -> ExerciseScreen:
    assert isinstance(app.screen, ExerciseScreen)
    return app.screen
