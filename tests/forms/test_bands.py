"""Other limits in the pack, or the leader's own, give other bands wherever bands are shown."""

import re
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from workbook import paths
from workbook.clock import FixedClock
from workbook.context import Workbook
from workbook.curriculum.library import Library
from workbook.forms.offers import offers_of
from workbook.forms.opening import open_form
from workbook.forms.session import FormSession
from workbook.insight.bands import bands_of
from workbook.journal.journal import Journal
from workbook.journal.records import JournalSettings
from workbook.settings import Settings

SHIPPED, OTHER = (3.5, 5.5, 7.5), (2.5, 4.5, 9.5)


@pytest.fixture
def changed(tmp_path: Path, clock: FixedClock) -> Workbook:
    """The shipped pages in a pack with other limits."""
    folder = tmp_path / "content"
    shutil.copytree(paths.content_root() / "da", folder / "da")
    pack = folder / "da" / "pack.yaml"
    text = pack.read_text(encoding="utf-8")
    for before, after in zip(SHIPPED, OTHER, strict=True):
        text, times = re.subn(rf"below: {before}$", f"below: {after}", text, flags=re.M)
        assert times == 1
    pack.write_text(text, encoding="utf-8")
    journal = Journal.open(tmp_path / "changed", clock)
    return Workbook(library=Library.open(folder), journal=journal, settings=Settings(), clock=clock)


def limited(workbook: Workbook, limits: list[float]) -> JournalSettings:
    settings = workbook.journal.settings()
    settings.bands = limits
    return settings


def own_limits(workbook: Workbook) -> Workbook:
    """The shipped pack, and the same limits as the leader's own."""
    workbook.journal.commit(limited(workbook, list(OTHER)))
    return workbook


@pytest.fixture(params=["pack", "own"])
def books(request: pytest.FixtureRequest, workbook: Workbook, changed: Workbook) -> Workbook:
    return changed if request.param == "pack" else own_limits(workbook)


def scored(workbook: Workbook, score: int) -> FormSession:
    form = open_form(workbook, "tryghedsskala")
    form.answer("score", score)
    return form


def team(workbook: Workbook, average: float) -> FormSession:
    form = open_form(workbook, "temperatur-team")
    form.answer("svar", 8)
    form.answer("snit_udsagn", {str(row): average for row in range(1, 8)})
    return form


def said(form: FormSession, field: str, width: int = 76) -> str:
    found = form.computed(field)
    assert found is not None
    return "\n".join((found.text, *found.drawn(width)))


def test_a_number_lies_in_another_band(books: Workbook) -> None:
    three, nine = scored(books, 3), scored(books, 9)

    assert said(three, "baand").startswith("3: Kan styrkes.")
    assert said(nine, "baand").startswith("9: Ok, vi vil mere.")
    assert "4,5-9,4" in said(nine, "baand")
    assert "2,5-4,4" in said(nine, "baand")


def test_shipped_limits_stand_where_nobody_changed_them(workbook: Workbook) -> None:
    assert said(scored(workbook, 3), "baand").startswith("3: Lav.")
    assert said(scored(workbook, 9), "baand").startswith("9: Rigtig god.")


def test_the_averages_of_leader_and_team_lie_in_another_band(books: Workbook) -> None:
    mine = open_form(books, "temperatur-leder")
    mine.answer("udsagn", {str(row): 3 for row in range(1, 8)})

    assert said(mine, "baand").startswith("3,0: Kan styrkes.")
    assert ": Ok, vi vil mere." in said(team(books, 8.0), "samlet")
    assert "10,0" not in said(team(books, 10.0), "samlet")


def test_the_names_beside_the_curve_stand_at_the_other_limits(books: Workbook, clock: FixedClock) -> None:
    scored(books, 4).commit()
    clock.moment += timedelta(days=80)
    shown = {line.split()[0]: line for line in said(scored(books, 6), "kurve").splitlines() if "┼" in line}

    assert {level: line.rsplit("  ", 1)[1] for level, line in shown.items()} == {
        "10": "Rigtig god",
        "9": "Ok, vi vil mere",
        "4": "Kan styrkes",
        "2": "Lav",
    }


def test_what_a_band_suggests_follows_the_other_limits(books: Workbook, clock: FixedClock) -> None:
    assert [(offer.way, offer.target) for offer in offers_of(scored(books, 5))] == [("outcome", "mikrohandling")]
    scored(books, 3).commit()
    clock.moment += timedelta(days=80)
    assert "help" not in {offer.way for offer in offers_of(scored(books, 3))}
    scored(books, 2).commit()
    clock.moment += timedelta(days=80)
    assert offers_of(scored(books, 2))[0].way == "help"


def test_with_the_shipped_limits_the_same_answers_suggest_something_else(workbook: Workbook, clock: FixedClock) -> None:
    low = [(offer.way, offer.target) for offer in offers_of(scored(workbook, 5))]
    assert low == [("outcome", "mikrohandling"), ("outcome", "ny_plan")]
    scored(workbook, 3).commit()
    clock.moment += timedelta(days=80)
    assert offers_of(scored(workbook, 3))[0].way == "help"


@pytest.mark.parametrize("limits", [[], [2.0], [1.0, 2.0, 3.0, 4.0]])
def test_too_few_or_too_many_limits_of_her_own_change_nothing(workbook: Workbook, limits: list[float]) -> None:
    pack = workbook.library.pack

    assert bands_of(pack, limited(workbook, limits)) == pack.bands


def test_her_own_limits_are_taken_in_rising_order_and_the_last_band_has_none(workbook: Workbook) -> None:
    found = bands_of(workbook.library.pack, limited(workbook, [9.5, 2.5, 4.5]))

    assert [band.below for band in found] == [*OTHER, float("inf")]
    assert [band.title for band in found] == [band.title for band in workbook.library.pack.bands]
