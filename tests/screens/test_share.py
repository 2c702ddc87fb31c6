"""The sharing preview: marks, other words, roles, days, formats, and what has left."""

from functools import partial
from pathlib import Path
from threading import Event

import pytest

from screens import preview
from screens.app import LederbogApp
from screens.dialogs import LineInput
from screens.rows import RowList
from screens.share import ShareScreen
from screens.share_rows import Most
from tests.screens.screen_text import text_of, until
from workbook.context import Workbook
from workbook.dates import stamp
from workbook.journal.records import Answer, Entry, Person
from workbook.share.note import Note
from workbook.share.outgoing import Outgoing

SIZES = [(60, 20), (80, 24), (200, 60)]


@pytest.fixture
def told(workbook: Workbook) -> Workbook:
    """One answer with a phone number, one that names somebody who is registered, both shared."""
    journal, now = workbook.journal, stamp(workbook.clock.now())
    answers = {
        "a": Answer(question="Hvem ringer jeg til?", kind="long", value="Ring 12 34 56 78"),
        "b": Answer(question="Hvad sagde de?", kind="long", value="Kirstine vil gerne"),
    }
    journal.commit(
        Person(id=journal.new_id(), created=now, updated=now, alias="medarbejder K", name="Kirstine Holm"),
        Entry(id=journal.new_id(), created=now, updated=now, title="Samtale", exercise="nedlagt", answers=answers,
              share=["mus", "trio"]),
    )  # fmt: skip
    return workbook


async def test_a_mark_goes_out_with_its_own_yes_and_a_name_never(told: Workbook, tmp_path: Path) -> None:
    app = LederbogApp(told)
    target = tmp_path / "mus.md"
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("5")
        await until(pilot, lambda: "I FILEN (1)" in text_of(app))
        assert "medarbejder K vil gerne" in text_of(app)
        assert "irstine" not in text_of(app)
        await pilot.press("down", "down", "down")
        await until(pilot, lambda: "▸     !" in text_of(app))
        await pilot.press("space")
        await until(pilot, lambda: "I FILEN (2)" in text_of(app))
        app.screen.query_one("#share-path", LineInput).value = str(target)
        await pilot.press("g", "enter")
        await until(pilot, target.exists)
    written = target.read_text(encoding="utf-8")
    assert "12 34 56 78" in written
    assert "irstine" not in written


async def test_a_role_takes_the_place_of_what_is_marked(told: Workbook) -> None:
    app = LederbogApp(told)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("5")
        await until(pilot, lambda: "I FILEN (1)" in text_of(app))
        await pilot.press("down", "r")
        await until(pilot, lambda: "Hvilken rolle" in text_of(app))
        await pilot.press("enter")
        await until(pilot, lambda: "✎ Ring en kollega" in text_of(app))


async def test_other_words_are_for_this_file_alone(told: Workbook) -> None:
    app = LederbogApp(told)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("5")
        await until(pilot, lambda: "I FILEN (1)" in text_of(app))
        await pilot.press("e")
        await until(pilot, lambda: "Disse ord" in text_of(app))
        await pilot.press(*" nu", "f4")
        await until(pilot, lambda: "vil gerne nu" in text_of(app))
    (entry,) = told.journal.entries()
    assert entry.answers["b"].value == "Kirstine vil gerne"


async def test_days_layout_and_format_are_chosen(told: Workbook, tmp_path: Path) -> None:
    app = LederbogApp(told)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("5", "f")
        await until(pilot, lambda: "[ html (F) ]" in text_of(app))
        assert "<!DOCTYPE html>" in text_of(app)
        await pilot.press("f", "v")
        await until(pilot, lambda: "[ Én side (V) ]" in text_of(app))
        await pilot.press("p")
        await until(pilot, lambda: "Fra hvilken dag?" in text_of(app))
        await pilot.press(*"1/12/2027", "enter")
        await until(pilot, lambda: "Til hvilken dag?" in text_of(app))
        await pilot.press("enter")
        await until(pilot, lambda: "I FILEN (0)" in text_of(app))


@pytest.mark.parametrize(
    ("first", "last", "period"),
    [
        ("1/9", "1/12", "1.9.2026 – 1.12.2026"),
        ("1/9", "1/10", "1.9.2026 – 1.10.2026"),
        ("1/12", "", "1.12.2025 – …"),
        ("", "1/9", "… – 1.9.2026"),
    ],
)
async def test_days_without_a_year_look_back(told: Workbook, first: str, last: str, period: str) -> None:
    app = LederbogApp(told)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("5", "p")
        await until(pilot, lambda: "Fra hvilken dag?" in text_of(app))
        await pilot.press(*first, "enter")
        await until(pilot, lambda: "Til hvilken dag?" in text_of(app))
        await pilot.press(*last, "enter")
        await until(pilot, lambda: f"[ {period} (P) ]" in text_of(app))


