"""Where the answers of two special pages live: the leader's settings, and notes that ask to be deleted."""

from datetime import timedelta

import pytest

from tests.forms.conftest import again
from workbook.clock import FixedClock
from workbook.context import Workbook
from workbook.curriculum.library import Library
from workbook.forms.opening import open_form
from workbook.insight.course import last_filled, open_pages
from workbook.journal.records import Entry
from workbook.plan.expiry import delete_now, kept_longer

AGREEMENT = "aftale-med-mig-selv"
NOTE = "---\nid: {id}\ntitle: Note\npurpose: Til prøve\nminutes: 5\nbasis: own\nrepeat: case\n{more}---\n"
BODY = "\n::: long hvad\nHvad skete der?\n:::\n\n::: date slet {optional}\nHvornår skal den slettes?\n:::\n"


@pytest.fixture
def notes(workbook: Workbook) -> Workbook:
    """Two pages more: one that is kept 90 days, one that asks how long."""
    folder = workbook.journal.home / "pakke" / "da"
    for source in (workbook.library.root / "pack.yaml", workbook.library.root / "tail.md"):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / source.name).write_text(source.read_text("utf-8"), "utf-8")
    chapter = folder / "01-opstart"
    chapter.mkdir()
    (chapter / "01-fast.md").write_text(NOTE.format(id="fast", more="delete_by: +90\n") + BODY, "utf-8")
    (chapter / "02-valgt.md").write_text(NOTE.format(id="valgt", more="delete_by: slet\n") + BODY, "utf-8")
    library = Library.open(folder.parent)
    assert [problem for head in library.heads for problem in library.problems_of(head)] == []
    return Workbook(library=library, journal=workbook.journal, settings=workbook.settings, clock=workbook.clock)


def _filled(workbook: Workbook, page: str, **answers: str) -> Entry:
    form = open_form(workbook, page)
    for field, answer in {"hvad": "Noget", **answers}.items():
        form.answer(field, answer)
    form.commit()
    return workbook.journal.entries()[-1]


def test_the_agreement_lives_in_the_settings_and_is_revised_there(workbook: Workbook) -> None:
    form = open_form(workbook, AGREEMENT)
    form.answer("navnepolitik", "roller")
    form.answer("rytme", "ugentligt")
    form.answer("laas", "ja")
    form.answer("egen_regel", "Er jeg vred, skriver jeg først i morgen")
    form.commit()
    settings = again(workbook).journal.settings()
    assert (settings.name_policy, settings.rhythm, settings.wants_lock) == ("roller", "ugentligt", True)
    assert settings.own_rule == "Er jeg vred, skriver jeg først i morgen"
    assert workbook.journal.entries() == []

    form = open_form(workbook, AGREEMENT)
    assert form.values["rytme"] == "ugentligt"
    form.answer("laas", "nej")
    form.commit()
    assert not workbook.journal.settings().wants_lock
    assert workbook.journal.settings().study_days == 21
    assert AGREEMENT in last_filled(workbook, [])


def test_before_the_agreement_nothing_is_chosen(workbook: Workbook) -> None:
    settings = workbook.journal.settings()
    assert (settings.name_policy, settings.rhythm, settings.wants_lock, settings.own_rule) == ("", "", False, "")
    assert AGREEMENT not in last_filled(workbook, [])


def test_a_note_with_an_interval_asks_after_it(notes: Workbook) -> None:
    assert _filled(notes, "fast").delete_by == "2027-02-19"


def test_a_day_on_the_page_is_the_notes_day_and_lives_there_alone(notes: Workbook, clock: FixedClock) -> None:
    entry = _filled(notes, "valgt", slet="1/12")
    assert (entry.delete_by, "slet" in entry.answers) == ("2026-12-01", False)
    form = open_form(notes, "valgt", record_id=entry.id)
    assert form.values["slet"] == "2026-12-01"
    form.answer("slet", None)
    form.commit()
    assert notes.journal.entries()[-1].delete_by == "2027-02-19"


def test_a_page_without_an_interval_stays(workbook: Workbook) -> None:
    form = open_form(workbook, "tryghedsskala")
    form.answer("score", "6")
    form.commit()
    assert workbook.journal.entries()[-1].delete_by == ""


def test_kept_longer_is_kept_through_a_revision(notes: Workbook, clock: FixedClock) -> None:
    entry = _filled(notes, "fast")
    clock.moment += timedelta(days=90)
    notes.journal.commit(kept_longer(entry, clock))
    form = open_form(notes, "fast", record_id=entry.id)
    form.answer("hvad", "Noget andet")
    form.commit()
    assert notes.journal.entries()[-1].delete_by == "2027-03-21"


def test_deleted_now_is_in_no_file(notes: Workbook, clock: FixedClock) -> None:
    entry = _filled(notes, "fast", hvad="kanariefugl")
    said = delete_now(notes.journal, entry.id, clock)
    assert "for altid" in said
    assert notes.journal.entries() == []
    files = [path for path in notes.journal.home.rglob("*") if path.is_file()]
    assert [path.name for path in files if b"kanariefugl" in path.read_bytes()] == []


@pytest.mark.parametrize(("employees", "asked"), [("4", False), ("5", True), ("", True)])
def test_a_leader_of_fewer_than_five_is_not_asked_for_a_teams_averages(
    workbook: Workbook, employees: str, asked: bool
) -> None:
    form = open_form(workbook, "min-ramme")
    form.answer("enhed", "Køkkenet")
    form.answer("antal_medarbejdere", employees or None)
    form.commit()
    stop = next(stop for stop in workbook.library.pack.path if stop.id == "trio-1")
    pages = [head.id for head in open_pages(workbook, stop, last_filled(workbook, workbook.journal.entry_heads()))]
    assert ("temperatur-team" in pages) is asked
    assert "temperatur-leder" in pages
