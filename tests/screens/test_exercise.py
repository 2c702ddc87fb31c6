"""The form of a page: answered, kept as a draft, left as a record, shared, and what it opens next."""

import pytest
from textual import events
from textual.pilot import Pilot

from screens.app import LederbogApp
from screens.dialogs import Question
from screens.exercise import ExerciseScreen
from screens.form import Form
from screens.messages import SaveState
from screens.sharing import SharingDialog
from tests.screens.screen_text import text_of, until
from workbook.clock import FixedClock
from workbook.context import Workbook
from workbook.errors import PlaceError
from workbook.journal.records import Entry

SCALE, FEEDBACK = "tryghedsskala", "feedback-modtaget"


async def settled(pilot: Pilot[int]) -> None:
    """Until the form has the keys and has said what it has to say."""
    await until(pilot, lambda: getattr(pilot.app, "_acting", None) is None)
    for _turn in range(3):
        await pilot.pause()


def form_of(app: LederbogApp) -> ExerciseScreen:
    """The form in front."""
    assert isinstance(app.screen, ExerciseScreen)
    return app.screen


@pytest.fixture
def empty(workbook: Workbook) -> LederbogApp:
    """The app in a journal that holds one old entry, so that it does not begin with the first start."""
    old = Entry(id=workbook.journal.new_id(), created="2026-11-01T10:00:00+01:00", updated="", title="Før")
    workbook.journal.commit(old)
    return LederbogApp(workbook)


async def test_a_digit_answers_the_band_shows_and_leaving_saves(empty: LederbogApp, workbook: Workbook) -> None:
    async with empty.run_test(size=(80, 24)) as pilot:
        empty.open_exercise(SCALE)
        await settled(pilot)
        await pilot.press("7")
        await until(pilot, lambda: "7 af 10" in text_of(empty))
        await until(pilot, lambda: "● Ok, vi vil mere" in text_of(empty))
        await pilot.press("enter")
        await pilot.press(*"Vi siger det")
        await settled(pilot)
        assert workbook.journal.entries()[-1].exercise == ""
        await pilot.press("escape", "escape")
        await until(pilot, lambda: "✓ Gemt 14.05" in text_of(empty))
    entry = workbook.journal.entries()[-1]
    assert entry.exercise == SCALE
    assert (entry.answers["score"].value, entry.answers["hvorfor"].value) == (7, "Vi siger det")


async def test_escape_first_leaves_the_field_and_then_the_form(empty: LederbogApp) -> None:
    async with empty.run_test(size=(80, 24)) as pilot:
        empty.open_exercise(SCALE)
        await settled(pilot)
        await pilot.press("tab")
        await pilot.press("escape")
        assert form_of(empty).focused is None
        await pilot.press("escape")
        await settled(pilot)
        assert not isinstance(empty.screen, ExerciseScreen)


async def test_tab_goes_back_into_the_field_that_was_left(empty: LederbogApp) -> None:
    async with empty.run_test(size=(80, 24)) as pilot:
        empty.open_exercise(SCALE)
        await settled(pilot)
        await pilot.press("enter", *"Fordi", "left", "escape", "tab", "x")
        await settled(pilot)
        current = form_of(empty).form.current()
        assert current is not None
        assert current.field.id == "hvorfor"
        assert "Fordxi" in text_of(empty)


async def test_page_keys_read_the_whole_page_and_leave_the_keys_where_they_are(empty: LederbogApp) -> None:
    async with empty.run_test(size=(80, 24)) as pilot:
        empty.open_exercise(SCALE)
        await settled(pilot)
        before = empty.focused
        about = empty.screen.query_one("#form-about")
        assert about.region.y < form_of(empty).form.region.y
        await pilot.press("pageup", "pageup")
        await settled(pilot)
        assert about.region.y == form_of(empty).form.region.y
        await pilot.press("escape", "pagedown")
        await settled(pilot)
        assert about.region.y < form_of(empty).form.region.y
        await pilot.press("tab")
        assert empty.focused is before


async def test_help_in_a_crisis_begins_with_the_way_to_help(empty: LederbogApp) -> None:
    async with empty.run_test(size=(80, 24)) as pilot:
        await pilot.press("f9")
        await settled(pilot)
        await until(pilot, lambda: "så ring 112" in text_of(empty))
        await pilot.press("enter")
        await settled(pilot)
        current = form_of(empty).form.current()
        assert current is not None
        assert current.field.id == "kontakter"


