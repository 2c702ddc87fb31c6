"""What waits for the leader when far too much does: the first screen, what is due and the calendar, by budgets."""

import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from tests.benchmarks.rows import Row, alternately
from tests.benchmarks.sample import CLOCK
from workbook import paths
from workbook.context import Workbook
from workbook.curriculum.library import Library
from workbook.insight.overview import overview
from workbook.journal.journal import Journal
from workbook.plan.due import due_items
from workbook.plan.followups import make_follow_up
from workbook.plan.keeping import keep
from workbook.settings import Settings
from workbook.share.calendar import calendar_export

OPEN = 1_000
AT_ONCE = 0.1
"""Seconds: what is shown while she waits for it."""
A_FILE = 1.0
"""Seconds: what is written when she asks for it."""


def measure(place: Path, rounds: int) -> list[Row]:
    """Each domain call on a journal with a thousand open follow-ups, spread over a hundred days around today."""
    journal = Journal.open(place, CLOCK)
    today = CLOCK.today()
    days = (today + timedelta(days=number % 100 - 50) for number in range(OPEN))
    keep(journal, today, *(make_follow_up(journal, CLOCK, "follow_up", f"Nr. {day}", day) for day in days))
    workbook = Workbook(library=Library.open(paths.content_root()), journal=journal, settings=Settings(), clock=CLOCK)
    calls: list[tuple[str, Callable[[], object], float]] = [
        ("Overblik", lambda: overview(workbook), AT_ONCE),
        ("due", lambda: due_items(journal, today), AT_ONCE),
        ("calendar", lambda: calendar_export(workbook), A_FILE),
    ]
    for _name, call, _budget in calls:
        call()
    taken = alternately(rounds, *(_timed(call) for _name, call, _budget in calls))
    journal.close()
    return [
        Row(f"{name}, {OPEN:,} open follow-ups", seconds, budget, "its budget", 1.0)
        for (name, _call, budget), seconds in zip(calls, taken, strict=True)
    ]


def _timed(call: Callable[[], object]) -> Callable[[], float]:
    def once() -> float:
        begun = time.perf_counter()
        call()
        return time.perf_counter() - begun

    return once
