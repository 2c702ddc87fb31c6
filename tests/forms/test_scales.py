"""From the start until now: every number that was measured at least twice."""

from datetime import timedelta

from workbook.clock import FixedClock
from workbook.context import Workbook
from workbook.curriculum.model import Value
from workbook.forms.opening import open_form
from workbook.forms.scales import scales


def keep(workbook: Workbook, page: str, **answers: Value) -> None:
    session = open_form(workbook, page)
    for name, value in answers.items():
        session.answer(name, value)
    session.commit()


def test_nothing_is_compared_before_it_was_measured_twice(workbook: Workbook) -> None:
    keep(workbook, "tryghedsskala", score=4)

    assert scales(workbook, None).text == "Intet er målt to gange endnu."


def test_first_and_newest_and_of_rows_those_that_moved_the_most(workbook: Workbook, clock: FixedClock) -> None:
    rows = [row.id for row in workbook.library.exercise("fire-adfaerd").field("spor").options]
    for score, numbers in ((4, (5, 5, 5, 5)), (9, (1, 1, 1, 1)), (6, (5, 8, 2, 6))):
        keep(workbook, "tryghedsskala", score=score)
        keep(workbook, "fire-adfaerd", spor=dict(zip(rows, numbers, strict=True)))
        clock.moment += timedelta(days=30)
    found = scales(workbook, None)

    assert found.text.startswith("3 tal")
    drawn = "\n".join(found.drawn(76))
    assert "4 → 6  +2" in drawn
    assert "5 → 8  +3" in drawn
    assert "5 → 2  −3" in drawn
    assert "5 → 6" not in drawn
