"""What a form begins with: this year's meeting, answers that do not count yet, an agenda that can be read."""

from tests.forms.test_homes import ACTION, FRAME, TRIO
from workbook.clock import FixedClock
from workbook.context import Workbook
from workbook.forms.opening import open_form


def test_last_years_mus_is_left_alone(workbook: Workbook, clock: FixedClock) -> None:
    frame = open_form(workbook, FRAME)
    frame.answer("mus_dato", "25/11")
    frame.commit()
    before = open_form(workbook, "mus-forberedelse")
    before.answer("stoette", "Tid til ledelse")
    before.commit()
    clock.moment = clock.moment.replace(year=2027)
    frame = open_form(workbook, FRAME)
    assert "mus_dato" not in frame.values
    frame.answer("mus_dato", "1/12")
    frame.commit()
    assert "stoette" not in open_form(workbook, "mus-forberedelse").values
    assert [one.date for one in workbook.journal.meetings()] == ["2026-11-25", "2027-12-01"]


def test_what_the_form_began_with_does_not_count_as_answered(workbook: Workbook) -> None:
    form = open_form(workbook, ACTION)
    assert form.answered[0] == 0
    form.answer("handling", "Ros én kollega")
    assert form.answered[0] == 1
    form.answer("senest", "på onsdag")
    assert form.answered[0] == 2


def test_a_marked_number_comes_to_the_agenda_with_its_question(workbook: Workbook) -> None:
    form = open_form(workbook, "tryghedsskala")
    form.answer("score", 7)
    form.set_share("score", ["trio"])
    form.commit()
    agenda = open_form(workbook, TRIO).values["dagsorden"]
    assert isinstance(agenda, list)
    (row,) = agenda
    assert isinstance(row, dict)
    assert str(row["punkt"]).startswith("Hvor høj er")
    assert str(row["punkt"]).endswith(" 7")
