"""Care: notes that ask to go, help with the leader's own contacts, and a pause from reminders."""

from datetime import timedelta

import pytest
from msgspec import structs
from textual.pilot import Pilot

from screens.app import LederbogApp
from screens.dialogs import Question
from tests.screens.screen_text import click_words, exercise_of, in_form, text_of, until
from workbook.clock import FixedClock
from workbook.dates import stamp
from workbook.forms.opening import open_form
from workbook.journal.records import Entry

NOTE, OWN = "trappen-handling", "egen-trivsel"


def _expired(app: LederbogApp) -> Entry:
    now = stamp(app.workbook.clock.now())
    entry = Entry(id=app.workbook.journal.new_id(), created=now, updated=now, title="Fra trin", exercise=NOTE)
    (stored,) = app.workbook.journal.commit(structs.replace(entry, delete_by="2026-11-20"))
    assert isinstance(stored, Entry)
    return stored


def _row(app: LederbogApp, words: str) -> int:
    return next(row for row, line in enumerate(text_of(app).splitlines()) if words in line)


async def _ask(pilot: Pilot[int], app: LederbogApp) -> None:
    await click_words(pilot, "Skal den slettes?")
    await until(pilot, lambda: isinstance(app.screen, Question))


async def test_a_note_whose_day_has_come_stands_first_and_is_deleted_when_she_says_so(app: LederbogApp) -> None:
    entry = _expired(app)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        text = text_of(app)
        assert text.index("SLET ELLER BEHOLD") < text.index("VENTER PÅ DIG")
        await _ask(pilot, app)
        await click_words(pilot, "Slet nu")
        await until(pilot, lambda: "SLET ELLER BEHOLD" not in text_of(app))
        assert [one.id for one in app.workbook.journal.entries() if one.id == entry.id] == []


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_it_is_kept_a_month_more_and_closing_changes_nothing(app: LederbogApp, size: tuple[int, int]) -> None:
    entry = _expired(app)
    async with app.run_test(size=size) as pilot:
        await _ask(pilot, app)
        await pilot.press("escape")
        await until(pilot, lambda: "SLET ELLER BEHOLD" in text_of(app))
        await _ask(pilot, app)
        await click_words(pilot, "Behold 30 dage")
        await until(pilot, lambda: "SLET ELLER BEHOLD" not in text_of(app))
        kept = app.workbook.journal.get(entry.id)
        assert isinstance(kept, Entry)
        assert kept.delete_by == "2026-12-21"


async def test_what_belongs_to_a_case_is_opened_and_waits(app: LederbogApp) -> None:
    _expired(app)
    async with app.run_test(size=(80, 24)) as pilot:
        await _ask(pilot, app)
        await click_words(pilot, "Hører til en sag")
        await until(pilot, lambda: in_form(app) and exercise_of(app).page_id == NOTE)
        app.close_top()
        await until(pilot, lambda: "SLET ELLER BEHOLD" in text_of(app))


async def test_the_way_to_help_shows_her_own_contacts_as_soon_as_they_are_written(app: LederbogApp) -> None:
    async with app.run_test(size=(80, 110)) as pilot:
        app.open_exercise(NOTE)
        await until(pilot, lambda: in_form(app))
        exercise_of(app).session.answer("trin", "5")
        exercise_of(app).form.show_answers()
        await click_words(pilot, "Åbn hjælp, og skriv jeres kontakter ind")
        await until(pilot, lambda: in_form(app) and exercise_of(app).page_id == "hjaelp-og-kontakter")
        exercise_of(app).session.answer(
            "kontakter", [{"rolle": "HR", "navn": "Kim", "telefon": "12 34"}, {"rolle": "TR"}]
        )
        exercise_of(app).session.answer("egen_hjaelp", "Min lederkollega")
        assert app.close_top()
        await until(pilot, lambda: "HR · Kim · 12 34" in text_of(app))
        assert "Min egen hjælp: Min lederkollega" in text_of(app)
        assert not any(line.strip(" │") == "TR" for line in text_of(app).splitlines())
        assert "112" in text_of(app)


