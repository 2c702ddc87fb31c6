"""What does not add up, however it came in: the app, line by line and the commands say something or use a sane rule.

Nothing of it is a crash, and nothing is changed unseen.
"""

import json
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from screens.app import LederbogApp
from screens.frame import FrameScreen
from screens.overview import OverviewScreen
from screens.plans import PlansScreen
from screens.reading import ReadingScreen, open_reading
from tests.cli.conftest import Done, start
from tests.journal.made import THEN
from tests.plain.conftest import Typed, workbook_in
from tests.screens.screen_text import exercise_of, in_form, text_of, until
from workbook.clock import FixedClock
from workbook.context import Workbook
from workbook.forms.opening import open_form
from workbook.forms.session import FormSession
from workbook.importing.archive import read_archive
from workbook.importing.bring import bring_in
from workbook.journal.exchange import documents
from workbook.plain.desk import sit_down
from workbook.plain.dialogue import Dialogue
from workbook.plain.page import fill_page
from workbook.plan.followups import make_follow_up
from workbook.plan.keeping import keep, unsettled
from workbook.plan.phase import current
from workbook.settings import Settings

ID = "0190a1b2-0000-7000-8000-00000000abcd"
ELSEWHERE = "0190a1b2-0000-7000-8000-000000000002"
SETTINGS = "00000000-0000-7000-8000-000000000001"
TITLE = "Kortere møder"
COMMON = {"id": ID, "created": THEN, "updated": THEN, "title": TITLE}


def said(**values: str) -> dict[str, Any]:
    return {name: {"question": name, "kind": "short", "value": value} for name, value in values.items()}


def plan(**values: str) -> list[dict[str, Any]]:
    return [{**COMMON, "table": "plans", "exercise": "handleplan", "cycles": [{"answers": said(**values)}]}]


def follow_up(due: str, rule: str = "", first: str = "", **more: Any) -> list[dict[str, Any]]:
    repeats = {"repeats": {"rule": rule, "first": first or due}} if rule else {}
    return [{**COMMON, "table": "followups", "due": due, **repeats, **more}]


def hour(time: str) -> dict[str, Any]:
    return {"table": "settings", "id": SETTINGS, "created": THEN, "updated": THEN, "calendar_time": time}


@dataclass(frozen=True)
class Bad:
    """Records that do not add up, and what is to be seen of them."""

    records: list[dict[str, Any]]
    waits: str
    """The day on which it waits, as the command says it."""
    event: str = ""
    """A line of the calendar file."""
    refused: str = ""
    """The calendar's sentence, where it cannot be made."""


