"""The TRIO area: the page in one key, what is held out and the way to it, a file, and the meeting's own capture."""

from pathlib import Path

import pytest
from msgspec import structs

from screens.after_meeting import CaptureScreen
from screens.app import LederbogApp
from screens.dialogs import LineInput
from screens.exercise import ExerciseScreen
from screens.rows import RowList
from screens.trio import TrioScreen
from tests.screens.mouse import Mouse
from tests.screens.screen_text import lines_of, text_of, until
from workbook.context import Workbook
from workbook.dates import stamp
from workbook.journal.records import Answer, Entry, Meeting

SIZES = [(60, 20), (80, 24), (200, 60)]


@pytest.fixture(autouse=True)
def own_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Files are suggested in the leader's own folder."""
    monkeypatch.setattr(Path, "home", lambda: tmp_path)


@pytest.fixture
def ahead(workbook: Workbook) -> Workbook:
    """A meeting today, one answer that goes out and one about others that is held."""
    journal, now = workbook.journal, stamp(workbook.clock.now())
    meeting = Meeting(id=journal.new_id(), created=now, updated=now, kind="trio", number=2, date="2026-11-21")
    answers = {
        "frit": Answer(question="Hvad går godt?", kind="long", value="Vi spørger mere"),
        "andre": Answer(question="Hvem hjalp?", kind="long", value="Det var tungt", sensitivity="others"),
    }
    entry = Entry(id=journal.new_id(), created=now, updated=now, title="Uge 47", exercise="mine-triggere",
                  answers=answers, share=["trio"])  # fmt: skip
    journal.commit(meeting, entry, structs.replace(entry, id=journal.new_id(), share=[], title="Hemmeligt"))
    return workbook


@pytest.mark.parametrize("size", SIZES)
async def test_one_key_shows_the_page_and_what_is_held(ahead: Workbook, size: tuple[int, int]) -> None:
    app = LederbogApp(ahead)
    async with app.run_test(size=size) as pilot:
        await pilot.press("6")
        await until(pilot, lambda: "TRIO-møde 2" in text_of(app))
        for words in ("▸6 TRIO", "HOLDES UDE (1)", "? Det var tungt", "Efter mødet (A)", "A5 (I)"):
            assert words in text_of(app)
        await pilot.press("end")
        await until(pilot, lambda: "Vi spørger mere" in text_of(app))
        assert all(len(line) <= size[0] for line in lines_of(app))
        assert len(lines_of(app)) == size[1]


async def test_from_overview_in_two_keys(ahead: Workbook) -> None:
    app = LederbogApp(ahead)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "TRIO-møde 2" in text_of(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, TrioScreen))


async def test_what_is_held_out_opens_where_it_was_written(ahead: Workbook) -> None:
    app = LederbogApp(ahead)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("6")
        await until(pilot, lambda: "? Det var tungt" in text_of(app))
        await pilot.press("h", "enter")
        await until(pilot, lambda: isinstance(app.screen, ExerciseScreen))


@pytest.mark.parametrize(
    ("key", "name", "sheet"), [("g", "md", ""), ("p", "html", "size: A4"), ("i", "html", "size: A5")]
)
async def test_the_file_is_what_stands_there(ahead: Workbook, tmp_path: Path, key: str, name: str, sheet: str) -> None:
    app = LederbogApp(ahead)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("6")
        await until(pilot, lambda: "? Det var tungt" in text_of(app))
        await pilot.press(key)
        await until(pilot, lambda: "Gem som" in text_of(app))
        assert not list(tmp_path.glob("lederbog-trio*"))
        await pilot.press("enter")
        await until(pilot, lambda: "✓ Gemt:" in text_of(app))
    (file,) = tmp_path.glob(f"lederbog-trio-2026-11-21.{name}")
    written = file.read_text(encoding="utf-8")
    assert "Vi spørger mere" in written
    assert "Det var tungt" not in written
    assert sheet in written
    assert len(ahead.journal.exports()) == 1


async def test_the_mouse_alone_saves_the_page(ahead: Workbook, tmp_path: Path) -> None:
    app = LederbogApp(ahead)
    async with app.run_test(size=(80, 24)) as pilot:
        mouse = Mouse(pilot)
        await mouse.click("6 TRIO")
        await mouse.click("Gem (G)")
        await mouse.click("[ Gem ]")
        await mouse.sees("✓ Gemt:")
    assert list(tmp_path.glob("lederbog-trio-2026-11-21.md"))


