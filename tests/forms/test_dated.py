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
