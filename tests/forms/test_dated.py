"""A day that is typed into a form: counted from today or from a meeting it falls on a working day."""

import pytest

from workbook.context import Workbook
from workbook.errors import AnswerError
from workbook.forms.homes.course import new_meeting
from workbook.forms.opening import open_form


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("om 3 uger", "2026-12-14"),  # from a Saturday
        ("14 dage før TRIO", "2026-11-26"),
        ("dagen før TRIO", "2026-12-09"),
        ("lørdag", "2026-11-28"),
        ("24/12", "2026-12-24"),
        ("2026-12-05", "2026-12-05"),
    ],
)
def test_what_is_counted_falls_on_a_working_day(workbook: Workbook, typed: str, day: str) -> None:
    workbook.journal.commit(new_meeting(workbook, "2026-11-21T09:00:00.000000+01:00", "trio", 1, "2026-12-10"))
    form = open_form(workbook, "tryghedsskala")
    form.answer("foelg_op", typed)
    assert form.values["foelg_op"] == day


def test_a_meeting_without_a_date_is_told(workbook: Workbook) -> None:
    form = open_form(workbook, "tryghedsskala")
    with pytest.raises(AnswerError, match="ingen dato forude"):
        form.answer("foelg_op", "14 dage før MUS")
    assert "foelg_op" not in form.values


@pytest.mark.parametrize(
    ("typed", "day"),
    [("5/11", "2026-11-05"), ("1/12", "2025-12-01"), ("i går", "2026-11-20"), ("1/12/2027", "2027-12-01")],
)
def test_in_a_column_of_days_that_lie_behind_the_latest_is_meant(workbook: Workbook, typed: str, day: str) -> None:
    form = open_form(workbook, "handleplan-opfoelgning")
    form.answer("maalt", [{"maaling": "Taler", "dag": typed, "tal": 3}])
    form.answer("maalt", form.values["maalt"])
    assert form.values["maalt"] == [{"maaling": "Taler", "dag": day, "tal": 3}]


@pytest.mark.parametrize(
    ("page", "question"),
    [("temperatur-team", "maaledato"), ("hjaelp-og-kontakter", "sidst_tjekket"), ("taenkeboks", "dato")],
)
def test_a_question_that_looks_back_means_the_latest_too(workbook: Workbook, page: str, question: str) -> None:
    form = open_form(workbook, page)
    for typed, day in (
        ("5/11", "2026-11-05"),
        ("1/12", "2025-12-01"),
        ("i går", "2026-11-20"),
        ("om 2 dage", "2026-11-23"),
    ):
        form.answer(question, typed)
        assert form.values[question] == day


def test_a_period_for_the_appraisal_talk_begins_behind_her(workbook: Workbook) -> None:
    form = open_form(workbook, "mus-forberedelse")
    form.answer("periode", [{"fra": "1/9", "til": "1/12"}])
    assert form.values["periode"] == [{"fra": "2026-09-01", "til": "2026-12-01"}]
