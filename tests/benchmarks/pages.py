"""The pages of the workbook: reading the index of all of them, and opening each in an app that is running."""

import asyncio
import time
from pathlib import Path
from statistics import median
from typing import Any

from rich.console import RenderableType
from textual.screen import Screen

from screens.app import LederbogApp
from screens.widgets.base import FieldWidget
from tests.benchmarks.rows import Row
from tests.benchmarks.sample import CLOCK
from workbook import i18n, paths
from workbook.context import Workbook
from workbook.curriculum.library import Library
from workbook.journal.journal import Journal
from workbook.settings import Settings

INDEX, OPENED = 0.015, 0.050
"""Seconds of work for the index of all pages, and until a page is painted."""


def measure(place: Path, rounds: int) -> list[Row]:
    """Both rows, in an empty home."""
    i18n.use("da")
    times = [_index() for _round in range(5 * rounds)]
    library = Library.open(paths.content_root())
    opened = asyncio.run(_opening(library, place / "pages", rounds))
    slowest = max(opened, key=lambda page: opened[page])
    return [
        Row(f"pages: index of {len(library.heads)}, work", min(times), INDEX, "15 ms", 1.0),
        Row("pages: opening one, work to the first paint, median", median(opened.values()), OPENED, "50 ms", 1.0),
        Row(f"pages: opening the slowest ({slowest})", opened[slowest], OPENED, "50 ms", 1.0),
    ]


def _index() -> float:
    begun = time.process_time()
    Library.open(paths.content_root())
    return time.process_time() - begun


class _Watched(LederbogApp):
    """Notes the processor's time when the page that is waited for is painted for the first time."""

    page = ""
    painted: asyncio.Future[float] | None = None

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        super()._display(screen, renderable)
        shown = any(widget.region for widget in screen.query(FieldWidget))
        if self.painted is not None and getattr(screen, "page_id", "") == self.page and shown:
            self.painted.set_result(time.process_time())
            self.painted = None


async def _opening(library: Library, home: Path, rounds: int) -> dict[str, float]:
    """Seconds of work for each page; other programs only ever add to it, so the quickest round is the truest."""
    journal = Journal.open(home, CLOCK)
    app = _Watched(Workbook(library=library, journal=journal, settings=Settings(), clock=CLOCK))
    found: dict[str, list[float]] = {page: [] for page in library.heads}
    async with app.run_test(size=(80, 24)) as pilot:
        for _round in range(rounds + 1):
            for page, times in found.items():
                await pilot.pause()
                app.page, app.painted = page, asyncio.get_running_loop().create_future()
                watched, begun = app.painted, time.process_time()
                app.open_exercise(page)
                times.append(await watched - begun)
                await pilot.pause()
                app.pop_screen()
    journal.close()
    return {page: min(times[1:]) for page, times in found.items()}