async def test_what_has_left_is_listed(told: Workbook, tmp_path: Path) -> None:
    app = LederbogApp(told)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("5")
        await until(pilot, lambda: "I FILEN (1)" in text_of(app))
        app.screen.query_one("#share-path", LineInput).value = str(tmp_path / "mus.md")
        await pilot.press("g", "enter")
        await until(pilot, lambda: "✓ Gemt:" in text_of(app))
        await pilot.press("b")
        await until(pilot, lambda: "Min MUS · md · 1 person" in text_of(app))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, ShareScreen))


async def test_a_name_that_is_no_place_is_said_and_ends_nothing(told: Workbook) -> None:
    app = LederbogApp(told)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("5")
        await until(pilot, lambda: "I FILEN (1)" in text_of(app))
        for place in ("~ingen-hedder-det/mus.md", "x" * 300 + ".md"):
            app.screen.query_one("#share-path", LineInput).value = place
            await pilot.press("g", "enter")
            await until(pilot, lambda: "✗" in text_of(app))
    assert app.return_code in (None, 0)
    assert told.journal.exports() == []


@pytest.mark.parametrize("size", SIZES)
async def test_it_fits_every_size(told: Workbook, size: tuple[int, int]) -> None:
    app = LederbogApp(told)
    async with app.run_test(size=size) as pilot:
        await pilot.press("5")
        await until(pilot, lambda: "I FILEN (1)" in text_of(app))
        for words in ("Gem filen", "[ md (F) ]", "Min MUS"):
            assert words in text_of(app)


async def test_a_large_journal_is_looked_through_in_a_thread(
    told: Workbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing can be saved or said yes to before the lines stand there."""
    may_go_on, gather = Event(), Outgoing.note
    monkeypatch.setattr(preview, "LARGE", 0)
    monkeypatch.setattr(Outgoing, "note", lambda out: may_go_on.wait(30) and gather(out))
    app = LederbogApp(told)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("5")
        await until(pilot, lambda: "Ser dagbogen igennem" in text_of(app))
        app.screen.query_one("#share-path", LineInput).value = str(tmp_path / "mus.md")
        await pilot.press("space", "e", "g", "enter")
        await until(pilot, lambda: "Ser dagbogen igennem" in text_of(app))
        assert not (tmp_path / "mus.md").exists()
        may_go_on.set()
        await until(pilot, lambda: "I FILEN (1)" in text_of(app))
        await pilot.press("enter")
        await until(pilot, (tmp_path / "mus.md").exists)
        await until(pilot, lambda: isinstance(app.focused, RowList))
        may_go_on.clear()
        await pilot.press("t")
        await until(pilot, lambda: "▸ TRIO" in text_of(app))
        app.screen.query_one("#share-path", LineInput).value = str(tmp_path / "trio.md")
        await pilot.press("g", "enter")
        await until(pilot, lambda: "Ser dagbogen igennem" in text_of(app))
        assert not (tmp_path / "trio.md").exists(), (
            "what was looked at for another audience does not leave for this one"
        )
        may_go_on.set()
        await until(pilot, lambda: "# Til TRIO-mødet" in text_of(app))


async def test_a_look_that_came_too_late_is_not_shown(told: Workbook, monkeypatch: pytest.MonkeyPatch) -> None:
    """The look for MUS is still under way when the leader chooses TRIO."""
    may_go_on, gather = Event(), Outgoing.note

    def slow(out: Outgoing) -> Note:
        if out.audience == "mus":
            may_go_on.wait(30)
        return gather(out)

    monkeypatch.setattr(preview, "LARGE", 0)
    monkeypatch.setattr(Outgoing, "note", slow)
    app = LederbogApp(told)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("5", "t")
        await until(pilot, lambda: "# Til TRIO-mødet" in text_of(app))
        may_go_on.set()
        await app.workers.wait_for_complete()
        await until(pilot, lambda: not app.screen.message_queue_size)
        assert isinstance(app.screen, ShareScreen)
        assert app.screen.note is not None
        assert app.screen.note.audience == "trio"
        assert "# Til TRIO-mødet" in text_of(app)


async def test_a_long_list_shows_more_when_it_is_asked_for(told: Workbook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preview, "MANY", 1)
    monkeypatch.setattr(preview, "Most", partial(Most, 1, 1))
    now = stamp(told.clock.now())
    answers = {f"f{n}": Answer(question="Hvad?", kind="long", value=f"Linje {n}") for n in range(3)}
    told.journal.commit(
        Entry(id=told.journal.new_id(), created=now, updated=now, title="En", exercise="nedlagt", answers=answers,
              share=["mus"])
    )  # fmt: skip
    app = LederbogApp(told)
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.press("5")
        await until(pilot, lambda: "I FILEN (4)" in text_of(app))
        rows = app.screen.query_one(RowList)
        assert [one.id for one in rows.options if one.id and one.id.startswith("line")] == ["line:1", "line:0"]
        rows.choose("more:passed")
        await pilot.press("enter")
        await until(pilot, lambda: "line:2" in {one.id for one in rows.options})
        assert "line:3" not in {one.id for one in rows.options}