BAD = {
    "end before start": Bad(plan(start="2026-12-10", slut="2026-12-01", study_dato="2026-12-20"), "tors. 10/12"),
    "looked at before it begins": Bad(plan(start="2026-12-10", study_dato="2026-12-01"), "tors. 10/12"),
    "looked at in the past": Bad(plan(study_dato="2026-01-05"), "man. 5/1"),
    "a prediction without a measure": Bad(plan(forudsigelse="Fem", study_dato="2026-12-01"), "tirs. 1/12"),
    "days that are no dates": Bad(plan(start="engang", study_dato="snart"), ""),
    "every day, from a day off": Bad(follow_up("2026-11-21", "FREQ=DAILY"), "i dag"),
    "a rule that ends before it begins": Bad(follow_up("2026-12-01", "FREQ=DAILY;UNTIL=20261101"), "tirs. 1/12"),
    "a rule that nobody can read": Bad(follow_up("2026-12-01", "FREQ=SECONDLY"), "tirs. 1/12"),
    "a rule whose done days lie ahead": Bad(
        follow_up("2026-12-01", repeats={"rule": "FREQ=DAILY", "first": "2026-12-01", "done": ["2199-12-31"]}),
        "tirs. 1/12",
    ),
    "the 29th of February each year": Bad(
        follow_up("2028-02-29", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1"),
        "29/2",
        "DTSTART;TZID=Europe/Copenhagen:20280229T081500",
    ),
    "a hundred years from now": Bad(follow_up("2126-10-01", "FREQ=YEARLY"), "1/10-2126"),
    "of something that is deleted": Bad(follow_up("2026-12-01", source=ELSEWHERE), "tirs. 1/12"),
    "of itself": Bad(follow_up("2026-12-01", source=ID), "tirs. 1/12"),
    "an hour that summer time skips": Bad(
        [*follow_up("2027-03-28"), hour("02:30")], "28/3", "DTSTART;TZID=Europe/Copenhagen:20270328T033000"
    ),
    "an hour that is none": Bad(
        [*follow_up("2026-12-01"), hour("kvart")], "tirs. 1/12", refused="Klokkeslættet for kalenderen"
    ),
}


@pytest.fixture(params=BAD)
def bad(request: pytest.FixtureRequest) -> Bad:
    return BAD[request.param]


@pytest.fixture
def workbook(bad: Bad, tmp_path: Path, clock: FixedClock) -> Workbook:
    """It came in as an archive."""
    workbook = workbook_in(tmp_path / "lederbog", clock)
    archive = tmp_path / "alt.json"
    content = {"format": "lederbog-archive", "version": 1, "records": bad.records}
    archive.write_text(json.dumps(content), encoding="utf-8")
    report = bring_in(workbook.journal, read_archive(archive), clock)
    assert (report.new, report.remarks) == (len(bad.records), ())
    return workbook


def everything(workbook: Workbook) -> list[dict[str, Any]]:
    """Every document without what a calendar was told."""
    workbook.journal.refresh()
    kept = ("published", "revision")
    return [
        {name: value for name, value in document.items() if name not in kept}
        for _table, document in documents(workbook.journal)
    ]


def run(workbook: Workbook, *arguments: str) -> Done:
    process = start("--home", str(workbook.journal.home), *arguments)
    out, err = process.communicate(timeout=60)
    return Done(process.returncode, out.decode("utf-8"), err.decode("utf-8"))


def test_the_commands_show_it_and_change_nothing(workbook: Workbook, bad: Bad, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEDERBOG_TODAY", "2026-11-21")
    before = everything(workbook)
    waiting = run(workbook, "due", "--within", "36500")
    assert (waiting.code, waiting.err) == (0, "")
    assert TITLE in waiting.out
    assert bad.waits in waiting.out
    for arguments in (("export", "alt", "--format", "md", "-o", "-"), ("list", "--kind", "followup")):
        assert run(workbook, *arguments).code == 0
    calendar = run(workbook, "calendar", "-o", "-")
    if bad.refused:
        assert (calendar.code, calendar.out, calendar.err.count("\n")) == (1, "", 1)
        assert bad.refused in calendar.err
    else:
        assert (calendar.code, calendar.out.count("BEGIN:VEVENT")) == (0, 1)
        assert bad.event in calendar.out
    assert everything(workbook) == before


def test_line_by_line_it_can_be_looked_at_and_decided(workbook: Workbook, clock: FixedClock) -> None:
    before = everything(workbook)
    sit_down(workbook, Typed(["q"]), lambda _seconds: None)
    assert everything(workbook) == before
    clock.moment += timedelta(days=40_000)
    lines = Typed(["1", "q"])
    sit_down(workbook, lines, lambda _seconds: None)
    assert TITLE in lines.text
    for decision in ("2", "1"):
        sit_down(workbook, Typed(["1", decision, "q", "q"]), lambda _seconds: None)
        assert unsettled([*workbook.journal.followups(), *workbook.journal.plans()], clock.today()) == []


async def test_the_app_shows_it_and_opens_it(workbook: Workbook) -> None:
    before = everything(workbook)
    app = LederbogApp(replace(workbook, settings=Settings(idle_minutes=0)))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "JEG HAR" in text_of(app))
        assert isinstance(app.screen, FrameScreen)
        open_reading(app.screen, ID)
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and TITLE in text_of(app))
        await pilot.press("escape", "3")
        await until(pilot, lambda: isinstance(app.screen, PlansScreen))
        await pilot.press("down", "right", "1")
        await until(pilot, lambda: isinstance(app.screen, OverviewScreen))
    assert everything(workbook) == before


