"""Another process writes while the app is open: it is shown, and nothing typed or marked is lost."""

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from msgspec import structs
from textual.pilot import Pilot

from screens.app import LederbogApp
from screens.conflict import ConflictScreen
from screens.note import NoteScreen
from screens.reading import ReadingScreen
from screens.rows import RowList
from screens.watching import Refused
from screens.widgets.editors import LongEditor
from tests.screens.screen_text import click_words, in_form, lines_of, text_of, until
from workbook.context import Workbook
from workbook.dates import stamp
from workbook.journal.journal import Journal
from workbook.journal.records import Answer, Entry

SIZES = [(60, 20), (80, 24), (200, 60)]


@pytest.fixture
def other(begun: Workbook) -> Iterator[Journal]:
    """The journal as another process has it open."""
    journal = Journal.open(begun.journal.home, begun.clock)
    yield journal
    journal.close()


def _note(workbook: Workbook, journal: Journal, text: str) -> Entry:
    now = stamp(workbook.clock.now())
    answers = {"note": Answer(question="Note", kind="long", value=text)}
    made = Entry(id=journal.new_id(), created=now, updated=now, title=text, answers=answers)
    (stored,) = journal.commit(made)
    assert isinstance(stored, Entry)
    return stored


def _changed(journal: Journal, record_id: str, text: str) -> Entry:
    entry = journal.get(record_id)
    assert isinstance(entry, Entry)
    answers = {"note": structs.replace(entry.answers["note"], value=text)}
    return structs.replace(entry, title=text, answers=answers)


def _shows(app: LederbogApp, words: str) -> bool:
    return words in text_of(app)


@pytest.fixture
def make_conflict(begun: Workbook, other: Journal) -> Callable[[], Entry]:
    """One note, changed in both windows; gives the version that was saved last."""

    def make() -> Entry:
        note = _note(begun, begun.journal, "Vi talte om vagterne i dag")
        other.refresh()
        other.commit(_changed(other, note.id, "Vi talte om vagterne i går"))
        (last,) = begun.journal.commit(structs.replace(note, title="Vi talte længe om vagterne i dag"))
        assert isinstance(last, Entry)
        return last

    return make


@pytest.mark.parametrize("area", ["1", "4"])
async def test_what_arrives_is_shown_and_the_marked_row_stays_marked(
    app: LederbogApp, begun: Workbook, other: Journal, area: str
) -> None:
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.press(area, "down", "down")
        await until(pilot, lambda: app.settled)
        rows = app.screen.query_one(RowList)
        marked, focused = rows.chosen, app.focused
        _note(begun, other, "Fra et andet vindue")
        app.look()
        await until(pilot, partial(_shows, app, "Fra et andet vindue"))
        assert rows.chosen == marked
        assert app.focused is focused


async def test_a_row_stays_where_it_is_on_the_screen_when_rows_arrive_above_it(
    app: LederbogApp, begun: Workbook, other: Journal
) -> None:
    for number in range(60):
        _note(begun, begun.journal, f"Note {number}")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("4", *["down"] * 30)
        await pilot.pause()
        at = next(place for place, line in enumerate(lines_of(app)) if line.startswith("▸ "))
        words = lines_of(app)[at]
        _note(begun, other, "Fra et andet vindue")
        app.look()
        await until(pilot, lambda: len(begun.journal.entries()) == 62)
        await pilot.pause()
        assert lines_of(app)[at] == words


async def test_a_list_at_its_top_shows_what_arrives_there(
    app: LederbogApp, begun: Workbook, other: Journal, make_conflict: Callable[[], Entry]
) -> None:
    async with app.run_test(size=(60, 20)) as pilot:
        rows = app.screen.query_one(RowList)
        await pilot.press("down")
        chosen = rows.chosen
        assert rows.scroll_offset.y == 0
        make_conflict()
        _note(begun, other, "Fra et andet vindue")
        app.look()
        await until(pilot, partial(_shows, app, "TO UDGAVER"))
        assert rows.chosen == chosen


