from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from msgspec import structs

from tests.plan.shelves import TODAY, a_follow_up, a_plan, clock_on
from workbook.errors import AnswerError
from workbook.journal.journal import Journal
from workbook.journal.records import Answer, Cycle, FollowUp, Plan, Record
from workbook.plan.cycles import decide as act
from workbook.plan.followups import decide
from workbook.plan.keeping import follows, is_settled, keep, unsettled, waits

CLOCK = clock_on(TODAY)


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal.open(tmp_path / "home", CLOCK)


def stored(journal: Journal, record: Record) -> Record:
    (found,) = keep(journal, TODAY, structs.replace(record, id=journal.new_id()))
    return found


def test_a_decision_passes(journal: Journal) -> None:
    kept = stored(journal, a_follow_up())
    assert isinstance(kept, FollowUp)
    for decided in (
        decide(kept, "done", CLOCK),
        decide(kept, "dropped", CLOCK, reason="nej"),
        decide(kept, "moved", CLOCK, reason="ferie", due=date(2026, 12, 7)),
        decide(kept, "snoozed", CLOCK),
        structs.replace(kept, title="Et andet ord"),
    ):
        assert is_settled(decided, TODAY)
        assert follows(kept, decided)
    keep(journal, TODAY, decide(kept, "done", CLOCK))


CHANGES: list[Callable[[FollowUp], FollowUp]] = [
    lambda one: structs.replace(one, due="2027-01-01"),
    lambda one: structs.replace(one, status="done"),
    lambda one: structs.replace(one, status="dropped", decisions=[]),
    lambda one: structs.replace(decide(one, "dropped", CLOCK, reason="nej"), decisions=[]),
    lambda one: structs.replace(
        decide(one, "dropped", CLOCK, reason="nej"),
        decisions=[structs.replace(decide(one, "dropped", CLOCK, reason="nej").decisions[-1], reason="")],
    ),
]


@pytest.mark.parametrize("change", CHANGES)
def test_nothing_ends_or_moves_without_a_decision(journal: Journal, change: Callable[[FollowUp], FollowUp]) -> None:
    kept = stored(journal, a_follow_up())
    assert isinstance(kept, FollowUp)
    with pytest.raises(AnswerError, match="beslutning"):
        keep(journal, TODAY, change(kept))
    assert journal.get(kept.id) == kept


def test_an_earlier_decision_is_not_unsaid(journal: Journal) -> None:
    moved = stored(journal, decide(a_follow_up(), "moved", CLOCK, reason="ferie", due=date(2026, 12, 7)))
    assert isinstance(moved, FollowUp)
    again = structs.replace(decide(moved, "done", CLOCK), decisions=decide(a_follow_up(), "done", CLOCK).decisions)
    with pytest.raises(AnswerError):
        keep(journal, TODAY, again)


def test_what_is_open_without_a_date_gets_one(journal: Journal) -> None:
    kept = stored(journal, a_follow_up(due="på et tidspunkt"))
    assert isinstance(kept, FollowUp)
    assert kept.due == "2026-11-23"


def test_of_two_windows_both_decisions_are_kept(journal: Journal) -> None:
    kept = stored(journal, a_follow_up())
    assert isinstance(kept, FollowUp)
    keep(journal, TODAY, decide(kept, "done", CLOCK))
    (other,) = keep(journal, TODAY, decide(kept, "moved", CLOCK, reason="ferie", due=date(2026, 12, 7)))
    assert other.conflict_of == kept.id


def test_a_plan_rests_or_ends_with_a_reason(journal: Journal) -> None:
    plan = stored(journal, a_plan())
    assert isinstance(plan, Plan)
    for ended in ("paused", "closed"):
        with pytest.raises(AnswerError):
            keep(journal, TODAY, structs.replace(plan, ended=ended))
    (rests,) = act(plan, "pause", journal, CLOCK, reason="sommer")
    (kept,) = keep(journal, TODAY, rests)
    assert waits(kept, TODAY)


def test_a_closed_plan_and_an_ended_cycle_stay_so() -> None:
    plan = a_plan()
    closed = structs.replace(plan, ended="closed", reason="færdig")
    assert not follows(closed, plan)
    ended = structs.replace(plan, cycles=[Cycle(ended="2026-11-20T10:00:00.000000+01:00"), Cycle(number=2)])
    assert not follows(ended, structs.replace(plan, cycles=[Cycle(), Cycle(number=2)]))
    assert not follows(ended, structs.replace(plan, cycles=[Cycle(number=2)]))


def test_a_locked_prediction_is_only_amended_in_the_open() -> None:
    def predicted(words: str) -> Plan:
        answer = Answer(question="Hvad tror jeg, der sker?", kind="long", value=words)
        cycle = Cycle(answers={"forudsigelse": answer}, locked_at="2026-11-20T10:00:00.000000+01:00")
        return structs.replace(a_plan(), cycles=[cycle])

    before = predicted("Tre siger noget")
    assert follows(before, predicted("Tre siger noget"))
    assert not follows(before, predicted("Ti siger noget"))
    unlocked = structs.replace(before, cycles=[structs.replace(before.cycles[0], locked_at="")])
    assert not follows(before, unlocked)


def test_the_whole_journal_can_be_asked(journal: Journal) -> None:
    fine, bare, ended = (structs.replace(a_follow_up(), id=journal.new_id()) for _each in range(3))
    journal.commit(fine, structs.replace(bare, due="x"), structs.replace(ended, status="done"))
    assert {one.id for one in unsettled(journal.followups(), TODAY)} == {bare.id, ended.id}
