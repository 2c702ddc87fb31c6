"""`lederbog calendar`: the file, its places, and what a second one says."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from workbook.clock import FixedClock
from workbook.journal.journal import Journal
from workbook.journal.records import Answer, FollowUp
from workbook.plan.followups import make_follow_up

TODAY = {"LEDERBOG_TODAY": "2026-11-21"}
SECRET = "kodeordet"


@pytest.fixture
def promise(journal: Journal, clock: FixedClock) -> FollowUp:
    made = make_follow_up(
        journal,
        clock,
        "promise",
        SECRET,
        date(2026, 11, 24),
        answers={"a": Answer(question="?", kind="long", value="x")},
    )
    (stored,) = journal.commit(made)
    assert isinstance(stored, FollowUp)
    return stored


def test_the_file_says_that_there_is_something_and_not_what(run: Run, promise: FollowUp, here: Path) -> None:
    done = run("calendar", "-o", "tid.ics", **TODAY)
    assert (done.code, done.out) == (0, "")
    assert "Der er 1 aftale i den." in done.err
    content = (here / "tid.ics").read_bytes()
    assert f"UID:{promise.id}@lederbog".encode() in content
    assert SECRET.encode() not in content


def test_two_files_without_a_change_are_the_same_bytes(run: Run, promise: FollowUp, here: Path) -> None:
    assert run("calendar", "-o", "a.ics", **TODAY).code == 0
    assert run("calendar", "-o", "b.ics", **TODAY).code == 0
    assert run("calendar", "-o", "-", **TODAY).out.encode() == (here / "a.ics").read_bytes() == (
        here / "b.ics"
    ).read_bytes()  # fmt: skip


def test_looking_at_it_changes_nothing_of_hers(run: Run, promise: FollowUp, journal: Journal) -> None:
    assert run("calendar", "-o", "-", **TODAY).code == 0
    journal.refresh()
    after = journal.get(promise.id)
    assert isinstance(after, FollowUp)
    assert (after.updated, after.title, after.due) == (promise.updated, promise.title, promise.due)
    assert after.published is not None


def test_a_new_date_is_told_to_the_calendar(run: Run, promise: FollowUp, journal: Journal) -> None:
    assert b"SEQUENCE:0" in run("calendar", "-o", "-", **TODAY).out.encode()
    journal.refresh()
    known = journal.get(promise.id)
    assert isinstance(known, FollowUp)
    known.due = "2026-11-30"
    journal.commit(known)
    out = run("calendar", "-o", "-", **TODAY).out
    assert ("SEQUENCE:1" in out, "20261130T081500" in out) == (True, True)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda path: path.write_text("andet"), "findes allerede"),
        (lambda path: path.mkdir(), "er en mappe"),
        (lambda path: path.symlink_to("andet.ics"), "er en genvej"),
    ],
    ids=["file", "folder", "link"],
)
def test_what_is_there_is_not_touched(run: Run, here: Path, make: Callable[[Path], object], sentence: str) -> None:
    make(here / "lederbog-opfoelgning.ics")
    done = run("calendar", **TODAY)
    assert done.code == 1
    assert sentence in done.err


def test_force_replaces_a_file(run: Run, here: Path, promise: FollowUp) -> None:
    (here / "lederbog-opfoelgning.ics").write_text("andet", encoding="utf-8")
    assert run("calendar", "--force", **TODAY).code == 0
    assert (here / "lederbog-opfoelgning.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_a_missing_folder_is_told(run: Run) -> None:
    done = run("calendar", "-o", "ingen/tid.ics", **TODAY)
    assert (done.code, "findes ikke" in done.err) == (1, True)
