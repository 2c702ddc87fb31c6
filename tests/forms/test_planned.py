"""The plan's page over time: what is predicted, measured, learned, and how the next round comes of it."""

from datetime import date, datetime

import pytest
from msgspec import structs

from tests.forms.conftest import again
from workbook.clock import FixedClock
from workbook.context import Workbook
from workbook.errors import AnswerError
from workbook.forms.opening import draft_of, open_form
from workbook.forms.session import FormSession
from workbook.insight.reading import passages
from workbook.journal.records import Plan
from workbook.plan.phase import current
from workbook.plan.prediction import latest, predicted_first

PLAN, CHECK_IN = "handleplan", "handleplan-opfoelgning"
PREDICTED: dict[str, object] = {
    "plan_tiltag": "Runde før beslutninger", "mere": ["forudsigelse", "maalinger"], "forudsigelse": "Fem siger noget",
    "forudsigelse_fordi": "de bliver spurgt", "forudsigelse_sikkerhed": 70,
    "maalinger": [{"navn": "Taler", "slags": "antal"}, {"navn": "Puls", "slags": "team"}],
}  # fmt: skip


def fill(form: FormSession, answers: dict[str, object]) -> FormSession:
    for name, value in answers.items():
        form.answer(name, value)
    return form


def a_plan(workbook: Workbook, **answers: object) -> Plan:
    fill(open_form(workbook, PLAN), PREDICTED | answers).commit()
    return the_plan(workbook)


def the_plan(workbook: Workbook) -> Plan:
    return again(workbook).journal.plans()[-1]


def look_in(workbook: Workbook, plan: Plan, **answers: object) -> FormSession:
    return fill(open_form(workbook, CHECK_IN, context={"plan": plan.id}), dict(answers))


def on(clock: FixedClock, day: date) -> None:
    clock.moment = datetime.combine(day, clock.moment.timetz())


def test_two_answers_make_a_plan_with_a_date(workbook: Workbook) -> None:
    form = open_form(workbook, PLAN)
    form.answer("plan_tiltag", "Runde før beslutninger")
    form.answer("do_saadan", "Jeg begynder selv")
    assert form.commit().notes == ()
    assert current(the_plan(workbook)).answers["study_dato"].value == "2026-12-14"


def test_a_new_page_asks_for_no_more_than_the_four_questions_need(workbook: Workbook) -> None:
    form = open_form(workbook, PLAN)
    asked = [question.id for question in form.visible if question.stored and question in form.exercise.fields]
    assert asked == [
        "plan_tiltag",
        "plan_udbytte",
        "plan_tegn",
        "do_saadan",
        "do_hjaelpere",
        "start",
        "study_dato",
        "mere",
    ]
    form.answer("mere", ["maal"])
    assert {"maal", "maal_tal", "maal_dato", "bekymring"} <= {question.id for question in form.visible}


def test_what_is_folded_in_again_is_kept(workbook: Workbook) -> None:
    plan = a_plan(workbook)
    form = open_form(workbook, PLAN, record_id=plan.id)
    form.answer("mere", [])
    form.commit()
    assert current(the_plan(workbook)).answers["forudsigelse"].value == "Fem siger noget"


def test_a_prediction_can_be_changed_until_the_round_begins_and_is_then_kept(
    workbook: Workbook, clock: FixedClock
) -> None:
    plan = a_plan(workbook, start="25/11")
    form = open_form(workbook, PLAN, record_id=plan.id)
    form.answer("forudsigelse", "Seks siger noget")
    assert form.commit().notes == ()
    on(clock, date(2026, 11, 30))
    form = open_form(workbook, PLAN, record_id=plan.id)
    form.answer("forudsigelse", "To siger noget")
    (note,) = form.commit().notes
    assert "låst onsdag 25. november 2026" in note
    cycle = current(the_plan(workbook))
    assert (cycle.answers["forudsigelse"].value, latest(cycle)["forudsigelse"].value) == (
        "Seks siger noget",
        "To siger noget",
    )
    assert cycle.locked_at.startswith("2026-11-25")
    assert predicted_first(cycle)
    assert open_form(workbook, PLAN, record_id=plan.id).values["forudsigelse"] == "To siger noget"


def test_opening_and_leaving_a_locked_plan_changes_nothing(workbook: Workbook, clock: FixedClock) -> None:
    plan = a_plan(workbook, start="i dag")
    on(clock, date(2026, 11, 30))
    form = open_form(workbook, PLAN, record_id=plan.id)
    form.answer("forudsigelse", "To siger noget")
    form.answer("forudsigelse", "Fem siger noget")
    form.commit()
    assert current(the_plan(workbook)).amendments == []


