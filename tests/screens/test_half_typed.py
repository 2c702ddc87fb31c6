"""What is typed and is no answer yet is in the draft too: sealed when it is locked, and there again afterwards."""

import pytest

from screens.app import LederbogApp
from screens.widgets.date import Date
from tests.screens.locked_book import SECRET, Latch
from tests.screens.screen_text import exercise_of, in_form, text_of, until
from workbook.context import Workbook
from workbook.journal.journal import Journal

HALF = "24-1kanarie"
SIZE = (80, 24)


def _field(app: LederbogApp) -> Date:
    return exercise_of(app).query_one("#field-study_dato", Date)


@pytest.mark.parametrize("ended", ["unlocked", "killed"])
async def test_half_a_date_is_in_the_sealed_draft_and_comes_back(begun: Workbook, ended: str) -> None:
    app, latch = LederbogApp(begun), Latch(begun)
    key = begun.journal.key
    async with app.run_test(size=SIZE) as pilot:
        app.open_exercise("handleplan")
        await until(pilot, lambda: in_form(app) and bool(app.screen.query("#field-study_dato")))
        _field(app).focus_answer()
        await pilot.pause()
        await pilot.press(*HALF, "ctrl+l")
        await until(pilot, lambda: latch.locked)
        assert HALF not in text_of(app)
        home = begun.journal.home
        assert not [path for path in home.rglob("*") if path.is_file() and HALF.encode() in path.read_bytes()]
        if ended == "unlocked":
            await pilot.press(*SECRET, "enter")
            await until(pilot, lambda: in_form(app) and _field(app).editor.value == HALF)
            return
        (draft,) = Journal.open(home, begun.clock, key=key).drafts.all()
        assert draft.typed == {"study_dato": HALF}
    begun.journal.unlock(key)
    again = LederbogApp(begun)
    async with again.run_test(size=SIZE) as pilot:
        again.open_exercise("handleplan", draft_id=draft.id)
        await until(pilot, lambda: in_form(again) and bool(again.screen.query("#field-study_dato")))
        await until(pilot, lambda: _field(again).editor.value == HALF)
        await until(pilot, lambda: bool(_field(again).wrong))


async def test_saving_leaves_what_is_half_typed_and_a_whole_answer_takes_its_place(begun: Workbook) -> None:
    app = LederbogApp(begun)
    async with app.run_test(size=SIZE) as pilot:
        app.open_exercise("handleplan")
        await until(pilot, lambda: in_form(app) and bool(app.screen.query("#field-study_dato")))
        date, session = _field(app), exercise_of(app).session
        session.answer("plan_tiltag", "Kortere møder")
        date.focus_answer()
        await pilot.pause()
        await pilot.press(*"24-1x")
        await until(pilot, lambda: session.draft.typed == {"study_dato": "24-1x"})
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "✓ Gemt" in text_of(app))
        assert date.editor.value == "24-1x"
        await pilot.press("backspace", "2", "-", *"2026")
        await until(pilot, lambda: session.values.get("study_dato") == "2026-12-24")
        assert session.draft.typed == {}
