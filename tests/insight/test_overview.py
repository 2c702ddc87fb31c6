from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.insight.course import PATH, a_workbook, fill, plan_meeting, said
from workbook.clock import DatedClock, FixedClock
from workbook.context import Workbook
from workbook.curriculum.model import Stop
from workbook.dates import stamp
from workbook.insight.course import current_stop, last_filled, open_pages
from workbook.insight.overview import overview
from workbook.journal.records import CheckIn, Cycle, Draft, Entry, FollowUp, Meeting, Plan


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
    clock.moment += timedelta(days=21)
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


def waiting(workbook: Workbook) -> list[str]:
    entries = workbook.journal.entry_heads()
    filled = last_filled(workbook, entries)
    return [head.id for head in open_pages(workbook, current_stop(workbook, filled), filled)]


def test_of_a_choice_one_is_enough(tmp_path: Path, clock: FixedClock) -> None:
    stop = Stop("s", "S", ("ramme", "skala", "rolle", "fokus"), choices=(("skala", "rolle"),))
    workbook = a_workbook(tmp_path, clock, path=(stop,))
    assert waiting(workbook) == ["ramme", "skala", "rolle", "fokus"]
    fill(workbook, "rolle")
    assert waiting(workbook) == ["ramme", "fokus"]


def test_what_is_for_later_never_waits_but_fits_a_free_time(tmp_path: Path, clock: FixedClock) -> None:
    stop = Stop("s", "S", ("skala",), later=("fokus", "rolle"))
    workbook = a_workbook(tmp_path, clock, path=(stop, PATH[4]))
    assert waiting(workbook) == ["skala"]
    assert {minutes: head.id for minutes, head in overview(workbook).picks.items()} == {
        2: "mikrohandlinger",
        5: "skala",
        20: "fokus",
    }
    fill(workbook, "fokus")
    assert overview(workbook).picks[20].id == "markvandring"


def test_on_the_day_of_a_course_a_long_page_is_a_short_stop(tmp_path: Path, clock: FixedClock) -> None:
    stop = Stop("modul-1", "Modul 1", ("fokus", "afrunding"), ("module", 1), minutes=5)
    workbook = a_workbook(tmp_path, clock, path=(stop,))
    plan_meeting(workbook, "module", 1, "2026-11-22")
    assert overview(workbook).picks[5].id == "skala"
    clock.moment += timedelta(days=1)
    seen = overview(workbook)
    assert seen.course_day
    assert (seen.picks[5].id, seen.picks[20].id) == ("fokus", "afrunding")


def test_no_page_for_trouble_or_for_an_event_fills_a_pause(tmp_path: Path, clock: FixedClock) -> None:
    workbook = a_workbook(tmp_path, clock, path=())
    heads = dict(workbook.library.heads)
    heads["markvandring"] = replace(heads["markvandring"], sensitivity="health")
    heads["skala"] = replace(heads["skala"], repeat="case")
    workbook = replace(workbook, library=replace(workbook.library, heads=heads))
    assert {head.id for head in overview(workbook).picks.values()} == {"mikrohandlinger"}


def test_two_weeks_before_the_mus_its_page_stands_first(tmp_path: Path, clock: FixedClock) -> None:
    workbook = a_workbook(tmp_path, clock)
    head = replace(workbook.library.heads["ramme"], id="mus-forberedelse")
    library = replace(workbook.library, heads={**workbook.library.heads, "mus-forberedelse": head})
    workbook = replace(workbook, library=library)
    mus = plan_meeting(workbook, "mus", 0, "2026-12-06")
    assert stop_and_page(workbook) == ("opstart", "ramme")
    clock.moment += timedelta(days=1)
    assert stop_and_page(workbook) == ("opstart", "mus-forberedelse")
    mus.answers = {"udvikling": said("Jeg lytter mere")}
    workbook.journal.commit(replace_revision(workbook, mus))
    assert stop_and_page(workbook) == ("opstart", "ramme")


def replace_revision(workbook: Workbook, mus: Meeting) -> Meeting:
    mus.revision = workbook.journal.get(mus.id).revision
    return mus


def test_a_note_stands_first_on_its_day_and_never_on_a_date_set_by_hand(workbook: Workbook, clock: FixedClock) -> None:
    now = stamp(clock.now())
    entries = [
        Entry(id=day, created=now, updated=now, title="Note", exercise="skala", delete_by=day)
        for day in ("2026-11-22", "2026-11-21", "2026-11-20", "")
        if day
    ]
    workbook.journal.commit(*entries)
    assert [head.id for head in overview(workbook).expired] == ["2026-11-20", "2026-11-21"]
    dated = replace(workbook, clock=DatedClock(clock.today() + timedelta(days=400)))
    assert overview(dated).expired == ()


def test_the_last_page_of_a_stop_waits_a_week_after_its_day(workbook: Workbook, clock: FixedClock) -> None:
    plan_meeting(workbook, "module", 1, "2026-11-22")
    fill(workbook, "fokus", "rolle")
    clock.moment += timedelta(days=2)
    assert stop_and_page(workbook) == ("trio-1", "afrunding")
    fill(workbook, "afrunding")
    assert stop_and_page(workbook) == ("trio-1", "mikrohandlinger")


def test_after_a_week_it_waits_no_longer(workbook: Workbook, clock: FixedClock) -> None:
    plan_meeting(workbook, "module", 1, "2026-11-22")
    clock.moment += timedelta(days=9)
    assert stop_and_page(workbook) == ("trio-1", "mikrohandlinger")


def test_rounded_off_on_the_day_itself_it_does_not_wait(workbook: Workbook, clock: FixedClock) -> None:
    plan_meeting(workbook, "module", 1, "2026-11-21")
    fill(workbook, "afrunding")
    clock.moment += timedelta(days=1)
    assert stop_and_page(workbook) == ("trio-1", "mikrohandlinger")


@pytest.mark.parametrize(("rhythm", "days"), [("ugentligt", 9), ("hver_14_dag", 16)])
def test_she_is_reminded_in_the_rhythm_that_she_chose(
    workbook: Workbook, clock: FixedClock, rhythm: str, days: int
) -> None:
    settings = workbook.journal.settings()
    settings.answers = {"rytme": said(rhythm)}
    workbook.journal.commit(settings)
    fill(workbook, "skala")  # on a Saturday, so that the day falls on a Saturday too
    clock.moment += timedelta(days=days - 1)
    assert overview(workbook).writing == ""
    clock.moment += timedelta(days=1)
    assert "skriv en note" in overview(workbook).writing
    settings = workbook.journal.settings()
    settings.paused_until = "2027-02-01"
    workbook.journal.commit(settings)
    assert overview(workbook).writing == ""
    settings.paused_until = ""
    workbook.journal.commit(settings)
    fill(workbook, "rolle")
    assert overview(workbook).writing == ""


def test_who_writes_for_meetings_or_chose_nothing_is_not_reminded(workbook: Workbook, clock: FixedClock) -> None:
    clock.moment += timedelta(days=100)
    assert overview(workbook).writing == ""
    settings = workbook.journal.settings()
    settings.answers = {"rytme": said("moeder")}
    workbook.journal.commit(settings)
    clock.moment += timedelta(days=100)
    assert overview(workbook).writing == ""