async def test_quitting_leaves_a_draft_that_comes_back_to_field_and_cursor(
    empty: LederbogApp, workbook: Workbook
) -> None:
    async with empty.run_test(size=(80, 24)) as pilot:
        empty.open_exercise(SCALE)
        await settled(pilot)
        await pilot.press("enter", *"Midt i en", "left", "left")
        await pilot.press("ctrl+q")
    (draft,) = workbook.journal.drafts.all()
    again = LederbogApp(workbook)
    async with again.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "kladde fra 14.05" in text_of(again)
        again.open_exercise(SCALE, draft_id=draft.id)
        await settled(pilot)
        await pilot.press("X")
        await settled(pilot)
        assert form_of(again).session.values["hvorfor"] == "Midt i Xen"


async def test_a_saved_page_says_when_and_a_draft_says_that_it_is_one(
    empty: LederbogApp, workbook: Workbook, clock: FixedClock
) -> None:
    async with empty.run_test(size=(80, 24)) as pilot:
        empty.open_exercise(SCALE)
        await settled(pilot)
        await pilot.press("5", "tab")
        await until(pilot, lambda: "● Kladde gemt 14.05" in text_of(empty))
        assert len(workbook.journal.drafts.all()) == 1
        clock.moment = clock.moment.replace(minute=6)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "✓ Gemt 14.06" in text_of(empty))
        assert workbook.journal.drafts.all() == []
        assert isinstance(empty.screen, ExerciseScreen)


async def test_a_page_that_was_filled_in_today_asks_new_or_correct(empty: LederbogApp, workbook: Workbook) -> None:
    async with empty.run_test(size=(80, 24)) as pilot:
        for choice in ("new", "correct"):
            empty.open_exercise(SCALE)
            await settled(pilot)
            if choice == "correct":
                assert isinstance(empty.screen, Question)
                await pilot.click("#correct")
                await pilot.pause()
                assert form_of(empty).session.values["score"] == 4
            await pilot.press("4" if choice == "new" else "6")
            await pilot.press("escape", "escape")
            await settled(pilot)
    scores = [one.answers["score"].value for one in workbook.journal.entries() if one.exercise == SCALE]
    assert scores == [6]


async def test_the_trigger_opens_only_its_own_questions(empty: LederbogApp) -> None:
    async with empty.run_test(size=(80, 24)) as pilot:
        empty.open_exercise(FEEDBACK)
        await settled(pilot)
        form = form_of(empty).query_one(Form)
        shown = {widget.field.id for widget in form.fields()}
        assert not shown & {"sandhed_forkert", "relation_budskab", "identitet_billede"}
        next(one for one in form.fields() if one.field.id == "trigger").focus_answer(2)
        await settled(pilot)
        await pilot.press("space")
        await settled(pilot)
        numbers = [widget.heading.number for widget in form.fields()]
        assert [number for number in numbers if number] == list(range(1, 10))
        shown = {widget.field.id for widget in form.fields()}
        assert {"identitet_afsender", "identitet_billede", "identitet_laer"} <= shown
        assert not shown & {"sandhed_forkert", "relation_budskab"}


async def test_one_key_says_who_may_see_an_answer(empty: LederbogApp, workbook: Workbook) -> None:
    async with empty.run_test(size=(80, 24)) as pilot:
        empty.open_exercise(SCALE)
        await settled(pilot)
        await pilot.press("7", "ctrl+t")
        await until(pilot, lambda: isinstance(empty.screen, SharingDialog))
        assert text_of(empty).count("[x]") == 0
        await pilot.press("down", "space")
        await until(pilot, lambda: "[x] Min leder" in text_of(empty))
        assert "[ ] TRIO" in text_of(empty)
        await pilot.press("enter", "enter")
        await until(pilot, lambda: "[MUS]" in text_of(empty))
        await pilot.press("escape", "escape")
        await until(pilot, lambda: workbook.journal.entries()[-1].exercise == SCALE)
    entry = workbook.journal.entries()[-1]
    assert entry.answers["score"].share == ["mus"]
    assert entry.share == []