def test_what_was_predicted_stands_at_study_beside_what_came_of_it(workbook: Workbook, clock: FixedClock) -> None:
    plan = a_plan(workbook, start="i dag")
    on(clock, date(2026, 12, 1))
    fill(open_form(workbook, PLAN, record_id=plan.id), {"forudsigelse": "To siger noget"}).commit()
    on(clock, date(2026, 12, 14))
    form = open_form(workbook, PLAN, record_id=plan.id)
    shown = [question.id for question in form.visible]
    assert shown.index("forudsagt") < shown.index("study_forloeb") < shown.index("study_forudsigelse")
    computed = form.computed("forudsagt")
    assert computed is not None
    assert computed.text == "Låst lørdag 21. november 2026."
    said = " ".join(computed.lines)
    assert "Hvad tror jeg, der sker? Fem siger noget" in said
    assert "Anderledes tirsdag 1. december 2026: Hvad tror jeg, der sker? To siger noget" in said


def test_a_prediction_in_several_lines_keeps_its_lines_where_it_is_drawn(workbook: Workbook, clock: FixedClock) -> None:
    plan = a_plan(workbook, start="i dag", forudsigelse="Fem siger noget\n\nTo bliver efter mødet")
    on(clock, date(2026, 12, 14))
    computed = open_form(workbook, PLAN, record_id=plan.id).computed("forudsagt")
    assert computed is not None
    lines = list(computed.drawn(60))
    place = lines.index("Hvad tror jeg, der sker? Fem siger noget")
    assert lines[place + 1 : place + 3] == ["", "To bliver efter mødet"]
    assert not any("\n" in line for line in lines)


def test_the_amendment_is_read_and_exported_under_its_own_heading(workbook: Workbook, clock: FixedClock) -> None:
    plan = a_plan(workbook, start="i dag")
    on(clock, date(2026, 12, 1))
    fill(
        open_form(workbook, PLAN, record_id=plan.id), {"forudsigelse": "To siger noget", "mere": ["forudsigelse"]}
    ).commit()
    found = {passage.heading: [line.text for line in passage.lines] for passage in passages(the_plan(workbook))}
    assert found["Forudsagt anderledes tirsdag 1. december 2026"] == ["To siger noget"]
    assert "Fem siger noget" in found["Runde 1"]


def test_a_check_in_begins_with_the_plans_measures_and_keeps_what_was_measured(workbook: Workbook) -> None:
    plan = a_plan(workbook, start="i dag")
    form = open_form(workbook, CHECK_IN, context={"plan": plan.id})
    assert form.values["maalt"] == [{"maaling": "Taler"}, {"maaling": "Puls"}]
    form.answer("maalt", [{"maaling": "Taler", "tal": "4"}, {"maaling": "Puls"}])
    form.commit()
    (checkin,) = current(the_plan(workbook)).checkins
    assert checkin.answers["maalt"].value == [{"maaling": "Taler", "tal": 4}]


def test_measures_follow_the_plan_that_is_chosen_until_something_is_written(workbook: Workbook) -> None:
    plan = a_plan(workbook)
    form = open_form(workbook, CHECK_IN)
    assert "maalt" not in form.values
    assert form.answer("plan", plan.id) == ("maalt",)
    assert form.values["maalt"] == [{"maaling": "Taler"}, {"maaling": "Puls"}]
    form.answer("maalt", [{"maaling": "Taler", "tal": "4"}])
    other = a_plan(workbook, maalinger=[{"navn": "Minutter", "slags": "antal"}])
    assert form.answer("plan", other.id) == ()


def test_a_check_in_that_measures_nothing_keeps_no_empty_rows(workbook: Workbook) -> None:
    plan = a_plan(workbook)
    look_in(workbook, plan, gjort="Intet endnu").commit()
    (checkin,) = current(the_plan(workbook)).checkins
    assert "maalt" not in checkin.answers


def test_a_teams_average_of_few_is_refused_and_nowhere_kept(workbook: Workbook) -> None:
    plan = a_plan(workbook)
    form = open_form(workbook, CHECK_IN, context={"plan": plan.id})
    with pytest.raises(AnswerError, match="hvor mange"):
        form.answer("maalt", [{"maaling": "Puls", "tal": "6,5"}])
    with pytest.raises(AnswerError, match="Færre end fem"):
        form.answer("maalt", [{"maaling": "Puls", "svar": "4", "tal": "6,5"}])
    form.answer("maalt", [{"maaling": "Puls", "svar": "8", "tal": "6,5"}])
    form.flush(durable=True)
    few = [{"navn": "Puls", "slags": "team"}, {"navn": "Sjov", "slags": "team"}]
    form.answer("maalt", [{"maaling": "Sjov", "tal": "6,5"}])
    fill(open_form(workbook, PLAN, record_id=plan.id), {"maalinger": few}).commit()
    (note,) = form.commit().notes
    assert "hvor mange" in note
    assert "maalt" not in current(the_plan(workbook)).checkins[0].answers
    assert draft_of(workbook, CHECK_IN) is None


