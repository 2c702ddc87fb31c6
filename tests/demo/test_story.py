"""The half year can be lived on any day, says only what the pages ask, and leaves something to see everywhere."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from tests.demo.conftest import DAYS, TODAY, noon, records_of
from workbook.clock import FixedClock
from workbook.context import Workbook
from workbook.curriculum.library import Library
from workbook.dates import parse_stamp
from workbook.demo.living import Life, live_through
from workbook.demo.story import FILE, Occasion, dated, lived, occasions, working_day
from workbook.errors import AnswerError
from workbook.forms.opening import open_form
from workbook.insight.history import JournalHistory
from workbook.journal.journal import Journal
from workbook.journal.records import Plan
from workbook.people.forgetting import places
from workbook.plan.board import cards, columns
from workbook.plan.due import due_items
from workbook.plan.measures import DAY, KINDS, POINTS, measured, measures, rows_of, series
from workbook.plan.method import Feature, lights
from workbook.plan.phase import phase
from workbook.plan.prediction import PREDICTION
from workbook.plan.runchart import read
from workbook.plan.workdays import is_workday

OUTCOME = "study_forudsigelse"


@pytest.mark.parametrize("today", map(date.fromisoformat, DAYS), ids=str)
def test_on_any_day_every_occasion_can_be_lived_and_leaves_something_to_see(
    today: date, tmp_path: Path, library: Library
) -> None:
    life = Life(tmp_path / "demo", library, today)
    for occasion, moment in lived(occasions(), today):
        life.clock.moment = moment
        if occasion.page:
            _answer_one_by_one(life, occasion)
        life.sit_down(occasion)
    life.clock.moment = noon(today)
    _see_something(life.workbook)


def _see_something(workbook: Workbook) -> None:
    """In every area, whatever day it is."""
    today = workbook.clock.today()
    journal = workbook.journal
    phases = Counter(phase(plan, today) for plan in journal.plans())
    assert set(phases) == {"plan", "do", "study", "act", "paused", "closed"}
    assert {item.state for item in due_items(journal, today)} == {"overdue", "today", "soon"}
    assert max(len(plan.cycles) for plan in journal.plans()) == 3
    kinds = Counter((one.kind, one.status) for one in journal.meetings())
    assert (kinds["kickoff", "held"], kinds["trio", "held"], kinds["trio", "planned"]) == (1, 2, 1)
    _see_the_method(journal.plans(), today)
    assert len(journal.drafts.all()) == 2
    assert len(journal.trashed()) == 1
    assert journal.conflicts() == []


def _see_the_method(plans: Sequence[Plan], today: date) -> None:
    """On the board something under every step; each light both on and off; a run chart with a pattern in it."""
    assert all(columns(cards(plans, today)).values())
    states = {(light.feature, light.state) for plan in plans for light in lights(plan, today)}
    assert {feature for feature, state in states if state == "yes"} == set(get_args(Feature))
    assert {feature for feature, state in states if state != "yes"} == set(get_args(Feature))
    assert {state for _feature, state in states} == {"yes", "not_yet", "no"}
    charts = [read(points) for plan in plans for points in series(plan).values()]
    assert [(one.kind, one.up) for chart in charts for one in chart.patterns] == [("shift", True)]
    assert len({point.cycle for point in next(chart for chart in charts if chart.enough).points}) == 3


def _answer_one_by_one(life: Life, occasion: Occasion) -> None:
    """Every answer is taken, and to a question that is asked at that moment."""
    session = life.open(occasion)
    for field_id, raw in occasion.answers.items():
        assert field_id in {question.id for question in session.visible} or raw == "", f"{occasion.label}: {field_id}"
        session.answer(field_id, dated(raw, life.today))
        assert (field_id in session.values) is (raw != ""), f"{occasion.label}: {field_id}"


def test_the_days_are_of_every_kind() -> None:
    days = [date.fromisoformat(day) for day in DAYS]
    assert {day.weekday() for day in days} == set(range(7))


@pytest.mark.parametrize("today", map(date.fromisoformat, DAYS), ids=str)
def test_no_occasion_is_ahead_and_each_is_later_than_the_one_before(today: date) -> None:
    told = occasions()
    assert [occasion.day for occasion in told] == sorted(occasion.day for occasion in told)
    moments = [moment for _occasion, moment in lived(told, today)]
    assert all(earlier < later for earlier, later in pairwise(moments))
    assert moments[-1].date() < today
    assert moments[0] > datetime.combine(today - timedelta(days=180), time()).astimezone()


def test_the_plans_that_end_say_why_and_the_others_have_a_day(demo: Workbook) -> None:
    waiting = {item.id for item in due_items(demo.journal, TODAY, within=400)}
    for plan in demo.journal.plans():
        assert plan.reason if plan.ended else plan.id in waiting, plan.title


@pytest.mark.parametrize("today", map(date.fromisoformat, DAYS), ids=str)
def test_what_is_told_of_as_measured_was_measured_in_that_round(today: date, tmp_path: Path, library: Library) -> None:
    live_through(tmp_path / "demo", library, today)
    plans = Journal.open(tmp_path / "demo", FixedClock(noon(today))).plans()
    for cycle in (cycle for plan in plans for cycle in plan.cycles):
        for checkin in cycle.checkins:
            for row in rows_of(checkin.answers[POINTS].value) if POINTS in checkin.answers else ():
                assert str(cycle.answers["start"].value) <= str(row[DAY]) <= checkin.at[:10], row


def test_every_kind_of_measure_is_taken(demo: Workbook) -> None:
    plans = demo.journal.plans()
    kinds = {one.name: one.kind for plan in plans for one in measures(plan)}
    taken = [one for plan in plans for one in measured(plan)]
    assert {kinds[one.measure] for one in taken if one.measure in kinds} == set(KINDS)
    assert all(one.value is not None or one.seen for one in taken), "an average that may not be shown"


def test_a_prediction_came_true_one_did_not_and_one_was_written_otherwise(demo: Workbook) -> None:
    cycles = [cycle for plan in demo.journal.plans() for cycle in plan.cycles]
    outcomes = {cycle.answers[OUTCOME].value for cycle in cycles if OUTCOME in cycle.answers}
    assert outcomes == {"ramt", "delvist"}
    assert any(cycle.amendments and PREDICTION in cycle.answers for cycle in cycles)


def test_one_plan_has_a_part_for_everybody_to_read(demo: Workbook) -> None:
    plans = demo.journal.plans()
    assert [plan.title for plan in plans if "apv_problem" in plan.answers] == ["Fem minutters overlevering"]


def test_somebody_is_in_the_register_and_written_about(demo: Workbook) -> None:
    (person,) = demo.journal.people()
    assert {place.table for place in places(demo.journal, person)} == {"entries", "plans"}


def test_micro_actions_are_in_every_state(demo: Workbook) -> None:
    states = Counter(one.status for one in demo.journal.followups() if one.kind == "micro_action")
    assert set(states) == {"open", "moved", "done", "dropped"}
    promises = Counter(one.status for one in demo.journal.followups() if one.kind == "promise")
    assert set(promises) == {"open", "done", "dropped"}
    for one in demo.journal.followups():
        assert one.status != "dropped" or one.decisions[-1].reason, one.title


@pytest.mark.parametrize(
    ("page", "field"),
    [
        ("tryghedsskala", "score"),
        ("temperatur-leder", "udsagn"),
        ("temperatur-team", "snit_udsagn"),
        ("feedback-modtaget", "trigger"),
        ("feedback-modtaget", "intensitet_efter"),
    ],
)
def test_what_becomes_a_picture_was_measured_at_least_twice(demo: Workbook, page: str, field: str) -> None:
    assert len(JournalHistory(demo.journal).series(page, field)) >= 2


def test_a_number_falls_and_the_triggers_weigh_less(demo: Workbook) -> None:
    history = JournalHistory(demo.journal)
    scores = [value for _day, value in history.series("tryghedsskala", "score") if isinstance(value, int)]
    assert any(later < earlier for earlier, later in pairwise(scores))
    hit = [value for _day, value in history.series("feedback-modtaget", "intensitet") if isinstance(value, int)]
    assert hit == sorted(hit, reverse=True)
    assert len(set(map(str, (value for _day, value in history.series("feedback-modtaget", "trigger"))))) == 4


def test_pictures_show_on_the_pages(demo: Workbook) -> None:
    for page, field in (("tryghedsskala", "kurve"), ("mine-triggere", "haendelser"), ("slutstatus", "kurver")):
        session = open_form(demo, page)
        assert session.computed(field) is not None, (page, field)


def test_a_team_average_stands_for_five_or_more(demo: Workbook) -> None:
    counts = [value for _day, value in JournalHistory(demo.journal).series("temperatur-team", "svar")]
    assert all(isinstance(count, int) and count >= 5 for count in counts)


def test_the_same_day_gives_the_same_records(tmp_path: Path, library: Library) -> None:
    homes = [tmp_path / "one", tmp_path / "two"]
    for home in homes:
        live_through(home, library, TODAY)
    first, second = ((home / "journal.lederbog").read_text(encoding="utf-8").splitlines()[1:] for home in homes)
    assert first == second
    names = [sorted(path.name.split(".")[0] for path in (home / "drafts").iterdir()) for home in homes]
    assert names[0] == names[1]


def test_the_records_are_of_the_half_year(demo: Workbook) -> None:
    for record in records_of(demo):
        assert TODAY - timedelta(days=175) < parse_stamp(record.created).date() < TODAY
        assert parse_stamp(record.updated).date() < TODAY


def test_nobody_can_be_recognised() -> None:
    text = FILE.read_text(encoding="utf-8")
    assert not re.search(r"\d{6}-?\d{4}|@|\b(?:\d\d ?){4}\b", text)


@pytest.mark.parametrize("today", map(date.fromisoformat, DAYS), ids=str)
def test_a_working_day_is_the_nearest_further_away(today: date) -> None:
    for ahead in range(-12, 13):
        day = working_day(ahead, today)
        assert is_workday(day)
        assert (day - today).days <= ahead if ahead < 0 else (day - today).days >= ahead


def test_days_are_told_from_today() -> None:
    told = {"hvornår": ["{+0}", "{-3}", "{+4w}", "{-4f}", "{-5f}"], "tal": "7"}
    days = ["2026-11-24", "2026-11-21", "2026-11-30", "2026-11-20", "2026-11-13"]
    assert dated(told, date(2026, 11, 24)) == {"hvornår": days, "tal": "7"}
    assert dated("{-1f}", date(2026, 4, 4)) == "2026-04-01", "Good Friday"


def test_a_word_that_the_story_does_not_know_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "story.yaml"
    file.write_text("occasions:\n  - {day: -3, sider: tryghedsskala}\n", encoding="utf-8")
    with pytest.raises(msgspec.ValidationError, match="sider"):
        occasions(file)


def test_an_answer_that_is_refused_names_its_occasion(
    tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = Occasion(day=-4, page="tryghedsskala", answers={"score": "11"})
    monkeypatch.setattr("workbook.demo.living.occasions", lambda: [wrong])
    with pytest.raises(AnswerError) as refused:
        live_through(tmp_path / "demo", library, TODAY)
    assert "-4 16:10 tryghedsskala" in " ".join(refused.value.__notes__)
