"""`list`, `show` and `due`: what is stored, for people and for programs."""

import json
from datetime import timedelta
from typing import Any

import pytest

from tests.cli.conftest import Run
from workbook.clock import FixedClock
from workbook.dates import stamp
from workbook.journal.journal import Journal
from workbook.journal.records import (
    Answer,
    CheckIn,
    Cycle,
    Draft,
    Entry,
    FollowUp,
    Meeting,
    Plan,
    Record,
)
from workbook.plan.followups import make_follow_up

TODAY = {"LEDERBOG_TODAY": "2026-11-21"}
KEYS = {"id", "kind", "title", "exercise", "created", "updated", "share", "tags", "answers", "due", "status"}
ANSWER_KEYS = {"field", "question", "value", "share"}


Filled = dict[str, Record | Draft]


def keep(journal: Journal, clock: FixedClock, record_type: type[Record], /, **more: object) -> Any:
    now = stamp(clock.now())
    record = record_type(id=journal.new_id(), created=now, updated=now)
    for name, content in more.items():
        setattr(record, name, content)
    (stored,) = journal.commit(record)
    return stored


def asked(value: Any, kind: str = "long", question: str = "Hvad?", **more: Any) -> Answer:
    return Answer(question=question, kind=kind, value=value, **more)


@pytest.fixture
def filled(journal: Journal, clock: FixedClock) -> Filled:
    """One of each kind."""
    answers = {
        "score": asked(7, "rating"),
        "valg": asked("a", "choice", labels={"a": "Ja, altid"}, share=["trio", "leder"]),
    }
    entry = keep(journal, clock, Entry, title="Tryghed nu", exercise="tryghedsskala", answers=answers, tags=["ros"])
    cycle = Cycle(
        answers={"start": asked("2026-11-01", "date"), "study_dato": asked("2026-11-24", "date")},
        checkins=[CheckIn(at=stamp(clock.now()), answers={"gjort": asked("Runde")})],
    )
    plan = keep(journal, clock, Plan, title="Runde først", exercise="handleplan", cycles=[cycle], share=["mus"])
    promise = keep(journal, clock, FollowUp, title="Tal med TR", kind="promise", due="2026-11-20")
    meeting = keep(journal, clock, Meeting, kind="trio", number=1, date="2026-11-26")
    now = stamp(clock.now())
    draft = Draft(id=journal.new_id(), exercise="tryghedsskala", created=now, updated=now)
    draft.answers = {"hvorfor": asked("fordi")}
    journal.drafts.write(draft, durable=True)
    return {"entry": entry, "plan": plan, "followup": promise, "meeting": meeting, "draft": draft}


@pytest.mark.parametrize("kind", ["entry", "plan", "followup", "meeting", "draft"])
def test_every_kind_has_the_keys_and_no_others(run: Run, filled: Filled, kind: str) -> None:
    done = run("list", "--kind", kind, "--json", **TODAY)
    assert (done.code, done.err) == (0, "")
    (item,) = done.items()
    assert set(item) <= KEYS
    assert {"id", "kind", "title", "created", "updated", "share", "answers", "status"} <= set(item)
    assert (item["id"], item["kind"]) == (filled[kind].id, kind)
    assert all(set(answer) == ANSWER_KEYS for answer in item["answers"])
    assert run("show", item["id"], "--json", **TODAY).items() == [item]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("entry", {"title": "Tryghed nu", "exercise": "tryghedsskala", "status": "done", "tags": ["ros"]}),
        (
            "plan",
            {"title": "Runde først", "exercise": "handleplan", "status": "do", "due": "2026-11-24", "share": ["mus"]},
        ),
        ("followup", {"title": "Tal med TR", "status": "open", "due": "2026-11-20", "share": [], "answers": []}),
        ("meeting", {"title": "TRIO-møde 1", "status": "planned", "due": "2026-11-26"}),
        ("draft", {"title": "Tryghed 1-10 lige nu", "exercise": "tryghedsskala", "status": "draft"}),
    ],
)
def test_the_values_are_those_of_the_record(run: Run, filled: Filled, kind: str, expected: dict[str, Any]) -> None:
    (item,) = run("list", "--kind", kind, "--json", **TODAY).items()
    assert {key: item.get(key) for key in expected} == expected
    assert ("due" in item) == (kind in ("plan", "followup", "meeting"))


