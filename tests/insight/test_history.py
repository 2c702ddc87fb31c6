from datetime import date, timedelta
from pathlib import Path

from tests.insight.course import a_workbook, fill, said
from workbook.clock import FixedClock
from workbook.curriculum.library import Library
from workbook.dates import stamp
from workbook.insight.history import JournalHistory
from workbook.journal.records import CheckIn, Cycle, Draft, Entry, FollowUp, Plan
from workbook.paths import content_root

TODAY, NEXT = date(2026, 11, 21), date(2026, 11, 28)


def test_a_series_holds_stored_answers_oldest_first(tmp_path: Path, clock: FixedClock) -> None:
    workbook = a_workbook(tmp_path, clock)
    fill(workbook, "skala", score=5, hvorfor="travlt")
    clock.moment += timedelta(days=7)
    fill(workbook, "skala", score=7)
    fill(workbook, "rolle", score=1)
    now = stamp(clock.now())
    draft = Draft(id="d", exercise="skala", created=now, updated=now, answers={"score": said(9)})
    workbook.journal.drafts.write(draft, durable=True)
    history = JournalHistory(workbook.journal)
    assert history.series("skala", "score") == [(TODAY, 5), (NEXT, 7)]
    assert history.series("skala", "hvorfor") == [(TODAY, "travlt")]
    assert history.series("skala", "nej") == history.series("nej", "score") == []


def test_moments_are_ordered_as_instants(tmp_path: Path, clock: FixedClock) -> None:
    workbook = a_workbook(tmp_path, clock)
    for created, score in (("2026-10-25T02:10:00+01:00", 2), ("2026-10-25T02:50:00+02:00", 1)):
        entry = Entry(id=workbook.journal.new_id(), created=created, updated=created, exercise="skala")
        entry.answers["score"] = said(score)
        workbook.journal.commit(entry)
    assert [value for _day, value in JournalHistory(workbook.journal).series("skala", "score")] == [1, 2]


def test_a_record_is_no_history_of_itself_and_a_disputed_one_of_nothing(tmp_path: Path, clock: FixedClock) -> None:
    workbook = a_workbook(tmp_path, clock)
    first, *_others = fill(workbook, "skala", score=5)
    now = stamp(clock.now())
    disputed = Entry(id="c", created=now, updated=now, exercise="skala", status="conflict", answers={"score": said(1)})
    workbook.journal.commit(disputed)
    assert JournalHistory(workbook.journal, without=first.id).series("skala", "score") == []
    assert JournalHistory(workbook.journal).series("skala", "score") == [(TODAY, 5)]


def test_answers_that_live_in_plans_and_follow_ups_have_their_series_too(tmp_path: Path, clock: FixedClock) -> None:
    workbook = a_workbook(tmp_path, clock)
    now, later = stamp(clock.now()), stamp(clock.now() + timedelta(days=7))
    first = Cycle(
        answers={"study_effekt": said(4)},
        ended=later,
        checkins=[CheckIn(at=now, answers={"effekt": said(3)}), CheckIn(at=later, answers={"effekt": said(4)})],
    )
    plan = Plan(id="p", created=now, updated=now, cycles=[first, Cycle(number=2)])
    done = FollowUp(
        id="f", created=now, updated=now, exercise="mikrohandlinger", due="2026-11-23", answers={"virkning": said(8)}
    )
    workbook.journal.commit(plan, done)
    history = JournalHistory(workbook.journal)
    assert history.series("handleplan", "study_effekt") == [(NEXT, 4)]
    assert history.series("handleplan-opfoelgning", "effekt") == [(TODAY, 3), (NEXT, 4)]
    assert history.series("handleplan-opfoelgning", "plan") == [(TODAY, "p"), (NEXT, "p")]
    assert history.series("mikrohandlinger", "virkning") == [(TODAY, 8)]


def test_a_question_is_told_as_its_page_has_it_now(tmp_path: Path, clock: FixedClock) -> None:
    workbook = a_workbook(tmp_path, clock)
    history = JournalHistory(workbook.journal, Library.open(content_root()))
    found = history.question("tryghedsskala", "score")
    assert found is not None
    assert found.kind == "rating"
    assert history.question("tryghedsskala", "nej") is history.question("nej", "score") is None
