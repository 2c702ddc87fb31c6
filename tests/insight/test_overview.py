from datetime import timedelta
from pathlib import Path

import pytest

from tests.insight.course import PATH, a_workbook, fill, plan_meeting
from workbook.clock import FixedClock
from workbook.context import Workbook
from workbook.dates import stamp
from workbook.insight.overview import overview
from workbook.journal.records import CheckIn, Cycle, Draft, FollowUp, Plan


@pytest.fixture
def workbook(tmp_path: Path, clock: FixedClock) -> Workbook:
    return a_workbook(tmp_path, clock)


def stop_and_page(workbook: Workbook) -> tuple[str, str]:
    seen = overview(workbook)
    return seen.stop.id if seen.stop else "", seen.resume.id if seen.resume else ""


def test_an_empty_journal_offers_the_beginning_of_the_path(workbook: Workbook) -> None:
    seen = overview(workbook)
    assert (seen.due, seen.meeting, seen.meeting_days, seen.drafts, seen.recent) == ((), None, 0, (), ())
    assert stop_and_page(workbook) == ("opstart", "ramme")
    assert {minutes: head.id for minutes, head in seen.picks.items()} == {
        2: "mikrohandlinger",
        5: "skala",
        20: "ramme",
    }


def test_without_dates_the_stop_is_the_first_with_a_page_that_was_never_filled(workbook: Workbook) -> None:
    fill(workbook, "ramme")
    assert stop_and_page(workbook) == ("opstart", "skala")
    fill(workbook, "skala", "fokus")
    assert stop_and_page(workbook) == ("modul-1", "rolle")
    fill(workbook, "rolle", "afrunding")
    assert stop_and_page(workbook) == ("trio-1", "mikrohandlinger")
    fill(workbook, "mikrohandlinger", "handleplan-opfoelgning", "trio-moede")
    assert stop_and_page(workbook) == ("fastholdelse", "")


def test_a_meeting_that_is_past_or_held_lies_behind(workbook: Workbook) -> None:
    plan_meeting(workbook, "kickoff", 0, "2026-11-20")
    assert stop_and_page(workbook) == ("modul-1", "fokus")
    plan_meeting(workbook, "module", 1, "2026-11-21")
    assert stop_and_page(workbook) == ("modul-1", "fokus")
    plan_meeting(workbook, "trio", 1, "2026-12-03", held=True)
    assert stop_and_page(workbook) == ("modul-2", "fokus")


def test_a_stop_with_a_date_ahead_is_current_though_all_its_pages_were_filled(workbook: Workbook) -> None:
    fill(workbook, "ramme", "skala", "fokus", "rolle", "afrunding")
    plan_meeting(workbook, "module", 1, "2026-12-03")
    assert stop_and_page(workbook) == ("modul-1", "")


def test_pages_that_come_again_wait_again_after_the_meeting_before(workbook: Workbook, clock: FixedClock) -> None:
    fill(workbook, "fokus", "rolle", "afrunding")
    plan_meeting(workbook, "trio", 1, "2026-12-03")
    clock.moment += timedelta(days=14)
    assert stop_and_page(workbook) == ("modul-2", "fokus")
    fill(workbook, "fokus")
    assert stop_and_page(workbook) == ("modul-2", "afrunding")


def test_a_check_in_counts_as_filling_its_page(workbook: Workbook) -> None:
    now = stamp(workbook.clock.now())
    plan = Plan(id="p", created=now, updated=now, title="Plan", cycles=[Cycle(checkins=[CheckIn(at=now)])])
    workbook.journal.commit(plan)
    fill(workbook, "ramme", "skala", "fokus", "rolle", "afrunding", "mikrohandlinger")
    assert stop_and_page(workbook) == ("trio-1", "trio-moede")


def test_a_pack_without_a_path_has_no_stop(tmp_path: Path, clock: FixedClock) -> None:
    workbook = a_workbook(tmp_path, clock, path=())
    assert stop_and_page(workbook) == ("", "")
    assert set(overview(workbook).picks) == {2, 5, 20}


def test_the_path_is_offered_before_the_toolbox(workbook: Workbook) -> None:
    fill(workbook, "ramme", "skala")
    assert {minutes: head.id for minutes, head in overview(workbook).picks.items()} == {
        2: "mikrohandlinger",
        5: "rolle",
        20: "fokus",
    }


def test_the_tool_that_has_rested_longest_is_offered_and_never_the_page_for_a_crisis(
    tmp_path: Path, clock: FixedClock
) -> None:
    workbook = a_workbook(tmp_path, clock, path=(PATH[4],))
    fill(workbook, "markvandring", "skala")
    clock.moment += timedelta(days=1)
    fill(workbook, "mikrohandlinger")
    picks = overview(workbook).picks
    assert {minutes: head.id for minutes, head in picks.items()} == {
        2: "mikrohandlinger",
        5: "skala",
        20: "markvandring",
    }


def test_the_next_meeting_stands_by_itself_and_the_others_wait_in_the_list(workbook: Workbook) -> None:
    trio = plan_meeting(workbook, "trio", 1, "2026-11-26")
    mus = plan_meeting(workbook, "mus", 0, "2026-11-27")
    now = stamp(workbook.clock.now())
    promise = FollowUp(id="f", created=now, updated=now, kind="promise", title="Svar AMR", due="2026-11-28")
    workbook.journal.commit(promise)
    seen = overview(workbook)
    assert seen.meeting is not None
    assert (seen.meeting.id, seen.meeting_days) == (trio.id, 5)
    assert [item.id for item in seen.due] == ["f", mus.id]


def test_drafts_come_newest_first_and_the_latest_three_entries_newest_first(
    workbook: Workbook, clock: FixedClock
) -> None:
    for page in ("ramme", "skala", "fokus", "rolle"):
        clock.moment += timedelta(minutes=1)
        fill(workbook, page)
        now = stamp(clock.now())
        draft = Draft(id=f"draft-{page}", exercise=page, created=now, updated=now)
        workbook.journal.drafts.write(draft, durable=True)
    seen = overview(workbook)
    assert [entry.exercise for entry in seen.recent] == ["rolle", "fokus", "skala"]
    assert [draft.exercise for draft in seen.drafts] == ["rolle", "fokus", "skala", "ramme"]
