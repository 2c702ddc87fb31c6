"""The sharing preview: marks, other words, roles, days, formats, and what has left."""

from pathlib import Path

import pytest

from screens.app import LederbogApp
from screens.dialogs import LineInput
from screens.share import ShareScreen
from tests.screens.screen_text import text_of, until
from workbook.context import Workbook
from workbook.dates import stamp
from workbook.journal.records import Answer, Entry, Person

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


@pytest.mark.parametrize("size", SIZES)
async def test_it_fits_every_size(told: Workbook, size: tuple[int, int]) -> None:
    app = LederbogApp(told)
    async with app.run_test(size=size) as pilot:
        await pilot.press("5")
        await until(pilot, lambda: "I FILEN (1)" in text_of(app))
        for words in ("Gem filen", "[ md (F) ]", "Min MUS"):
            assert words in text_of(app)