async def test_an_outcome_opens_its_form_with_the_text(empty: LederbogApp, workbook: Workbook) -> None:
    async with empty.run_test(size=(80, 24)) as pilot:
        empty.open_exercise(SCALE)
        await settled(pilot)
        session = form_of(empty).session
        session.answer("op", "Spørg de stille først")
        session.answer("udkomme", "mikrohandling")
        await pilot.press("escape", "escape")
        await settled(pilot)
        opened = form_of(empty)
        assert opened.page_id == "mikrohandlinger"
        assert opened.session.values["handling"] == "Spørg de stille først"
        assert "Spørg de stille først" in text_of(empty)
    assert [one.kind for one in workbook.journal.followups() if not one.calls] == ["micro_action"]


async def test_a_disk_that_refuses_keeps_the_text_and_the_form(
    empty: LederbogApp, workbook: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object, **_named: object) -> None:
        raise PlaceError("Disken er fuld: /hjem. Teksten står her endnu.")

    async with empty.run_test(size=(80, 24)) as pilot:
        empty.open_exercise(SCALE)
        await settled(pilot)
        with monkeypatch.context() as broken:
            broken.setattr(workbook.journal, "commit", full)
            broken.setattr(workbook.journal.drafts, "write", full)
            await pilot.press("7", "escape", "escape")
            await settled(pilot)
            assert form_of(empty).session.values["score"] == 7
            assert "✗ Disken er fuld" in text_of(empty)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "✓ Gemt" in text_of(empty))
    assert workbook.journal.entries()[-1].answers["score"].value == 7


async def test_an_answer_that_is_refused_says_so_under_the_field(empty: LederbogApp) -> None:
    async with empty.run_test(size=(80, 24)) as pilot:
        empty.open_exercise("mikrohandlinger")
        await settled(pilot)
        form = form_of(empty).query_one(Form)
        widget = next(one for one in form.fields() if one.field.id == "senest")
        widget.focus_answer()
        await settled(pilot)
        await pilot.press("end", "ctrl+u", *"32-03-2026", "tab")
        await until(pilot, lambda: "✗" in text_of(empty))
        assert "marts har 31 dage" in text_of(empty)
        drafted = SaveState("draft", empty.clock.now())
        empty.post_message(drafted)
        await until(pilot, lambda: empty.save_state is drafted)
        assert "✗" in text_of(empty), "where the draft is does not push it aside"


async def test_pasted_text_is_kept_clean_and_literal(empty: LederbogApp, workbook: Workbook) -> None:
    async with empty.run_test(size=(80, 24)) as pilot:
        empty.open_exercise(SCALE)
        await settled(pilot)
        await pilot.press("enter")
        empty.post_message(events.Paste("a\u030ablen [/] \x1b[31mrød\x00 🙂\r\nny linje"))
        await until(pilot, lambda: "[/]" in text_of(empty))
        await pilot.press("escape", "escape")
        await settled(pilot)
    assert workbook.journal.entries()[-1].answers["hvorfor"].value == "åblen [/] [31mrød 🙂\nny linje"


async def test_the_next_page_is_one_key_away(empty: LederbogApp) -> None:
    async with empty.run_test(size=(80, 24)) as pilot:
        empty.open_exercise("min-ramme")
        await settled(pilot)
        await pilot.press("f4")
        await settled(pilot)
        assert form_of(empty).page_id == "hjaelp-og-kontakter"
        await pilot.press("f3")
        await settled(pilot)
        assert form_of(empty).page_id == "min-ramme"


async def test_leaving_with_a_wrong_date_says_so_once_and_then_lets_go(empty: LederbogApp, workbook: Workbook) -> None:
    async with empty.run_test(size=(80, 24)) as pilot:
        empty.open_exercise("mikrohandlinger")
        await settled(pilot)
        form = form_of(empty).query_one(Form)
        next(one for one in form.fields() if one.field.id == "handling").focus_answer()
        await settled(pilot)
        await pilot.press(*"Ros en")
        next(one for one in form.fields() if one.field.id == "senest").focus_answer()
        await settled(pilot)
        await pilot.press("end", "ctrl+u", *"32-03-2026", "escape", "escape")
        await until(pilot, lambda: "✗ Datoen findes ikke" in text_of(empty))
        assert isinstance(empty.screen, ExerciseScreen)
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(empty.screen, ExerciseScreen))
    assert [one.title for one in workbook.journal.followups()] == ["Ros en"]
