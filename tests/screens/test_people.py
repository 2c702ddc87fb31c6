"""People in the app: named by @ in a text, kept in a register, forgotten on demand; by keyboard and by mouse."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from screens.app import LederbogApp
from screens.dialogs import AskLine, LineInput, Notice, Question
from screens.exercise import ExerciseScreen
from screens.note import NoteScreen
from screens.people import PeopleScreen
from screens.person_dialogs import PersonDialog
from screens.person_picker import PersonPicker
from screens.person_places import PlacesScreen
from screens.widgets.editors import LongEditor, begins_a_word
from tests.screens.screen_text import click_words, in_form, lines_of, text_of, until
from workbook.context import Workbook
from workbook.dates import stamp
from workbook.errors import PlaceError
from workbook.journal.records import Answer, Entry
from workbook.people.register import add

SIZES = [(60, 20), (80, 24), (200, 60)]


@pytest.fixture
def known(workbook: Workbook) -> Workbook:
    """Two people, and a note that names one of them."""
    journal, now = workbook.journal, stamp(workbook.clock.now())
    add(journal, workbook.clock, "medarbejder K", "en pædagog", "Kirstine Holm")
    add(journal, workbook.clock, "medarbejder L", "en vikar", "Birthe Lund")
    answer = Answer(question="", kind="long", value="Kirstine og @{medarbejder K} er den samme")
    journal.commit(Entry(id=journal.new_id(), created=now, updated=now, title="Tirsdag", answers={"tekst": answer}))
    return workbook


async def _in_note(pilot: Pilot[int]) -> LongEditor:
    await until(pilot, lambda: "Overblik" in text_of(pilot.app))
    await pilot.app.push_screen(NoteScreen())
    await until(pilot, lambda: isinstance(pilot.app.focused, LongEditor))
    editor = pilot.app.focused
    assert isinstance(editor, LongEditor)
    return editor


async def _in_people(pilot: Pilot[int]) -> None:
    await until(pilot, lambda: "Overblik" in text_of(pilot.app))
    await pilot.press("f7")
    await until(pilot, lambda: isinstance(pilot.app.screen, PeopleScreen) and "medarbejder K" in text_of(pilot.app))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_sign_picks_a_person_for_a_note(known: Workbook, size: tuple[int, int]) -> None:
    app = LederbogApp(known)
    async with app.run_test(size=size) as pilot:
        editor = await _in_note(pilot)
        await pilot.press(*"Med @")
        await until(pilot, lambda: isinstance(app.screen, PersonPicker) and "ny person" in text_of(app))
        await pilot.press(*"birthe", "enter")
        await until(pilot, lambda: isinstance(app.screen, NoteScreen))
        await pilot.press(*" i dag")
        assert editor.text == "Med @{medarbejder L} i dag"
        await pilot.press("escape")
        await until(pilot, lambda: len(known.journal.entries()) == 2)
    assert "medarbejder L i dag" in known.journal.entries()[-1].title


async def test_esc_leaves_the_sign_and_an_address_asks_nothing(known: Workbook) -> None:
    app = LederbogApp(known)
    async with app.run_test(size=(80, 24)) as pilot:
        editor = await _in_note(pilot)
        await pilot.press("@")
        await until(pilot, lambda: isinstance(app.screen, PersonPicker))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, NoteScreen))
        await pilot.press(*" a@b")
        assert isinstance(app.screen, NoteScreen)
        assert editor.text == "@ a@b"
    assert begins_a_word("(")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_somebody_new_is_added_from_a_text(workbook: Workbook, size: tuple[int, int]) -> None:
    now = stamp(workbook.clock.now())
    workbook.journal.commit(Entry(id=workbook.journal.new_id(), created=now, updated=now, title="Mandag"))
    app = LederbogApp(workbook)
    async with app.run_test(size=size) as pilot:
        editor = await _in_note(pilot)
        await pilot.press("@")
        await until(pilot, lambda: isinstance(app.screen, PersonPicker))
        await pilot.press(*"Åge", "enter")
        await until(pilot, lambda: isinstance(app.screen, PersonDialog))
        assert any("[ Behold ]" in line for line in lines_of(app))
        await pilot.press("enter", *"vikar", "enter", "enter")
        await until(pilot, lambda: isinstance(app.screen, NoteScreen))
        assert editor.text == "@{medarbejder K}"
    (person,) = workbook.journal.people()
    assert (person.alias, person.role, person.name) == ("medarbejder K", "vikar", "Åge")


async def test_a_short_field_and_a_long_one_name_people(known: Workbook) -> None:
    app = LederbogApp(known)
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_exercise("tryghedsskala")
        await until(pilot, lambda: in_form(app))
        await pilot.press("7", "tab", "@")
        await until(pilot, lambda: isinstance(app.screen, PersonPicker))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ExerciseScreen))
        await pilot.pause()
        assert isinstance(app.screen, ExerciseScreen)
        assert app.screen.session.values["hvorfor"] == "@{medarbejder K}"
        app.open_exercise("min-ramme")
        await until(pilot, lambda: isinstance(app.screen, ExerciseScreen) and app.screen.page_id == "min-ramme")
        await until(pilot, lambda: in_form(app))
        await pilot.press("f7")
        await until(pilot, lambda: isinstance(app.screen, PersonPicker))
        await pilot.press("enter")
        await until(pilot, lambda: in_form(app))
        await pilot.pause()
        assert isinstance(app.screen, ExerciseScreen)
        assert app.screen.session.values["enhed"] == "@{medarbejder K}"


@pytest.mark.parametrize("before", ["", "Med "])
async def test_a_cell_names_people(known: Workbook, before: str) -> None:
    app = LederbogApp(known)
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_exercise("spilleregler-team")
        await until(pilot, lambda: in_form(app))
        await pilot.press(*before, "@")
        await until(pilot, lambda: isinstance(app.screen, PersonPicker))
        await pilot.press("enter")
        await until(pilot, lambda: in_form(app))
        await pilot.pause()
        await pilot.press(*" nu", "enter")
        assert isinstance(app.screen, ExerciseScreen)
        await pilot.press("@")
        await pilot.pause()
        assert isinstance(app.screen, ExerciseScreen), "a number names nobody"
        assert app.screen.session.values["nuvaerende"] == [{"regel": f"{before}@{{medarbejder K}} nu"}]


async def test_the_menu_names_a_person_where_the_cursor_is(known: Workbook) -> None:
    app = LederbogApp(known)
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_exercise("min-ramme")
        await until(pilot, lambda: in_form(app))
        await click_words(pilot, "Ctrl+P Menu")
        await click_words(pilot, "Nævn en person")
        await click_words(pilot, "medarbejder L")
        await until(pilot, lambda: in_form(app))
        assert isinstance(app.screen, ExerciseScreen)
        screen = app.screen
        await until(pilot, lambda: screen.session.values.get("enhed") == "@{medarbejder L}")


async def test_by_mouse_alone(known: Workbook) -> None:
    app = LederbogApp(known)
    async with app.run_test(size=(80, 24)) as pilot:
        editor = await _in_note(pilot)
        await pilot.press("@")
        await click_words(pilot, "medarbejder L")
        await until(pilot, lambda: editor.text == "@{medarbejder L}")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_register_fits_and_is_left_again(known: Workbook, size: tuple[int, int]) -> None:
    app = LederbogApp(known)
    async with app.run_test(size=size) as pilot:
        await _in_people(pilot)
        assert all(len(line) <= size[0] for line in lines_of(app))
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(app.screen, Question))
        assert all(any(f"[ {word} ]" in line for line in lines_of(app)) for word in ("Ret", "Glem…", "Luk"))
        await pilot.press("escape", "escape")
        await until(pilot, lambda: "Overblik" in text_of(app) and len(app.screen_stack) == 1)


async def test_another_alias_reaches_the_texts_and_a_taken_one_is_refused(known: Workbook) -> None:
    app = LederbogApp(known)
    async with app.run_test(size=(80, 24)) as pilot:
        await _in_people(pilot)
        await pilot.press("down", "r")
        await until(pilot, lambda: isinstance(app.screen, PersonDialog))
        line = app.screen.query_one("#person-alias", LineInput)
        line.value = "medarbejder L"
        await click_words(pilot, "[ Behold ]")
        await until(pilot, lambda: "En anden hedder" in text_of(app) and not app.screen.query("Button.-active"))
        line.value = "medarbejder M"
        await click_words(pilot, "[ Behold ]")
        await until(pilot, lambda: isinstance(app.screen, PeopleScreen))
    assert known.journal.entries()[0].answers["tekst"].value == "Kirstine og @{medarbejder M} er den samme"


@pytest.mark.parametrize("mouse", [False, True], ids=["keyboard", "mouse"])
async def test_who_is_forgotten_is_asked_about_shown_and_typed_back(known: Workbook, *, mouse: bool) -> None:
    app = LederbogApp(known)
    async with app.run_test(size=(80, 24)) as pilot:
        await _in_people(pilot)
        if mouse:
            await click_words(pilot, "medarbejder K")
            await click_words(pilot, "[ Glem… ]")
            await click_words(pilot, "[ Nej ]")
        else:
            await pilot.press("down", "delete")
            await until(pilot, lambda: isinstance(app.screen, Question) and "sag" in text_of(app))
            await pilot.press("tab", "enter")
        await until(pilot, lambda: isinstance(app.screen, PlacesScreen) and "→ en pædagog og" in text_of(app))
        await (click_words(pilot, "[ Glem medarbejder K ]") if mouse else pilot.press("enter"))
        await until(pilot, lambda: isinstance(app.screen, AskLine))
        app.screen.query_one(Input).value = "medarbejder L"
        await pilot.press("enter")
        assert isinstance(app.screen, AskLine)
        app.screen.query_one(Input).value = "Medarbejder k"
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Notice) and "Glemt" in text_of(app))
    (person,) = known.journal.people()
    assert person.alias == "medarbejder L"
    assert known.journal.entries()[0].answers["tekst"].value == "en pædagog og en pædagog er den samme"
    assert not _in_any_file(known, "Kirstine")


async def test_what_belongs_to_a_case_is_left_alone(known: Workbook) -> None:
    app = LederbogApp(known)
    async with app.run_test(size=(80, 24)) as pilot:
        await _in_people(pilot)
        await pilot.press("down", "delete")
        await until(pilot, lambda: isinstance(app.screen, Question))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Notice) and "Flyt" in text_of(app))
    assert len(known.journal.people()) == 2


async def test_where_somebody_is_named_leads_to_the_note(known: Workbook) -> None:
    app = LederbogApp(known)
    async with app.run_test(size=(80, 24)) as pilot:
        await _in_people(pilot)
        await pilot.press("down", "v")
        await until(pilot, lambda: isinstance(app.screen, PlacesScreen) and "Tirsdag" in text_of(app))
        await pilot.press("enter")
        await until(pilot, lambda: "Kirstine og medarbejder K er den samme" in text_of(app))


def _in_any_file(workbook: Workbook, name: str) -> list[Path]:
    return [path for path in workbook.journal.home.rglob("*") if path.is_file() and name.encode() in path.read_bytes()]


async def test_what_cannot_be_looked_through_is_said(known: Workbook, monkeypatch: pytest.MonkeyPatch) -> None:
    app = LederbogApp(known)

    def refused(*_asked: object) -> None:
        raise PlaceError("Kladderne kan ikke læses.")

    monkeypatch.setattr("screens.person_places.places", refused)
    async with app.run_test(size=(80, 24)) as pilot:
        await _in_people(pilot)
        await pilot.press("down", "v")
        await until(pilot, lambda: "✗ Kladderne kan ikke læses." in text_of(app))
