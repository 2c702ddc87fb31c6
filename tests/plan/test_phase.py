from datetime import date

import pytest
from msgspec import structs

from tests.plan.shelves import TODAY, a_plan
from workbook.journal.records import Cycle, Plan
from workbook.plan.phase import Phase, current, next_date, phase, phase_name, study_date

CASES: list[tuple[dict[str, str | int], Phase, str]] = [
    ({}, "plan", "2026-11-23"),
    ({"plan_tiltag": "noget"}, "plan", "2026-11-23"),
    ({"start": "2026-11-22"}, "plan", "2026-11-22"),
    ({"start": "2026-11-22", "study_dato": "2026-12-12"}, "plan", "2026-11-22"),
    ({"study_dato": "2026-12-12"}, "plan", "2026-12-12"),
    ({"start": "2026-11-21"}, "do", "2026-12-12"),
    ({"start": "2026-11-10", "study_dato": "2026-11-22"}, "do", "2026-11-22"),
    ({"start": "2026-11-10", "study_dato": "2026-11-21"}, "study", "2026-11-21"),
    ({"start": "2026-12-10", "study_dato": "2026-11-01"}, "study", "2026-11-01"),
    ({"study_dato": "2026-12-12", "study_gennemfoert": "delvist"}, "study", "2026-12-12"),
    ({"study_dato": "2026-12-12", "study_effekt": 7}, "act", "2026-12-12"),
    ({"study_dato": "2026-11-12", "study_effekt": 7, "act_valg": "pause"}, "act", "2026-11-12"),
    ({"study_dato": "engang"}, "plan", "2026-11-23"),
]


@pytest.mark.parametrize(("answers", "stands", "due"), CASES)
def test_where_a_plan_stands_follows_from_its_answers(answers: dict[str, str | int], stands: Phase, due: str) -> None:
    plan = a_plan(**answers)
    assert phase(plan, TODAY) == stands
    assert next_date(plan, TODAY) == date.fromisoformat(due)


def test_only_the_last_cycle_counts() -> None:
    plan = a_plan(study_dato="2026-11-12", study_effekt=7)
    second = structs.replace(
        plan, cycles=[*plan.cycles, Cycle(number=2, answers=a_plan(start="2026-11-20").cycles[0].answers)]
    )
    assert current(second).number == 2
    assert phase(second, TODAY) == "do"
    assert study_date(second) is None


def test_an_open_plan_whose_last_cycle_was_ended_wants_a_choice() -> None:
    plan = a_plan(study_dato="2026-12-12")
    plan.cycles[0].ended = plan.created
    assert phase(plan, TODAY) == "act"


@pytest.mark.parametrize("ended", ["paused", "closed"])
def test_a_plan_that_rests_or_is_closed_has_no_next_date(ended: Phase) -> None:
    plan = structs.replace(a_plan(study_dato="2026-11-01"), ended=ended)
    assert phase(plan, TODAY) == ended
    assert next_date(plan, TODAY) is None


def test_a_plan_without_cycles_is_one_that_is_being_planned() -> None:
    plan = Plan(id="x", created="2026-11-02T09:00:00+01:00", updated="")
    assert phase(plan, TODAY) == "plan"
    assert next_date(plan, TODAY) == date(2026, 11, 23)


def test_phases_have_danish_names() -> None:
    phases: tuple[Phase, ...] = ("plan", "do", "study", "act", "paused", "closed")
    assert [phase_name(one) for one in phases] == ["Planlæg", "Gør", "Se efter", "Justér", "På pause", "Afsluttet"]
