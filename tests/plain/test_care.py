"""Line by line too: notes that ask to go, offers before the end of a page, contacts, and what is at hand."""

from itertools import pairwise

import pytest
from msgspec import structs

from tests.plain.conftest import Fill, Sit, Typed
from workbook.context import Workbook
from workbook.dates import stamp
from workbook.forms.opening import open_form, resume
from workbook.journal.records import Entry
from workbook.plain.dialogue import Dialogue
from workbook.plain.page import fill_page

NOTE = "trappen-handling"


@pytest.fixture
def old(workbook: Workbook) -> Entry:
    """A note whose day has come."""
    now = stamp(workbook.clock.now())
    entry = Entry(id=workbook.journal.new_id(), created=now, updated=now, title="Fra trin", exercise=NOTE)
    (stored,) = workbook.journal.commit(structs.replace(entry, delete_by="2026-11-20"))
    assert isinstance(stored, Entry)
    return stored


def test_an_old_note_stands_first_and_is_deleted_when_she_says_so(workbook: Workbook, old: Entry, sit: Sit) -> None:
    said = sit("1", "1", "q")
    assert said.index("Slet eller behold") < said.index("Har du tid nu?")
    assert "Noten er slettet for altid" in said
    assert workbook.journal.entries() == []


def test_it_is_kept_or_left_as_it_is(workbook: Workbook, old: Entry, sit: Sit) -> None:
    sit("1", "", "q")
    assert workbook.journal.get(old.id) == old
    assert "Noten bliver her til mandag 21. december 2026" in sit("1", "3", "q")


def test_what_belongs_to_a_case_is_opened(old: Entry, sit: Sit) -> None:
    said = sit("1", "2", ".", "q")
    assert "Flyt det, der hører til en sag" in said
    assert "Situation uden navn" in said


def test_what_is_at_hand_is_in_the_list(workbook: Workbook, sit: Sit) -> None:
    said = sit("q")
    after = said[said.index("Altid ved hånden") :]
    assert [page for page in workbook.library.pack.at_hand if workbook.library.heads[page].title not in after] == []


def test_an_answer_suggests_before_the_end_and_opens_a_page_after_it(workbook: Workbook, fill: Fill) -> None:
    lines, _target = fill("tryghedsskala", {"Hvor høj er den psykologiske tryghed": ["3"]})
    assert lines.text.index("Et forslag, hvis det passer dig") < lines.text.index("Inden du lukker")
    lines, target = fill("belastningstjek", {"Det vil jeg styrke": ["Ros"], "Du kan gå videre her": ["1"]})
    assert target is not None
    assert target.page == "seks-guldkorn"


def test_the_way_to_help_reads_out_her_contacts(workbook: Workbook, fill: Fill) -> None:
    page = open_form(workbook, "hjaelp-og-kontakter")
    page.answer("kontakter", [{"rolle": "HR", "navn": "Kim", "telefon": "12 34"}])
    page.commit()
    lines, _target = fill(NOTE, {"Hvilket trin minder det om": ["4"]})
    assert "- HR · Kim · 12 34" in lines.text


DANGER, BOX, MORE = "Er nogen i fare, så ring 112.", "Læg bogen fra dig", "Mere hjælp står på siden"


def test_help_is_said_at_once_after_the_answer_the_emergency_number_first(workbook: Workbook, fill: Fill) -> None:
    page = open_form(workbook, "hjaelp-og-kontakter")
    page.answer("kontakter", [{"rolle": "HR", "navn": "Kim", "telefon": "12 34"}])
    page.commit()
    lines, _target = fill(NOTE, ["En situation", "4", "."])
    said = lines.text
    answered = said.rindex("Hvilket trin")
    after = said[said.index(DANGER) :]
    assert answered < said.index(DANGER)
    assert after.index(BOX) < after.index("HR · Kim · 12 34") < after.index(MORE) < after.index("Spørgsmål")
    assert "hjaelp-og-kontakter" in after
    assert (said.count(DANGER), said.count(BOX)) == (1, 1)


def test_help_stands_first_when_the_page_is_opened_again(workbook: Workbook) -> None:
    page = open_form(workbook, NOTE)
    page.answer("trin", "5")
    page.flush(durable=True)
    lines = Typed(["."])
    fill_page(Dialogue(lines), resume(workbook, page.draft.id), lambda _seconds: None)
    said = [line for line in lines.written if line]
    assert said[:2] == ["Fra trin til lederhandling", DANGER]
    assert lines.text.count(BOX) == 1


def test_help_comes_with_the_answer_and_is_said_anew_when_it_is_called_for_again(fill: Fill) -> None:
    lines, _target = fill(NOTE, ["En situation", "2", "<", "4", "<", "2", "<", "5", "."])
    asked = [place for place, line in enumerate(lines.written) if "Hvilket trin" in line]
    assert [DANGER in lines.written[now:then] for now, then in pairwise([*asked, None])] == [False, True, False, True]


SCALE, LOW = "tryghedsskala", "Tallet er meget lavt for anden gang"


def _scored(workbook: Workbook, score: int) -> None:
    form = open_form(workbook, SCALE)
    form.answer("score", score)
    form.commit()


def test_a_very_low_number_for_the_second_time_brings_help_at_once(workbook: Workbook, fill: Fill) -> None:
    page = open_form(workbook, "hjaelp-og-kontakter")
    page.answer("kontakter", [{"rolle": "HR", "navn": "Kim", "telefon": "12 34"}])
    page.commit()
    _scored(workbook, 3)
    said = fill(SCALE, ["2", "Fordi", "", "."])[0].text
    assert said.index("Spørgsmål 1") < said.index(DANGER) < said.index(LOW) < said.index("HR · Kim · 12 34")
    assert said.index(MORE) < said.index("Spørgsmål 2")
    assert said.count(DANGER) == 1


@pytest.mark.parametrize(("before", "now"), [(3, "4"), (4, "2")])
def test_a_low_number_once_does_not(workbook: Workbook, fill: Fill, before: int, now: str) -> None:
    _scored(workbook, before)
    assert DANGER not in fill(SCALE, [now, "."])[0].text