async def test_a_leader_on_a_heavy_step_lets_reminders_rest_and_come_again(app: LederbogApp) -> None:
    async with app.run_test(size=(80, 130)) as pilot:
        await pilot.pause()
        assert "VENTER PÅ DIG" in text_of(app)
        app.open_exercise(OWN)
        await until(pilot, lambda: in_form(app))
        step = exercise_of(app).session.exercise.field("trin").options[4].id
        exercise_of(app).session.answer("trin", step)
        exercise_of(app).form.show_answers()
        await click_words(pilot, "[ Sæt påmindelserne på pause ]")
        await until(pilot, lambda: app.workbook.journal.settings().paused_until == "2026-12-07")
        assert app.close_top()
        await until(pilot, lambda: "Påmindelserne hviler til" in text_of(app))
        assert "VENTER PÅ DIG" not in text_of(app)
        await click_words(pilot, "Lad dem komme igen")
        await until(pilot, lambda: "VENTER PÅ DIG" in text_of(app))


def test_a_health_note_has_its_day_from_the_start(app: LederbogApp) -> None:
    form = open_form(app.workbook, NOTE)
    form.answer("anledning", "En kollega er blevet stille")
    form.commit()
    assert app.workbook.journal.entries()[-1].delete_by == "2027-02-19"
    own = open_form(app.workbook, OWN)
    own.answer("naerer", "En gåtur")
    own.commit()
    assert app.workbook.journal.entries()[-1].delete_by == ""


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_help_stands_first_at_the_answer_and_the_question_stays_in_view(
    app: LederbogApp, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        app.open_exercise(NOTE)
        await until(pilot, lambda: in_form(app) and "trin" in exercise_of(app).form.asked)
        form = exercise_of(app).form
        step = form.asked["trin"]
        await until(pilot, lambda: step.is_mounted)
        step.focus_answer()
        await pilot.pause()
        assert "Hjælp: F9" not in text_of(app)
        await pilot.press("down", "down", "down")
        stood = _row(app, "Trin 4, nedsmeltet")
        await pilot.press("space")
        await until(pilot, lambda: "Hjælp: F9 · ved fare: 112 · Læg bogen" in text_of(app))
        assert text_of(app).splitlines()[2].strip().startswith("Hjælp: F9")
        assert form.current() is step
        await until(pilot, lambda: _row(app, "Trin 4, nedsmeltet") < stood)
        assert "Trin 1, tempereret" in text_of(app)  # of the question with the keys nothing went out of sight
        assert "Trin 5, udbrændt" in text_of(app)
        if size == (80, 24):
            assert "│ Læg bogen fra dig" in text_of(app)
        await click_words(pilot, "Hjælp: F9")
        await until(pilot, lambda: in_form(app) and exercise_of(app).page_id == "hjaelp-og-kontakter")
        assert "Hjælp: F9 · ved" not in text_of(app)


async def test_help_is_the_first_box_of_a_page_that_is_opened_again(app: LederbogApp) -> None:
    session = open_form(app.workbook, NOTE)
    session.answer("trin", "4")
    (record,) = session.commit().records[:1]
    async with app.run_test(size=(80, 40)) as pilot:
        app.open_exercise(NOTE, record_id=record.id)
        await until(pilot, lambda: in_form(app) and "Læg bogen fra dig, og tag hånd" in text_of(app))
        first = next(name for name, widget in exercise_of(app).form.asked.items() if widget.display)
        assert first == "vejviser"
        assert text_of(app).index("tag hånd om mennesket") < text_of(app).index("Situation uden navn")
        current = exercise_of(app).form.current()
        assert current is not None
        assert current.field.id == "vejviser"


def _contacts(app: LederbogApp) -> None:
    form = open_form(app.workbook, "hjaelp-og-kontakter")
    form.answer(
        "kontakter", [{"rolle": role, "navn": "Kim", "telefon": "12 34"} for role in ("HR", "AMR", "TR", "Vagt")]
    )
    form.commit()


CALLED = [
    ("trappen-handling", "trin", "3"),
    ("trappen-handling", "trin", "5"),
    ("samtale-om-mistrivsel", "trin", "4"),
    ("egen-trivsel", "trin", "5"),
    ("semmers-trekant", "skadelige_handlinger", ["vold"]),
    ("semmers-trekant", "skadelige_handlinger", ["bagtale"]),
    ("belastningstjek", "belastninger", {"kraenkelser": 2}),
]


@pytest.mark.parametrize(("page", "field", "value"), CALLED)
async def test_112_and_her_contacts_are_in_the_first_screen_of_the_smallest_window(
    app: LederbogApp, page: str, field: str, value: object
) -> None:
    _contacts(app)
    async with app.run_test(size=(60, 20)) as pilot:
        app.open_exercise(page)
        await until(pilot, lambda: in_form(app) and field in exercise_of(app).form.asked)
        exercise_of(app).session.answer(field, value)
        exercise_of(app).form.show_answers()
        await until(pilot, lambda: "Hjælp: F9 · ved fare: 112" in text_of(app).splitlines()[2])
        assert text_of(app).splitlines()[3].strip().startswith("HR · Kim · 12 34 | AMR · Kim · 12 34")
        exercise_of(app).session.answer(field, None)
        exercise_of(app).form.show_answers()
        await until(pilot, lambda: "Hjælp: F9 · ved fare" not in text_of(app))
        assert "Kim" not in "\n".join(text_of(app).splitlines()[2:4])


async def test_the_page_for_help_has_112_and_the_first_contacts_in_the_smallest_window(app: LederbogApp) -> None:
    _contacts(app)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("f9")
        await until(pilot, lambda: in_form(app) and "ring 112" in text_of(app))
        lines = [line.strip() for line in text_of(app).splitlines()]
        assert lines[2:5] == ["HR · Kim · 12 34", "AMR · Kim · 12 34", "TR · Kim · 12 34"]


async def test_contacts_that_are_written_meanwhile_stand_there_when_she_comes_back(app: LederbogApp) -> None:
    async with app.run_test(size=(60, 20)) as pilot:
        app.open_exercise(NOTE)
        await until(pilot, lambda: in_form(app) and "trin" in exercise_of(app).form.asked)
        exercise_of(app).session.answer("trin", "5")
        exercise_of(app).form.show_answers()
        await until(pilot, lambda: "Hjælp: F9 · ved fare: 112" in text_of(app))
        await pilot.press("f9")
        await until(pilot, lambda: in_form(app) and exercise_of(app).page_id == "hjaelp-og-kontakter")
        exercise_of(app).session.answer("kontakter", [{"rolle": "HR", "navn": "Kim", "telefon": "12 34"}])
        assert app.close_top()
        await until(pilot, lambda: text_of(app).splitlines()[3].strip() == "HR · Kim · 12 34")


def _scored(app: LederbogApp, clock: FixedClock, *scores: int) -> None:
    """Numbers of the safety scale, given a quarter apart before today."""
    today = clock.moment
    for place, score in enumerate(scores):
        clock.moment = today - timedelta(days=90 * (len(scores) - place))
        form = open_form(app.workbook, "tryghedsskala")
        form.answer("score", score)
        form.commit()
    clock.moment = today


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_a_very_low_number_for_the_second_time_puts_help_first(
    app: LederbogApp, clock: FixedClock, size: tuple[int, int]
) -> None:
    _scored(app, clock, 3)
    async with app.run_test(size=size) as pilot:
        app.open_exercise("tryghedsskala")
        await until(pilot, lambda: in_form(app) and "score" in exercise_of(app).form.asked)
        exercise_of(app).form.asked["score"].focus_answer()
        await pilot.press("4")
        await until(pilot, lambda: exercise_of(app).session.values.get("score") == 4)
        assert "Hjælp: F9" not in text_of(app)
        await pilot.press("3")
        await until(pilot, lambda: "Hjælp: F9 · ved fare: 112 · Tallet er" in text_of(app))
        assert text_of(app).splitlines()[2].strip().startswith("Hjælp: F9")
        await pilot.press("f9")
        await until(pilot, lambda: in_form(app) and exercise_of(app).page_id == "hjaelp-og-kontakter")


@pytest.mark.parametrize("before", [(), (4,), (3, 4)])
async def test_a_very_low_number_that_was_not_so_the_last_time_does_not(
    app: LederbogApp, clock: FixedClock, before: tuple[int, ...]
) -> None:
    _scored(app, clock, *before)
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_exercise("tryghedsskala")
        await until(pilot, lambda: in_form(app) and "score" in exercise_of(app).form.asked)
        exercise_of(app).form.asked["score"].focus_answer()
        await pilot.press("1")
        await until(pilot, lambda: exercise_of(app).session.values.get("score") == 1)
        await until(pilot, lambda: "1: Lav" in text_of(app))
        assert "Hjælp: F9" not in text_of(app)