def test_answers_say_who_may_see_them_and_the_item_says_it_of_all(run: Run, filled: Filled) -> None:
    (item,) = run("list", "--json").items()
    assert item["answers"] == [
        {"field": "score", "question": "Hvad?", "value": 7, "share": []},
        {"field": "valg", "question": "Hvad?", "value": "a", "share": ["trio", "leder"]},
    ]
    assert item["share"] == ["trio", "leder"]
    (plan,) = run("list", "--kind", "plan", "--json").items()
    assert [answer["field"] for answer in plan["answers"]] == ["start", "study_dato", "gjort"]


@pytest.mark.parametrize("command", [["list"], ["due"], *(["list", "--kind", kind] for kind in ("plan", "draft"))])
def test_nothing_is_an_answer_too(run: Run, command: list[str]) -> None:
    done = run(*command, "--json")
    assert (done.code, done.items(), done.err) == (0, [], "")
    spoken = run(*command)
    assert (spoken.code, spoken.out) == (0, "")
    assert spoken.err.count("\n") == 1


def test_the_newest_stand_first_and_the_period_has_both_its_ends(run: Run, journal: Journal, clock: FixedClock) -> None:
    for number in range(3):
        keep(journal, clock, Entry, title=f"nr. {number}")
        clock.moment += timedelta(days=1)
    assert [item["title"] for item in run("list", "--json").items()] == ["nr. 2", "nr. 1", "nr. 0"]
    day = "22-11-2026"
    assert [item["title"] for item in run("list", "--json", "--from", day).items()] == ["nr. 2", "nr. 1"]
    assert [item["title"] for item in run("list", "--json", "--to", day).items()] == ["nr. 1", "nr. 0"]
    within = run("list", "--json", "--from", "22/11", "--to", "22/11", LEDERBOG_TODAY="2026-12-24")
    assert [item["title"] for item in within.items()] == ["nr. 1"]


def test_the_list_is_aligned_and_its_first_column_opens_the_record(
    run: Run, journal: Journal, clock: FixedClock
) -> None:
    keep(journal, clock, Entry, title="I dag 👍", share=["mus"], tags=["ros"])
    clock.moment -= timedelta(days=10)
    old = keep(journal, clock, Entry, title="Før\x1b[31m i tiden\nto linjer")
    done = run("list", LEDERBOG_TODAY="2026-11-21")
    newest, oldest = done.out.splitlines()
    assert newest.endswith("I dag 👍 · delt: MUS · #ros")
    assert oldest.endswith("ons. 11/11  Før[31m i tiden to linjer")
    assert newest.index("I dag 👍") == oldest.index("Før")
    ending = oldest.split()[0]
    assert len(ending) >= 4
    assert old.id.endswith(ending)
    assert "Før" in run("show", ending).out


def test_an_ending_that_fits_several_is_refused_and_a_longer_one_is_listed(
    run: Run, journal: Journal, clock: FixedClock
) -> None:
    now = stamp(clock.now())
    for first in ("a", "b"):
        one = f"01a1fd7e-7d57-70e5-9fd7-0e586{first}85df71"
        journal.commit(Entry(id=one, created=now, updated=now, title=first))
    refused = run("show", "df71")
    assert (refused.code, refused.out) == (1, "")
    assert refused.err.count("\n") == 1
    endings = [line.split()[0] for line in run("list").out.splitlines()]
    assert endings == ["b85df71", "a85df71"]
    assert run("show", "a85df71", "--json").items()[0]["title"] == "a"


@pytest.mark.parametrize("ending", ["", "abc", "zzzz", "00000000-0000-7000-8000-000000000000", "\u202e", "../../etc"])
def test_an_id_that_is_none_is_refused_in_a_sentence(run: Run, filled: Filled, ending: str) -> None:
    done = run("show", ending)
    assert (done.code, done.out) == (1, "")
    assert done.err.count("\n") == 1
    assert "Traceback" not in done.err