@pytest.mark.parametrize("size", SIZES)
async def test_the_keyboard_alone_writes_down_what_was_decided(ahead: Workbook, size: tuple[int, int]) -> None:
    app = LederbogApp(ahead)
    async with app.run_test(size=size) as pilot:
        await pilot.press("6", "a")
        await until(pilot, lambda: isinstance(app.screen, CaptureScreen))
        await pilot.press(*"Runde om stoej", "enter", *"AMR", "enter", *"1/12", "enter")
        await until(pilot, lambda: "▸ Runde om stoej · AMR" in text_of(app))
        await pilot.press(*"Spoerg foerst", "f4", "enter", "enter", *"15/12", "enter")
        await pilot.press(*"Brev til nye", "f4", "f4", "enter", *"TR", "enter", *"4/12", "enter")
        assert all(len(line) <= size[0] for line in lines_of(app))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, TrioScreen))
    _all_is_kept(ahead)


def _all_is_kept(workbook: Workbook) -> None:
    (meeting,) = workbook.journal.meetings()
    assert meeting.status == "held"
    table = meeting.answers["beslutninger"].value
    assert isinstance(table, list)
    assert [row["beslutning"] for row in table if isinstance(row, dict)] == [
        "Runde om stoej", "Spoerg foerst", "Brev til nye",
    ]  # fmt: skip
    made = {(one.title, one.kind, one.due) for one in workbook.journal.followups()}
    assert made == {("Runde om stoej", "follow_up", "2026-12-01"), ("Brev til nye", "promise", "2026-12-04")}
    (plan,) = workbook.journal.plans()
    assert (plan.title, plan.source) == ("Spoerg foerst", meeting.id)
    answers = plan.cycles[0].answers
    assert (answers["plan_tiltag"].value, answers["study_dato"].value) == ("Spoerg foerst", "2026-12-15")
    assert answers["plan_tiltag"].share is None
    assert not plan.share


async def test_the_mouse_alone_writes_a_decision_down(ahead: Workbook) -> None:
    app = LederbogApp(ahead)
    async with app.run_test(size=(80, 24)) as pilot:
        mouse = Mouse(pilot)
        await mouse.click("6 TRIO")
        await mouse.click("Efter mødet (A)")
        await mouse.click("Beslutning", into=20)
        await mouse.write("Runde")
        await mouse.click("( ) Løfte")
        await mouse.click("Læg på listen")
        await mouse.sees("Runde · ")
        await mouse.click("Gem og luk")
        await until(pilot, lambda: isinstance(app.screen, TrioScreen))
    (made,) = ahead.journal.followups()
    assert (made.title, made.kind) == ("Runde", "promise")


async def test_what_is_typed_is_a_draft_before_it_is_on_the_list(ahead: Workbook) -> None:
    app = LederbogApp(ahead)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("6", "a")
        await until(pilot, lambda: isinstance(app.screen, CaptureScreen))
        await pilot.press(*"Halvt")
        assert isinstance(app.screen, CaptureScreen)
        app.screen.flush_now()
        (draft,) = ahead.journal.drafts.all()
        assert "Halvt" in str(draft.answers["beslutninger"].value)
        await pilot.press("tab", "tab", *"aldrig", "escape")
        await until(pilot, lambda: "✗" in text_of(app))
        assert isinstance(app.screen, CaptureScreen)


async def test_a_row_that_is_chosen_while_the_one_before_it_was_emptied_ends_nothing(ahead: Workbook) -> None:
    app = LederbogApp(ahead)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("6", "a")
        await until(pilot, lambda: isinstance(app.screen, CaptureScreen))
        await pilot.press(*"Foerste", "enter", "enter", "enter", *"Anden", "enter", "enter", "enter")
        rows = app.screen.query_one("#capture-list", RowList)
        rows.focus()
        await pilot.press("home", "enter")
        line = app.screen.query_one("#capture-what", LineInput)
        await until(pilot, lambda: line.value == "Foerste")
        line.value = ""
        rows.focus()
        await pilot.press("end", "enter")
        await until(pilot, lambda: "Foerste" not in text_of(app))
        assert "▸ Anden" in text_of(app)
        assert line.value == ""