async def test_it_is_seen_without_being_asked_for(
    app: LederbogApp, begun: Workbook, other: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("screens.watching.LOOK_SECONDS", 0.05)
    async with app.run_test(size=(80, 40)) as pilot:
        _note(begun, other, "Fra et andet vindue")
        await until(pilot, partial(_shows, app, "Fra et andet vindue"))


async def test_a_note_that_is_being_typed_keeps_words_cursor_and_selection(
    app: LederbogApp, begun: Workbook, other: Journal
) -> None:
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.press("n", *"halvt", "shift+left")
        editor = app.screen.query_one(LongEditor)
        selection = editor.selection
        _note(begun, other, "Fra et andet vindue")
        app.look()
        await until(pilot, lambda: len(begun.journal.entries()) == 2)
        assert isinstance(app.screen, NoteScreen)
        assert (editor.text, editor.selection, app.focused) == ("halvt", selection, editor)
        await pilot.press("escape")
        await until(pilot, partial(_shows, app, "Fra et andet vindue"))


async def test_a_form_keeps_what_is_typed(app: LederbogApp, begun: Workbook, other: Journal) -> None:
    async with app.run_test(size=(80, 40)) as pilot:
        app.open_exercise("tryghedsskala")
        await until(pilot, lambda: in_form(app))
        await pilot.press("7")
        focused = app.focused
        _note(begun, other, "Fra et andet vindue")
        app.look()
        await until(pilot, lambda: len(begun.journal.entries()) == 2)
        assert app.focused is focused
        await pilot.press("ctrl+o")
        await until(pilot, lambda: "Tryghed 1-10 lige nu" in text_of(app).partition("SENEST")[2])
        assert begun.journal.conflicts() == []


async def test_what_is_being_read_changes_under_the_eyes(app: LederbogApp, begun: Workbook, other: Journal) -> None:
    note = _note(begun, begun.journal, "Først sådan")
    other.refresh()
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(ReadingScreen(begun, note.id))
        await until(pilot, partial(_shows, app, "Først sådan"))
        assert "Tidligere udgaver" not in text_of(app)
        other.commit(_changed(other, note.id, "Og så sådan"))
        app.look()
        await until(pilot, partial(_shows, app, "Og så sådan"))
        await until(pilot, partial(_shows, app, "[ Tidligere udgaver ]"))


async def test_a_journal_that_cannot_be_read_is_said_once(app: LederbogApp, begun: Workbook) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.on_refused(Refused("Den er væk."))
        await until(pilot, lambda: "✗ Den er væk." in lines_of(app)[-2])
        app.tell("noget andet")
        app.on_refused(Refused("Den er væk."))
        await pilot.pause()
        assert "noget andet" in lines_of(app)[-2]


async def _open_conflict(pilot: Pilot[int], app: LederbogApp, by_mouse: bool) -> None:
    await until(pilot, partial(_shows, app, "To udgaver af"))
    assert lines_of(app)[2] == "TO UDGAVER"
    if by_mouse:
        await click_words(pilot, "To udgaver af")
    else:
        await pilot.press("home", "enter")
    await until(pilot, lambda: isinstance(app.screen, ConflictScreen))


@pytest.mark.parametrize("by_mouse", [False, True])
@pytest.mark.parametrize(
    ("key", "label", "left"),
    [
        ("f", "[ Behold første ]", ["Vi talte om vagterne i går"]),
        ("s", "[ Behold sidste ]", ["Vi talte længe om vagterne i dag"]),
        ("b", "[ Behold begge ]", ["Vi talte om vagterne i går", "Vi talte længe om vagterne i dag"]),
    ],
)
async def test_two_versions_stand_first_and_the_leader_chooses(
    app: LederbogApp, make_conflict: Callable[[], Entry], key: str, label: str, left: list[str], by_mouse: bool
) -> None:
    make_conflict()
    async with app.run_test(size=(80, 40)) as pilot:
        await _open_conflict(pilot, app, by_mouse)
        await (click_words(pilot, label) if by_mouse else pilot.press(key))
        await until(pilot, lambda: app.screen_stack[-1] is app.screen_stack[0])
        await until(pilot, lambda: "To udgaver af" not in text_of(app))
        journal = app.workbook.journal
        assert journal.conflicts() == []
        assert sorted(entry.title for entry in journal.entries())[1:] == sorted(left)
        await until(pilot, lambda: "eholdt" in lines_of(app)[-2])


async def test_leaving_it_chooses_nothing(app: LederbogApp, make_conflict: Callable[[], Entry]) -> None:
    make_conflict()
    async with app.run_test(size=(80, 40)) as pilot:
        await _open_conflict(pilot, app, by_mouse=False)
        await pilot.press("escape")
        await until(pilot, partial(_shows, app, "To udgaver af"))
        assert len(app.workbook.journal.conflicts()) == 1


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_both_texts_are_seen_at_every_size(
    begun: Workbook, other: Journal, make_conflict: Callable[[], Entry], size: tuple[int, int]
) -> None:
    make_conflict()
    app = LederbogApp(begun)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        (pair,) = begun.journal.conflicts()
        app.push_screen(ConflictScreen(*pair))
        await until(pilot, partial(_shows, app, "[ Behold begge ]"))
        lines = lines_of(app)
        assert all(len(line) <= size[0] for line in lines)
        both = [line for line in lines if "vagterne i går" in line and "vagterne i dag" in line]
        assert bool(both) == (size[0] >= 100)
        text = text_of(app)
        assert "FØRST" in text
        assert "SIDST" in text
        assert "forskellig" in text
