"""Plans by their step, the journal to read, and Share: line by line what goes out and what stays."""

from pathlib import Path

import pytest

from screens.app import LederbogApp
from screens.dialogs import LineInput
from screens.exercise import ExerciseScreen
from screens.reading import ReadingScreen
from screens.share import ShareScreen
from tests.screens.screen_text import text_of, until
from workbook.context import Workbook
from workbook.forms.opening import open_form
from workbook.journal.records import Entry

SIZES = [(60, 20), (80, 24), (200, 60)]


@pytest.fixture
def filled(workbook: Workbook) -> Workbook:
    """A plan, a micro-action, and a page of which one answer is shared with MUS and one about others too."""
    plan = open_form(workbook, "handleplan")
    plan.answer("plan_tiltag", "Runde før beslutninger")
    plan.answer("start", "i dag")
    plan.commit()
    action = open_form(workbook, "mikrohandlinger")
    action.answer("handling", "Ros én kollega")
    action.commit()
    feedback = open_form(workbook, "feedback-modtaget")
    feedback.answer("budskab", "Jeg afbryder på møder")
    feedback.answer("laering", "Jeg spørger, før jeg svarer")
    feedback.answer("intensitet", 6)
    feedback.set_share("budskab", ["mus"])
    feedback.set_share("laering", ["mus"])
    feedback.commit()
    return workbook


async def test_the_journal_lists_newest_first_and_filters(filled: Workbook) -> None:
    app = LederbogApp(filled)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("4")
        await pilot.pause()
        text = text_of(app)
        assert text.index("Da jeg fik feedback") < text.index("Ros én kollega") < text.index("Runde før beslutninger")
        await pilot.press("f")
        await pilot.pause()
        text = text_of(app)
        assert "Da jeg fik feedback" in text
        assert "Ros én kollega" not in text


async def test_an_entry_is_read_with_who_may_see_each_answer(filled: Workbook) -> None:
    app = LederbogApp(filled)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("4", "down", "enter")
        await until(pilot, lambda: "Jeg spørger, før jeg svarer" in text_of(app))
        assert isinstance(app.screen, ReadingScreen)
        text = text_of(app)
        assert "Jeg spørger, før jeg svarer" in text
        assert "[MUS]" in text
        assert "[KUN MIG]" in text
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, ExerciseScreen))
        assert isinstance(app.screen, ExerciseScreen)


async def test_share_shows_what_goes_out_what_stays_and_writes_only_then(filled: Workbook, tmp_path: Path) -> None:
    app = LederbogApp(filled)
    target = tmp_path / "mus.md"
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("5")
        await pilot.pause()
        share = app.screen
        assert isinstance(share, ShareScreen)
        text = text_of(app)
        assert "I FILEN (1)" in text
        assert "✓ Jeg spørger, før jeg svarer" in text
        assert "? Jeg afbryder på møder" in text
        share.query_one("#share-path", LineInput).value = str(target)
        assert not target.exists()
        await pilot.press("g", "enter")
        await until(pilot, lambda: "mus.md" in text_of(app).splitlines()[-2])
        assert share.focused is share.query_one("#share-lines")
        await pilot.press("g", "escape", "t")
        await until(pilot, lambda: "▸ TRIO" in text_of(app))
        assert share.query_one("#share-path", LineInput).value == str(target)
    written = target.read_text(encoding="utf-8")
    assert "Jeg spørger, før jeg svarer" in written
    assert "Jeg afbryder" not in written
    (left,) = filled.journal.exports()
    assert (left.audience, left.format) == ("mus", "md")


async def test_a_line_about_others_goes_out_only_with_a_yes(filled: Workbook, tmp_path: Path) -> None:
    app = LederbogApp(filled)
    target = tmp_path / "mus.md"
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("5")
        await pilot.pause()
        share = app.screen
        assert isinstance(share, ShareScreen)
        await pilot.press("down")
        await until(pilot, lambda: "▸ ? Jeg afbryder på møder" in text_of(app))
        await pilot.press("space")
        await until(pilot, lambda: "I FILEN (2)" in text_of(app))
        share.query_one("#share-path", LineInput).value = str(target)
        await pilot.press("g", "enter")
        await pilot.pause()
    assert "Jeg afbryder" in target.read_text(encoding="utf-8")


async def test_a_file_that_is_there_is_replaced_only_when_she_says_so(filled: Workbook, tmp_path: Path) -> None:
    target = tmp_path / "mus.md"
    target.write_text("gammel", encoding="utf-8")
    app = LederbogApp(filled)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("5")
        await pilot.pause()
        app.screen.query_one("#share-path", LineInput).value = str(target)
        await pilot.press("g", "enter")
        await until(pilot, lambda: "Skal filen erstattes?" in text_of(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ShareScreen))
        assert target.read_text(encoding="utf-8") == "gammel"
        assert filled.journal.exports() == []
        await pilot.press("g", "enter")
        await until(pilot, lambda: "Skal filen erstattes?" in text_of(app))
        await pilot.press("right", "enter")
        await until(pilot, lambda: "✓ Gemt:" in text_of(app))
    assert "Jeg spørger" in target.read_text(encoding="utf-8")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("area", ["3", "4", "5"])
async def test_every_area_fits_every_size_also_when_it_is_empty(
    workbook: Workbook, size: tuple[int, int], area: str
) -> None:
    old = Entry(id=workbook.journal.new_id(), created="2026-11-01T10:00:00+01:00", updated="", title="Før")
    workbook.journal.commit(old)
    app = LederbogApp(workbook)
    async with app.run_test(size=size) as pilot:
        await pilot.press(area)
        await pilot.pause()
        assert all(len(line) <= size[0] for line in text_of(app).splitlines())
        assert len(text_of(app).splitlines()) == size[1]
