from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.plan.shelves import TODAY, Shelves, a_plan, clock_on
from workbook.errors import AnswerError
from workbook.journal.records import Answer, CheckIn, Plan
from workbook.plan.cycles import CHOICES, decide
from workbook.plan.phase import current, next_date, phase

CLOCK = clock_on(TODAY)
FULL = a_plan(
    plan_tiltag="Kortere møder", plan_tegn="Flere taler", do_saadan="Ur på bordet", start="2026-11-01",
    study_dato="2026-11-20", study_forloeb="Fint", study_effekt=7, act_naeste="Også om tirsdagen", act_hjaelp="AMR",
)  # fmt: skip


def chosen(plan: Plan, choice: str, reason: str = "", next_day: date | None = None) -> tuple[Plan, ...]:
    return decide(plan, choice, Shelves(), CLOCK, reason=reason, next_day=next_day)


@pytest.mark.parametrize(
    ("choice", "stands", "keys"),
    [
        ("fortsaet", "do", ["plan_tiltag", "plan_tegn", "do_saadan", "start", "study_dato"]),
        ("juster", "plan", ["plan_tiltag", "plan_tegn", "do_saadan", "study_dato"]),
        ("udvid", "plan", ["plan_tiltag", "plan_tegn", "do_saadan", "study_dato"]),
    ],
)
def test_going_on_ends_the_cycle_and_hands_its_plan_to_the_next(choice: str, stands: str, keys: list[str]) -> None:
    (plan,) = chosen(FULL, choice)
    first, second = plan.cycles
    assert (first.ended != "", second.number, second.ended) == (True, 2, "")
    assert first.answers["study_forloeb"].value == "Fint"
    assert list(second.answers) == keys
    assert phase(plan, TODAY) == stands
    assert next_date(plan, TODAY) == date(2026, 12, 14)


def test_the_next_study_date_is_a_working_day_after_the_leaders_own_interval() -> None:
    shelves = Shelves()
    shelves.intervals.study_days = 33
    (plan,) = decide(FULL, "juster", shelves, CLOCK)
    assert next_date(plan, TODAY) == date(2026, 12, 28)


def test_a_chosen_next_date_is_taken_as_it_is() -> None:
    (plan,) = chosen(FULL, "juster", next_day=date(2026, 12, 6))
    assert current(plan).answers["study_dato"].value == "2026-12-06"


def test_a_date_is_asked_as_it_was_asked_before() -> None:
    (plan,) = chosen(a_plan(), "fortsaet")
    assert current(plan).answers["study_dato"].question == "Se efter: hvornår ser jeg på det?"
    (plan,) = chosen(FULL, "fortsaet")
    assert current(plan).answers["study_dato"].question == "study_dato"
    assert current(plan).answers["start"].value == "2026-11-21"


def test_a_pause_rests_the_plan_until_a_choice_goes_on() -> None:
    (resting,) = chosen(FULL, "pause", "Sommerferie")
    assert (resting.ended, resting.reason, len(resting.cycles)) == ("paused", "Sommerferie", 1)
    assert next_date(resting, TODAY) is None
    (again,) = decide(resting, "fortsaet", Shelves(), clock_on(TODAY + timedelta(days=30)))
    assert (again.ended, again.reason, len(again.cycles)) == ("", "", 2)
    assert again.cycles[0] == resting.cycles[0]


def test_putting_a_plan_away_closes_it_with_its_reason() -> None:
    (plan,) = chosen(FULL, "laeg_vaek", " Virkede ikke \n")
    assert (plan.ended, plan.reason, phase(plan, TODAY)) == ("closed", "Virkede ikke", "closed")


def test_a_new_plan_closes_the_old_one_and_knows_it() -> None:
    old, new = chosen(FULL, "ny_plan")
    assert old.ended == "closed"
    assert (new.source, new.title, new.ended, new.revision) == ("plan", "Også om tirsdagen", "", 0)
    assert new.id != old.id
    (cycle,) = new.cycles
    assert {key: answer.value for key, answer in cycle.answers.items()} == {
        "plan_tiltag": "Også om tirsdagen",
        "study_dato": "2026-12-14",
    }


def test_a_new_plan_without_a_next_step_is_named_after_the_old_one() -> None:
    _old, new = chosen(a_plan(), "ny_plan")
    assert new.title == "Efter Kortere møder"


def test_what_is_carried_to_a_new_plan_is_shared_with_nobody_and_as_sensitive_as_before() -> None:
    plan = a_plan(plan_tiltag="Kortere møder")
    plan.cycles[0].answers["act_naeste"] = Answer(
        question="Næste", kind="long", value="Tale med NN", sensitivity="others", share=["trio"]
    )
    _old, new = chosen(plan, "ny_plan")
    idea = new.cycles[0].answers["plan_tiltag"]
    assert (idea.share, idea.sensitivity, idea.question) == ([], "others", "plan_tiltag")


def test_the_choice_is_noted_once() -> None:
    (plan,) = chosen(FULL, "juster")
    assert plan.cycles[0].answers["act_valg"].value == "juster"
    assert plan.cycles[0].answers["act_valg"].labels == {"juster": "Justér"}
    looked = a_plan(study_dato="2026-11-20")
    looked.cycles[0].checkins.append(
        CheckIn(at=looked.created, answers={"beslutning": Answer(question="Hvad nu?", kind="choice", value="juster")})
    )
    (plan,) = chosen(looked, "juster")
    assert "act_valg" not in plan.cycles[0].answers


