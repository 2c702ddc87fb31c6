"""Backups and compaction beside the keys: nothing waits for them, nothing is lost, and what fails is said."""

import asyncio
import statistics
from datetime import timedelta
from threading import Event
from time import thread_time

import pytest
from textual.events import Key

from screens.app import LederbogApp
from screens.ending import LOG
from screens.upkeep import close_files
from screens.widgets.editors import LongEditor
from tests.conftest import NOW
from tests.screens.conftest import CANARY
from tests.screens.screen_text import lines_of, text_of, until
from workbook.clock import Clock, FixedClock
from workbook.context import Workbook
from workbook.errors import PlaceError
from workbook.journal import backups
from workbook.journal.journal import Journal
from workbook.journal.records import Answer, Entry
from workbook.journal.upkeep import AT_START, look_after


async def test_a_backup_is_made_after_the_start(app: LederbogApp, begun: Workbook) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        app.look_after_files()
        await until(pilot, lambda: len(backups.generations(begun.journal.home)) == 1)
        assert "✗" not in lines_of(app)[-2]


async def test_it_begins_by_itself(app: LederbogApp, begun: Workbook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("screens.upkeep.START_AFTER", 0.05)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: len(backups.generations(begun.journal.home)) == 1)


async def test_keys_and_saves_go_on_while_it_runs(
    app: LederbogApp, begun: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    running, go_on = Event(), Event()

    def slow(_journal: Journal, _clock: Clock) -> None:
        running.set()
        go_on.wait(60)

    monkeypatch.setattr("workbook.journal.upkeep.AT_START", (slow, lambda journal, _clock: journal.compact(force=True)))
    async with app.run_test(size=(80, 40)) as pilot:
        app.look_after_files()
        await until(pilot, running.is_set)
        await pilot.press("n", *"mens den kører", "escape")
        await until(pilot, lambda: "mens den kører" in text_of(app))
        go_on.set()
        await until(pilot, lambda: not [worker for worker in app.workers if worker.group == "upkeep"])
        await pilot.press("n", *"og bagefter", "escape")
        await until(pilot, lambda: "og bagefter" in text_of(app))
    opened = Journal.open(begun.journal.home, begun.clock)
    assert [entry.title for entry in opened.entries()][1:] == ["mens den kører", "og bagefter"]
    opened.close()


async def test_a_key_is_no_more_work_while_a_compaction_runs(
    app: LederbogApp, begun: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the key to the screen that shows it, counted in the time of the thread that does both."""
    words = {"note": Answer(question="Note", kind="long", value="Vi talte om vagterne i dag. " * 25)}
    made = [Entry(id=begun.journal.new_id(), created=NOW.isoformat(), updated="", answers=words) for _n in range(3000)]
    begun.journal.commit(*made)
    done, rounds = Event(), 0

    def again_and_again(journal: Journal, _clock: Clock) -> None:
        nonlocal rounds
        while not done.is_set():
            journal.compact(force=True)
            rounds += 1

    monkeypatch.setattr("workbook.journal.upkeep.AT_START", (again_and_again,))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.focused, LongEditor))
        app.look_after_files()
        await until(pilot, lambda: rounds > 0)
        editor, work = app.screen.query_one(LongEditor), []
        for number in range(1, 31):
            begun_at = thread_time()
            app.post_message(Key("a", "a"))
            while "a" * number not in text_of(app):
                await asyncio.sleep(0)
            work.append(thread_time() - begun_at)
        done.set()
        assert editor.text == "a" * 30
        await pilot.press("escape")
    assert rounds > 0
    assert statistics.median(work) <= 0.016, sorted(work)


async def test_what_fails_is_one_sentence_and_the_rest_is_done(
    app: LederbogApp, begun: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_journal: Journal, _clock: Clock) -> None:
        raise PlaceError("Der er ikke plads.")

    monkeypatch.setattr("workbook.journal.upkeep.AT_START", (refuse, refuse, backups.make))
    async with app.run_test(size=(80, 24)) as pilot:
        app.look_after_files()
        await until(pilot, lambda: "✗ Der er ikke plads." in lines_of(app)[-2])
        assert lines_of(app)[-2].count("plads") == 1
        assert CANARY in text_of(app)
    assert len(backups.generations(begun.journal.home)) == 1


async def test_a_fault_of_the_program_does_not_end_the_app_and_tells_no_words(
    app: LederbogApp, begun: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_journal: Journal, _clock: Clock) -> None:
        raise RuntimeError(CANARY)

    monkeypatch.setattr("workbook.journal.upkeep.AT_START", (broken,))
    log = begun.journal.home / LOG
    async with app.run_test(size=(80, 24)) as pilot:
        app.look_after_files()
        await until(pilot, log.exists)
        assert CANARY in text_of(app)
    said = log.read_text(encoding="utf-8")
    assert "RuntimeError" in said
    assert CANARY not in said


def test_closing_makes_a_backup_of_what_was_written_last(begun: Workbook) -> None:
    assert close_files(begun) == ()
    (newest,) = backups.generations(begun.journal.home)
    assert newest.read_bytes() == (begun.journal.home / "journal.lederbog").read_bytes()


def test_what_was_to_go_when_it_was_closed_locked_goes_at_a_later_start(begun: Workbook, clock: FixedClock) -> None:
    (entry,) = begun.journal.entries()
    begun.journal.trash(entry.id)
    clock.moment += timedelta(days=30)
    look_after(begun.journal, clock, AT_START)
    assert [one.id for one in begun.journal.trashed()] == [entry.id], "it goes when this run ends"
    clock.moment += timedelta(days=1)
    assert look_after(begun.journal, clock, AT_START) == ()
    assert begun.journal.trashed() == []
    files = [path for path in begun.journal.home.rglob("*.lederbog") if CANARY.encode() in path.read_bytes()]
    assert files == []


def test_every_step_is_done_though_one_fails(begun: Workbook) -> None:
    done: list[str] = []

    def refuse(_journal: Journal, _clock: Clock) -> None:
        raise PlaceError("nej")

    def step(_journal: Journal, _clock: Clock) -> None:
        done.append("ja")

    assert look_after(begun.journal, begun.clock, (refuse, step)) == ("nej",)
    assert done == ["ja"]
