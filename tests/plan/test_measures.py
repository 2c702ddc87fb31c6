from datetime import date

import pytest

from tests.plan.shelves import CREATED, a_plan
from workbook.journal.records import Answer, CheckIn, Plan, Scalar
from workbook.plan.measures import Measure, kind_of, measured, measures, no_finer, refusal, rows_of, series
from workbook.plan.runchart import Point

KNOWN = (Measure("Ro", "eget"), Measure("Taler", "antal"), Measure("Puls", "team"), Measure("Stemning", "set"))
Row = dict[str, Scalar]


def table(*rows: Row) -> Answer:
    return Answer(question="Målt", kind="table", value=[*rows])


def a_measured_plan(*checkins: tuple[str, tuple[Row, ...]], effect: int | None = None) -> Plan:
    plan = a_plan()
    named: list[Row] = [{"navn": one.name, "slags": one.kind} for one in KNOWN]
    plan.answers["maalinger"] = table(*named)
    for day, rows in checkins:
        answers = {"maalt": table(*rows)} if rows else {}
        if effect is not None:
            answers["effekt"] = Answer(question="Effekt indtil nu", kind="rating", value=effect)
        plan.cycles[0].checkins.append(CheckIn(at=f"{day}T09:00:00+01:00", answers=answers))
    return plan


def test_a_plan_names_its_measures_once_each() -> None:
    plan = a_measured_plan()
    plan.answers["maalinger"] = table(
        {"navn": "Ro", "slags": "eget"}, {"navn": " ro "}, {"slags": "antal"}, {"navn": "Tid"}
    )
    assert measures(plan) == (Measure("Ro", "eget"), Measure("Tid", "antal"))
    assert measures(a_plan()) == ()


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ({"maaling": "Ro", "tal": 10}, ""),
        ({"maaling": "Ro", "tal": 11}, "fra 1 til 10"),
        ({"maaling": "ro", "tal": 0}, "fra 1 til 10"),
        ({"maaling": "Taler", "tal": 0}, ""),
        ({"maaling": "Taler", "tal": 240}, ""),
        ({"maaling": "Taler", "tal": -1}, "under 0"),
        ({"maaling": "Puls", "tal": 7.5}, "hvor mange"),
        ({"maaling": "Puls", "tal": 7.5, "svar": 4}, "Færre end fem"),
        ({"maaling": "Puls", "tal": 7.5, "svar": 5}, ""),
        ({"maaling": "Puls", "tal": 11, "svar": 5}, "fra 1 til 10"),
        ({"maaling": "Puls", "svar": 3}, ""),
        ({"maaling": "Ukendt", "tal": 7, "svar": 4}, "Færre end fem"),
        ({"maaling": "Ukendt", "tal": 7}, ""),
        ({"maaling": "Stemning", "set": "De lo"}, ""),
    ],
)
def test_what_may_be_kept(row: Row, sentence: str) -> None:
    why = refusal(row, KNOWN)
    assert (sentence in why) if sentence else why == ""


def test_what_the_plan_does_not_name_is_a_count_or_a_teams_average() -> None:
    assert kind_of({"maaling": "Ukendt"}, KNOWN) == "antal"
    assert kind_of({"maaling": "Ukendt", "svar": 9}, KNOWN) == "team"
    assert kind_of({"maaling": "PULS"}, KNOWN) == "team"


def test_measurements_come_by_day_with_their_own_day_where_they_have_one() -> None:
    plan = a_measured_plan(
        ("2026-11-12", ({"maaling": "Taler", "tal": 5}, {"maaling": "taler", "tal": 3, "dag": "2026-11-05"})),
        ("2026-11-19", ({"maaling": "Taler", "tal": 6}, {"maaling": "Stemning", "set": "Lettere"})),
    )
    assert series(plan) == {
        "taler": (Point(date(2026, 11, 5), 3, 1), Point(date(2026, 11, 12), 5, 1), Point(date(2026, 11, 19), 6, 1))
    }
    assert [(one.measure, one.seen) for one in measured(plan) if one.seen] == [("Stemning", "Lettere")]


def test_the_check_ins_own_rating_is_a_measure_of_every_plan() -> None:
    plan = a_measured_plan(("2026-11-12", ()), ("2026-11-19", ()), effect=6)
    assert [point.value for point in series(plan)["Mit eget tal for effekten"]] == [6, 6]


def test_of_a_teams_averages_nothing_is_shown_that_tells_who_said_what() -> None:
    plan = a_measured_plan(
        ("2026-11-05", ({"maaling": "Puls", "tal": 6.3, "svar": 8},)),
        ("2026-11-12", ({"maaling": "Puls", "tal": 6.8, "svar": 9},)),
        ("2026-11-19", ({"maaling": "Puls", "tal": 10, "svar": 9},)),
        ("2026-11-26", ({"maaling": "Puls", "tal": 7.1, "svar": 4},)),
    )
    assert [point.value for point in series(plan)["Puls"]] == [6.3, 7.0]


def test_what_leaves_of_a_teams_averages_is_no_finer_than_what_is_shown() -> None:
    plan = a_measured_plan(
        ("2026-11-05", ({"maaling": "Puls", "tal": 6.3, "svar": 8}, {"maaling": "Taler", "tal": 3})),
        ("2026-11-12", ({"maaling": "Puls", "svar": 9, "tal": 6.8, "set": "Lettere"},)),
        ("2026-11-19", ({"maaling": "Puls", "tal": 10, "svar": 9},)),
        ("2026-11-26", ({"maaling": "Puls", "tal": 7.1, "svar": 4}, {"maaling": "Ro", "tal": 7})),
    )
    told = no_finer(plan)
    assert isinstance(told, Plan)
    assert [rows_of(one.answers["maalt"].value) for one in told.cycles[0].checkins] == [
        [{"maaling": "Puls", "tal": 6.3, "svar": 8}, {"maaling": "Taler", "tal": 3}],
        [{"maaling": "Puls", "svar": 9, "tal": 7.0, "set": "Lettere"}],
        [{"maaling": "Puls", "svar": 9}],
        [{"maaling": "Puls", "svar": 4}, {"maaling": "Ro", "tal": 7}],
    ]
    assert rows_of(plan.cycles[0].checkins[1].answers["maalt"].value)[0]["tal"] == 6.8


def test_a_plan_that_measures_nothing_has_no_series() -> None:
    assert series(a_plan()) == {}
    assert measured(Plan(id="p", created=CREATED, updated=CREATED)) == ()