def test_three_measurements_are_too_few_to_say_anything(workbook: Workbook, clock: FixedClock) -> None:
    plan = a_plan(workbook, start="i dag")
    for day, number in ((23, 3), (25, 5), (30, 4)):
        on(clock, date(2026, 11, day))
        look_in(workbook, plan, maalt=[{"maaling": "Taler", "tal": number}]).commit()
    on(clock, date(2026, 12, 14))
    chart = open_form(workbook, PLAN, record_id=plan.id).computed("kurve")
    assert chart is not None
    assert chart.text == "Taler: For få målinger til at sige noget (3 målinger af 12)."
    assert sum(line.count("●") for line in chart.lines) == 3
    method = open_form(workbook, PLAN, record_id=plan.id).computed("metode")
    assert method is not None
    assert "3 af 5" in method.text
    assert "✓ Data over tid: 3 målinger af “Taler”." in method.lines


def test_study_leads_on_to_a_second_round_that_is_drafted_from_it(workbook: Workbook, clock: FixedClock) -> None:
    plan = a_plan(workbook, start="i dag", mere=["forudsigelse", "afgraensning"], skala="et_moede")
    on(clock, date(2026, 12, 14))
    study = {
        "study_gennemfoert": "ja", "study_forloeb": "Seks sagde noget", "study_effekt": 8, "study_forudsigelse": "ramt",
        "study_overraskelse": "2", "study_laering": "Spørg først", "act_valg": "udvid", "act_naeste": "Også tirsdag",
    }  # fmt: skip
    form = fill(open_form(workbook, PLAN, record_id=plan.id), dict(study))
    form.commit()
    stored = the_plan(workbook)
    first, second = stored.cycles
    assert (first.answers["forudsigelse"].value, first.answers["study_forudsigelse"].value) == (
        "Fem siger noget",
        "ramt",
    )
    assert (second.answers["skala"].value, second.answers["skala"].labels) == ("team", {"team": "Et helt team"})
    assert second.answers["do_saadan"].value == "Også tirsdag"
    assert "forudsigelse" not in second.answers
    again_open = open_form(workbook, PLAN, record_id=plan.id)
    assert again_open.values["mere"] == ["forudsigelse", "afgraensning"]
    assert "forudsigelse" not in again_open.values


def test_a_check_in_decides_with_its_own_reason_and_next_step(workbook: Workbook, clock: FixedClock) -> None:
    plan = a_plan(workbook, start="i dag")
    look_in(workbook, plan, gjort="Lidt", beslutning="juster", naeste="Kun om mandagen").commit()
    assert current(the_plan(workbook)).answers["do_saadan"].value == "Kun om mandagen"
    on(clock, date(2026, 11, 23))
    look_in(workbook, plan, gjort="Lidt", beslutning="pause", grund="Ferie").commit()
    assert (the_plan(workbook).ended, the_plan(workbook).reason) == ("paused", "Ferie")


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"start": "1/12", "study_dato": "25/11"}, "Du ser efter (onsdag 25. november 2026), før du begynder"),
        ({"start": "1/12", "mere": ["afgraensning"], "slut": "25/11"}, "Prøven slutter (onsdag 25. november 2026)"),
        ({"study_dato": "13-11-2026"}, "Dagen til at se efter (fredag 13. november 2026) er gået"),
        ({"maalinger": []}, "En måling eller et tegn er nok."),
    ],
)
def test_what_does_not_add_up_is_said_once_and_kept_as_it_was_written(
    workbook: Workbook, answers: dict[str, object], sentence: str
) -> None:
    form = fill(open_form(workbook, PLAN), PREDICTED | answers)
    (note,) = form.commit().notes
    assert sentence in note
    stored = the_plan(workbook)
    kept = stored.answers | current(stored).answers
    assert all(name not in kept or kept[name].value == form.values[name] for name in answers)
    form.answer("do_saadan", "Jeg begynder selv")
    assert form.commit().notes == ()


def test_who_may_see_the_page_anew_does_not_see_what_an_older_round_amended(
    workbook: Workbook, clock: FixedClock
) -> None:
    plan = a_plan(workbook, start="i dag")
    on(clock, date(2026, 12, 1))
    fill(
        open_form(workbook, PLAN, record_id=plan.id), {"forudsigelse": "To siger noget", "act_valg": "juster"}
    ).commit()
    form = open_form(workbook, PLAN, record_id=plan.id)
    form.set_share(None, ["mus"])
    form.commit()
    first = the_plan(workbook).cycles[0]
    assert [one.answer and one.answer.share for one in first.amendments] == [[]]
    assert first.answers["forudsigelse"].share == []


def test_a_plan_from_before_the_lock_is_read_and_locked_as_of_its_first_day(
    workbook: Workbook, clock: FixedClock
) -> None:
    plan = a_plan(workbook, start="25/11")
    old = structs.replace(plan, cycles=[structs.replace(current(plan), locked_at="")])
    workbook.journal.commit(old)
    on(clock, date(2026, 12, 1))
    look_in(workbook, plan, gjort="To møder").commit()
    assert current(the_plan(workbook)).locked_at.startswith("2026-11-25T00:00:00")
