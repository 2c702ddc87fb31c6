from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from tests.plan.shelves import TODAY, Shelves, a_follow_up, a_meeting, a_plan
from workbook.journal.records import EntryHead
from workbook.plan.due import due_items
from workbook.plan.meetings import meeting_title, next_meeting


def test_promises_to_people_first_then_by_date() -> None:
    shelves = Shelves(
        kept_plans=[a_plan("p", study_dato="2026-11-10"), a_plan("q", start="2026-11-24")],
        kept_followups=[
            a_follow_up("old", "2026-10-01"),
            a_follow_up("now", "2026-11-21", kind="micro_action"),
            a_follow_up("vow", "2026-11-25", kind="promise"),
            a_follow_up("far", "2027-01-01"),
            a_follow_up("gone", "2026-11-01", status="done"),
            a_follow_up("look", "2026-11-01", status="done", kind="micro_action", again="2026-11-22"),
        ],
        kept_meetings=[a_meeting("m", "2026-11-26", number=1)],
    )
    assert [(item.id, item.kind, item.what, item.state) for item in due_items(shelves, TODAY)] == [
        ("vow", "followup", "Løfte", "soon"),
        ("old", "followup", "Opfølgning", "overdue"),
        ("p", "plan", "Plan · Se efter", "overdue"),
        ("now", "followup", "Mikrohandling", "today"),
        ("look", "followup", "Mikrohandling · se igen", "soon"),
        ("m", "meeting", "Forbered", "soon"),
        ("q", "plan", "Plan · Gør", "soon"),
    ]


@pytest.mark.parametrize(
    ("kind", "day", "prepares"),
    [
        ("trio", "2026-12-03", date(2026, 11, 30)),
        ("mus", "2026-12-11", date(2026, 11, 27)),
        ("module", "2026-12-02", date(2026, 11, 25)),
        ("kickoff", "2026-12-03", date(2026, 11, 26)),
    ],
)
def test_a_meeting_is_prepared_so_many_days_before(kind: str, day: str, prepares: date) -> None:
    (item,) = due_items(Shelves(kept_meetings=[a_meeting(day=day, kind=kind)]), TODAY, 60)
    assert (item.what, item.due, item.state) == ("Forbered", prepares, "soon")
    assert item.title.endswith(f"{int(day[-2:])}/12")


def test_preparing_waits_until_something_is_written_and_is_never_overdue() -> None:
    meeting = a_meeting(day="2026-11-24", number=2)
    (item,) = due_items(Shelves(kept_meetings=[meeting]), TODAY)
    assert (item.what, item.due, item.state) == ("Forbered", TODAY, "today")
    written = structs.replace(meeting, answers=a_plan(dagsorden="Vores pauser").cycles[0].answers)
    (item,) = due_items(Shelves(kept_meetings=[written]), TODAY)
    assert (item.what, item.title, item.due) == ("Møde", "TRIO-møde 2", date(2026, 11, 24))


@pytest.mark.parametrize(
    ("page", "created", "what"),
    [
        ("foer-modulet", "2026-11-18", "Møde"),
        ("foer-modulet", "2026-10-01", "Forbered"),
        ("andet", "2026-11-18", "Forbered"),
    ],
)
def test_a_module_is_prepared_on_its_page(page: str, created: str, what: str) -> None:
    moment = f"{created}T09:00:00.000000+01:00"
    head = EntryHead(id="e", created=moment, updated=moment, exercise=page)
    shelves = Shelves(kept_meetings=[a_meeting(day="2026-11-25", kind="module")], kept_heads=[head])
    assert [item.what for item in due_items(shelves, TODAY)] == [what]


def test_a_page_that_calls_says_so() -> None:
    (item,) = due_items(Shelves(kept_followups=[a_follow_up(calls="tryghedsskala")]), TODAY)
    assert item.what == "Udfyld igen"


@pytest.mark.parametrize(("within", "ids"), [(0, ["a"]), (1, ["a", "b"]), (-5, ["a"]), (30, ["a", "b", "c"])])
def test_the_window_ends_where_it_is_told_to(within: int, ids: list[str]) -> None:
    shelves = Shelves(
        kept_followups=[a_follow_up("c", "2026-12-01"), a_follow_up("b", "2026-11-22"), a_follow_up("a", "2026-11-21")]
    )
    assert [item.id for item in due_items(shelves, TODAY, within)] == ids


def test_plans_at_rest_and_meetings_past_or_held_do_not_wait() -> None:
    shelves = Shelves(
        kept_plans=[structs.replace(a_plan("r", study_dato="2026-11-01"), ended="paused", reason="ferie")],
        kept_meetings=[
            a_meeting("past", "2026-11-20"),
            a_meeting("held", status="held"),
            a_meeting("none", ""),
            a_meeting("odd", "snart"),
        ],
    )
    assert due_items(shelves, TODAY) == []


def test_a_rated_plan_waits_for_its_choice() -> None:
    (item,) = due_items(Shelves(kept_plans=[a_plan(study_dato="2026-11-20", study_effekt=8)]), TODAY)
    assert (item.what, item.title, item.due) == ("Plan · Justér", "Kortere møder", date(2026, 11, 20))


DAYS = st.dates(date(2026, 9, 1), date(2027, 3, 1)).map(str)
FOLLOW_UPS = st.lists(st.tuples(DAYS, st.sampled_from(["follow_up", "micro_action", "promise"])))


@given(FOLLOW_UPS, st.integers(0, 100))
def test_nothing_open_and_due_is_ever_left_out(follow_ups: list[tuple[str, str]], within: int) -> None:
    kept = [a_follow_up(str(place), day, kind=kind) for place, (day, kind) in enumerate(follow_ups)]
    items = due_items(Shelves(kept_followups=kept), TODAY, within)
    wanted = [one for one in kept if (date.fromisoformat(one.due) - TODAY).days <= within]
    assert sorted(item.id for item in items) == sorted(one.id for one in wanted)
    keys = [(item.what != "Løfte", item.due) for item in items]
    assert keys == sorted(keys)


def test_the_next_meeting_is_the_first_planned_one_from_today_on() -> None:
    meetings = [
        a_meeting("later", "2026-12-03"),
        a_meeting("past", "2026-11-20"),
        a_meeting("held", status="held"),
        a_meeting("today"),
        a_meeting("dateless", ""),
    ]
    found = next_meeting(meetings, TODAY)
    assert found is not None
    assert found.id == "today"
    assert next_meeting(meetings[1:3], TODAY) is None


@pytest.mark.parametrize(
    ("kind", "number", "title"),
    [("kickoff", 0, "Opstart"), ("module", 2, "Modul 2"), ("trio", 1, "TRIO-møde 1"), ("trio", 0, "TRIO-møde"),
     ("mus", 0, "MUS")],
)  # fmt: skip
def test_what_meetings_are_called(kind: str, number: int, title: str) -> None:
    assert meeting_title(a_meeting(kind=kind, number=number)) == title