@pytest.mark.parametrize("kind", ["entry", "plan", "followup", "meeting", "draft"])
def test_a_record_is_shown_whole(run: Run, filled: Filled, kind: str) -> None:
    done = run("show", filled[kind].id[-12:], **TODAY)
    assert (done.code, done.err) == (0, "")
    assert filled[kind].id in done.out
    if kind == "entry":
        assert "  Ja, altid" in done.out
        assert "[delt: TRIO, min leder]" in done.out
        assert "lørdag 21. november 2026" in done.out
    if kind == "plan":
        assert "Runde 1" in done.out
        assert "  Runde" in done.out


def test_the_history_stands_oldest_first(run: Run, journal: Journal, clock: FixedClock) -> None:
    entry = keep(journal, clock, Entry, title="et", answers={"f": asked("første ord")})
    entry.answers["f"] = asked("andre ord")
    journal.commit(entry)
    items = run("show", entry.id, "--history", "--json").items()
    assert [item["answers"][0]["value"] for item in items] == ["første ord", "andre ord"]
    shown = run("show", entry.id, "--history").out
    assert shown.index("første ord") < shown.index("andre ord")
    assert [item["answers"][0]["value"] for item in run("show", entry.id, "--json").items()] == ["andre ord"]


def test_promises_come_first_then_what_is_next(run: Run, filled: Filled) -> None:
    items = run("due", "--json", **TODAY).items()
    assert [(item["kind"], item["due"]) for item in items] == [
        ("followup", "2026-11-20"),
        ("meeting", "2026-11-23"),  # three days before, when its agenda is made
        ("plan", "2026-11-24"),
    ]
    assert all(set(item) <= KEYS for item in items)
    lines = run("due", **TODAY).out.splitlines()
    assert "Tal med TR (forfalden)" in lines[0]
    assert [len(line.split()[0]) >= 4 for line in lines] == [True] * 3
    assert len(run("due", "--json", "--within", "0", **TODAY).items()) == 1
    assert len(run("due", "--json", "--within", "2", **TODAY).items()) == 2


def test_quiet_says_it_by_the_exit_code_alone(run: Run, journal: Journal, clock: FixedClock) -> None:
    nothing = run("due", "--quiet", **TODAY)
    assert (nothing.code, nothing.out, nothing.err) == (1, "", "")
    keep(journal, clock, FollowUp, title="x", due="2026-11-21")
    something = run("due", "--quiet", **TODAY)
    assert (something.code, something.out, something.err) == (0, "", "")


@pytest.mark.parametrize("within", ["-1", "x", "1,5", "", "99999999999999999999", "٣"])
def test_days_that_are_no_number_do_not_parse(run: Run, within: str) -> None:
    done = run("due", "--within", within)
    assert (done.code, done.out) == (2, "")
    assert "Traceback" not in done.err


@pytest.mark.parametrize("day", ["32-13-2026", "x", "", "29/2-2027"])
def test_a_date_that_is_none_does_not_parse(run: Run, day: str) -> None:
    done = run("list", "--from", day)
    assert (done.code, done.out) == (2, "")
    assert "Traceback" not in done.err


def test_the_json_is_utf_8_and_readable(run: Run, filled: Filled) -> None:
    done = run("list", "--kind", "plan", "--json")
    assert "Runde først" in done.out
    assert json.loads(done.out)["version"] == 1


def test_content_print_gives_a_sheet(run: Run) -> None:
    done = run("content", "print", "min-ramme")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Min ramme\n")
    assert run("content", "print", "findes-ikke").code == 1


def test_while_reminders_rest_nothing_calls_and_programs_still_see_all(
    run: Run, journal: Journal, clock: FixedClock
) -> None:
    journal.commit(make_follow_up(journal, clock, "promise", "Ring", clock.today()))
    settings = journal.settings()
    settings.paused_until = "2026-12-05"
    journal.commit(settings)
    resting = {"LEDERBOG_TODAY": "2026-11-21"}
    done = run("due", **resting)
    assert (done.code, done.out) == (0, "")
    assert "hviler" in done.err
    assert run("due", "--quiet", **resting).code == 1
    assert len(run("due", "--json", **resting).items()) == 1
    assert run("due", "--quiet", LEDERBOG_TODAY="2026-12-05").code == 0


def test_what_has_no_status_is_shown_too(run: Run, journal: Journal) -> None:
    (settings,) = journal.commit(journal.settings())
    done = run("show", settings.id)
    assert (done.code, settings.id in done.out, done.err) == (0, True, "")