TYPED: dict[str, tuple[dict[str, Any], str]] = {
    "end before start": ({"start": "1/12", "mere": ["afgraensning"], "slut": "25/11"}, "Prøven slutter"),
    "looked at before it begins": ({"start": "1/12", "study_dato": "25/11"}, "før du begynder"),
    "looked at in the past": ({"study_dato": "13-11-2026"}, "er gået, så planen venter på dig nu"),
    "a prediction without a measure": ({"mere": ["forudsigelse"], "forudsigelse": "Fem"}, "En måling eller et tegn"),
}
"""What is written on a plan's page, and what is said about it when it is saved."""


@pytest.fixture(params=TYPED)
def typed(request: pytest.FixtureRequest) -> tuple[dict[str, Any], str]:
    name: str = request.param
    return TYPED[name]


@pytest.fixture
def empty(tmp_path: Path, clock: FixedClock) -> Workbook:
    return workbook_in(tmp_path / "lederbog", clock)


def answered(form: FormSession, answers: dict[str, Any]) -> dict[str, Any]:
    """Answers the form; the values that the journal must hold afterwards."""
    for name, raw in {"plan_tiltag": TITLE, **answers}.items():
        form.answer(name, raw)
    return {name: form.values[name] for name in answers}


def kept(workbook: Workbook) -> dict[str, Any]:
    (plan,) = workbook.journal.plans()
    return {name: answer.value for name, answer in (plan.answers | current(plan).answers).items()}


@pytest.mark.parametrize("keys", [("ctrl+s",), ("escape", "escape")], ids=["saved", "left"])
async def test_the_app_says_what_does_not_add_up(
    empty: Workbook, typed: tuple[dict[str, Any], str], keys: tuple[str, ...]
) -> None:
    answers, sentence = typed
    app = LederbogApp(empty)
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_exercise("handleplan")
        await until(pilot, lambda: in_form(app))
        meant = answered(exercise_of(app).session, answers)
        await pilot.press(*keys)
        await until(pilot, lambda: sentence in " ".join(text_of(app).split()))
        assert in_form(app) is (keys == ("ctrl+s",))
    assert meant.items() <= kept(empty).items()


def test_line_by_line_it_is_said_too(empty: Workbook, typed: tuple[dict[str, Any], str]) -> None:
    answers, sentence = typed
    form = open_form(empty, "handleplan")
    meant = answered(form, answers)
    lines = Typed([""] * 300)
    fill_page(Dialogue(lines), form, lambda _seconds: None)
    assert sentence in " ".join(lines.text.split())
    assert meant.items() <= kept(empty).items()


@pytest.mark.parametrize(
    ("decision", "line", "sentence"),
    [
        ("3", "29/2-2027", "Datoen findes ikke: februar 2027 har 28 dage."),
        ("3", "i går", "Den nye dato er passeret"),
        ("4", "hver dag til i går", "Slutdatoen ligger før begyndelsen"),
        ("4", "hver 0. dag", "Vælg et tal fra 1"),
        ("4", "hver halve dag", "Skriv for eksempel"),
    ],
)
def test_what_cannot_be_decided_is_a_sentence_and_changes_nothing(
    empty: Workbook, clock: FixedClock, decision: str, line: str, sentence: str
) -> None:
    keep(empty.journal, clock.today(), make_follow_up(empty.journal, clock, "promise", TITLE, clock.today()))
    before = everything(empty)
    lines = Typed(["1", decision, line, "grund", "", "q"])
    sit_down(empty, lines, lambda _seconds: None)
    assert sentence in " ".join(lines.text.split())
    assert everything(empty) == before


def test_a_thousand_open_follow_ups_are_printed_exported_and_listed(
    empty: Workbook, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEDERBOG_TODAY", "2026-11-21")
    made = [make_follow_up(empty.journal, clock, "follow_up", f"Nr. {n}", clock.today()) for n in range(1000)]
    keep(empty.journal, clock.today(), *made)
    waiting = run(empty, "due")
    assert (waiting.code, waiting.out.count("\n"), waiting.err) == (0, 1000, "")
    calendar = run(empty, "calendar", "-o", "-")
    assert (calendar.code, calendar.out.count("BEGIN:VEVENT")) == (0, 1000)
    assert run(empty, "calendar", "-o", "-").out == calendar.out
    lines = Typed(["q"])
    sit_down(empty, lines, lambda _seconds: None)
    assert "Har du tid nu?" in lines.text
