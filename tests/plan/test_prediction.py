"""A prediction is locked when its cycle begins; what is written otherwise later is seen beside it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from tests.plan.shelves import CREATED, TODAY, a_plan, clock_on
from workbook.dates import iso, parse_stamp, stamp
from workbook.errors import AnswerError
from workbook.journal.records import Answer, CheckIn, Cycle, Plan
from workbook.plan.cycles import begin
from workbook.plan.phase import current
from workbook.plan.prediction import (
    BECAUSE,
    CONFIDENCE,
    PREDICTION,
    amended,
    begun,
    latest,
    lock,
    predicted_first,
    revise,
)

EXPECTED: dict[str, str | int] = {PREDICTION: "Fem siger noget", BECAUSE: "de bliver spurgt", CONFIDENCE: 70}
CLOCK = clock_on(TODAY)
LATER = clock_on(TODAY + timedelta(days=9))


def words(value: str, **more: object) -> Answer:
    answer = Answer(question="Hvad tror jeg?", kind="long", value=value)
    for name, content in more.items():
        setattr(answer, name, content)
    return answer


def running(**more: str | int) -> Cycle:
    """A cycle that began today with its prediction locked."""
    (cycle,) = lock(a_plan(start=iso(TODAY), **EXPECTED, **more), CLOCK).cycles
    return cycle


def told(cycle: Cycle, value: str | None, at: date, **more: object) -> Cycle:
    """The cycle after the form was saved with that prediction on that day."""
    answers = dict(cycle.answers) | latest(cycle)
    answers.pop(PREDICTION, None)
    if value is not None:
        answers[PREDICTION] = words(value, **more)
    return revise(cycle, answers, stamp(clock_on(at).now()))


@pytest.mark.parametrize(
    ("answers", "has_begun"),
    [
        ({}, False),
        ({"start": "2026-11-22"}, False),
        ({"start": "2026-11-21"}, True),
        ({"start": "2026-11-22", "study_dato": "2026-11-20"}, True),
        ({"study_dato": "2026-11-22"}, False),
        ({"study_gennemfoert": "ja"}, True),
        ({"study_effekt": 4}, True),
        ({"act_valg": "pause"}, True),
        ({"start": "engang"}, False),
    ],
)
def test_when_a_cycle_has_begun(answers: dict[str, str | int], has_begun: bool) -> None:
    assert begun(current(a_plan(**answers)), TODAY) is has_begun


def test_a_check_in_begins_a_cycle_that_has_no_first_day() -> None:
    looked = CheckIn(at=CREATED)
    assert begun(structs.replace(current(a_plan()), checkins=[looked]), TODAY)
    assert not begun(structs.replace(current(a_plan(start="2026-12-01")), checkins=[looked]), TODAY)


def test_the_lock_is_of_the_first_day_when_the_words_stood_then_already() -> None:
    plan = a_plan(start="2026-11-10", **EXPECTED)
    (before,) = lock(plan, CLOCK, since="2026-11-03T10:00:00+01:00").cycles
    assert before.locked_at.startswith("2026-11-10T00:00:00")
    assert predicted_first(before)
    (after,) = lock(plan, CLOCK, since="2026-11-15T10:00:00+01:00").cycles
    assert after.locked_at.startswith("2026-11-15T10:00:00")
    assert not predicted_first(after)
    (now,) = lock(plan, CLOCK).cycles
    assert parse_stamp(now.locked_at) == CLOCK.now()
    assert not predicted_first(now)


def test_what_has_not_begun_is_not_locked_and_can_be_changed() -> None:
    (cycle,) = lock(a_plan(start="2026-12-01", **EXPECTED), CLOCK).cycles
    assert cycle.locked_at == ""
    changed = told(cycle, "Ti siger noget", TODAY)
    assert (changed.answers[PREDICTION].value, changed.amendments) == ("Ti siger noget", [])


def test_a_locked_cycle_stays_locked_as_it_was() -> None:
    cycle = running()
    (again,) = lock(Plan(id="p", created=CREATED, updated=CREATED, cycles=[cycle]), LATER).cycles
    assert again == cycle


def test_what_is_written_otherwise_later_stands_beside_the_original() -> None:
    first = told(running(), "Tre siger noget", date(2026, 11, 25))
    second = told(first, "To siger noget", date(2026, 11, 30))
    assert second.answers[PREDICTION].value == "Fem siger noget"
    assert latest(second)[PREDICTION].value == "To siger noget"
    assert [(day, answers[PREDICTION].value) for day, answers in amended(second)] == [
        (date(2026, 11, 25), "Tre siger noget"),
        (date(2026, 11, 30), "To siger noget"),
    ]
    assert second.answers[BECAUSE].value == "de bliver spurgt"


def test_saving_the_same_words_again_amends_nothing() -> None:
    once = told(running(), "Tre siger noget", date(2026, 11, 25))
    assert told(once, "Tre siger noget", date(2026, 11, 26)) == once
    assert told(running(), "Fem siger noget", date(2026, 11, 25)).amendments == []


def test_taking_a_prediction_back_is_seen_too() -> None:
    cycle = told(running(), None, date(2026, 11, 25))
    assert cycle.answers[PREDICTION].value == "Fem siger noget"
    assert (cycle.amendments[0].field, cycle.amendments[0].answer) == (PREDICTION, None)
    assert PREDICTION not in latest(cycle)


def test_all_else_of_a_running_cycle_is_revised_as_before() -> None:
    cycle = running(do_saadan="Runde")
    answers = dict(cycle.answers) | {"do_saadan": words("Kort runde"), "study_forloeb": words("Godt")}
    del answers["start"]
    after = revise(cycle, answers, stamp(LATER.now()))
    assert (after.answers["do_saadan"].value, after.answers["study_forloeb"].value) == ("Kort runde", "Godt")
    assert "start" not in after.answers
    assert after.amendments == []


def test_what_was_not_predicted_may_be_added_on_the_first_day_and_is_locked_then() -> None:
    (empty,) = lock(a_plan(start=iso(TODAY)), CLOCK).cycles
    same_day = told(empty, "Fem siger noget", TODAY)
    assert (same_day.answers[PREDICTION].value, same_day.amendments) == ("Fem siger noget", [])
    assert predicted_first(same_day)
    assert told(same_day, "Seks siger noget", TODAY).answers[PREDICTION].value == "Fem siger noget"


def test_what_was_not_predicted_is_an_amendment_from_the_next_day_on_or_after_a_look() -> None:
    (empty,) = lock(a_plan(start=iso(TODAY)), CLOCK).cycles
    late = told(empty, "Fem siger noget", TODAY + timedelta(days=1))
    assert (PREDICTION in late.answers, len(late.amendments), predicted_first(late)) == (False, 1, False)
    looked = told(structs.replace(empty, checkins=[CheckIn(at=CREATED)]), "Fem siger noget", TODAY)
    assert (PREDICTION in looked.answers, len(looked.amendments)) == (False, 1)


def test_moving_the_first_day_does_not_unlock() -> None:
    cycle = running()
    answers = dict(cycle.answers) | {"start": words("2026-12-24"), PREDICTION: words("Ti siger noget")}
    after = revise(cycle, answers, stamp(LATER.now()))
    assert (after.locked_at, after.answers[PREDICTION].value) == (cycle.locked_at, "Fem siger noget")


def test_older_words_are_shared_with_nobody_new() -> None:
    cycle = running()
    after = told(cycle, "Tre siger noget", date(2026, 11, 25), share=["trio"])
    assert (after.answers[PREDICTION].share, latest(after)[PREDICTION].share) == ([], ["trio"])
    shared = structs.replace(
        cycle, answers=cycle.answers | {PREDICTION: structs.replace(cycle.answers[PREDICTION], share=["trio", "mus"])}
    )
    fewer = told(shared, "Tre siger noget", date(2026, 11, 25), share=["mus"])
    assert (fewer.answers[PREDICTION].share, latest(fewer)[PREDICTION].share) == (["mus"], ["mus"])
    nobody = told(fewer, "Tre siger noget", date(2026, 11, 26), share=[])
    assert (nobody.answers[PREDICTION].share, latest(nobody)[PREDICTION].share) == ([], [])


def test_begin_starts_today_and_locks() -> None:
    (cycle,) = begin(a_plan(start="2026-12-01", **EXPECTED), CLOCK).cycles
    assert (cycle.answers["start"].value, parse_stamp(cycle.locked_at)) == (iso(TODAY), CLOCK.now())
    with pytest.raises(AnswerError, match="begyndt"):
        begin(structs.replace(a_plan(), cycles=[cycle]), CLOCK)
    with pytest.raises(AnswerError, match="videre"):
        begin(structs.replace(a_plan(), ended="paused"), CLOCK)


SAVES = st.lists(
    st.tuples(st.none() | st.sampled_from(["a", "b", "c"]), st.integers(0, 30), st.integers(-20, 20)), max_size=12
)


@given(SAVES)
def test_whatever_is_saved_no_locked_word_goes_and_each_change_is_seen(
    saves: list[tuple[str | None, int, int]],
) -> None:
    """(prediction, days later, start in so many days), one save after the other."""
    plan, day, locked, seen = a_plan(), TODAY, None, 0
    for value, passed, ahead in saves:
        day += timedelta(days=passed)
        clock = clock_on(day)
        plan = lock(plan, clock, since=plan.updated)
        cycle = current(plan)
        before = latest(cycle).get(PREDICTION)
        answers = {"start": words(iso(day + timedelta(days=ahead)))} | ({PREDICTION: words(value)} if value else {})
        cycle = revise(cycle, answers, stamp(clock.now()))
        plan = lock(structs.replace(plan, cycles=[cycle], updated=stamp(clock.now())), clock)
        cycle = current(plan)
        after = latest(cycle).get(PREDICTION)
        assert (after and after.value) == value
        if locked is not None:
            assert cycle.answers[PREDICTION].value == locked
            changed = (before and before.value) != value
            assert len(cycle.amendments) == seen + changed
        if cycle.locked_at and locked is None and PREDICTION in cycle.answers:
            locked = str(cycle.answers[PREDICTION].value)
        seen = len(cycle.amendments)