@pytest.mark.parametrize(
    ("choice", "reason", "next_day", "sentence"),
    [
        ("pause", "", None, "hvorfor"),
        ("laeg_vaek", " \x00", None, "hvorfor"),
        ("noget", "", None, "seks"),
        ("fortsaet", "", TODAY, "fremtiden"),
    ],
)
def test_what_is_refused_leaves_the_plan_open(choice: str, reason: str, next_day: date | None, sentence: str) -> None:
    before = repr(FULL)
    with pytest.raises(AnswerError, match=sentence):
        chosen(FULL, choice, reason, next_day)
    assert repr(FULL) == before


@pytest.mark.parametrize("choice", CHOICES)
def test_a_closed_plan_takes_no_choice(choice: str) -> None:
    (closed,) = chosen(FULL, "laeg_vaek", "nok")
    with pytest.raises(AnswerError, match="afsluttet"):
        chosen(closed, choice, "nok")


DECISIONS = st.lists(
    st.tuples(st.sampled_from(CHOICES), st.text(max_size=5), st.integers(-10, 60) | st.none(), st.integers(0, 90))
)


@given(DECISIONS)
def test_after_any_decisions_an_open_plan_has_a_date_or_rests_for_a_reason(
    decisions: list[tuple[str, str, int | None, int]],
) -> None:
    shelves, today, plans = Shelves(), TODAY, [a_plan()]
    for choice, reason, ahead, passed in decisions:
        today += timedelta(days=passed)
        day = None if ahead is None else today + timedelta(days=ahead)
        try:
            plans = [*plans[:-1], *decide(plans[-1], choice, shelves, clock_on(today), reason=reason, next_day=day)]
        except AnswerError:
            continue
    assert len({plan.id for plan in plans}) == len(plans)
    for plan in plans:
        numbers = [cycle.number for cycle in plan.cycles]
        assert numbers == list(range(1, len(numbers) + 1))
        assert all(cycle.ended for cycle in plan.cycles[:-1])
        if plan.ended == "":
            assert next_date(plan, today) is not None
            assert not current(plan).ended
        if plan.ended == "paused":
            assert plan.reason


def test_the_next_step_is_how_the_next_cycle_goes_about_it() -> None:
    plan = a_plan(plan_tiltag="Kortere møder", do_saadan="Ur på bordet", study_dato="2026-11-20")
    plan.cycles[0].answers["act_naeste"] = Answer(
        question="Næste", kind="long", value="Uret står hos NN", sensitivity="others", share=["trio"]
    )
    (after,) = chosen(plan, "juster")
    how = current(after).answers["do_saadan"]
    assert (how.value, how.question, how.sensitivity, how.share) == ("Uret står hos NN", "do_saadan", "others", [])
    assert after.cycles[0].answers["do_saadan"].value == "Ur på bordet"
    (carried_on,) = chosen(plan, "fortsaet")
    assert current(carried_on).answers["do_saadan"].value == "Ur på bordet"


def test_a_check_in_may_say_the_next_step() -> None:
    plan = a_plan(plan_tiltag="Kortere møder", study_dato="2026-11-20")
    step = Answer(question="Hvad er næste skridt?", kind="long", value="Kun om mandagen")
    plan.cycles[0].checkins.append(CheckIn(at=plan.created, answers={"naeste": step}))
    (after,) = chosen(plan, "juster")
    assert current(after).answers["do_saadan"].value == "Kun om mandagen"
    _old, new = chosen(plan, "ny_plan")
    assert new.title == "Kun om mandagen"


@pytest.mark.parametrize(
    ("choice", "before", "after"),
    [
        ("udvid", "en_gang", "flere_gange"),
        ("udvid", "team", "enhed"),
        ("udvid", "enhed", "enhed"),
        ("udvid", "noget", "noget"),
        ("juster", "en_gang", "en_gang"),
        ("fortsaet", "team", "team"),
    ],
)
def test_an_extended_cycle_is_drafted_one_step_wider(choice: str, before: str, after: str) -> None:
    (plan,) = chosen(a_plan(skala=before, study_dato="2026-11-20"), choice)
    assert current(plan).answers["skala"].value == after


def test_the_prediction_is_asked_anew_and_tasks_and_data_plan_go_along() -> None:
    plan = a_plan(
        forudsigelse="Fem", forudsigelse_fordi="spurgt", spoergsmaal="Siger de mere?", opgaver="x", dataplan="y",
        data_analyse="AMR", forhindringer="z", sted="Mødet", ressourcer="Ur", slut="2026-11-19",
        study_dato="2026-11-20",
    )  # fmt: skip
    (after,) = chosen(plan, "juster")
    going = {"opgaver", "dataplan", "data_analyse", "forhindringer", "sted", "ressourcer", "study_dato"}
    assert current(after).answers.keys() == going


def test_ending_a_cycle_locks_it_and_carrying_on_begins_and_locks_the_next() -> None:
    (plan,) = chosen(FULL, "fortsaet")
    assert [bool(cycle.locked_at) for cycle in plan.cycles] == [True, True]
    (plan,) = chosen(FULL, "juster")
    assert [bool(cycle.locked_at) for cycle in plan.cycles] == [True, False]
