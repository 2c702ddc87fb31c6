"""What a card says, in which column it stands, and which plans are shown."""

from datetime import date
from typing import Literal

import pytest
from msgspec import structs

from workbook.clock import FixedClock
from workbook.errors import AnswerError
from workbook.journal.records import Answer, CheckIn, Cycle, Plan
from workbook.plan import board, moving
from workbook.plan.board import COLUMNS, SHOWN, card, cards, columns, lines
from workbook.plan.cycles import begin
from workbook.plan.phase import phase
from workbook.text import fold

TODAY = date(2026, 11, 21)
MADE = "2026-11-02T10:00:00+01:00"


def made(
    number: int = 1, /, *, ended: Literal["", "paused", "closed"] = "", title: str = "Spørg først", **answers: str
) -> Plan:
    """A plan whose only round has these answers."""
    given = {name: Answer(question=name, kind="short", value=value) for name, value in answers.items()}
    scale = given.get("skala")
    if scale is not None:
        given["skala"] = structs.replace(scale, labels={str(scale.value): "Ét møde"})
    cycle = Cycle(number=number, answers=given)
    plan = Plan(id=f"p-{title}-{number}", created=MADE, updated=MADE, title=title, cycles=[cycle])
    return structs.replace(plan, ended=ended, reason="Vi venter på ferien" if ended else "")


def test_a_card_tells_round_scale_prediction_measurements_and_date() -> None:
    checkin = CheckIn(at=MADE, answers={"effekt": Answer(question="Effekt", kind="rating", value=6)})
    plan = made(2, start="2026-11-20", study_dato="2026-12-01", skala="et_moede", forudsigelse="Fem taler")
    plan.cycles[0] = structs.replace(plan.cycles[0], checkins=[checkin])
    plan.cycles[0].answers["forudsigelse_sikkerhed"] = Answer(question="Sikker", kind="number", value=60)
    said = card(plan, TODAY)
    assert (said.phase, said.column, said.late) == ("do", "do", False)
    assert lines(said, TODAY) == ("runde 2", "Ét møde", "forudsagt: 60 %", "1 måling", "tirs. 1/12")


def test_overdue_is_said_in_words_and_first() -> None:
    said = card(made(start="2026-11-02", study_dato="2026-11-19"), TODAY)
    assert (said.column, said.late) == ("study", True)
    assert lines(said, TODAY) == (
        "! FORFALDEN", "runde 1", "uden forudsigelse", "effekt mangler", "tors. 19/11",
    )  # fmt: skip
    assert board.when(said, TODAY) == "! FORFALDEN tors. 19/11"


def test_a_plan_is_not_late_on_its_day() -> None:
    assert not card(made(start="2026-11-02", study_dato="2026-11-21"), TODAY).late


def test_what_rests_says_why_and_stands_where_it_was_left() -> None:
    said = card(made(ended="paused", start="2026-11-20"), TODAY)
    assert (said.phase, said.column, said.day) == ("paused", "do", None)
    assert lines(said, TODAY)[-1] == "PÅ PAUSE: Vi venter på ferien"
    assert lines(card(made(ended="closed"), TODAY), TODAY)[-1] == "AFSLUTTET: Vi venter på ferien"


def test_every_plan_is_shown_once_among_running_resting_and_archive() -> None:
    plans = [made(title="a"), made(title="b", ended="paused"), made(title="c", ended="closed")]
    by_shown = {shown: [one.title for one in cards(plans, TODAY, shown)] for shown in SHOWN}
    assert by_shown == {"active": ["a"], "resting": ["b"], "archive": ["c"], "all": ["a", "b", "c"]}


def test_words_find_a_title_or_an_idea_however_they_are_spelt() -> None:
    plans = [made(title="Møde", plan_tiltag="Runde først"), made(title="Ros")]
    for text in ("moede", "RUNDE", "møde runde", ""):
        assert "Møde" in {one.title for one in cards(plans, TODAY, text=text)}
    assert [one.title for one in cards(plans, TODAY, text="møde ros")] == []
    assert fold("møde") == fold("moede"), "else the first of the texts proves nothing"


def test_the_columns_hold_every_card_and_what_is_due_first_comes_first() -> None:
    plans = [
        made(title="sen", study_dato="2026-12-24"),
        made(title="nu", study_dato="2026-12-01"),
        made(title="gør", start="2026-11-20"),
        made(title="valg", study_effekt="7"),
    ]
    found = columns(cards(plans, TODAY))
    assert tuple(found) == COLUMNS
    assert {column: [one.title for one in those] for column, those in found.items()} == {
        "plan": ["nu", "sen"], "do": ["gør"], "study": [], "act": ["valg"],
    }  # fmt: skip


def test_the_count_says_how_many_and_how_many_are_overdue() -> None:
    plans = [made(title="a"), made(title="b", study_dato="2026-11-19")]
    assert board.counted(cards(plans, TODAY)) == "2 planer · 1 forfalden"
    assert board.counted(cards(plans[:1], TODAY)) == "1 plan"


def test_numbers_of_the_measure_with_most_and_no_claim_from_few() -> None:
    plan = made(start="2026-11-02")
    assert board.numbers(plan) == "intet målt endnu"
    days = ("2026-11-03", "2026-11-04", "2026-11-05")
    looks = [
        CheckIn(at=f"{day}T10:00:00+01:00", answers={"effekt": Answer(question="E", kind="rating", value=value)})
        for day, value in zip(days, (5, 6, 6), strict=True)
    ]
    plan.cycles[0] = structs.replace(plan.cycles[0], checkins=looks)
    assert "5 · 6 · 6." in board.numbers(plan)
    assert "For få målinger" in board.numbers(plan)


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        (made(), ["begin", "look", "pause", "laeg_vaek"]),
        (made(start="2026-11-20"), ["look", "pause", "laeg_vaek"]),
        (made(study_dato="2026-11-20"), ["study", "rate", "pause", "laeg_vaek"]),
        (made(study_effekt="7"), ["fortsaet", "juster", "udvid", "ny_plan", "pause", "laeg_vaek"]),
        (made(ended="paused"), ["fortsaet", "juster", "udvid", "ny_plan", "laeg_vaek"]),
        (made(ended="closed"), []),
    ],
)
def test_only_what_the_rules_allow_is_offered(plan: Plan, expected: list[str]) -> None:
    assert [move for move, _label in moving.moves(plan, TODAY)] == expected


def test_looking_today_brings_a_plan_to_study_and_locks_its_prediction(clock: FixedClock) -> None:
    plan = begin(made(study_dato="2026-12-14", forudsigelse="Fem taler"), clock)
    assert phase(plan, TODAY) == "do"
    looked = moving.look(plan, clock)
    assert phase(looked, TODAY) == "study"
    assert looked.cycles[0].locked_at
    assert looked.cycles[0].answers["study_dato"].question == "study_dato"


@pytest.mark.parametrize("plan", [made(ended="paused"), made(ended="closed"), made(act_valg="juster")])
def test_what_does_not_run_is_not_looked_at(plan: Plan, clock: FixedClock) -> None:
    with pytest.raises(AnswerError, match="ikke i gang"):
        moving.look(plan, clock)
